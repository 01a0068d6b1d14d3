package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rollnet/cmd/cli"
	"rollnet/io/containertest"
	"rollnet/io/invented"
	"rollnet/io/sheet"
	"rollnet/screening/date"
	"rollnet/screening/invent"
	"rollnet/screening/table"
)

// inventedRoll is an invented county's roll, as one table; rows with their household's remainder divisible by damaged have
// an ID number that was typed into a number cell, none where damaged is 0.
func inventedRoll(t *testing.T, households, damaged int) *table.Table {
	t.Helper()
	county, err := invent.Make(invent.Options{Households: households, Seed: 11, AsOf: date.Of(2018, 6, 30), Errors: 0.2})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "county")
	if err := invented.Write(dir, county, invented.Options{Wide: true, RollOnly: true}); err != nil {
		t.Fatal(err)
	}
	w, err := sheet.Open(filepath.Join(dir, invented.WideFile), "roll", sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return withDamage(t, w.Tables[0], damaged)
}

// withDamage copies a table; every so many rows, an 18-digit number becomes a number cell without its last three digits.
func withDamage(t *testing.T, from *table.Table, every int) *table.Table {
	t.Helper()
	b := table.NewBuilder("roll", "")
	for row := range from.Rows() {
		if err := b.Row(from.Number(row)); err != nil {
			t.Fatal(err)
		}
		for col := range from.Columns {
			v := from.At(row, col)
			if every > 0 && row%every == 1 && len(v.Text) == 18 && strings.Trim(v.Text, "0123456789") == "" {
				v = table.Value{Kind: table.Number, Text: v.Text[:15] + "000"}
			}
			if err := b.Cell(col, v.Kind, []byte(v.Text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.Table()
}

// screened writes the table in a container, screens it, and gives the findings without the names of file and sheet.
func screened(t *testing.T, c containertest.Container, roll *table.Table) []string {
	t.Helper()
	data, err := c.Write(roll)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file, run := filepath.Join(dir, c.Name), filepath.Join(dir, "run")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, words bytes.Buffer
	if code := cli.Main([]string{"screen", file, "--out", run, "--as-of", "2018-06-30", "--set", "poverty_line=2995", "--quiet"}, &out, &words); code != 0 {
		t.Fatalf("%s: exit code %d: %s", c.Name, code, words.String())
	}
	lines, err := os.ReadFile(filepath.Join(run, "findings.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var findings []string
	for _, line := range strings.Split(strings.TrimSpace(string(lines)), "\n") {
		var f map[string]any
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		dropPlaces(f)
		blank, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		findings = append(findings, string(blank))
	}
	return findings
}

// dropPlaces takes the names of files and sheets out of an object and all that is in it.
func dropPlaces(in any) {
	switch v := in.(type) {
	case map[string]any:
		delete(v, "file")
		delete(v, "sheet")
		for _, inner := range v {
			dropPlaces(inner)
		}
	case []any:
		for _, inner := range v {
			dropPlaces(inner)
		}
	}
}

func compare(t *testing.T, name string, want, got []string) {
	t.Helper()
	shown := 0
	for i := range max(len(want), len(got)) {
		var w, g string
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			t.Errorf("%s: finding %d is\n%s\nnot\n%s", name, i+1, g, w)
			if shown++; shown == 3 {
				return
			}
		}
	}
}

// One roll gives the same findings in whatever container it comes.
func TestContainersAgree(t *testing.T) {
	roll := inventedRoll(t, 200, 0)
	var want []string
	for i, c := range containertest.All {
		got := screened(t, c, roll)
		if i == 0 {
			want = got
			if len(want) < 30 {
				t.Errorf("only %d findings: the test looks at too little", len(want))
			}
		}
		compare(t, c.Name, want, got)
	}
}

// An ID number that was typed into a number cell has lost its last digits, in each container that has number cells.
func TestContainersKeepDamage(t *testing.T) {
	roll := inventedRoll(t, 400, 7)
	var want []string
	for _, c := range containertest.All {
		if !c.Numbers {
			continue
		}
		got := screened(t, c, roll)
		if want == nil {
			want = got
			if n := strings.Count(strings.Join(want, "\n"), `"rule":"ID-006"`); n < 20 {
				t.Errorf("only %d damaged numbers are found", n)
			}
		}
		compare(t, c.Name, want, got)
	}
}
