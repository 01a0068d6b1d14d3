package changelog

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
)

// What the ledger's writer writes is read back, whatever the texts are.
func TestReadsWhatIsWritten(t *testing.T) {
	_, o := sample.Outcome(60)
	odd := rapid.OneOf(rapid.StringMatching(`['=+\-@"5, \r\n\t甲]{0,6}`), rapid.SampledFrom([]string{`="4510"`, "'=1+A1", "+8613800000000", "'+86138", "\t=A1", "''=A1"}))
	rapid.Check(t, func(t *rapid.T) {
		corrections := o.Corrections[:min(5, len(o.Corrections))]
		for i := range corrections {
			corrections[i].Was, corrections[i].Becomes = odd.Draw(t, "was"), odd.Draw(t, "becomes")
		}
		var out bytes.Buffer
		if _, err := ledger.WriteChanges(&out, corrections, "zh"); err != nil {
			t.Fatal(err)
		}
		lines, err := Read(out.Bytes(), "changes.csv")
		if err != nil || len(lines) != len(corrections) {
			t.Fatalf("%d lines (%v)", len(lines), err)
		}
		for i, l := range lines {
			if l.Was != corrections[i].Was || l.Becomes != corrections[i].Becomes || l.Column != "F" || l.Field != "name" || l.Leaves {
				t.Fatalf("%+v is not %q to %q", l, corrections[i].Was, corrections[i].Becomes)
			}
		}
	})
}

func TestNoLedger(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\r\n1,2\r\n": "x.csv: not a ledger of changes, the column file is missing",
		"file,sheet,row,column,was,becomes\r\nr,s,一,A,1,2\r\n": `x.csv!2: row should be a whole number from 1 on`,
		"":                 "x.csv: ",
		"file,\"sheet\r\n": "x.csv!1: the quotes do not pair",
	} {
		if _, err := Read([]byte(text), "x.csv"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
