package operations

import (
	"bytes"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/internal/sample"
	"rollnet/screening"
)

func sheetOf(t *testing.T, corrections []screening.Correction, lang string) [][]string {
	t.Helper()
	var out bytes.Buffer
	n, err := WriteEdits(&out, t.TempDir(), corrections, lang)
	if err != nil || n != len(corrections) {
		t.Fatalf("%d rows for %d corrections (%v)", n, len(corrections), err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows(nameOf(screening.Edit).In(lang))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestEdits(t *testing.T) {
	_, o := sample.Outcome(200)
	if len(o.Corrections) == 0 {
		t.Fatal("the sample has no correction")
	}
	rows := sheetOf(t, o.Corrections, "zh")
	if len(rows) != len(o.Corrections)+2 {
		t.Fatalf("%d rows", len(rows))
	}
	at := map[string]int{}
	for i, head := range rows[1] {
		at[head] = i
	}
	found := map[string]bool{}
	for _, row := range rows[2:] {
		found[row[at["行号"]]+"|"+row[at["原值"]]+"|"+row[at["修改后"]]+"|"+row[at["修改字段"]]] = true
	}
	for _, c := range o.Corrections {
		key := strconv.Itoa(c.At.Part.Table.Number(c.At.Row)) + "|" + c.Was + "|" + c.Becomes + "|姓名"
		if !found[key] {
			t.Errorf("%s is not in the list", key)
		}
	}
}

func TestNothingToEnter(t *testing.T) {
	for lang, want := range map[string]string{"zh": "本次无可直接修改项", "en": "nothing to enter this time"} {
		rows := sheetOf(t, nil, lang)
		if len(rows) != 3 || rows[2][1] != want {
			t.Errorf("%s: %q", lang, rows)
		}
	}
}
