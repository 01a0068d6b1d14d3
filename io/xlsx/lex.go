package xlsx

import (
	"bytes"
	"io"
	"strings"

	"rollnet/io/fault"
)

// lexer cuts a part into tags and texts, strictly: well-formed UTF-8 XML with namespaces, without DOCTYPE, or a fault. It
// holds a window of the part; tokens lie in the window and are good until the next call.
type lexer struct {
	file, part string // the place that faults name

	src     io.Reader
	buf     []byte // buf[:end] is read; pad zero bytes follow, so that looking a little ahead needs no check
	pos     int    // next byte to look at
	end     int
	pin     int   // first byte that must stay in the window, or -1
	base    int64 // offset of buf[0] in the part
	eof     bool
	wide    bool      // the part is in UTF-16, and src makes UTF-8 of it
	out     io.Writer // if not nil, all bytes go here in order
	flushed int64     // offset of the first byte that has not gone there

	token   tokenKind
	from    int    // where the token starts
	name    []byte // of a start tag, without prefix
	prefix  []byte
	space   space
	attrs   []attribute
	text    []byte // as it stands in the part
	cdata   bool   // text is to be taken literally
	marks   mark   // of text
	closing bool   // <x/> was given as a start; its end is due

	open     []int // where each open element's qualified name starts in names
	names    []byte
	bindings []binding
	rooted   bool // the root element has begun
}

type tokenKind uint8

const (
	tokenEnd   tokenKind = iota // an end tag, or the second half of <x/>
	tokenStart                  // a start tag, or the first half of <x/>
	tokenText                   // a text, in pieces where comments or CDATA part it
	tokenEOF                    // the part ended where it may
)

type attribute struct {
	prefix, name []byte
	value        []byte // as it stands between the quotes
	marks        mark
}

const (
	window = 256 << 10
	pad    = 64
)

func newLexer(src io.Reader, file, part string) *lexer {
	_, wide := src.(*wide)
	return &lexer{file: file, part: part, src: src, wide: wide, buf: make([]byte, window+pad), pin: -1}
}

// offset is where an index into the window lies in the part.
func (l *lexer) offset(i int) int64 { return l.base + int64(i) }

// fault is a fault at the present byte.
func (l *lexer) fault(code fault.Code, en, zh string) *fault.Fault {
	return &fault.Fault{Code: code, File: l.file, Sheet: l.part, Byte: l.offset(l.pos), Found: en, FoundZH: zh}
}

// fill reads on: it drops what is done with and not pinned, widens the window if that is not enough, and reads it full.
func (l *lexer) fill() error {
	keep := l.pos
	if l.pin >= 0 && l.pin < keep {
		keep = l.pin
	}
	if err := l.flush(keep); err != nil {
		return err
	}
	if keep > 0 {
		copy(l.buf, l.buf[keep:l.end])
		l.base += int64(keep)
		l.pos -= keep
		l.end -= keep
		l.from -= keep
		if l.pin >= 0 {
			l.pin -= keep
		}
	} else if l.end == len(l.buf)-pad {
		if l.end >= maxToken {
			f := l.fault(fault.Limit, "one element or text of more than 4 MiB", "单个元素或文本超过 4 MiB")
			f.Want = "4 MiB"
			return f
		}
		l.buf = append(l.buf[:l.end], make([]byte, l.end+pad)...)
	}
	limit := len(l.buf) - pad
	for idle := 0; l.end < limit; idle++ {
		n, err := l.src.Read(l.buf[l.end:limit])
		l.end += n
		if err == io.EOF {
			l.eof = true
			break
		}
		if n > 0 {
			idle = 0
		}
		if err == nil && idle > 100 {
			err = io.ErrNoProgress
		}
		if err != nil {
			return readFault(err, l.file, l.part)
		}
	}
	clear(l.buf[l.end : l.end+pad])
	return nil
}

// flush gives the bytes before an index to out.
func (l *lexer) flush(to int) error {
	if l.out == nil {
		return nil
	}
	if from := int(l.flushed - l.base); from < to {
		if _, err := l.out.Write(l.buf[from:to]); err != nil {
			return err
		}
		l.flushed = l.offset(to)
	}
	return nil
}

// next reads one token. After tokenEOF it gives tokenEOF again.
func (l *lexer) next() error {
	if l.closing {
		l.closing = false
		l.pop()
		l.token = tokenEnd
		return nil
	}
	for {
		l.from = l.pos
		more, err := l.lex(l.buf[l.pos:l.end])
		if err != nil {
			return err
		}
		if !more {
			return nil
		}
		if l.eof {
			return l.fault(fault.Truncated, "the part ends in the middle", "部件在中途结束")
		}
		if err := l.fill(); err != nil {
			return err
		}
	}
}

var bom = []byte("\xef\xbb\xbf")

// lex reads one token from b, which starts at pos; more says that it does not end within b.
func (l *lexer) lex(b []byte) (more bool, err error) {
	for {
		if l.pos == 0 && l.base == 0 && !l.eof && len(b) < 4 {
			return true, nil
		}
		if l.pos == 0 && l.base == 0 {
			if bytes.HasPrefix(b, bom) {
				l.pos += len(bom)
				l.from, b = l.pos, b[len(bom):]
			}
		}
		if len(b) == 0 {
			if !l.eof {
				return true, nil
			}
			return false, l.atEnd()
		}
		if b[0] != '<' {
			return l.lexText(b)
		}
		if len(b) < 2 {
			return true, nil
		}
		switch b[1] {
		case '/':
			return l.lexEnd(b)
		case '!':
			if bytes.HasPrefix(b, []byte("<![CDATA[")) {
				return l.lexCDATA(b)
			}
			if len(b) < 9 && !l.eof {
				return true, nil
			}
			if n, err := l.comment(b); n == 0 {
				return err == nil, err
			} else {
				l.pos += n
				l.from, b = l.pos, b[n:]
			}
		case '?':
			if n, err := l.instruction(b); n == 0 {
				return err == nil, err
			} else {
				l.pos += n
				l.from, b = l.pos, b[n:]
			}
		default:
			return l.lexStart(b)
		}
	}
}

func (l *lexer) atEnd() error {
	switch {
	case len(l.open) > 0:
		return l.fault(fault.Truncated, "the part ends inside <"+l.top()+">", "部件在 <"+l.top()+"> 内中断")
	case !l.rooted:
		return l.fault(fault.Truncated, "the part is empty", "部件是空的")
	}
	l.token = tokenEOF
	return nil
}

func (l *lexer) lexText(b []byte) (more bool, err error) {
	n := bytes.IndexByte(b, '<')
	if n < 0 {
		if !l.eof {
			return true, nil
		}
		n = len(b)
	}
	l.text, l.cdata = b[:n], false
	l.marks = marksOf(l.text)
	if err := l.checkText(l.text, l.marks); err != nil {
		return false, err
	}
	if len(l.open) == 0 {
		if !white(l.text) {
			return false, l.fault(fault.BadXML, "text outside the root element", "根元素之外有文字")
		}
	}
	l.pos += n
	l.token = tokenText
	return false, nil
}

func (l *lexer) lexCDATA(b []byte) (more bool, err error) {
	n := bytes.Index(b, []byte("]]>"))
	if n < 0 {
		return true, nil
	}
	if len(l.open) == 0 {
		return false, l.fault(fault.BadXML, "text outside the root element", "根元素之外有文字")
	}
	l.text, l.cdata = b[9:n], true
	l.marks = marksOf(l.text)
	if err := l.checkBytes(l.text, l.marks); err != nil {
		return false, err
	}
	l.pos += n + 3
	l.token = tokenText
	return false, nil
}

// comment measures a comment and checks it; 0 without error means that it does not end within b.
func (l *lexer) comment(b []byte) (int, error) {
	if !bytes.HasPrefix(b, []byte("<!--")) {
		if bytes.HasPrefix(bytes.ToUpper(b[:min(len(b), 9)]), []byte("<!DOCTYPE")) {
			return 0, l.fault(fault.BadXML, "<!DOCTYPE", "<!DOCTYPE")
		}
		return 0, l.fault(fault.BadXML, "<!", "<!")
	}
	n := bytes.Index(b[4:], []byte("--"))
	if n < 0 || 4+n+2 >= len(b) {
		return 0, nil
	}
	if b[4+n+2] != '>' {
		return 0, l.fault(fault.BadXML, "-- inside a comment", "注释中有 --")
	}
	if err := l.checkBytes(b[4:4+n], marksOf(b[4:4+n])); err != nil {
		return 0, err
	}
	return 4 + n + 3, nil
}

// instruction measures a processing instruction or the XML declaration and checks it; 0 as above.
func (l *lexer) instruction(b []byte) (int, error) {
	n := 2 + bytes.Index(b[2:], []byte("?>"))
	if n < 2 {
		return 0, nil
	}
	body := b[2:n]
	if err := l.checkBytes(body, marksOf(body)); err != nil {
		return 0, err
	}
	k := nameLength(body)
	if k == 0 || k < len(body) && !isSpace(body[k]) {
		return 0, l.fault(fault.BadXML, "<?", "<?")
	}
	if bytes.EqualFold(body[:k], []byte("xml")) {
		first := l.base == 0 && (l.pos == 0 || l.pos == len(bom) && bytes.HasPrefix(l.buf, bom))
		if !first || string(body[:k]) != "xml" {
			return 0, l.fault(fault.BadXML, "an XML declaration in the middle", "XML 声明不在开头")
		}
		if err := l.declaration(body[k:]); err != nil {
			return 0, err
		}
	}
	return n + 2, nil
}

// declaration refuses versions and encodings other than ours.
func (l *lexer) declaration(body []byte) error {
	if v := pseudo(body, "version"); v != "" && v != "1.0" {
		return l.fault(fault.BadXML, "XML version "+short(v), "XML 版本 "+short(v))
	}
	switch e := bytes.ToLower([]byte(pseudo(body, "encoding"))); string(e) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return nil
	default:
		if l.wide && strings.HasPrefix(string(e), "utf-16") {
			return nil
		}
		return l.fault(fault.BadText, "encoding "+short(string(e)), "编码 "+short(string(e)))
	}
}

// pseudo is a value in an XML declaration.
func pseudo(body []byte, name string) string {
	_, rest, ok := bytes.Cut(body, []byte(name))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if !ok || len(rest) == 0 || rest[0] != '=' {
		return ""
	}
	rest = bytes.TrimLeft(rest[1:], " \t\r\n")
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	value, _, _ := bytes.Cut(rest[1:], rest[:1])
	return string(value)
}

// short keeps a foreign text in a message short and printable.
func short(s string) string {
	clean := []byte(s[:min(len(s), 20)])
	for i, c := range clean {
		if c < ' ' || c > '~' {
			clean[i] = '?'
		}
	}
	return string(clean)
}
