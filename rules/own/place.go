package own

import "unicode"

// place is the file's line and column of a character of the value, by its 0-based number. The value is laid beside the
// file's characters; blanks do not count, since YAML folds them, nor do quotes and escapes.
func (t text) place(offset int) (line, column int) {
	if t.line < 1 || t.line > len(t.source) {
		return t.line, t.column
	}
	at := cursor{lines: t.source, line: t.line - 1, column: t.column - 1}
	var quote rune
	switch r := at.rune(); r {
	case '|', '>':
		at.line, at.column = at.line+1, 0
	case '"', '\'':
		quote = r
		at.next()
	}
	for i, r := range []rune(t.value) {
		if unicode.IsSpace(r) && i < offset {
			continue
		}
		at.blanks()
		if i >= offset {
			break
		}
		if quote != 0 && at.rune() != r || quote == '\'' && r == '\'' {
			at.next() // a backslash, or the first of two quotes
		}
		at.next()
	}
	return at.line + 1, at.column + 1
}

// cursor is a place in lines of text.
type cursor struct {
	lines        []string
	line, column int // 0-based, in characters
}

// rune is the character there; a line end at the end of a line, 0 at the end of the text.
func (c *cursor) rune() rune {
	if c.line >= len(c.lines) {
		return 0
	}
	if runes := []rune(c.lines[c.line]); c.column < len(runes) {
		return runes[c.column]
	}
	return '\n'
}

func (c *cursor) next() {
	if c.rune() == '\n' {
		c.line, c.column = c.line+1, 0
		return
	}
	c.column++
}

func (c *cursor) blanks() {
	for unicode.IsSpace(c.rune()) {
		c.next()
	}
}
