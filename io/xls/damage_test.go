package xls_test

import (
	"bytes"
	"errors"
	"testing"

	"rollnet/io/containertest"
	"rollnet/io/fault"
	"rollnet/io/xls"
	"rollnet/screening/table/tabletext"
)

// book is a small workbook, and where its stream begins in it.
func book(t testing.TB) (data []byte, stream int) {
	t.Helper()
	for _, c := range containertest.All {
		if c.Name != "biff8.xls" {
			continue
		}
		data, err := c.Write(tabletext.Table("f", "", "姓名\t人数\n韦一\t#2\n黄二\t#2\n农三\t#1\n"))
		if err != nil {
			t.Fatal(err)
		}
		return data, bytes.Index(data, []byte{0x09, 0x08, 0x10, 0, 0, 6, 5, 0})
	}
	t.Fatal("no .xls among the containers")
	return nil, 0
}

// sheetAt is where the sheet's own BOF record stands.
func sheetAt(data []byte) int { return bytes.Index(data, []byte{0x09, 0x08, 0x10, 0, 0, 6, 0x10, 0}) }

func refusal(data []byte) fault.Code {
	_, err := xls.Read(data, "f.xls")
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}

// A sheet that the list calls a chart, or that calls itself one, is not passed over unless both say so.
func TestSheetKinds(t *testing.T) {
	data, stream := book(t)
	bound := stream + bytes.Index(data[stream:], []byte{0x85, 0, 0x0E, 0})
	for _, kind := range []byte{1, 2, 6, 9} {
		broken := bytes.Clone(data)
		broken[bound+4+5] = kind
		if refusal(broken) != fault.BadZip {
			t.Errorf("kind %d in the list: %q", kind, refusal(broken))
		}
	}
	broken := bytes.Clone(data)
	broken[sheetAt(data)+6] = 0x20
	if refusal(broken) != fault.BadZip {
		t.Errorf("kind of BOF: %q", refusal(broken))
	}
	broken[bound+4+5] = 2
	if tables, err := xls.Read(broken, "f.xls"); err != nil || len(tables) != 0 {
		t.Errorf("a chart sheet: %d tables, %v", len(tables), err)
	}
}

// The rows before the break are kept, and the first one that is lost is named.
func TestReadSound(t *testing.T) {
	data, _ := book(t)
	broken := bytes.Clone(data)
	at := bytes.LastIndex(broken, []byte{0xFD, 0, 10, 0}) // the last text cell, A4
	broken[at+10] = 0xFF                                  // of a shared string that is not there
	tables, lost, err := xls.ReadSound(broken, "", "f.xls")
	if err != nil || len(lost) != 1 || len(tables) != 1 {
		t.Fatal(tables, lost, err)
	}
	if got := tables[0]; lost[0].Row != 3 || lost[0].Sheet != "Sheet1" || lost[0].Why.Code != fault.BadString || got.Rows() != 2 || got.At(1, 0).Text != "韦一" {
		t.Errorf("%d rows, %+v", got.Rows(), lost[0])
	}
}

// What is no workbook, or a broken one, is refused or read; it never panics, hangs or takes memory.
func FuzzRead(f *testing.F) {
	data, stream := book(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(data[:stream+200])
	chart := bytes.Clone(data)
	chart[sheetAt(data)+6] = 0x20
	f.Add(chart)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return
		}
		tables, err := xls.Read(data, "f.xls")
		var refused *fault.Fault
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("%v is no fault", err)
		}
		for _, table := range tables {
			for row := range table.Rows() {
				_ = table.Number(row)
			}
		}
		sound, _, err := xls.ReadSound(data, "p", "f.xls")
		if err == nil && len(sound) < len(tables) {
			t.Fatalf("%d sheets, and %d where damage is allowed", len(tables), len(sound))
		}
	})
}
