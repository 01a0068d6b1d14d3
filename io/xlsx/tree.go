package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strings"
)

// node is a piece of XML that is to be changed here and there and otherwise spelt as it was: an element, or with an empty name
// whatever stands between elements.
type node struct {
	name    string // without prefix
	open    []byte // the start tag; of no element, the text as it stands
	kids    []*node
	close   []byte // the end tag; nil of <x/>
	dropped bool
}

var errTree = errors.New("the part is not well-formed XML")

// parseTree reads a part or an element of one. The root has no name.
func parseTree(b []byte) (*node, error) {
	root := &node{}
	stack := []*node{root}
	for len(b) > 0 {
		n := endOfPiece(b)
		if n <= 0 {
			return nil, errTree
		}
		piece := b[:n]
		b = b[n:]
		top := stack[len(stack)-1]
		switch {
		case piece[0] != '<' || piece[1] == '!' || piece[1] == '?':
			top.kids = append(top.kids, &node{open: piece})
		case piece[1] == '/':
			if len(stack) == 1 || localName(piece[2:]) != top.name {
				return nil, errTree
			}
			top.close = piece
			stack = stack[:len(stack)-1]
		default:
			e := &node{name: localName(piece[1:]), open: piece}
			top.kids = append(top.kids, e)
			if !bytes.HasSuffix(piece, []byte("/>")) {
				stack = append(stack, e)
			}
		}
	}
	if len(stack) > 1 {
		return nil, errTree
	}
	return root, nil
}

// endOfPiece is where a tag, a comment, a CDATA section or a text at the start of b ends; 0 where it does not.
func endOfPiece(b []byte) int {
	after := func(mark string) int {
		if i := bytes.Index(b, []byte(mark)); i >= 0 {
			return i + len(mark)
		}
		return 0
	}
	switch {
	case b[0] != '<':
		if i := bytes.IndexByte(b, '<'); i > 0 {
			return i
		}
		return len(b)
	case len(b) < 3:
		return 0
	case bytes.HasPrefix(b, []byte("<!--")):
		return after("-->")
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		return after("]]>")
	case b[1] == '?':
		return after("?>")
	}
	quote := byte(0)
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return 0
}

func localName(b []byte) string {
	name := b[:nameLength(b)]
	return string(name[bytes.LastIndexByte(name, ':')+1:])
}

// write spells a node and what is in it.
func (n *node) write(to []byte) []byte {
	if n.dropped {
		return to
	}
	to = append(to, n.open...)
	for _, kid := range n.kids {
		to = kid.write(to)
	}
	return append(to, n.close...)
}

// elements are the kids that are elements and are not dropped.
func (n *node) elements() (all []*node) {
	for _, kid := range n.kids {
		if kid.name != "" && !kid.dropped {
			all = append(all, kid)
		}
	}
	return all
}

// each visits all elements in a node, the outer ones first.
func (n *node) each(visit func(*node) error) error {
	for _, kid := range n.kids {
		if kid.name == "" || kid.dropped {
			continue
		}
		if err := visit(kid); err != nil {
			return err
		}
		if err := kid.each(visit); err != nil {
			return err
		}
	}
	return nil
}

// attr is the value of an attribute, by its name with its prefix, and whether it is there.
func (n *node) attr(name string) (string, bool) {
	from, to := attrIn(n.open, name)
	if to == 0 {
		return "", false
	}
	return string(appendDecoded(nil, n.open[from:to], false)), true
}

// setAttr gives an attribute that is there another value.
func (n *node) setAttr(name, value string) { n.open = withAttr(n.open, name, value) }

// withAttr is a start tag with another value of an attribute that is there.
func withAttr(tag []byte, name, value string) []byte {
	from, to := attrIn(tag, name)
	if to == 0 {
		return tag
	}
	out := append([]byte{}, tag[:from]...)
	out = append(out, escapeXML(value)...)
	return append(out, tag[to:]...)
}

// attrIn is where the value of an attribute stands in a start tag; to is 0 where there is none.
func attrIn(tag []byte, name string) (from, to int) {
	i := 1 + nameLength(tag[1:])
	for {
		for i < len(tag) && isSpace(tag[i]) {
			i++
		}
		k := nameLength(tag[i:])
		if k == 0 {
			return 0, 0
		}
		quote := bytes.IndexAny(tag[i:], `"'`)
		if quote < 0 {
			return 0, 0
		}
		from = i + quote + 1
		n := bytes.IndexByte(tag[from:], tag[from-1])
		if n < 0 {
			return 0, 0
		}
		if string(tag[i:i+k]) == name {
			return from, from + n
		}
		i = from + n + 1
	}
}

// text is what stands in an element, decoded.
func (n *node) text() string {
	var all []byte
	for _, kid := range n.kids {
		if inner, is := bytes.CutPrefix(kid.open, []byte("<![CDATA[")); is {
			all = append(all, bytes.TrimSuffix(inner, []byte("]]>"))...)
		} else if kid.name == "" && kid.open[0] != '<' {
			all = appendDecoded(all, kid.open, false)
		}
	}
	return string(all)
}

func (n *node) setText(text string) { n.kids = []*node{{open: escapeXML(text)}} }

func escapeXML(text string) []byte {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return bytes.ReplaceAll(b.Bytes(), []byte("&#39;"), []byte("'"))
}

// inside says that one of the elements around, the outer ones first, has this name.
func inside(path []*node, name string) bool {
	for _, n := range path {
		if strings.EqualFold(n.name, name) {
			return true
		}
	}
	return false
}
