package xlsx

import (
	"strconv"

	"rollnet/io/fault"
)

// plainText appends the text of an element that holds nothing but text; its start tag was just read.
func (l *lexer) plainText(dst *[]byte) error {
	depth, start := len(l.open), len(*dst)
	for {
		if err := l.next(); err != nil {
			return err
		}
		switch l.token {
		case tokenText:
			*dst = l.appendText(*dst)
			if len(*dst)-start > 7*maxCellUnits { // _xHHHH_ may still shrink it
				return l.longCell()
			}
		case tokenStart:
			return l.fault(fault.BadXML, "an element in a text", "文本中有元素")
		case tokenEnd:
			if len(l.open) < depth {
				return nil
			}
		}
	}
}

// richText appends the text of an <si> or <is> whose start tag was just read: its runs joined, phonetic guides left out.
func (l *lexer) richText(dst *[]byte) error {
	depth, start := len(l.open), len(*dst)
	inRun := false
	for {
		if err := l.next(); err != nil {
			return err
		}
		var err error
		switch {
		case l.token == tokenEnd && len(l.open) < depth:
			return nil
		case l.token == tokenEnd:
			inRun = false
		case l.token == tokenText:
			if !white(l.text) {
				err = l.fault(fault.BadXML, "text beside the text of a string", "字符串的文本之外有文字")
			}
		case l.is("t"):
			from := len(*dst)
			if err = l.plainText(dst); err == nil {
				*dst = unescape(*dst, from)
			}
			if len(*dst)-start > 3*maxCellUnits {
				err = l.longCell()
			}
		case l.is("r") && !inRun:
			inRun = true
		case l.is("rPh"), l.is("phoneticPr"), l.is("rPr"), l.is("extLst"):
			err = l.skip()
		default:
			err = l.fault(fault.BadXML, "an unknown element <"+short(string(l.name))+">", "未知元素 <"+short(string(l.name))+">")
		}
		if err != nil {
			return err
		}
	}
}

func (l *lexer) longCell() *fault.Fault {
	f := l.fault(fault.Limit, "a cell text of more than 32,767 characters", "单元格文字超过 32767 个字符")
	f.Want = strconv.Itoa(maxCellUnits)
	return f
}
