package rounds

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/answers"
	"rollnet/io/changelog"
	"rollnet/io/ledger"
	"rollnet/screening"
)

// FileName is the file of a run folder with every answer and what became of it.
const FileName = "answers.csv"

// State is what became of an answer.
type State string

const (
	Applied    State = "applied"     // the proposal, or the value given, stands in the corrected rolls or on a list of what to enter
	Recorded   State = "recorded"    // there is nothing to change
	NotApplied State = "not_applied" // it says why; the finding is still open
	Repeated   State = "repeated"    // the same was answered elsewhere, or in an earlier round
	Carried    State = "carried"     // of an earlier round, and it still stands
)

// Entry is an answer and what became of it.
type Entry struct {
	answers.Answer
	Rule, Household, Person, Town string // of the finding; empty where there is none of that id
	State                         State
	Why                           string          // in the language of the file
	Words                         screening.Words // the same in both, of answers that were read now
}

// Stands says that the answer settles its finding for as long as the finding's facts, and so its id, stay the same.
func (e *Entry) Stands() bool {
	return (e.State == Applied || e.State == Recorded || e.State == Carried) && e.Result != answers.Pending && e.Result != answers.None
}

var columns = []string{"id", "rule", "town", "household", "person", "file", "sheet", "row", "result", "said", "value", "handling", "verifier", "date", "note", "state", "why"}

// Write writes entries as a table, a line each, as the ledger of changes is written. It returns their number.
func Write(w io.Writer, entries []Entry) (int, error) {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return 0, err
	}
	out := bufio.NewWriter(w)
	ledger.WriteRecord(out, columns)
	for i := range entries {
		e := &entries[i]
		ledger.WriteRecord(out, []string{e.ID, e.Rule, e.Town, e.Household, e.Person, e.File, e.Sheet, strconv.Itoa(e.Row), string(e.Result), e.Said, e.Value,
			e.Handling, e.Verifier, e.Date, e.Note, string(e.State), e.Why})
	}
	return len(entries), out.Flush()
}

// Read reads the answers of a run folder; a run that had none has no such file.
func Read(dir string) ([]Entry, error) {
	name := filepath.Join(dir, FileName)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rows, missing, err := changelog.Table(data, name, columns)
	if err != nil {
		return nil, err
	}
	if missing != "" {
		return nil, &changelog.Wrong{Place: name, Words: screening.Words{
			ZH: "缺少列 " + missing + "（提示：请用没有改动过的结果文件夹）", EN: "the column " + missing + " is missing (hint: give the run folder unaltered)"}}
	}
	entries := make([]Entry, len(rows))
	for i := range rows {
		text := rows[i].Text
		row, _ := strconv.Atoi(text("row"))
		entries[i] = Entry{
			Answer: answers.Answer{File: text("file"), Sheet: text("sheet"), Row: row, ID: text("id"), Result: answers.Result(text("result")), Said: text("said"),
				Value: text("value"), Handling: text("handling"), Verifier: text("verifier"), Date: text("date"), Note: text("note")},
			Rule: text("rule"), Town: text("town"), Household: text("household"), Person: text("person"), State: State(text("state")), Why: text("why"),
		}
	}
	return entries, nil
}

// Standing are the answers of a run that settle their findings, the latest of each, as entries of the round after: carried.
func Standing(entries []Entry) []Entry {
	last := map[string]Entry{}
	for _, e := range entries {
		if e.Stands() && (last[e.ID].ID == "" || last[e.ID].State == Carried) {
			last[e.ID] = e
		}
	}
	var all []Entry
	for _, e := range last {
		e.State, e.Why = Carried, ""
		all = append(all, e)
	}
	sortEntries(all)
	return all
}

func sortEntries(all []Entry) {
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row), strings.Compare(a.ID, b.ID))
	})
}

func (e *Entry) about(f *ledger.Finding) {
	e.Rule, e.Town, e.Household, e.Person = f.Rule, string(f.Town), string(f.Household), string(f.Person)
}
