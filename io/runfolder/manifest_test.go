package runfolder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollnet/io/intake"
	"rollnet/io/internal/sample"
	"rollnet/io/layout"
	"rollnet/io/ledger"
	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

func manifest(t *testing.T) Manifest {
	t.Helper()
	c, o := sample.Outcome(200)
	part := c.Roll.Parts[0]
	inputs := Inputs([]intake.Input{{
		File: "花名册2018.xlsx", SHA256: "00", Container: "xlsx", Kind: roll.Persons, Era: roll.Era2018,
		Sheets: []*layout.Sheet{
			{Table: part.Table, Kind: roll.Persons, Era: roll.Era2018, HeaderRows: []int{1}, Rows: part.Rows,
				Skipped: []layout.Skipped{{Row: 700, Reason: screening.Words{ZH: "合计行", EN: "a total"}}}},
			{Table: part.Table, Skipped: []layout.Skipped{{Row: 1, Reason: screening.Words{ZH: "认不出的表", EN: "unknown"}}}},
		},
	}}, "zh")
	m := Manifest{Version: "1", Command: "screen", Flags: Settings{{Key: "skip", Value: "ID-014"}, {Key: "only", Value: ""}}, AsOf: "2018-06-30",
		Inputs: inputs, Rules: Rules(o.Rules, "zh"), Summary: summary.Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), RowsOf(inputs), 200, 600)}
	m.Profile, m.PovertyLine = ProfileOf(c.Profile)
	return m
}

func TestManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	f, err := New(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	want := manifest(t)
	if err := f.WriteManifest(want); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	got, err := ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	want.Tool, want.Outputs = Tool, []Output{}
	for i := range want.Summary.Towns {
		want.Summary.Towns[i].Rules, want.Summary.Towns[i].Villages = nil, nil
	}
	want.Seal = got.Seal // held by io/verification
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Error(diff)
	}
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{sample.NameSecret, sample.IDSecret + "1956"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("%s stands in run.json", secret)
		}
	}
	for _, text := range []string{`"kind": null`, `"rows_read": 601`, `"rows_kept": 600`, `"reason": "合计行"`, `"state": "stopped"`, `"poverty_line": null`} {
		if !strings.Contains(string(data), text) {
			t.Errorf("run.json does not say %s", text)
		}
	}
	if rows := RowsOf(got.Inputs); rows != (summary.Rows{Read: 602, Kept: 600, Skipped: 2}) {
		t.Errorf("rows %+v", rows)
	}
}

func TestPovertyLine(t *testing.T) {
	p, err := profile.Load(profile.Default)
	if err != nil {
		t.Fatal(err)
	}
	p.PovertyLine = 2995
	if _, line := ProfileOf(p); line == nil || line.Which != "poverty_line" || line.Yuan != 2995 {
		t.Errorf("a line that was set: %+v", line)
	}
	p.PovertyLine, p.LineTrack = 0, "nbs"
	if _, line := ProfileOf(p); line == nil || line.Which != "nbs" || len(line.Years) == 0 {
		t.Errorf("a track: %+v", line)
	}
}
