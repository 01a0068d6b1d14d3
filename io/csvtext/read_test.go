package csvtext

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/io/fault"
	"rollnet/screening/table"
)

// cells writes a table as A1=… lines.
func cells(t *table.Table) (all []string) {
	for row := range t.Rows() {
		for col := range t.Columns {
			if v := t.At(row, col); v.Kind != table.Blank {
				all = append(all, table.CellName(t.Number(row), col)+"="+v.Text)
			}
		}
	}
	return all
}

func gb(t testing.TB, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		data   string
		format Format
		want   string
	}{
		"plain":              {"a,b\nc,d\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b A2=c B2=d"},
		"no line end":        {"a,b", Format{UTF8, false, ',', ""}, "A1=a B1=b"},
		"bom and crlf":       {bom + "姓名,性别\r\n张三,男\r\n", Format{UTF8, true, ',', "\r\n"}, "A1=姓名 B1=性别 A2=张三 B2=男"},
		"gb18030":            {gb(t, "姓名;户\n张㐀;𠮷\n"), Format{GB18030, false, ';', "\n"}, "A1=姓名 B1=户 A2=张㐀 B2=𠮷"},
		"gbk user zone":      {gb(t, "姓名,户\n张") + "\xaa\xa1\xfe\x59\xa1\x40\xa7\xa0,1\n", Format{GB18030, false, ',', "\n"}, "A1=姓名 B1=户 A2=张\ue000龴\ue4c6\ue765 B2=1"},
		"bar in gbk":         {"户|名\n" + gb(t, "丂丄|亅") + "|x\n", Format{GB18030, false, '|', "\n"}, ""},
		"utf-16":             {"\xff\xfea\x00,\x00\x00\x4e\n\x00", Format{UTF16LE, true, ',', "\n"}, "A1=a B1=一"},
		"utf-16 without bom": {"\x00a\x00\t\x4e\x00\x00\n", Format{UTF16BE, false, '\t', "\n"}, "A1=a B1=一"},
		"cr":                 {"a\tb\rc\td\r", Format{UTF8, false, '\t', "\r"}, "A1=a B1=b A2=c B2=d"},
		"blank rows count":   {"a,b\n\n,\n1,2\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b A4=1 B4=2"},
		"ragged":             {"a,b,c\n1\n1,2,3,4\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b C1=c A2=1 A3=1 B3=2 C3=3 D3=4"},
		"quotes":             {"a,b\n\"x,\"\"y\"\"\r\nz\",2\n3,4\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b A2=x,\"y\"\r\nz B2=2 A3=3 B3=4"},
		"quotes in the text": {"a,b\nx\"y\"z,\t\"1\"\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b A2=x\"y\"z B2=\t\"1\""},
		"behind quotes":      {"a,b\n\"x\"y,\"1,2\" \t\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b A2=xy B2=1,2 \t"},
		"wrapped":            {"a,b,c\n=\"0,7\",\"=\"\"0\"\"\"\"8\"\"\",=\"9\"x\n", Format{UTF8, false, ',', "\n"}, `A1=a B1=b C1=c A2=0,7 B2=0"8 C2=="9"x`},
		"wrapped blank":      {"a,b\n=\"\",\"=\"\"\"\"\"\n=\"x\n", Format{UTF8, false, ',', "\n"}, `A1=a B1=b A3=="x`},
		"declared":           {"sep=;\r\na;b,c\r\n", Format{UTF8, false, ';', "\r\n"}, "A1=a B1=b,c"},
		"tabs before ids":    {"户编号,证件号码\n\t1,\t2\n\t3,\t4\n", Format{UTF8, false, ',', "\n"}, "A1=户编号 B1=证件号码 A2=\t1 B2=\t2 A3=\t3 B3=\t4"},
		"commas in tsv":      {"姓名\t住址\n张\t甲,乙,丙\n李\t丁,戊,己\n", Format{UTF8, false, '\t', "\n"}, "A1=姓名 B1=住址 A2=张 B2=甲,乙,丙 A3=李 B3=丁,戊,己"},
		"title above":        {"花名册,,\n姓名,性别,人数\n张,男,3\n", Format{UTF8, false, ',', "\n"}, "A1=花名册 A2=姓名 B2=性别 C2=人数 A3=张 B3=男 C3=3"},
		"long remark":        {"a,b,c\n1,\"x,y\nz,w,v\",3\n", Format{UTF8, false, ',', "\n"}, "A1=a B1=b C1=c A2=1 B2=x,y\nz,w,v C2=3"},
	} {
		got, format, err := Read([]byte(c.data), "f.csv")
		if name == "bar in gbk" { // 丂 is 81 40, 丄 is 81 41; a second byte of 7C is written out below
			c.data = gb(t, "户|名\n") + "\x81\x7c|x\n"
			got, format, err = Read([]byte(c.data), "f.csv")
			c.want = "A1=户 B1=名 A2=" + mustDecode(t, "\x81\x7c") + " B2=x"
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if format != c.format {
			t.Errorf("%s: format %+v, want %+v", name, format, c.format)
		}
		if s := strings.Join(cells(got), " "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}

func mustDecode(t testing.TB, s string) string {
	out, err := simplifiedchinese.GB18030.NewDecoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestReadRefuses(t *testing.T) {
	wide := "a,b,c\n"
	for name, c := range map[string]struct {
		data, cell string
		code       fault.Code
		at         int64
	}{
		"nothing":             {"", "", fault.Empty, 0},
		"bom alone":           {bom, "", fault.Empty, 0},
		"utf-16 cut off":      {"\xff\xfea\x00,\x00b", "B1", fault.BadText, 6},
		"utf-16, half a pair": {"\xff\xfea\x00\n\x00\x00\xd8b\x00", "A2", fault.BadText, 6},
		"utf-32":              {"\xff\xfe\x00\x00a\x00\x00\x00", "A1", fault.BadText, 0},
		"nul":                 {wide + "1,2\x003,4\n" + strings.Repeat("x", 64), "B2", fault.BadText, 9},
		"half a character":    {bom + "姓名,户\n张\xe4\xb8,1\n", "A2", fault.BadText, 17},
		"utf-8 but for one":   {strings.Repeat("姓名,性别\n", 9) + "张\xb8,1\n", "A10", fault.BadText, 0},
		"no character in gbk": {gb(t, "姓名,户\n张三,男\n") + "\x81\n", "A3", fault.BadText, 0},
		"replaced before":     {gb(t, "姓名,户\n张三,男\n") + "1,\x84\x31\xa4\x37\n", "B3", fault.BadText, 0},
		"quote open":          {wide + "1,\"2,3\n4,5,6\n", "B2", fault.BadQuote, 8},
		"quote open, line":    {wide + "\"x\ny\",2,\"3\n4,5,6\n", "C2", fault.BadQuote, 0},
		"behind a quote":      {wide + "\"1,2\"3,4\n", "A2", fault.BadQuote, 6},
		"swallowed rows":      {wide + "1,\"2,3\n4,5\",6\n", "B2", fault.BadQuote, 8},
		"long cell":           {wide + "1," + strings.Repeat("一", 32768) + "\n", "B2", fault.Limit, 8},
		"too many columns":    {wide + strings.Repeat(",", 16384) + "\n", "2", fault.Limit, 0},
		"too many rows":       {strings.Repeat("\n", 1048576) + "a,b\n", "1048577", fault.Limit, 0},
	} {
		_, _, err := Read([]byte(c.data), "f.csv")
		var f *fault.Fault
		if !errors.As(err, &f) {
			t.Errorf("%s: %v, want a fault", name, err)
			continue
		}
		if f.Code != c.code || f.Cell != c.cell || f.File != "f.csv" || c.at > 0 && f.Byte != c.at {
			t.Errorf("%s: %v, want %s at %q", name, f, c.code, c.cell)
		}
	}
}

// The line of an open quote is that of the text, not of the row.
func TestQuoteLine(t *testing.T) {
	_, _, err := Read([]byte("a,b,c\n\"x\r\ny\",2,\"3\n4,5,6\n"), "f.csv")
	var f *fault.Fault
	if !errors.As(err, &f) || f.Found != "3" {
		t.Errorf("%v, want line 3", err)
	}
}

// Every text of the public collection, where it is at hand, is read or refused.
func TestPublicTexts(t *testing.T) {
	var files []string
	filepath.WalkDir(filepath.Join("..", "..", "..", "shared", "odd-files"), func(file string, _ os.DirEntry, err error) error {
		if err == nil && strings.EqualFold(filepath.Ext(file), ".csv") {
			files = append(files, file)
		}
		return nil
	})
	if len(files) == 0 {
		t.Skip("the collection of public files is not at hand")
	}
	var refused []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, _, err := Read(data, filepath.Base(file))
		var f *fault.Fault
		if errors.As(err, &f) {
			refused = append(refused, string(f.Code)+" "+filepath.Base(file)+"!"+f.Cell)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if row := 0; read.Rows() > 0 {
			patchOne(t, data, read, row)
		}
	}
	slices.Sort(refused)
	t.Logf("%d read, %d refused: %v", len(files)-len(refused), len(refused), refused)
}

// patchOne changes the first cell of a row and expects all others as they were.
func patchOne(t *testing.T, data []byte, read *table.Table, row int) {
	t.Helper()
	col := slices.IndexFunc(read.Columns, func(c *table.Column) bool { return c.At(row).Kind != table.Blank })
	edit := Edit{read.Number(row), col, read.At(row, col).Text, "改"}
	var out strings.Builder
	if err := Patch(&out, data, []Edit{edit}, nil); err != nil {
		t.Errorf("%s: %v", read.File, err)
		return
	}
	again, _, err := Read([]byte(out.String()), read.File)
	if err != nil {
		t.Errorf("%s: patched: %v", read.File, err)
		return
	}
	want := cells(read)
	want[slices.Index(want, table.CellName(edit.Row, col)+"="+edit.Was)] = table.CellName(edit.Row, col) + "=改"
	if got := cells(again); !slices.Equal(got, want) {
		t.Errorf("%s: other cells changed", read.File)
	}
}

// A text is read as far as it is sound, and the first row that is lost is named.
func TestReadSound(t *testing.T) {
	const good = "姓名,户,丙\n张三,1,\n"
	for data, want := range map[string]int{good: 0, good + "李四,\"2\n王五,3,\n": 3, good + "李四,\x00\n王五,3,\n": 3, good + strings.Repeat(",", 16384) + "\n": 3, bom + good + "王五,3,\n赵六,\xb8,\n": 4} {
		got, _, lost, err := ReadSound([]byte(data), "f.csv")
		if err != nil || (lost == nil) != (want == 0) {
			t.Errorf("%q: %v, %v", data, lost, err)
			continue
		}
		rows := 2
		if lost != nil {
			if rows = lost.Row - 1; lost.Row != want || lost.Why.File != "f.csv" {
				t.Errorf("%q: %+v", data, lost)
			}
		}
		if got.Rows() != rows || got.At(1, 0).Text != "张三" {
			t.Errorf("%q: %q", data, cells(got))
		}
	}
}
