package sheet

import (
	"bytes"
	"strings"

	"rollnet/io/fault"
	"rollnet/io/utf16text"
	"rollnet/io/xls"
	"rollnet/io/xml2003"
)

// foreign are first bytes of files that are no spreadsheet known here, though they may have a spreadsheet's name.
var foreign = []struct{ start, what, whatZH string }{
	{"\x09\x00\x04\x00", "a workbook of Excel 2", "Excel 2 的工作簿"},
	{"\x09\x02\x06\x00", "a workbook of Excel 3", "Excel 3 的工作簿"},
	{"\x09\x04\x06\x00", "a workbook of Excel 4", "Excel 4 的工作簿"},
	{"\x09\x08", "a workbook without its compound file", "没有复合文档外壳的工作簿"},
	{"ID;P", "SYLK", "SYLK"},
	{"%PDF", "PDF", "PDF"},
	{"{\\rtf", "RTF", "RTF"},
	{"Rar!\x1A\x07", "RAR", "RAR 压缩包"},
	{"7z\xBC\xAF\x27\x1C", "7z", "7z 压缩包"},
	{"\x1F\x8B\x08", "gzip", "gzip 压缩包"},
}

// looked is how far into a file its first tags may lie: pages begin with scripts and comments.
const looked = 256 << 10

// sniff tells the container by the bytes.
func sniff(data []byte, file string) (Container, error) {
	unsupported := func(what, zh string) error {
		return &fault.Fault{Code: fault.Unsupported, File: file, Found: what, FoundZH: zh}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return XLSX, nil
	case bytes.HasPrefix(data, []byte(xls.Signature)):
		return XLS, nil
	case behindJunk(data):
		return "", &fault.Fault{Code: fault.BadZip, File: file, Found: "foreign bytes before the workbook", FoundZH: "工作簿前面有多余的内容"}
	}
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f.start)) && (f.start != "ID;P" || bytes.Contains(data, []byte("\nC;"))) {
			return "", unsupported(f.what, f.whatZH)
		}
	}
	head := strings.TrimLeft(beginning(data), "\uFEFF \t\r\n")
	if !strings.HasPrefix(head, "<") {
		return CSV, nil
	}
	if strings.Contains(head, xml2003.Namespace) {
		return XML2003, nil
	}
	lower := strings.ToLower(head)
	if root := rootOf(lower); strings.HasPrefix(lower, "<?xml") && root != "html" && root != "table" {
		return "", unsupported("XML <"+root+">", "XML <"+root+">")
	}
	for _, tag := range []string{"<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<div", "<style", "<script", "<!--", "<tr"} {
		if strings.Contains(lower, tag) {
			return HTML, nil
		}
	}
	return CSV, nil
}

// behindJunk says that a zip begins further on.
func behindJunk(data []byte) bool {
	tail := data[max(0, len(data)-66_000):] // the directory's end, and a comment behind it
	return bytes.Contains(tail, []byte("PK\x05\x06")) && bytes.Contains(data, []byte("PK\x01\x02")) && bytes.Contains(data, []byte("PK\x03\x04"))
}

// beginning is the first text of a file, that of UTF-16 in UTF-8.
func beginning(data []byte) string {
	head := data[:min(len(data), looked)]
	if order, found := utf16text.Detect(data); found {
		head, _ = utf16text.Decode(head, order) // half a character at the end of the piece does no harm
	}
	return string(head)
}

// rootOf is the name of the first element of an XML document, in short; its prolog is passed over.
func rootOf(text string) string {
	for {
		text = strings.TrimLeft(text, " \t\r\n")
		end := ">"
		switch {
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		case strings.HasPrefix(text, "<?"):
			end = "?>"
		case strings.HasPrefix(text, "<!"):
		default:
			name := strings.TrimPrefix(text, "<")
			if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
				name = name[:i]
			}
			return name[:min(len(name), 40)]
		}
		_, rest, found := strings.Cut(text, end)
		if !found {
			return ""
		}
		text = rest
	}
}
