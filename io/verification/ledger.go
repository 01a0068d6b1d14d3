package verification

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strconv"

	"rollnet/io/changelog"
	"rollnet/screening"
	"rollnet/screening/compare"
	"rollnet/screening/table"
)

const (
	ledgerName   = "changes.csv"
	findingsName = "findings.jsonl"
)

// finding is a line of findings.jsonl, as far as it is verified.
type finding struct {
	ID        string  `json:"id"`
	Rule      string  `json:"rule"`
	Family    string  `json:"family"`
	Severity  string  `json:"severity"`
	Action    string  `json:"action"`
	State     string  `json:"state"`
	File      string  `json:"file"`
	Sheet     string  `json:"sheet"`
	Row       int     `json:"row"`
	Column    string  `json:"column"`
	Household string  `json:"household"`
	Town      string  `json:"town"`
	Value     string  `json:"value"`
	Proposed  *string `json:"proposed"`
	Applied   bool    `json:"applied"`
}

// place is a cell, as the ledger and the findings name it; without column, a row.
type place struct {
	file, sheet string
	row         int
	column      string
}

func (p place) String() string {
	name := p.file + "!"
	if p.sheet != "" {
		name += p.sheet + "!"
	}
	return name + p.column + strconv.Itoa(p.row)
}

func placeOf(l *compare.Line) place { return place{l.File, l.Sheet, l.Row, l.Column} }

func (v *verifier) readLedger() {
	data, err := os.ReadFile(v.path(ledgerName))
	if err == nil {
		v.lines, err = changelog.Read(data, ledgerName)
	}
	if err != nil {
		v.noLedger = true
		v.failErr(Ledger, ledgerName, err)
	}
}

func (v *verifier) readFindings() {
	in, err := os.Open(v.path(findingsName))
	if err != nil {
		v.noFinds = true
		v.failErr(Counts, findingsName, err)
		return
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		text, err := r.ReadBytes('\n')
		if err == io.EOF && len(text) == 0 {
			return
		}
		var f finding
		if err != nil && err != io.EOF || json.Unmarshal(text, &f) != nil {
			v.noFinds = true
			v.fail(Counts, findingsName+"!"+strconv.Itoa(n), "这一行不是一条疑点记录（提示：文件可能被改动）", "the line is no finding (hint: the file may have been altered)")
			return
		}
		v.findings = append(v.findings, f)
	}
}

// ledger holds each line against the corrected cell, and the lines and the applied findings against each other.
func (v *verifier) ledger() {
	if v.noLedger {
		v.notMade(Cells, screening.Words{ZH: "台账读不了", EN: "the ledger cannot be read"})
		return
	}
	seen := map[place]int{}
	rows := map[*table.Table]map[int]int{}
	for i := range v.lines {
		l := &v.lines[i]
		v.looked(Ledger, 1)
		if other, twice := seen[placeOf(l)]; twice {
			v.fail(Ledger, lineName(l), "与第 %d 行说的是同一处 %s", "row %d is about the same place, %s", other, placeOf(l))
			continue
		}
		seen[placeOf(l)] = l.At
		v.stands(l, rows)
	}
	if !v.noFinds {
		v.borneOut()
	}
}

// stands says that the corrected copy has what a line says.
func (v *verifier) stands(l *compare.Line, rows map[*table.Table]map[int]int) {
	c := v.copyOf(l.File)
	if c == nil {
		v.fail(Ledger, lineName(l), "%s 不是本次运行的花名册文件", "%s is no roll of this run", l.File)
		return
	}
	t := v.tableOf(c, l.Sheet)
	if t == nil {
		if v.book(c) != nil {
			v.fail(Ledger, lineName(l), "%s 中没有工作表 %s", "%s has no sheet %s", c.name, l.Sheet)
		}
		return
	}
	if l.Leaves {
		return // the rows were counted
	}
	if rows[t] == nil {
		rows[t] = rowsByNumber(t)
	}
	number, there := c.moved(l.Sheet, l.Row)
	row, found := rows[t][number]
	if !there || !found && l.Becomes != "" {
		v.fail(Ledger, lineName(l), "%s：更正后的表中没有这一行", "%s: the corrected sheet has no such row", placeOf(l))
		return
	}
	has := ""
	if found {
		has = t.At(row, table.ColumnNumber(l.Column)).Text
	}
	if has != l.Becomes {
		v.fail(Ledger, place{c.name, l.Sheet, number, l.Column}.String(), "更正后的单元格与台账第 %d 行的“改为”不符（提示：单元格或台账被改动过）",
			"the corrected cell does not hold what row %d of the ledger says it becomes (hint: the cell or the ledger was altered)", l.At)
	}
}

func rowsByNumber(t *table.Table) map[int]int {
	rows := make(map[int]int, t.Rows())
	for row := range t.Rows() {
		rows[t.Number(row)] = row
	}
	return rows
}

// borneOut holds the lines of a screening against its applied findings: one line a cell that was corrected, and no other.
func (v *verifier) borneOut() {
	if v.run.Command != "screen" {
		return // what answers have changed is borne out by the answers
	}
	byPlace := map[place][]*finding{}
	for i := range v.findings {
		if f := &v.findings[i]; f.Applied {
			byPlace[place{f.File, f.Sheet, f.Row, f.Column}] = append(byPlace[place{f.File, f.Sheet, f.Row, f.Column}], f)
		}
	}
	lines := map[place]bool{}
	for i := range v.lines {
		l := &v.lines[i]
		at := placeOf(l)
		lines[at] = true
		if !slices.ContainsFunc(byPlace[at], func(f *finding) bool {
			return f.Rule == l.Rule && f.Value == l.Was && f.Proposed != nil && *f.Proposed == l.Becomes
		}) {
			v.fail(Ledger, lineName(l), "%s：没有一条已采用的疑点与这一行台账相符（提示：台账被添改，或疑点被删改）",
				"%s: no applied finding says what this line says (hint: the line was added or altered, or the finding was)", at)
		}
	}
	for i := range v.findings {
		f := &v.findings[i]
		if at := (place{f.File, f.Sheet, f.Row, f.Column}); f.Applied && !lines[at] {
			v.fail(Ledger, findingsName+"!"+strconv.Itoa(i+1), "%s：疑点 %s 已采用，台账中却没有这一处（提示：台账中有行被删去）",
				"%s: finding %s was applied and the ledger has no line for it (hint: a line was removed)", at, f.ID)
		}
	}
}
