package verification

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rollnet/io/sheet"
	"rollnet/screening/compare"
	"rollnet/screening/table"
)

// figures are the summary in run.json, as far as they can be reckoned again.
type figures struct {
	Rows struct {
		Read    int `json:"read"`
		Kept    int `json:"kept"`
		Skipped int `json:"skipped"`
	} `json:"rows"`
	Findings    tally `json:"findings"`
	Corrections int   `json:"corrections"`
	Rules       struct {
		Ran     int `json:"ran"`
		Skipped int `json:"skipped"`
		Stopped int `json:"stopped"`
		Off     int `json:"off"`
	} `json:"rules"`
	Families []struct {
		Family string `json:"family"`
		tally
	} `json:"families"`
	Actions []struct {
		Action   string `json:"action"`
		Findings int    `json:"findings"`
	} `json:"actions"`
	Towns []struct {
		Town string `json:"town"`
		tally
		Families map[string]int `json:"families"`
	} `json:"towns"`
}

type tally struct {
	Findings int `json:"findings"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
	Applied  int `json:"applied"`
}

func (t *tally) add(f *finding) {
	t.Findings++
	switch f.Severity {
	case "error":
		t.Errors++
	case "warning":
		t.Warnings++
	default:
		t.Infos++
	}
	if f.Applied {
		t.Applied++
	}
}

// counts reckons the figures of run.json again, and looks for every finding in the exception list and every change in the lists
// of operations.
func (v *verifier) counts() {
	s := &v.run.Summary
	read, kept, skipped := 0, 0, 0
	for _, in := range v.run.Inputs {
		for _, one := range in.Sheets {
			read, kept, skipped = read+one.RowsRead, kept+one.RowsKept, skipped+one.RowsSkipped
		}
	}
	v.count("summary.rows", fmt.Sprint(s.Rows.Read, s.Rows.Kept, s.Rows.Skipped), fmt.Sprint(read, kept, skipped))
	states := map[string]int{}
	for _, r := range v.run.Rules {
		states[r.State]++
	}
	v.count("summary.rules", fmt.Sprint(s.Rules.Ran, s.Rules.Skipped, s.Rules.Stopped, s.Rules.Off), fmt.Sprint(states["ran"], states["skipped"], states["stopped"], states["off"]))
	if !v.noLedger {
		changed := 0
		for i := range v.lines {
			if !v.lines[i].Leaves {
				changed++
			}
		}
		v.count("summary.corrections", s.Corrections, changed)
		v.outputRows(ledgerName, len(v.lines))
	}
	if v.noFinds {
		return
	}
	v.outputRows(findingsName, len(v.findings))
	v.tallies()
	v.listed()
	v.operations()
}

func (v *verifier) count(what string, said, reckoned any) {
	v.looked(Counts, 1)
	if said != reckoned {
		v.fail(Counts, manifestName, "%s 记为 %v，重新计算为 %v（提示：疑点或 run.json 被改动过）", "%s is %v and was reckoned again as %v (hint: the findings or run.json were altered)", what, said, reckoned)
	}
}

func (v *verifier) outputRows(name string, rows int) {
	for _, o := range v.run.Outputs {
		if o.File == name {
			v.count("outputs "+name, o.Rows, rows)
		}
	}
}

// tallies counts the findings as the summary does.
func (v *verifier) tallies() {
	var all tally
	families, towns, inTown, actions, rules, ids := map[string]*tally{}, map[string]*tally{}, map[string]map[string]int{}, map[string]int{}, map[string]int{}, map[string]bool{}
	of := func(m map[string]*tally, key string) *tally {
		if m[key] == nil {
			m[key] = &tally{}
		}
		return m[key]
	}
	for i := range v.findings {
		f := &v.findings[i]
		all.add(f)
		of(families, f.Family).add(f)
		of(towns, f.Town).add(f)
		if inTown[f.Town] == nil {
			inTown[f.Town] = map[string]int{}
		}
		inTown[f.Town][f.Family]++
		actions[f.Action]++
		rules[f.Rule]++
		if ids[f.ID+f.Rule] && f.ID != "" {
			v.fail(Counts, fmt.Sprintf("%s!%d", findingsName, i+1), "疑点编号 %s 出现两次", "the finding id %s stands twice", f.ID)
		}
		ids[f.ID+f.Rule] = true
	}
	s := &v.run.Summary
	v.count("summary.findings", s.Findings, all)
	for _, one := range s.Families {
		v.count("summary.families "+one.Family, one.tally, *of(families, one.Family))
		delete(families, one.Family)
	}
	v.count("summary.families", 0, counted(families))
	for _, one := range s.Towns {
		v.count("summary.towns "+one.Town, one.tally, *of(towns, one.Town))
		for family, n := range one.Families {
			v.count("summary.towns "+one.Town+" "+family, n, inTown[one.Town][family])
		}
		delete(towns, one.Town)
	}
	v.count("summary.towns", 0, counted(towns))
	for _, one := range s.Actions {
		v.count("summary.actions "+one.Action, one.Findings, actions[one.Action])
	}
	if v.run.Command != "screen" {
		return
	}
	for _, r := range v.run.Rules {
		if r.State == "ran" {
			v.count("rules "+r.Rule, r.Hits, rules[r.Rule])
		}
	}
}

// counted are the findings of what the summary does not name.
func counted(m map[string]*tally) int {
	n := 0
	for _, t := range m {
		n += t.Findings
	}
	return n
}

const exceptionsName = "exceptions.xlsx"

var hex16 = regexp.MustCompile(`^[0-9a-f]{16}$`)

// listed looks for each finding in the exception list, where it stands once by its id.
func (v *verifier) listed() {
	if !v.has(exceptionsName) {
		return
	}
	book, err := sheet.Open(v.path(exceptionsName), exceptionsName, sheet.Options{})
	if err != nil {
		v.failErr(Counts, exceptionsName, err)
		return
	}
	times := map[string]int{}
	for _, t := range book.Tables {
		for row := range t.Rows() {
			for col := range t.Columns {
				if text := t.At(row, col).Text; hex16.MatchString(text) {
					times[text]++
				}
			}
		}
	}
	want := map[string]int{}
	for i := range v.findings {
		want[v.findings[i].ID]++
	}
	missing, often := 0, 0
	for id, n := range want {
		v.looked(Counts, 1)
		if times[id] < n {
			missing += n - times[id]
		}
		if times[id] > n {
			often += times[id] - n
		}
		delete(times, id)
	}
	if missing+often+len(times) > 0 {
		v.fail(Counts, exceptionsName, "与 findings.jsonl 对不上：少 %d 条，重复 %d 条，多 %d 条（提示：以 findings.jsonl 为准，或重新运行）",
			"it does not fit findings.jsonl: %d findings missing, %d repeated, %d unknown (hint: go by findings.jsonl, or run again)", missing, often, len(times))
	}
}

const editsName = "operations/信息修改.xlsx"

// operations holds the list of edits against the ledger, line for line.
func (v *verifier) operations() {
	if v.noLedger || v.run.Command != "screen" || !v.has(editsName) {
		return
	}
	book, err := sheet.Open(v.path(editsName), editsName, sheet.Options{})
	if err != nil {
		v.failErr(Counts, editsName, err)
		return
	}
	listed := map[string]int{}
	rows := 0
	for _, t := range book.Tables {
		header, columns := editColumns(t)
		for row := header + 1; columns != nil && row < t.Rows(); row++ {
			if t.At(row, columns[0]).Text == "" {
				continue // what is said where there are none
			}
			var parts []string
			for _, col := range columns {
				parts = append(parts, t.At(row, col).Text)
			}
			rows++
			listed[strings.Join(parts, "\x00")]++
		}
	}
	v.outputRows(editsName, rows)
	for i := range v.lines {
		l := &v.lines[i]
		v.looked(Counts, 1)
		key := editKey(l)
		if listed[key] == 0 {
			v.fail(Counts, editsName, "没有与台账第 %d 行（%s）相符的一条（提示：台账或清单被改动过）", "nothing fits row %d of the ledger (%s) (hint: the ledger or the list was altered)", l.At, placeOf(l))
			continue
		}
		listed[key]--
	}
	extra := 0
	for _, n := range listed {
		extra += n
	}
	if extra > 0 {
		v.fail(Counts, editsName, "有 %d 条在台账中没有相符的一行（提示：台账中有行被删改，或清单被添改）", "%d of its lines have none in the ledger that fits (hint: a line of the ledger was removed or altered, or the list was)", extra)
	}
}

// editColumns finds the header of a list of edits and its columns row, was, becomes, file, sheet; nil where it is none.
func editColumns(t *table.Table) (header int, columns []int) {
	for row := range min(5, t.Rows()) {
		byName := map[string]int{}
		for col := range t.Columns {
			byName[t.At(row, col).Text] = col
		}
		for _, names := range [][]string{{"行号", "原值", "修改后", "来源文件", "工作表"}, {"row", "was", "becomes", "file", "sheet"}} {
			if slices.ContainsFunc(names, func(n string) bool { _, found := byName[n]; return !found }) {
				continue
			}
			for _, n := range names {
				columns = append(columns, byName[n])
			}
			return row, columns
		}
	}
	return 0, nil
}

// editKey is a ledger line as the list of edits shows it: what no workbook may hold is shown by a mark there.
func editKey(l *compare.Line) string {
	shown := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
				return '\uFFFD'
			}
			return r
		}, s)
	}
	return strings.Join([]string{fmt.Sprint(l.Row), shown(l.Was), shown(l.Becomes), shown(l.File), shown(l.Sheet)}, "\x00")
}
