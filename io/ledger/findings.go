package ledger

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"

	"rollnet/io/place"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// line is one finding as scripts see it; the order of its keys is fixed. A pointer is null where there is nothing.
type line struct {
	ID        string             `json:"id"`
	Rule      string             `json:"rule"`
	Family    screening.Family   `json:"family"`
	Severity  screening.Severity `json:"severity"`
	Action    screening.Action   `json:"action"`
	State     string             `json:"state"`
	File      string             `json:"file"`
	Sheet     string             `json:"sheet"` // empty in CSV
	Row       int                `json:"row"`
	Column    *string            `json:"column"`
	Field     *string            `json:"field"`
	Household *string            `json:"household"`
	Person    *string            `json:"person"`
	Name      *string            `json:"name"`
	Value     *string            `json:"value"` // empty where the cell is blank, null where it is the row as a whole
	Proposed  *string            `json:"proposed"`
	Applied   bool               `json:"applied"`
	Score     *float64           `json:"score"`
	Message   string             `json:"message"`
	Evidence  facts              `json:"evidence"`
	Related   []related          `json:"related"`
	Unit      *unit              `json:"unit"`
}

type related struct {
	File      string  `json:"file"`
	Sheet     string  `json:"sheet"`
	Row       int     `json:"row"`
	Household *string `json:"household"`
	Person    *string `json:"person"`
	Name      *string `json:"name"`
	Note      *string `json:"note"`
}

// WriteFindings writes one finding a line as JSON, in the order given; lang ("zh" or "en") is the language of messages
// and notes. It returns the number of lines.
func WriteFindings(w io.Writer, findings []screening.Finding, lang string) (int, error) {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for i := range findings {
		if err := encoder.Encode(lineOf(&findings[i], lang)); err != nil {
			return i, err
		}
	}
	return len(findings), out.Flush()
}

func lineOf(f *screening.Finding, lang string) line {
	l := line{
		ID: f.ID, Rule: f.Rule.Code, Family: f.Rule.Family, Severity: f.Severity, Action: f.Action, State: f.State,
		Household: orNull(f.Household), Person: orNull(f.Person), Name: orNull(f.Name),
		Proposed: f.Proposed, Applied: f.Applied, Score: f.Score, Message: f.Message.In(lang),
		Evidence: f.Evidence, Related: make([]related, 0, len(f.Related)),
	}
	var column string
	l.File, l.Sheet, l.Row, column = place.Cell(f.At)
	l.Column = orNull(column)
	l.Value = orNull(f.Value)
	if f.At.Field != roll.NoField {
		key := f.At.Field.String()
		l.Field, l.Value = &key, &f.Value
	}
	for _, r := range f.Related {
		one := related{Household: orNull(r.Household), Person: orNull(r.Person), Name: orNull(r.Name), Note: orNull(r.Note.In(lang))}
		one.File, one.Sheet, one.Row, _ = place.Cell(r.At)
		l.Related = append(l.Related, one)
	}
	l.Unit = unitOf(f.Unit)
	return l
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// facts is the evidence as an object in the order that the rule gave; a key that comes again gets a number.
type facts []screening.Fact

// MarshalJSON writes the object.
func (f facts) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	seen := make(map[string]int, len(f))
	for i, fact := range f {
		if i > 0 {
			out = append(out, ',')
		}
		key := fact.Key
		if seen[fact.Key]++; seen[fact.Key] > 1 {
			key += "_" + strconv.Itoa(seen[fact.Key])
		}
		for j, text := range []string{key, fact.Value} {
			if j > 0 {
				out = append(out, ':')
			}
			quoted, err := json.Marshal(text)
			if err != nil {
				return nil, err
			}
			out = append(out, quoted...)
		}
	}
	return append(out, '}'), nil
}
