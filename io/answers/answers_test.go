package answers

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/exceptions"
	"rollnet/io/fault"
	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
	"rollnet/io/summary"
)

func saved(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A list as screen writes it, filled in, with rows taken out, on sheets of other names.
func TestReadsOurOwnList(t *testing.T) {
	_, o := sample.Outcome(60)
	found := ledger.Findings(o.Findings, "zh")
	var list bytes.Buffer
	if _, err := exceptions.Write(&list, t.TempDir(), exceptions.Content{Findings: found, Rules: o.Rules, Lang: "zh",
		Summary: summary.Of(found, o.Rules, 0, summary.Rows{}, 60, 180)}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&list)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Result{}
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil || len(rows) < 4 || !slices.Contains(rows[1], exceptions.HeadResult.ZH) {
			continue
		}
		at := slices.Index(rows[1], exceptions.HeadResult.ZH) + 1
		id := slices.Index(rows[1], exceptions.HeadID.ZH)
		all := []string{"属实-同意建议", " 属实 － 另改为", "不属实　", "待核", "看过"}
		for i, row := range rows[2:] {
			cell, _ := excelize.CoordinatesToCellName(at, i+3)
			if err := book.SetCellStr(name, cell, all[i%len(all)]); err != nil {
				t.Fatal(err)
			}
			want[row[id]] = []Result{Agreed, Other, NotSo, Pending, None}[i%len(all)]
		}
		if len(rows) > 5 {
			delete(want, rows[3][id])
			if err := book.RemoveRow(name, 4); err != nil {
				t.Fatal(err)
			}
		}
		if err := book.SetSheetName(name, "交回"+name); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "村.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	all, files, err := Read([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(want) || len(want) < 10 || files[0].Answers != len(all) || files[0].Rows < len(all) {
		t.Fatalf("%d answers, want %d; %+v", len(all), len(want), files)
	}
	for _, a := range all {
		if a.Result != want[a.ID] {
			t.Errorf("%s!%d: %q, want %q", a.Sheet, a.Row, a.Result, want[a.ID])
		}
	}
}

// Lists pasted one below the other, in another order of columns, and in English.
func TestReadsPasted(t *testing.T) {
	path := saved(t, "a.csv", "核实结果,说明,问题编号,核实日期,核实人\n不属实,同名,9F2C,2018年7月15日,李四\n,,aa,,\n,只写了说明,bb,,\n"+
		"finding id,result,right value,checked on\ncc,TRUE – another value, 之女 ,夏天\n,不属实,,\n")
	all, files, err := Read([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	want := []Answer{
		{File: "a.csv", Row: 2, ID: "9f2c", Result: NotSo, Said: "不属实", Note: "同名", Date: "2018-07-15", Verifier: "李四"},
		{File: "a.csv", Row: 4, ID: "bb", Note: "只写了说明"},
		{File: "a.csv", Row: 6, ID: "cc", Result: Other, Said: "TRUE – another value", Value: "之女", Date: "夏天"},
		{File: "a.csv", Row: 7, Result: NotSo, Said: "不属实"},
	}
	if fmt.Sprint(all) != fmt.Sprint(want) || files[0].Rows != 5 || files[0].Answers != 4 {
		t.Errorf("%+v\nwant %+v; %+v", all, want, files)
	}
}

func TestNoList(t *testing.T) {
	_, _, err := Read([]string{saved(t, "a.csv", "姓名,核实结果\n某,不属实\n")})
	var bad *fault.Fault
	if !errors.As(err, &bad) || bad.Code != fault.NoAnswers {
		t.Errorf("%v", err)
	}
}
