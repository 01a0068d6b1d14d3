package csvtext

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rollnet/io/utf16text"
	"rollnet/screening/table"
)

// spelling is a random file: the bytes of each field as they stand, what they mean, and what stands between them.
type spelling struct {
	encoding Encoding
	wide     *utf16text.Order // UTF-16, spelt by encoding UTF-8
	head     string           // BOM, or nothing
	delim    byte
	end      string
	raw      [][]string
	text     [][]string
}

func (s *spelling) bytes() []byte {
	out := []byte(s.head)
	for _, row := range s.raw {
		out = append(append(out, strings.Join(row, string(s.delim))...), s.end...)
	}
	if s.wide != nil {
		return utf16text.Encode(out, *s.wide)
	}
	return out
}

// narrow gives what was patched in the encoding of raw.
func (s *spelling) narrow(data []byte) []byte {
	if s.wide != nil {
		data, _ = utf16text.Decode(data, *s.wide)
	}
	return data
}

// drawText draws what stands in cells, Chinese and signs that have a meaning in such files.
func drawText(t *rapid.T, label string, extra ...string) string {
	pieces := append([]string{"张", "三", "㐀", "𠮷", "龴", "451021", "7", "x", " ", "=", `"`, `""`, `="`, "'", "·", "　", "丂"}, extra...)
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, label), "")
}

func drawSpelling(t *rapid.T) *spelling {
	s := &spelling{encoding: rapid.SampledFrom([]Encoding{UTF8, GB18030}).Draw(t, "encoding")}
	if s.encoding == UTF8 && rapid.Bool().Draw(t, "bom") {
		s.head = bom
	}
	if s.encoding == UTF8 {
		s.wide = rapid.SampledFrom([]*utf16text.Order{nil, &utf16text.Little, &utf16text.Big}).Draw(t, "utf-16")
	}
	s.delim = rapid.SampledFrom([]byte(",\t;|")).Draw(t, "delimiter")
	s.end = rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
	columns := rapid.IntRange(2, 9).Draw(t, "columns")
	header := strings.Fields("姓名 性别 证件号码 与户主关系 户编号 备注 年龄 住址 联系电话")[:columns]
	s.text = [][]string{header}
	for range rapid.IntRange(1, 8).Draw(t, "rows") {
		extra := []string{",", "\t", ";", "|"}
		if rapid.IntRange(0, 3).Draw(t, "lines") == 0 {
			extra = []string{"\n", "\r\n"} // without delimiters, with which they may look like rows
		}
		var row []string
		for range columns {
			row = append(row, drawText(t, "text", extra...))
		}
		s.text = append(s.text, row)
	}
	for i, row := range s.text {
		raw := make([]string, len(row))
		for j, text := range row {
			raw[j] = s.spell(t, text, i > 0)
		}
		s.raw = append(s.raw, raw)
	}
	return s
}

// spell writes a text in one of the manners that read back as it.
func (s *spelling) spell(t *rapid.T, text string, free bool) string {
	encoded, ok := encode(s.encoding, text)
	if !ok {
		t.Fatalf("%q cannot be encoded", text)
	}
	manners := []manner{{true, true}}
	if free && (text != "" || rapid.Bool().Draw(t, "wrap a blank")) && !strings.ContainsAny(text, "\r\n") && !strings.Contains(text, string(s.delim)) {
		manners = append(manners, manner{false, true})
	}
	if len(unwrapped([]byte(text))) == len(text) {
		manners = append(manners, manner{true, false})
		if !strings.ContainsAny(text, string(s.delim)+"\r\n") && !strings.HasPrefix(text, `"`) && !strings.HasPrefix(text, `="`) {
			manners = append(manners, manner{false, false})
		}
	}
	return string(rapid.SampledFrom(manners).Draw(t, "manner").spell(encoded))
}

// What was spelt is read, and what is patched differs in the fields of the edits and in no other byte.
func TestPatchProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSpelling(t)
		data := s.bytes()
		read, format, err := Read(data, "f.csv")
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		if format.Delimiter != s.delim || format.BOM != (s.head != "") {
			t.Skip("the delimiter cannot be told from so few rows")
		}
		if got, want := cells(read), wanted(s.text); !slices.Equal(got, want) {
			t.Fatalf("%q: read %q, want %q", data, got, want)
		}
		var edits []Edit
		for row := range s.text {
			for col := range s.text[row] {
				if row == 0 || rapid.IntRange(0, 4).Draw(t, "edit") > 0 {
					continue
				}
				extra := string(s.delim)
				if strings.ContainsAny(strings.Join(s.text[row], ""), "\r\n") {
					extra = "9" // see drawSpelling
				}
				becomes := drawText(t, "becomes", extra)
				edits = append(edits, Edit{row + 1, col, s.text[row][col], becomes})
				s.text[row][col] = becomes
				s.raw[row][col] = "" // whatever its spelling
			}
		}
		var out bytes.Buffer
		if err := Patch(&out, data, shuffled(t, edits), nil); err != nil {
			t.Fatalf("%q, %+v: %v", data, edits, err)
		}
		again, now, err := Read(out.Bytes(), "f.csv")
		if err != nil || now != format {
			t.Fatalf("%q: %v, %+v", out.Bytes(), err, now)
		}
		if got, want := cells(again), wanted(s.text); !slices.Equal(got, want) {
			t.Fatalf("%q: patched %q, want %q", out.Bytes(), got, want)
		}
		s.untouched(t, s.narrow(out.Bytes()), edits)
	})
}

// untouched goes along the patched bytes: each field that was not edited stands there as it was.
func (s *spelling) untouched(t *rapid.T, out []byte, edits []Edit) {
	rest := string(out)
	take := func(part string) {
		if !strings.HasPrefix(rest, part) {
			t.Fatalf("want %q before %q", part, rest)
		}
		rest = rest[len(part):]
	}
	take(s.head)
	for i, row := range s.raw {
		for j, raw := range row {
			if slices.ContainsFunc(edits, func(e Edit) bool { return e.Row == i+1 && e.Col == j }) {
				try := scanner{data: []byte(rest), delim: s.delim, hop: s.encoding == GB18030}
				f, err := try.field()
				if err != nil {
					t.Fatal(err)
				}
				raw = rest[:f.to]
			}
			take(raw)
			if j < len(row)-1 {
				take(string(s.delim))
			}
		}
		take(s.end)
	}
	if rest != "" {
		t.Fatalf("%q is left over", rest)
	}
}

func shuffled(t *rapid.T, edits []Edit) []Edit {
	if len(edits) == 0 {
		return nil
	}
	return rapid.Permutation(edits).Draw(t, "order")
}

func wanted(texts [][]string) (all []string) {
	for i, row := range texts {
		for j, text := range row {
			if text != "" {
				all = append(all, table.CellName(i+1, j)+"="+text)
			}
		}
	}
	return all
}

func TestPatchKeepsManner(t *testing.T) {
	data := bom + "姓名,证件号码,备注\r\n\"张 三\",=\"45x\",\"=\"\"7\"\"\"\r\n李四,\t46x,\r\n"
	edits := []Edit{{3, 1, "\t46x", "46X"}, {2, 0, "张 三", "张三"}, {2, 1, "45x", "45X"}, {2, 2, "7", "a,\"b\""}, {3, 0, "李四", "李,四"}, {3, 2, "", "新"}}
	want := bom + "姓名,证件号码,备注\r\n\"张三\",=\"45X\",\"=\"\"a,\"\"\"\"b\"\"\"\"\"\"\"\r\n\"李,四\",46X,新\r\n"
	var out bytes.Buffer
	if err := Patch(&out, []byte(data), edits, nil); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// Rows that leave are gone with their line ends, the others keep every byte; a field behind the end of its record is added.
func TestPatchRows(t *testing.T) {
	data := "姓名,性别,备注\r\n张三,男\r\n\"李\n四\",女,x\r\n\r\n王五,女,\r\n赵六,男,y"
	for _, c := range []struct {
		edits  []Edit
		leaves []int
		want   string
	}{
		{nil, []int{3}, "姓名,性别,备注\r\n张三,男\r\n\r\n王五,女,\r\n赵六,男,y"},
		{nil, []int{2, 6}, "姓名,性别,备注\r\n\"李\n四\",女,x\r\n\r\n王五,女,\r\n"},
		{[]Edit{{2, 2, "", "已核"}, {5, 0, "王五", "王伍"}}, []int{3}, "姓名,性别,备注\r\n张三,男,已核\r\n\r\n王伍,女,\r\n赵六,男,y"},
	} {
		var out bytes.Buffer
		if err := Patch(&out, []byte(data), c.edits, c.leaves); err != nil || out.String() != c.want {
			t.Errorf("%q (%v), want %q", out.String(), err, c.want)
		}
	}
	for name, c := range map[string]struct {
		edits  []Edit
		leaves []int
	}{"no row": {nil, []int{9}}, "a row that leaves": {[]Edit{{3, 2, "x", "z"}}, []int{3}}, "not blank": {[]Edit{{2, 2, "x", "z"}}, nil}} {
		var out bytes.Buffer
		if err := Patch(&out, []byte(data), c.edits, c.leaves); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", name, err, out.Len())
		}
	}
}

func TestPatchRefuses(t *testing.T) {
	data := []byte(gb(t, "姓名,性别\n张三,男\n李四,女\n"))
	for name, edits := range map[string][]Edit{
		"other text":   {{2, 0, "李四", "王五"}},
		"no row":       {{4, 0, "", "x"}},
		"no row 0":     {{0, 0, "", "x"}},
		"no column":    {{2, 2, "", "x"}},
		"column -1":    {{2, -1, "", "x"}},
		"twice":        {{2, 0, "张三", "x"}, {3, 0, "李四", "y"}, {2, 0, "张三", "x"}},
		"too long":     {{2, 0, "张三", strings.Repeat("长", 32768)}},
		"no UTF-8":     {{2, 0, "张三", "\xff"}},
		"no character": {{2, 0, "张三", "\ufffd"}},
		"two rows":     {{2, 0, "张三", "张三,男\n王五,男"}, {3, 0, "王", "x"}},
	} {
		var out bytes.Buffer
		if err := Patch(&out, data, edits, nil); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", name, err, out.Len())
		}
	}
	var out bytes.Buffer
	if err := Patch(&out, data, nil, nil); err != nil || !bytes.Equal(out.Bytes(), data) {
		t.Errorf("no edits: %v, %q", err, out.Bytes())
	}
}

// What is read is read the same again after the change of a cell; nothing panics.
func FuzzCSV(f *testing.F) {
	f.Add([]byte("姓名,性别\n张三,男\n"))
	f.Add([]byte(bom + "a;\"b\"\"\r\n;\"\r\n=\"0;1\";=\"2\r"))
	f.Add([]byte("\xd0\xd5|\x81\x7c|\xaa\xa1\n\x84\x31\xa4\x37\n"))
	f.Add([]byte("sep=\t\n\"x\ty\"\n"))
	f.Add([]byte("a,b,c\n1,\"2,3\n4,5\",6\n"))
	f.Add(utf16text.Encode([]byte(bom+"姓名,一\r\n张,=\"1\"\r\n"), utf16text.Little))
	f.Add(utf16text.Encode([]byte("姓名\t一\n张\t𠮷\n"), utf16text.Big))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, format, err := Read(data, "f.csv")
		if err != nil || read.Rows() == 0 {
			return
		}
		col := slices.IndexFunc(read.Columns, func(c *table.Column) bool { return c.At(0).Kind != table.Blank })
		was := read.At(0, col).Text
		var out bytes.Buffer
		if Patch(&out, data, []Edit{{read.Number(0), col, was, was + "9"}}, nil) != nil {
			return
		}
		again, now, err := Read(out.Bytes(), "f.csv")
		if err != nil || now != format {
			t.Fatalf("%q patched to %q: %v", data, out.Bytes(), err)
		}
		want := cells(read)
		want[0] += "9"
		if got := cells(again); !slices.Equal(got, want) {
			t.Fatalf("%q patched to %q: %q", data, out.Bytes(), got)
		}
	})
}

func TestPatchOfNothing(t *testing.T) {
	read, _, err := Read([]byte("\n\n"), "f.csv")
	if err != nil || read.Rows() != 0 {
		t.Errorf("%v, %d rows", err, read.Rows())
	}
}

func BenchmarkRead(b *testing.B) {
	var county bytes.Buffer
	for row := range 50_000 {
		for col := range 40 {
			county.WriteString([]string{"451021196501010000", "壮族", "是", "普通劳动力", "12.50", `"=""45"""`}[(row*7+col*col)%6])
			county.WriteByte(",\n"[col/39])
		}
	}
	for _, e := range []Encoding{UTF8, GB18030} {
		data, ok := encode(e, county.String())
		if !ok {
			b.Fatal("cannot be encoded")
		}
		b.Run(string(e), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := Read(data, "f.csv"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
