package csvtext

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"rollnet/io/utf16text"
	"rollnet/screening/table"
)

// Edit is one field to change: row as the table has it (1-based, by records), column 0-based.
type Edit struct {
	Row, Col int
	Was      string // what Read gives for it; another text there is an error
	Becomes  string
}

// Patch writes the text with the fields of the edits written anew and without the rows (1-based, ascending) that leave, and
// every other byte as it is. A field keeps its own manner: quotes where it had quotes, the wrapper ="…" where it had that, the
// file's encoding; one behind the end of its record is added. Nothing is written before the result has been read back and found
// to differ in those fields and rows only.
func Patch(w io.Writer, data []byte, edits []Edit, leaves []int) error {
	if len(edits)+len(leaves) > 0 {
		patched, err := patched(data, edits, leaves)
		if err != nil {
			return err
		}
		data = patched
	}
	_, err := w.Write(data)
	return err
}

func patched(data []byte, edits []Edit, leaves []int) ([]byte, error) {
	edits = slices.SortedFunc(slices.Values(edits), func(a, b Edit) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	for i := range edits[:max(len(edits), 1)-1] {
		if edits[i].Row == edits[i+1].Row && edits[i].Col == edits[i+1].Col {
			return nil, edits[i].errorf("two corrections of one cell")
		}
	}
	s, d, _, err := open(data)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(s.data)+len(s.data)/8)
	copied, widest := 0, 0
	rest, going := edits, leaves
	for len(rest)+len(going) > 0 {
		start := s.pos
		more, err := s.record()
		if err != nil {
			return nil, s.refuse(err)
		}
		if !more && len(rest) > 0 {
			return nil, rest[0].errorf("there is no such row")
		}
		if !more {
			return nil, fmt.Errorf("row %d: there is no such row", going[0])
		}
		if len(going) > 0 && going[0] == s.row {
			out = append(out, s.data[copied:start]...)
			copied, going = s.pos, going[1:]
			if len(rest) > 0 && rest[0].Row == s.row {
				return nil, rest[0].errorf("the row leaves")
			}
		}
		widest = max(widest, len(s.fields))
		for ; len(rest) > 0 && rest[0].Row <= s.row; rest = rest[1:] {
			from, to, raw, err := s.edit(d, s.encoding, &rest[0], widest)
			if err != nil {
				return nil, err
			}
			if from < copied { // a second field behind the end of the record
				return nil, rest[0].errorf("there is no such cell")
			}
			out = append(append(out, s.data[copied:from]...), raw...)
			copied = to
		}
	}
	out = append(out, s.data[copied:]...)
	if s.order != nil {
		if bytes.IndexByte(s.data, 0) >= 0 { // it was cut off where it is no UTF-16
			return nil, fmt.Errorf("the text is damaged")
		}
		out = utf16text.Encode(out, *s.order)
	}
	return out, same(data, out, edits, leaves)
}

func (e *Edit) errorf(format string, args ...any) error {
	return fmt.Errorf("%s: "+format, append([]any{table.CellName(max(e.Row, 1), max(e.Col, 0))}, args...)...)
}

// edit finds the field of an edit in the last record and spells its new text; one behind the end of the record has the
// delimiters in front that it takes. width is how many fields the widest record so far has.
func (s *scanner) edit(d *decoder, e Encoding, edit *Edit, width int) (from, to int, spelt []byte, err error) {
	if edit.Row != s.row || edit.Col < 0 || edit.Col >= width {
		return 0, 0, nil, edit.errorf("there is no such cell")
	}
	if missing := edit.Col - len(s.fields) + 1; missing > 0 {
		end := s.fields[len(s.fields)-1].to
		spelt, err = s.spell(d, e, edit, &field{from: end, to: end})
		return end, end, append(bytes.Repeat([]byte{s.delim}, missing), spelt...), err
	}
	f := &s.fields[edit.Col]
	spelt, err = s.spell(d, e, edit, f)
	return f.from, f.to, spelt, err
}

// spell writes the new text of a field in its own manner.
func (s *scanner) spell(d *decoder, e Encoding, edit *Edit, f *field) ([]byte, error) {
	text, bad := s.text(d, f)
	if bad >= 0 || string(text) != edit.Was {
		return nil, edit.errorf("the cell does not hold what is to be corrected")
	}
	if tooLong([]byte(edit.Becomes)) {
		return nil, edit.errorf("the correction is longer than a cell")
	}
	raw, ok := encode(e, edit.Becomes)
	if !ok {
		return nil, edit.errorf("the correction cannot be written in %s", e)
	}
	wrapped := f.wrapped
	if f.quoted {
		inner := bytes.ReplaceAll(s.data[f.from+1:f.close], []byte(`""`), []byte(`"`))
		wrapped = f.close+1 == f.to && len(unwrapped(inner)) < len(inner)
	}
	// In its own manner, else with quotes, else with both.
	for _, m := range []manner{{f.quoted, wrapped}, {true, wrapped}, {true, true}} {
		if m == (manner{}) && strings.HasPrefix(edit.Becomes, `="`) {
			continue // the wrapper could find its end in the fields behind
		}
		if spelt := m.spell(raw); s.reads(d, spelt, edit.Becomes) {
			return spelt, nil
		}
	}
	return nil, edit.errorf("the correction cannot be written as a field")
}

// manner is how a field is spelt.
type manner struct{ quoted, wrapped bool }

func (m manner) spell(raw []byte) []byte {
	double := func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(`"`), []byte(`""`)) }
	if m.wrapped {
		raw = append(append([]byte(`="`), double(raw)...), '"')
	}
	if m.quoted {
		raw = append(append([]byte(`"`), double(raw)...), '"')
	}
	return raw
}

// reads says that a field spelt so is read as this text and as one field.
func (s *scanner) reads(d *decoder, spelt []byte, text string) bool {
	if len(spelt) == 0 {
		return text == ""
	}
	try := scanner{data: spelt, delim: s.delim, hop: s.hop}
	if _, err := try.record(); err != nil || len(try.fields) != 1 || try.pos != len(spelt) || try.fields[0].to != len(spelt) {
		return false
	}
	got, bad := try.text(d, &try.fields[0])
	return bad < 0 && string(got) == text
}

// same reads both texts and makes sure that they differ in the edited fields and the rows that leave only, and there as they
// should.
func same(before, after []byte, edits []Edit, leaves []int) error {
	a, d, format, err := open(before)
	if err != nil {
		return err
	}
	b, _, now, err := open(after)
	if err != nil {
		return err
	}
	if format != now || a.pos != b.pos {
		return fmt.Errorf("with the corrections the text would be read in another way")
	}
	for {
		more, err := a.record()
		if err != nil {
			return a.refuse(err)
		}
		if more && len(leaves) > 0 && leaves[0] == a.row {
			leaves = leaves[1:]
			continue
		}
		still, err := b.record()
		if err != nil {
			return b.refuse(err)
		}
		width := len(a.fields)
		for _, e := range edits {
			if e.Row != a.row {
				break
			}
			width = max(width, e.Col+1)
		}
		if more != still || more && width != len(b.fields) {
			return fmt.Errorf("row %d would be read in another way", a.row)
		}
		if !more {
			return nil
		}
		for col := range b.fields {
			f, g := &field{}, &b.fields[col]
			if col < len(a.fields) {
				f = &a.fields[col]
			}
			if len(edits) > 0 && edits[0].Row == a.row && edits[0].Col == col {
				if text, bad := b.text(d, g); bad >= 0 || string(text) != edits[0].Becomes {
					return edits[0].errorf("the correction would be read in another way")
				}
				edits = edits[1:]
			} else if !bytes.Equal(a.data[f.from:f.to], b.data[g.from:g.to]) {
				return fmt.Errorf("%s would change", table.CellName(a.row, col))
			}
		}
	}
}
