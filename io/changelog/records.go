package changelog

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/screening"
)

// record is one line of a CSV text and the number of the row that a spreadsheet shows it in.
type record struct {
	row    int
	fields []string
}

// records cuts a CSV text into its fields as they stand, line breaks within quotes and all: the texts of a ledger are proof.
func records(data []byte, name string) ([]record, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return nil, &Wrong{name, screening.Words{ZH: "文字编码既不是 UTF-8 也不是 GB18030（提示：请用结果文件夹里原来的 changes.csv）",
				EN: "the text is neither UTF-8 nor GB18030 (hint: take the changes.csv of the run folder as it was)"}}
		}
		data = decoded
	}
	var all []record
	rest := string(data)
	for row := 1; rest != ""; row++ {
		r := record{row: row}
		for more := true; more; {
			var field string
			var err error
			if field, rest, more, err = nextField(rest); err != nil {
				return nil, &Wrong{fmt.Sprintf("%s!%d", name, row), screening.Words{ZH: "引号不配对（提示：台账可能被改动过）", EN: "the quotes do not pair (hint: the ledger may have been altered)"}}
			}
			r.fields = append(r.fields, field)
		}
		if len(r.fields) > 1 || r.fields[0] != "" {
			all = append(all, r)
		}
	}
	return all, nil
}

var errQuote = fmt.Errorf("a quote is not closed")

// nextField reads one field; more says that another follows on the line.
func nextField(s string) (field, rest string, more bool, err error) {
	if strings.HasPrefix(s, `"`) {
		var b strings.Builder
		for s = s[1:]; ; {
			i := strings.IndexByte(s, '"')
			if i < 0 {
				return "", "", false, errQuote
			}
			b.WriteString(s[:i])
			if s = s[i+1:]; !strings.HasPrefix(s, `"`) {
				break
			}
			b.WriteByte('"')
			s = s[1:]
		}
		field = b.String()
	} else {
		i := strings.IndexAny(s, ",\r\n")
		if i < 0 {
			return s, "", false, nil
		}
		field, s = s[:i], s[i:]
	}
	switch {
	case s == "":
		return field, "", false, nil
	case s[0] == ',':
		return field, s[1:], true, nil
	case strings.HasPrefix(s, "\r\n"):
		return field, s[2:], false, nil
	case s[0] == '\r' || s[0] == '\n':
		return field, s[1:], false, nil
	}
	return "", "", false, errQuote
}
