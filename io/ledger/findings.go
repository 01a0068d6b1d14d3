package ledger

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"rollnet/io/place"
	"rollnet/screening"
	"rollnet/screening/roll"
)

// Finding is a line of findings.jsonl: a finding in plain words, as everybody who works from a run folder sees it. The
// order of its keys is fixed; what is empty is null there, but for sheet (empty in CSV) and message.
type Finding struct {
	ID        string             `json:"id"`
	Rule      string             `json:"rule"`
	Family    screening.Family   `json:"family"`
	Severity  screening.Severity `json:"severity"`
	Action    screening.Action   `json:"action"`
	State     string             `json:"state"`
	File      string             `json:"file"`
	Sheet     string             `json:"sheet"`
	Row       int                `json:"row"`    // as Excel shows it
	Column    OrNull             `json:"column"` // letters; empty where it is the row as a whole
	Field     OrNull             `json:"field"`
	Household OrNull             `json:"household"` // 户编号, or the register's 户号
	Person    OrNull             `json:"person"`    // 人编号, or the ID number where there is none
	Name      OrNull             `json:"name"`
	Value     *string            `json:"value"` // empty where the cell is blank, nil where it is the row as a whole
	Proposed  *string            `json:"proposed"`
	Applied   bool               `json:"applied"`
	Score     *float64           `json:"score"`
	Message   string             `json:"message"`
	Evidence  Facts              `json:"evidence"`
	Related   []Related          `json:"related"`
	Unit      *Unit              `json:"unit"`

	// Where to look for it at the door, and what stands beside the keys of the evidence for people.
	Town    OrNull   `json:"town"`
	Village OrNull   `json:"village"`
	Group   OrNull   `json:"group"` // the natural village or group, else the address
	Head    OrNull   `json:"head"`
	Number  OrNull   `json:"id_number"` // of a household, the head's
	Labels  []string `json:"labels"`    // of the evidence, in its order
}

// Related is another row that a finding rests on. Town and Village are empty where they are the finding's own.
type Related struct {
	File      string `json:"file"`
	Sheet     string `json:"sheet"`
	Row       int    `json:"row"`
	Household OrNull `json:"household"`
	Person    OrNull `json:"person"`
	Name      OrNull `json:"name"`
	Note      OrNull `json:"note"`
	Town      OrNull `json:"town"`
	Village   OrNull `json:"village"`
}

// Answered says that an answer of an earlier round still stands.
func (f *Finding) Answered() bool { return f.State == "answered" }

// Findings puts findings into plain words, in the order given; lang ("zh" or "en") is the language of messages and notes.
func Findings(found []screening.Finding, lang string) []Finding {
	out := make([]Finding, len(found))
	for i := range found {
		out[i] = plain(&found[i], lang)
	}
	return out
}

func plain(f *screening.Finding, lang string) Finding {
	at := place.Of(f)
	out := Finding{
		ID: f.ID, Rule: f.Rule.Code, Family: f.Rule.Family, Severity: f.Severity, Action: f.Action, State: f.State,
		File: at.File, Sheet: at.Sheet, Row: at.Row, Column: OrNull(at.Column),
		Household: OrNull(f.Household), Person: OrNull(f.Person), Name: OrNull(f.Name),
		Proposed: f.Proposed, Applied: f.Applied, Score: f.Score, Message: f.Message.In(lang),
		Evidence: f.Evidence, Related: make([]Related, 0, len(f.Related)), Unit: UnitOf(f.Unit),
		Town: OrNull(at.Town), Village: OrNull(at.Village), Group: OrNull(at.Group), Head: OrNull(at.Head), Number: OrNull(at.ID),
		Labels: make([]string, 0, len(f.Evidence)),
	}
	if f.Value != "" || f.At.Field != roll.NoField {
		out.Value = &f.Value
	}
	if f.At.Field != roll.NoField {
		out.Field = OrNull(f.At.Field.String())
	}
	for _, r := range f.Related {
		one := Related{Household: OrNull(r.Household), Person: OrNull(r.Person), Name: OrNull(r.Name), Note: OrNull(r.Note.In(lang))}
		one.File, one.Sheet, one.Row, _ = place.Cell(r.At)
		if town := place.Row(r.At, roll.Town); town != at.Town {
			one.Town = OrNull(town)
		}
		if village := place.Row(r.At, roll.Village); village != at.Village {
			one.Village = OrNull(village)
		}
		out.Related = append(out.Related, one)
	}
	for _, fact := range f.Evidence {
		out.Labels = append(out.Labels, fact.Label)
	}
	return out
}

// WriteFindings writes one finding a line as JSON, in the order given. It returns the number of lines.
func WriteFindings(w io.Writer, findings []Finding) (int, error) {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for i := range findings {
		if err := encoder.Encode(&findings[i]); err != nil {
			return i, err
		}
	}
	return len(findings), out.Flush()
}

// ReadFindings reads what WriteFindings wrote, the labels beside their evidence. An error names the line.
func ReadFindings(r io.Reader) ([]Finding, error) {
	var all []Finding
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		text, err := in.ReadBytes('\n')
		if err == io.EOF && len(text) == 0 {
			return all, nil
		}
		if err != nil && err != io.EOF {
			return nil, err
		}
		var f Finding
		if err := json.Unmarshal(text, &f); err != nil {
			return nil, fmt.Errorf("line %d: not a finding: %w", n, err)
		}
		for i := range min(len(f.Labels), len(f.Evidence)) {
			f.Evidence[i].Label = f.Labels[i]
		}
		all = append(all, f)
	}
}
