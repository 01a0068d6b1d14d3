package yardstick

import (
	"os"
	"path/filepath"
	"testing"

	"rollnet/io/xlsx"
)

func TestBothReadTheSameWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := xlsx.NewWriter(f, xlsx.WriteOptions{})
	steps := []error{w.Sheet("甲", xlsx.SheetOptions{}), w.HeaderRow("姓名", "人数"), w.Row(xlsx.TextCell("韦一"), xlsx.IntCell(3)), w.Close(), f.Close()}
	for _, err := range steps {
		if err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := Inflate(path); err != nil || n <= info.Size() {
		t.Errorf("inflated to %d bytes of %d, %v", n, info.Size(), err)
	}
	if rows, cells, err := Rows(path); err != nil || rows != 2 || cells != 4 {
		t.Errorf("%d rows, %d cells, %v; expected 2 and 4", rows, cells, err)
	}
	if err := os.Truncate(path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
	if _, err := Inflate(path); err == nil {
		t.Error("half a workbook is inflated without a word")
	}
}
