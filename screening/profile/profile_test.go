package profile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBuiltIn(t *testing.T) {
	for _, name := range Names() {
		p, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if p.Name != name || p.ElderAge != 60 || p.Guard.Share != 0.2 || !p.ChildAgeGap.Contains(15) || p.ChildAgeGap.Contains(46) {
			t.Errorf("%s: %+v", name, p)
		}
		if p.HasLine() {
			t.Errorf("%s has a poverty line that nobody set", name)
		}
	}
}

func TestLine(t *testing.T) {
	p, _ := Load(Default)
	if _, _, ok := p.Line(2018); ok {
		t.Error("a line without a choice")
	}
	if err := p.Set("line_track=nbs"); err != nil {
		t.Fatal(err)
	}
	if v, which, ok := p.Line(2018); v != 2995 || which != "nbs 2018" || !ok {
		t.Error(v, which, ok)
	}
	if _, _, ok := p.Line(2017); ok {
		t.Error("2017 has no source on the bureau's track")
	}
	if err := p.Set("poverty_line=3100"); err != nil {
		t.Fatal(err)
	}
	if v, which, ok := p.Line(2017); v != 3100 || which != "poverty_line" || !ok {
		t.Error(v, which, ok)
	}
}

// A province's own lines come before the national ones, and the line says so.
func TestLineOfProvince(t *testing.T) {
	p, _ := Load(Default)
	for _, s := range []string{"line_track=operational", "province=贵州"} {
		if err := p.Set(s); err != nil {
			t.Fatal(err)
		}
	}
	if v, which, ok := p.Line(2017); v != 3335 || which != "贵州 operational 2017" || !ok {
		t.Error(v, which, ok)
	}
	if v, which, ok := p.Line(2018); v != 3535 || which != "operational 2018" || !ok {
		t.Error(v, which, ok)
	}
	if err := p.Set("line_track=local"); err == nil {
		t.Error("贵州 has no local track")
	}
	if err := p.Set("province=黑龙江"); err != nil {
		t.Fatal(err)
	}
	if err := p.Set("line_track=local"); err != nil {
		t.Fatal(err)
	}
	if v, which, ok := p.Line(2016); v != 3346 || which != "黑龙江 local 2016" || !ok {
		t.Error(v, which, ok)
	}
	if _, _, ok := p.Line(2017); ok || len(p.LinesInForce()) != 1 {
		t.Error("a local track is filled up from elsewhere")
	}
}

func TestSet(t *testing.T) {
	p, _ := Load(Default)
	for _, s := range []string{"guard.share=0.5", "guard.shares.HH-005=0.4", "vehicle_exempt=摩托,三轮", "lines.national.nbs.2017=2952", "elder_age=65", "rules_off.NM-003=不统一间隔号"} {
		if err := p.Set(s); err != nil {
			t.Error(err)
		}
	}
	share, _ := p.GuardShare("HH-005")
	if p.Guard.Share != 0.5 || share != 0.4 || p.Guard.MinHits != 50 || len(p.VehicleExempt) != 2 || p.Lines[National]["nbs"][2017] != 2952 ||
		p.Lines[National]["nbs"][2016] != 2952 || p.ElderAge != 65 || p.RulesOff["NM-003"] == "" || p.Lineage()[0] != Default {
		t.Errorf("%+v", p)
	}
	other, _ := Load(Default)
	if other.Guard.Share != 0.2 {
		t.Error("setting one profile changed another")
	}
	for _, s := range []string{"elder_ag=60", "elder_age", "name=x", "elder_age=old", "guard.share=7", "line_track=other", "line_track=local", "province=贵洲", "lines.贵洲.nbs.2018=1", "guard=3", "child_age_gap.min=60"} {
		before := p.Values()
		if err := p.Set(s); err == nil {
			t.Errorf("%s was taken", s)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: more than a line: %v", s, err)
		}
		for i, v := range p.Values() {
			if v != before[i] {
				t.Errorf("%s was refused and changed %s", s, v.Key)
			}
		}
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	base := write("county.yaml", "name: county\nextends: gx-2018\nelder_age: 65\nguard:\n  min_hits: 10\n")
	p, err := Load(base)
	if err != nil {
		t.Fatal(err)
	}
	if p.ElderAge != 65 || p.ElderMaxMembers != 2 || p.Guard.MinHits != 10 || p.Guard.Share != 0.2 || strings.Join(p.Lineage(), " ") != "county gx-2018" {
		t.Errorf("%+v", p)
	}
	town := write("town.yaml", "name: town\nextends: county.yaml\npoverty_line: 2995\n")
	if p, err = Load(town); err != nil || p.ElderAge != 65 || p.PovertyLine != 2995 {
		t.Error(p, err)
	}
	for name, c := range map[string][2]string{
		"unknown.yaml": {"name: x\nextends: gx-2018\nelder_aeg: 60\n", `unknown.yaml:3: unknown field "elder_aeg"`},
		"nested.yaml":  {"name: x\nextends: gx-2018\nguard:\n  shear: 1\n", `nested.yaml:4: unknown field "shear"`},
		"type.yaml":    {"name: x\nextends: gx-2018\nelder_age: old\n", "type.yaml:3:"},
		"broken.yaml":  {"name: [x\n", "broken.yaml:"},
		"noname.yaml":  {"elder_age: 60\n", "has no name"},
		"range.yaml":   {"name: x\nextends: gx-2018\nelder_age: 6\n", "elder_age is 6"},
		"self.yaml":    {"name: x\nextends: self.yaml\n", "extends itself"},
		"empty.yaml":   {"", "has no name"},
	} {
		_, err := Load(write(name, c[0]))
		if err == nil || !strings.Contains(err.Error(), c[1]) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, expected %s", name, err, c[1])
		}
	}
	if _, err := Load(filepath.Join(dir, "none.yaml")); err == nil {
		t.Error("a file that is not there was read")
	}
}

func TestValues(t *testing.T) {
	p, _ := Load(Default)
	got := map[string]string{}
	for _, v := range p.Values() {
		if _, twice := got[v.Key]; twice {
			t.Errorf("%s twice", v.Key)
		}
		got[v.Key] = v.Value
	}
	for k, want := range map[string]string{"name": "gx-2018", "guard.share": "0.2", "lines.national.nbs.2018": "2995", "poverty_line": "0", "income_excludes": "基础养老金, C类低保金, 临时救助"} {
		if got[k] != want {
			t.Errorf("%s is %q, expected %q", k, got[k], want)
		}
	}
}
