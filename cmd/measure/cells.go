package main

import (
	"archive/zip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// compareCells holds every corrected file against its original, cell by cell, with a reader of its own: a cell may differ
// only where a fix was planted, and must then be what was expected.
func (s *score) compareCells(county, corrected string) error {
	entries, err := os.ReadDir(corrected)
	if err != nil {
		return err
	}
	expected := map[string]string{} // file!row!column -> text
	for _, l := range s.planted {
		if l.Action == "fix" {
			expected[fmt.Sprintf("%s!%s%d", l.File, l.Column, l.Row)] = l.Expected
		}
	}
	for _, e := range entries {
		before, err := readCells(filepath.Join(county, e.Name()))
		if err != nil {
			return err
		}
		after, err := readCells(filepath.Join(corrected, e.Name()))
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(before)) {
			text := before[name]
			key := e.Name() + "!" + name
			want, planted := expected[key]
			if !planted {
				want = text
			}
			if after[name] != want {
				s.otherCells++
				s.notes = append(s.notes, "cell "+key+" is not as expected")
			}
			delete(after, name)
			delete(expected, key)
		}
		s.otherCells += len(after)
	}
	s.otherCells += len(expected) // fixes in files that are not there
	return nil
}

// readCells reads the only sheet of a workbook that invented.Write made: cell name -> text.
func readCells(path string) (map[string]string, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	shared, err := texts(&z.Reader)
	if err != nil {
		return nil, err
	}
	cells := map[string]string{}
	err = elements(&z.Reader, "xl/worksheets/sheet1.xml", "c", func(d *xml.Decoder, at xml.StartElement) error {
		var c struct {
			Ref    string `xml:"r,attr"`
			Type   string `xml:"t,attr"`
			Value  string `xml:"v"`
			Inline struct {
				Text string `xml:"t"`
			} `xml:"is"`
		}
		if err := d.DecodeElement(&c, &at); err != nil {
			return err
		}
		switch c.Type {
		case "inlineStr":
			cells[c.Ref] = c.Inline.Text
		case "s":
			i, err := strconv.Atoi(c.Value)
			if err != nil || i < 0 || i >= len(shared) {
				return fmt.Errorf("cell %s: no shared string %q", c.Ref, c.Value)
			}
			cells[c.Ref] = shared[i]
		default:
			cells[c.Ref] = c.Value
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return cells, nil
}

func texts(z *zip.Reader) ([]string, error) {
	var all []string
	err := elements(z, "xl/sharedStrings.xml", "si", func(d *xml.Decoder, at xml.StartElement) error {
		var si struct {
			Text string `xml:"t"`
		}
		err := d.DecodeElement(&si, &at)
		all = append(all, si.Text)
		return err
	})
	return all, err
}

// elements visits the elements of a name in a part.
func elements(z *zip.Reader, part, name string, visit func(*xml.Decoder, xml.StartElement) error) error {
	f, err := z.Open(part)
	if err != nil {
		return err
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == name {
			if err := visit(d, start); err != nil {
				return err
			}
		}
	}
}

// readManifest counts rows that are not accounted for, and rules that were stopped, or did not run though something
// was planted for them.
func (s *score) readManifest(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var run struct {
		Inputs []struct {
			Sheets []struct {
				Kind        string
				RowsRead    int `json:"rows_read"`
				RowsKept    int `json:"rows_kept"`
				RowsSkipped int `json:"rows_skipped"`
				Skipped     []struct{ Row int }
			}
		}
		Rules []struct{ Rule, State string }
	}
	if err := json.Unmarshal(text, &run); err != nil {
		return fmt.Errorf("run.json: %w", err)
	}
	kept := map[string]int{}
	for _, in := range run.Inputs {
		for _, sheet := range in.Sheets {
			s.lostRows += abs(sheet.RowsRead-sheet.RowsKept-sheet.RowsSkipped) + abs(sheet.RowsSkipped-len(sheet.Skipped))
			kept[sheet.Kind] += sheet.RowsKept
		}
	}
	for kind, rows := range s.rows {
		s.lostRows += abs(rows - kept[kind])
	}
	for _, r := range run.Rules {
		if t := s.byRule[r.Rule]; t == nil || t.planted == 0 {
			s.unplanted = append(s.unplanted, r.Rule+" "+r.State)
		}
		if t := s.byRule[r.Rule]; r.State == "stopped" || r.State != "ran" && t != nil && t.planted > 0 {
			s.stopped = append(s.stopped, r.Rule+" "+r.State)
		}
	}
	return nil
}

func abs(n int) int { return max(n, -n) }
