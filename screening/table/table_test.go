package table

import (
	"errors"
	"fmt"
	"testing"
)

func TestBuilder(t *testing.T) {
	b := NewBuilder("f.xlsx", "S")
	put := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	put(b.Row(2))
	put(b.Cell(0, Text, []byte("1")))
	put(b.Cell(3, Number, []byte("1")))
	put(b.Row(3)) // stays empty
	put(b.Cell(1, Blank, nil))
	put(b.Row(9))
	put(b.Cell(0, Number, []byte("1")))
	put(b.Cell(3, Number, []byte("1")))
	put(b.Row(10))
	put(b.Cell(0, Text, []byte("1")))
	if err := b.Cell(0, Text, []byte("2")); !errors.Is(err, ErrOrder) {
		t.Errorf("a cell twice: %v", err)
	}
	if err := b.Row(10); !errors.Is(err, ErrOrder) {
		t.Errorf("a row twice: %v", err)
	}
	tab := b.Table()
	got := ""
	for row := range tab.Rows() {
		got += fmt.Sprintln(tab.Number(row), tab.At(row, 0), tab.At(row, 1), tab.At(row, 3), tab.At(row, 4))
	}
	want := "2 {1 text} { blank} {1 number} { blank}\n9 {1 number} { blank} {1 number} { blank}\n10 {1 text} { blank} { blank} { blank}\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if n := tab.Columns[0].Len(); n != 3 { // the blank, the text and the number
		t.Errorf("%d contents", n)
	}
}

// A sheet of few cells that are far apart must not cost a place for each pair of row and column.
func TestBuilderStopsGrowing(t *testing.T) {
	b := NewBuilder("f.xlsx", "S")
	b.most = 1 << 16
	var err error
	for row := 1; row <= 2_000 && err == nil; row++ {
		err = b.Row(row)
		if err == nil {
			err = b.Cell(0, Text, []byte("x"))
		}
	}
	for col := 1; col < 16_384 && err == nil; col++ {
		err = b.Cell(col, Text, []byte("x"))
	}
	if !errors.Is(err, ErrSize) {
		t.Errorf("%v", err)
	}
}

func TestAgain(t *testing.T) {
	b := NewBuilder("f.xlsx", "S")
	for row := 1; row <= 3*memorySize; row++ {
		if err := b.Row(row); err != nil {
			t.Fatal(err)
		}
		key := uint32(row % 1500) // some fall on the same place of the memory
		known, err := b.Again(0, key)
		if err == nil && !known {
			err = b.CellAs(0, key, Text, fmt.Append(nil, key))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	c := b.Table().Columns[0]
	for row := range c.Codes() {
		if want := fmt.Sprint((row + 1) % 1500); c.At(row).Text != want {
			t.Fatalf("row %d is %s, not %s", row+1, c.At(row).Text, want)
		}
	}
	if c.Len() != 1501 {
		t.Errorf("%d contents", c.Len())
	}
}

func TestCellName(t *testing.T) {
	for name, at := range map[string][2]int{"A1": {1, 0}, "Z2": {2, 25}, "AA3": {3, 26}, "ZZ4": {4, 701}, "AAA5": {5, 702}, "XFD1048576": {1048576, 16383}} {
		if got := CellName(at[0], at[1]); got != name {
			t.Errorf("%v is %s, not %s", at, got, name)
		}
	}
}

func TestMap(t *testing.T) {
	b := NewBuilder("f", "")
	for row, text := range []string{"a", "b", "a"} {
		if err := errors.Join(b.Row(row+1), b.Cell(0, Text, []byte(text))); err != nil {
			t.Fatal(err)
		}
	}
	parsed := 0
	typed := Map(b.Table().Columns[0], func(v Value) string { parsed++; return v.Text + "!" })
	if parsed != 3 || typed.At(2) != "a!" || typed.At(99) != "!" || !typed.Present() {
		t.Errorf("parsed %d, %q, %q", parsed, typed.At(2), typed.At(99))
	}
	none := Map(nil, func(Value) int { return 1 })
	if none.Present() || none.At(0) != 0 {
		t.Error("a column that is not there has values")
	}
}
