// Package records reads any table as records with names: the first row of a sheet are the headers, and one column names the records.
package records

import (
	"fmt"
	"path/filepath"
	"strings"

	"rollnet/io/sheet"
	"rollnet/screening"
	"rollnet/screening/matching"
	"rollnet/screening/table"
)

// Records are the rows of tables, one behind the other.
type Records struct {
	IDs     []string
	columns map[string]column
}

// column has a text for each record; records of tables without the column have a blank.
type column []string

// Wrong is a table that cannot be read as records.
type Wrong struct {
	Place string // file, or file!sheet
	screening.Words
}

// Error is the English text.
func (w Wrong) Error() string { return w.In("en") }

// In puts the place first.
func (w Wrong) In(lang string) string {
	return w.Place + map[bool]string{true: ": ", false: "："}[lang == "en"] + w.Words.In(lang)
}

// Read reads the sheets of files that have the id column. Each record needs an id of its own; the error is a Wrong, or what
// opening a file gives.
func Read(files []string, id string) (*Records, error) {
	all := &Records{columns: map[string]column{}}
	seen := map[string]string{}
	for _, path := range files {
		book, err := sheet.Open(path, filepath.Base(path), sheet.Options{})
		if err != nil {
			return nil, err
		}
		taken := false
		for _, t := range book.Tables {
			at := find(t, id)
			if at < 0 {
				continue
			}
			taken = true
			if err := all.take(t, at, seen); err != nil {
				return nil, err
			}
		}
		if !taken {
			return nil, Wrong{book.File, screening.Words{ZH: fmt.Sprintf("第一行没有表头“%s”（提示：用 --id 写编号列的表头）", id),
				EN: fmt.Sprintf("no header %q in the first row (hint: give the header of the column that names the records with --id)", id)}}
		}
	}
	if len(all.IDs) == 0 {
		return nil, Wrong{filepath.Base(files[0]), screening.Words{ZH: "只有表头，没有记录", EN: "headers and no records"}}
	}
	return all, nil
}

// find is the column under a header, -1 where there is none.
func find(t *table.Table, header string) int {
	if t.Rows() == 0 {
		return -1
	}
	for col := range t.Columns {
		if strings.TrimSpace(t.At(0, col).Text) == header {
			return col
		}
	}
	return -1
}

// take adds a table's rows.
func (r *Records) take(t *table.Table, id int, seen map[string]string) error {
	place := strings.TrimSuffix(t.File+"!"+t.Sheet, "!")
	before, rows := len(r.IDs), t.Rows()-1
	for row := 1; row <= rows; row++ {
		name := strings.TrimSpace(t.At(row, id).Text)
		here := fmt.Sprintf("%s!%d", place, t.Number(row))
		if name == "" {
			return Wrong{here, screening.Words{ZH: "编号为空", EN: "the id is blank"}}
		}
		if first := seen[name]; first != "" {
			return Wrong{here, screening.Words{ZH: "编号与 " + first + " 相同（提示：每条记录要有自己的编号）", EN: "the id stands at " + first + " too (hint: each record needs one of its own)"}}
		}
		seen[name] = here
		r.IDs = append(r.IDs, name)
	}
	headers := map[string]bool{}
	for col := range t.Columns {
		header := strings.TrimSpace(t.At(0, col).Text)
		if header == "" || col == id {
			continue
		}
		if headers[header] {
			return Wrong{place, screening.Words{ZH: fmt.Sprintf("有两列的表头都是“%s”", header), EN: fmt.Sprintf("two columns are headed %q", header)}}
		}
		headers[header] = true
		texts := r.columns[header]
		texts = append(texts, make(column, before-len(texts))...)
		for row := 1; row <= rows; row++ {
			texts = append(texts, strings.TrimSpace(t.At(row, col).Text))
		}
		r.columns[header] = texts
	}
	return nil
}

// Table is what a model compares: all columns but the one that names the records.
func (r *Records) Table() *matching.Table {
	t := matching.NewTable(len(r.IDs))
	for header, texts := range r.columns {
		t.Add(header, func(row int) string {
			if row < len(texts) {
				return texts[row]
			}
			return ""
		})
	}
	return t
}
