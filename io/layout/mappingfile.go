package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"rollnet/screening"
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Wrong is a mapping that says something that cannot be.
type Wrong struct{ screening.Words }

func (w Wrong) Error() string { return w.EN }

func wrong(zh, en string, args ...any) error {
	return Wrong{screening.Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}}
}

// ParseChoice reads COLUMN=FIELD, where COLUMN is a header, or FILE!SHEET!LETTERS (FILE!LETTERS for a file with one sheet),
// and FIELD a field's key, or - for a column to be left out.
func ParseChoice(text string) (*Entry, error) {
	at := strings.LastIndex(text, "=")
	if at <= 0 {
		return nil, wrong("要写成 列=字段，不能是 %q", "it takes COLUMN=FIELD, not %q", text)
	}
	field, err := parseField(text[at+1:])
	if err != nil {
		return nil, err
	}
	column := strings.TrimSpace(text[:at])
	e := &Entry{From: "--map"}
	if first, last := strings.Index(column, "!"), strings.LastIndex(column, "!"); first > 0 && letters.MatchString(column[last+1:]) {
		e.File = column[:first]
		if last > first {
			e.Sheet = column[first+1 : last]
		}
		column = column[last+1:]
	}
	e.Columns = []*Choice{{Column: column, Field: field}}
	return e, nil
}

// parseField reads a field's key; the error names what may have been meant.
func parseField(key string) (roll.Field, error) {
	key = strings.TrimSpace(key)
	if key == "-" {
		return roll.NoField, nil
	}
	if f := roll.FieldByKey(key); f != roll.NoField {
		return f, nil
	}
	near := nearest(key)
	if near == "" {
		return 0, wrong("没有字段 %q（提示：全部字段见 rollnet rules list --fields；不采用的列写 -）",
			"there is no field %q (hint: rollnet rules list --fields names them; - leaves a column out)", key)
	}
	return 0, wrong("没有字段 %q（提示：是不是 %s？全部字段见 rollnet rules list --fields）",
		"there is no field %q (hint: %s? rollnet rules list --fields names them all)", key, near)
}

// nearest is the field whose key, Chinese or English name is like a text, or that a header with the text would be.
func nearest(text string) string {
	if m, ok := words().anyMeaning(newHeader([]string{text}, []string{normal(text)})); ok && m.field != roll.NoField {
		return m.field.String()
	}
	best, least := "", 5
	for _, f := range roll.Fields() {
		for _, name := range []string{f.String(), f.English(), f.Chinese()} {
			if d, n := distance(strings.ToLower(text), name), len([]rune(name)); d < least && d < n && d <= max(2, n/3) {
				best, least = f.String(), d
			}
		}
	}
	return best
}

// distance is how many characters have to be put in, left out or replaced.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(y)]
}

// mappingYAML is a mapping file.
type mappingYAML struct {
	Files []struct {
		File       string        `yaml:"file"`
		Sheet      string        `yaml:"sheet"`
		Kind       string        `yaml:"kind"`
		Era        string        `yaml:"era"`
		HeaderRows []int         `yaml:"header_rows"`
		Columns    yaml.MapSlice `yaml:"columns"`
	} `yaml:"files"`
}

// ReadMapping reads a mapping file. The error is a Wrong, or that of reading the file.
func ReadMapping(name string) (*Mapping, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return ParseMapping(filepath.Base(name), data)
}

// ParseMapping reads a mapping file's text.
func ParseMapping(name string, data []byte) (*Mapping, error) {
	var file mappingYAML
	if err := yaml.UnmarshalWithOptions(data, &file, yaml.Strict()); err != nil && !errors.Is(err, io.EOF) {
		message := err.Error()
		var at yaml.Error
		if errors.As(err, &at) {
			message = at.GetMessage()
			if token := at.GetToken(); token != nil && token.Position != nil {
				message = fmt.Sprintf("%d: %s", token.Position.Line, message)
			}
		}
		return nil, wrong("映射文件 %s:%s（提示：各项为 file sheet kind era header_rows columns）", "mapping file %s:%s (hint: the keys are file, sheet, kind, era, header_rows, columns)", name, message)
	}
	sum := sha256.Sum256(data)
	m := &Mapping{SHA256: hex.EncodeToString(sum[:])}
	for i, f := range file.Files {
		e := &Entry{From: name, File: f.File, Sheet: f.Sheet, HeaderRows: f.HeaderRows, Era: roll.Era(f.Era)}
		place := fmt.Sprintf("%s: files[%d]", name, i)
		if e.File == "" {
			return nil, wrong("%s：没有 file（提示：写文件名，或 *.xlsx）", "%s: no file (hint: a file's name, or *.xlsx)", place)
		}
		for _, pattern := range []string{e.File, e.Sheet} {
			if _, err := path.Match(pattern, ""); err != nil {
				return nil, wrong("%s：%q 写法有误", "%s: bad pattern %q", place, pattern)
			}
		}
		if e.Era != roll.NoEra && !slices.Contains([]roll.Era{roll.Era2014, roll.Era2018, roll.Era2021}, e.Era) {
			return nil, wrong("%s：era 只能是 2014-2018、2018-2020 或 2021+，不能是 %q", "%s: era is 2014-2018, 2018-2020 or 2021+, not %q", place, f.Era)
		}
		switch {
		case f.Kind == "-":
			e.NotRead = true
		case f.Kind != "" && !slices.Contains(everyKind, roll.Kind(f.Kind)):
			return nil, wrong("%s：没有种类 %q（提示：有 %s；不读的表写 -）", "%s: there is no kind %q (hint: %s, or - for a sheet to be left out)", place, f.Kind, kindNames())
		default:
			e.Kind = roll.Kind(f.Kind)
		}
		for _, c := range f.Columns {
			field, err := parseField(fmt.Sprint(c.Value))
			if err != nil {
				w := err.(Wrong)
				return nil, wrong("%[1]s：%[2]s", "%[1]s: %[3]s", place, w.ZH, w.EN)
			}
			e.Columns = append(e.Columns, &Choice{Column: fmt.Sprint(c.Key), Field: field})
		}
		m.Entries = append(m.Entries, e)
	}
	return m, nil
}

func kindNames() string {
	var names []string
	for _, k := range everyKind[1:] {
		names = append(names, string(k))
	}
	return strings.Join(names, " ")
}

// WriteMapping writes what was recognised as a mapping file, to be edited and read again: the columns that were taken, and
// as comments those that were not. It holds headers only, no personal data.
func WriteMapping(w io.Writer, sheets []*Sheet, lang string) error {
	words := screening.Words{
		ZH: "# 哪一列是什么字段，由 rollnet inspect 写出；改好后用 --mapping 读回。\n# 列写表头，或列的字母；“-”表示不采用；字段见 rollnet rules list --fields；kind 写“-”表示不读这张表。\n",
		EN: "# Which column is which field, as rollnet inspect saw it; edit it and read it back with --mapping.\n# A column is a header or its letters; - leaves it out; rollnet rules list --fields names the fields; kind - leaves a sheet out.\n",
	}
	var out strings.Builder
	out.WriteString(words.In(lang) + "files:\n")
	for _, s := range sheets {
		several := false
		for _, other := range sheets {
			several = several || other != s && other.Table == s.Table
		}
		s.writeMapping(&out, several, lang)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// writeMapping writes one sheet. Of several tables on one sheet kind and header rows cannot be said apart.
func (s *Sheet) writeMapping(out *strings.Builder, several bool, lang string) {
	fmt.Fprintf(out, "  - file: %s\n", strconv.Quote(path.Base(s.Table.File)))
	if s.Table.Sheet != "" {
		fmt.Fprintf(out, "    sheet: %s\n", strconv.Quote(s.Table.Sheet))
	}
	mark := ""
	if s.Kind == "" || several {
		mark = "# "
	}
	fmt.Fprintf(out, "    %skind: %s\n", mark, strconv.Quote(string(s.Kind)))
	fmt.Fprintf(out, "    # header_rows: [%s]\n", strings.Trim(strings.ReplaceAll(fmt.Sprint(s.HeaderRows), " ", ", "), "[]"))
	count := map[string]int{}
	taken := false
	for _, c := range s.Columns {
		count[normal(c.Header)]++
		taken = taken || c.Field != roll.NoField
	}
	if taken {
		out.WriteString("    columns:\n")
	} else {
		out.WriteString("    columns: {}\n")
	}
	for _, c := range s.Columns {
		key := c.Header
		if letters.MatchString(key) || count[normal(key)] > 1 || normal(key) == "" {
			key = table.ColumnName(c.Index)
		}
		if c.Field != roll.NoField {
			fmt.Fprintf(out, "      %s: %s # %s\n", strconv.Quote(key), c.Field, table.ColumnName(c.Index))
		} else {
			fmt.Fprintf(out, "      # %s: \"-\" # %s %s\n", strconv.Quote(key), table.ColumnName(c.Index), c.Why.In(lang))
		}
	}
}
