package exceptions

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rollnet/io/ledger"
	"rollnet/io/workbook"
	"rollnet/screening"
)

// Packet is what one town, or one village, gets to check: the findings of one place, none of another's.
type Packet struct {
	File          string // the workbook's name, without a folder; any system can hold it
	Town, Village string // empty where no sheet says it; Village also where packets go to towns
	Place         string // both in words
	Findings      []ledger.Finding
}

// By is to whom packets go.
type By string

// Packets go to towns or to villages.
const (
	ByTown    By = "town"
	ByVillage By = "village"
)

// Packets deals findings out, but for those whose answer stands, each to one packet, in the order of towns and villages. What has no town, or no village, gets
// a packet of its own.
func Packets(findings []ledger.Finding, by By, lang string) []Packet {
	type key struct{ town, village string }
	at := map[key]int{}
	var all []Packet
	for i := range findings {
		f := &findings[i]
		if f.Answered() {
			continue
		}
		k := key{town: string(f.Town)}
		if by == ByVillage {
			k.village = string(f.Village)
		}
		n, known := at[k]
		if !known {
			n = len(all)
			at[k] = n
			all = append(all, Packet{Town: k.town, Village: k.village})
		}
		all[n].Findings = append(all[n].Findings, *f)
	}
	slices.SortStableFunc(all, func(a, b Packet) int {
		return cmp.Or(nameless(a.Town, b.Town), nameless(a.Village, b.Village), strings.Compare(a.Town, b.Town), strings.Compare(a.Village, b.Village))
	})
	taken := map[string]bool{}
	for i := range all {
		parts := all[i].place(by, lang)
		all[i].Place, all[i].File = strings.Join(parts, " "), fileName(parts, taken)
	}
	return all
}

// nameless compares two names so that one that is missing comes last, and 2组 before 10组.
func nameless(a, b string) int {
	if (a == "") != (b == "") {
		return map[bool]int{true: 1, false: -1}[a == ""]
	}
	return natural(a, b)
}

// place is the packet's place in words.
func (p Packet) place(by By, lang string) []string {
	parts := []string{cmp.Or(p.Town, words{ZH: "未注明乡镇", EN: "no town"}.In(lang))}
	if by == ByVillage {
		parts = append(parts, cmp.Or(p.Village, words{ZH: "未注明行政村", EN: "no village"}.In(lang)))
	}
	return parts
}

// longName is how many characters of a place's name a file name takes.
const longName = 60

// fileName makes a name that Windows can hold, and that is not taken, be it in other letters.
func fileName(parts []string, taken map[string]bool) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, strings.Join(parts, "-"))
	if runes := []rune(clean); len(runes) > longName {
		clean = string(runes[:longName])
	}
	// The word in front keeps names such as CON and those that begin with a dot harmless; a dot or blank at the end goes.
	clean = strings.TrimRight("核实清单-"+strings.TrimSpace(clean), " .")
	name := clean
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = clean + "-" + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	return name + ".xlsx"
}

// WritePacket writes the workbook that goes to one place: how to fill it in, and the lists with their answer columns. Of the
// content it takes all but the findings and the summary. It returns the number of findings.
func WritePacket(w io.Writer, scratch string, c Content, p Packet) (rows int, err error) {
	c.Findings = p.Findings
	book, err := workbook.New(scratch)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	if err := writeIntro(book, p.title(c.Lang), p.intro(c), p.facts(c), c.Lang); err != nil {
		return 0, err
	}
	if err := c.lists(book); err != nil {
		return 0, err
	}
	return len(c.Findings), book.Write(w)
}

func (p Packet) title(lang string) string {
	return words{ZH: p.Place + " 入户核实清单", EN: "to be checked at the door: " + p.Place}.In(lang)
}

// intro is what the packet's first sheet says: what is in it, and then what each list says.
func (p Packet) intro(c Content) []words {
	open, houses := 0, map[ledger.OrNull]bool{}
	for i := range p.Findings {
		if f := &p.Findings[i]; !f.Applied {
			open++
			houses[f.Household] = true
		}
	}
	delete(houses, "")
	lines := slices.Clone(intro)
	lines[0] = words{
		ZH: fmt.Sprintf("这是什么：本地需要入户核实的疑点 %d 条，涉及 %d 户，由花名册与农户名册、部门名单比对得出。", open, len(houses)),
		EN: fmt.Sprintf("What this is: %d leads in %d households of this place, from holding the roll against the register and the departments' lists.", open, len(houses)),
	}
	lines[2] = words{
		ZH: "从哪里看起：每类疑点一张表，按村、组、户排列，可直接照着走访；表头可筛选。填好后整个文件交回，不用另抄。",
		EN: "Where to begin: a sheet for each kind, sorted for a walk; headers filter. Send the whole file back when it is filled in.",
	}
	if c.Masked {
		lines[len(lines)-1] = words{
			ZH: "保密：姓名只留姓、证件号码只留前两位，凭户编号和村组到户，以原件核对。仍须专人保管，用后收回，不得拍照转发或上传互联网。",
			EN: "Keep it private: names and ID numbers are masked; households are found by their number. Do not photograph, forward or upload it.",
		}
	}
	return lines
}

// facts are those of the run, and how many findings there are of each kind.
func (p Packet) facts(c Content) []Fact {
	var kinds []string
	families, _, _ := c.entries()
	for _, known := range screening.Families {
		if n := len(families[known.Family]); n > 0 {
			kinds = append(kinds, known.Name.In(c.Lang)+" "+strconv.Itoa(n))
		}
	}
	return append([]Fact{{words{ZH: "本表疑点", EN: "leads"}, strings.Join(kinds, words{ZH: "，", EN: ", "}.In(c.Lang))}}, c.Facts...)
}
