package xlsx

import (
	"bytes"
	"io"

	"rollnet/io/fault"
)

// space is a namespace as far as we tell them apart. The Strict and the Transitional ones are the same to us.
type space uint8

const (
	spaceNone    space = iota // no namespace
	spaceMain                 // SpreadsheetML
	spaceRef                  // r:id
	spacePackage              // package relationships
	spaceXML                  // xml:space
	spaceOther
)

const strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"

var spaces = map[string]space{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main": spaceMain,
	strictMain: spaceMain,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": spaceRef,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             spaceRef,
	"http://schemas.openxmlformats.org/package/2006/relationships":        spacePackage,
	"http://www.w3.org/XML/1998/namespace":                                spaceXML,
}

// binding is a namespace declaration; depth is that of the element which holds it, the root being 1.
type binding struct {
	prefix string
	space  space
	depth  int
}

// resolve finds the namespace of a prefix; ok is false where it is not declared.
func (l *lexer) resolve(prefix []byte) (s space, ok bool) {
	for i := len(l.bindings) - 1; i >= 0; i-- {
		if l.bindings[i].prefix == string(prefix) {
			return l.bindings[i].space, true
		}
	}
	if string(prefix) == "xml" {
		return spaceXML, true
	}
	return spaceNone, len(prefix) == 0
}

// attr is the value of an attribute without prefix, decoded, and whether it is there.
func (l *lexer) attr(name string) ([]byte, bool) {
	for i := range l.attrs {
		a := &l.attrs[i]
		if len(a.prefix) == 0 && string(a.name) == name {
			return a.decoded(), true
		}
	}
	return nil, false
}

// attrIn is the value of an attribute in a namespace.
func (l *lexer) attrIn(s space, name string) ([]byte, bool) {
	for i := range l.attrs {
		a := &l.attrs[i]
		if len(a.prefix) == 0 || string(a.name) != name {
			continue
		}
		if in, _ := l.resolve(a.prefix); in == s {
			return a.decoded(), true
		}
	}
	return nil, false
}

func (a *attribute) decoded() []byte {
	if a.marks&(markAmp|markCR) == 0 {
		return a.value
	}
	return appendDecoded(nil, a.value, false)
}

// is says that the token is a start tag of SpreadsheetML with this name.
func (l *lexer) is(name string) bool { return l.space == spaceMain && string(l.name) == name }

// top is the qualified name of the innermost open element.
func (l *lexer) top() string { return string(l.names[l.open[len(l.open)-1]:]) }

func (l *lexer) pop() {
	depth := len(l.open)
	for n := len(l.bindings); n > 0 && l.bindings[n-1].depth == depth; n-- {
		l.bindings = l.bindings[:n-1]
	}
	l.names = l.names[:l.open[depth-1]]
	l.open = l.open[:depth-1]
}

// skip passes over the rest of the element whose start tag was just read, checking it as strictly as the rest.
func (l *lexer) skip() error {
	for depth := len(l.open); ; {
		if err := l.next(); err != nil {
			return err
		}
		if l.token == tokenEnd && len(l.open) < depth {
			return nil
		}
	}
}

// drop keeps the element whose start tag was just read from out.
func (l *lexer) drop() error {
	if err := l.flush(l.from); err != nil {
		return err
	}
	out := l.out
	l.out = io.Discard
	err := l.skip()
	if err == nil {
		err = l.flush(l.pos)
	}
	l.out = out
	return err
}

func (l *lexer) lexEnd(b []byte) (more bool, err error) {
	n := bytes.IndexByte(b, '>')
	if n < 0 {
		return true, nil
	}
	if len(l.open) == 0 {
		return false, l.fault(fault.BadXML, "an end tag without a start tag", "结束标签没有对应的开始标签")
	}
	name := b[2:n]
	for len(name) > 0 && isSpace(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	if string(name) != string(l.names[l.open[len(l.open)-1]:]) {
		return false, l.fault(fault.BadXML, "<"+l.top()+"> is not closed", "<"+l.top()+"> 没有结束标签")
	}
	l.pos += n + 1
	l.pop()
	l.token = tokenEnd
	return false, nil
}

func (l *lexer) lexStart(b []byte) (more bool, err error) {
	if len(l.open) == 0 && l.rooted {
		return false, l.fault(fault.BadXML, "content after the root element", "根元素之后还有内容")
	}
	i := 1 + nameLength(b[1:])
	if i == len(b) {
		return true, nil
	}
	if i == 1 {
		return false, l.fault(fault.BadXML, "a bare <", "单独的 <")
	}
	qualified := b[1:i]
	l.attrs = l.attrs[:0]
	empty := false
	for {
		gap := i
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		if i+1 >= len(b) && (i == len(b) || b[i] != '>') {
			return true, nil
		}
		if b[i] == '>' {
			i++
			break
		}
		if b[i] == '/' {
			if b[i+1] != '>' {
				return false, l.fault(fault.BadXML, "a bare / in a tag", "标签中有单独的 /")
			}
			i += 2
			empty = true
			break
		}
		if gap == i {
			return false, l.fault(fault.BadXML, "a broken tag", "标签有误")
		}
		n, err := l.attribute(b[i:])
		if n == 0 {
			return err == nil, err
		}
		i += n
	}
	if err := l.push(qualified); err != nil {
		return false, err
	}
	l.pos += i
	l.token, l.closing, l.rooted = tokenStart, empty, true
	return false, nil
}

// attribute reads name="value" from the start of b and gives its length, 0 if it does not end within b.
func (l *lexer) attribute(b []byte) (int, error) {
	k := nameLength(b)
	i := k
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	if i == len(b) {
		return 0, nil
	}
	if k == 0 || b[i] != '=' {
		return 0, l.fault(fault.BadXML, "a broken attribute", "属性有误")
	}
	for i++; i < len(b) && isSpace(b[i]); i++ {
	}
	if i == len(b) {
		return 0, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, l.fault(fault.BadXML, "an attribute without quotes", "属性值没有引号")
	}
	i++
	n := bytes.IndexByte(b[i:], quote)
	if n < 0 {
		// A missing quote is found here and not at the end of the window.
		if bytes.IndexByte(b[i:], '<') >= 0 {
			return 0, l.fault(fault.BadXML, "< in an attribute", "属性值中有 <")
		}
		return 0, nil
	}
	a := attribute{value: b[i : i+n]}
	a.marks = marksOf(a.value)
	if bytes.IndexByte(a.value, '<') >= 0 {
		return 0, l.fault(fault.BadXML, "< in an attribute", "属性值中有 <")
	}
	if err := l.checkText(a.value, a.marks&^markBracket); err != nil {
		return 0, err
	}
	var ok bool
	if a.prefix, a.name, ok = split(b[:k]); !ok {
		return 0, l.fault(fault.BadXML, "a broken name", "名称有误")
	}
	for j := range l.attrs {
		if bytes.Equal(l.attrs[j].name, a.name) && bytes.Equal(l.attrs[j].prefix, a.prefix) {
			return 0, l.fault(fault.BadXML, "an attribute given twice", "属性重复")
		}
	}
	if len(l.attrs) == maxAttributes {
		f := l.fault(fault.Limit, "an element with more than 64 attributes", "单个元素的属性超过 64 个")
		f.Want = "64"
		return 0, f
	}
	l.attrs = append(l.attrs, a)
	return i + n + 1, nil
}

// push opens an element: its declarations hold from here to its end.
func (l *lexer) push(qualified []byte) error {
	if len(l.open) == maxDepth {
		f := l.fault(fault.Limit, "more than 64 nested elements", "元素嵌套超过 64 层")
		f.Want = "64"
		return f
	}
	prefix, name, ok := split(qualified)
	if !ok {
		return l.fault(fault.BadXML, "a broken name", "名称有误")
	}
	l.open = append(l.open, len(l.names))
	l.names = append(l.names, qualified...)
	prefixed := false
	for i := range l.attrs {
		a := &l.attrs[i]
		switch {
		case len(a.prefix) == 0 && string(a.name) == "xmlns":
			l.bind("", a.decoded())
		case string(a.prefix) == "xmlns":
			l.bind(string(a.name), a.decoded())
		case len(a.prefix) > 0:
			prefixed = true
		}
	}
	if l.space, ok = l.resolve(prefix); !ok {
		return l.fault(fault.BadXML, "a namespace prefix that is not declared", "命名空间前缀未声明")
	}
	for i := 0; prefixed && i < len(l.attrs); i++ {
		p := l.attrs[i].prefix
		if _, ok := l.resolve(p); !ok && string(p) != "xmlns" {
			return l.fault(fault.BadXML, "a namespace prefix that is not declared", "命名空间前缀未声明")
		}
	}
	l.prefix, l.name = prefix, name
	return nil
}

func (l *lexer) bind(prefix string, uri []byte) {
	s, known := spaces[string(uri)]
	if !known && len(uri) > 0 {
		s = spaceOther
	}
	l.bindings = append(l.bindings, binding{prefix, s, len(l.open)})
}

// split parts a qualified name; ok is false for a name that cannot be.
func split(qualified []byte) (prefix, name []byte, ok bool) {
	i := bytes.IndexByte(qualified, ':')
	if i < 0 {
		return nil, qualified, true
	}
	prefix, name = qualified[:i], qualified[i+1:]
	return prefix, name, i > 0 && len(name) > 0 && bytes.IndexByte(name, ':') < 0 && nameLength(name) == len(name)
}

// nameLength is how many bytes at the start of b make an XML name of ASCII, as all names in workbooks are; 0 if it cannot
// start one.
func nameLength(b []byte) int {
	for i, c := range b {
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '_', c == ':':
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		default:
			return i
		}
	}
	return len(b)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func white(b []byte) bool {
	for _, c := range b {
		if !isSpace(c) {
			return false
		}
	}
	return true
}
