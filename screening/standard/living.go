package standard

import (
	"fmt"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// Unsafe says that a grade of a house is one that nobody should live in: C or D.
func Unsafe(g roll.Term) bool { return g == roll.GradeC || g == roll.GradeD }

// AreaPerHead is a household's house area by its current members, else by its size, in square metres; ok is false where either
// is not known. An area of 0 is one that was not filled in.
func AreaPerHead(h *roll.Household) (each float64, ok bool) {
	area, people := h.Quantity(roll.HouseArea), len(h.CurrentMembers())
	if people == 0 {
		people, _ = h.Quantity(roll.HouseholdSize).Whole()
	}
	if !area.Ok() || area.Micro <= 0 || people <= 0 {
		return 0, false
	}
	return area.Float() / float64(people), true
}

// house asks for a house of grade A or B with room enough. Where parents and children live apart on paper the joint area counts,
// which is found out at the door.
func house(c *screening.Case, h *roll.Household) Answer {
	a := Answer{Verdict: Unknown}
	safe := false
	note := func(v Verdict, value, source string) {
		if a.Value != "" {
			a.Value, a.Source = a.Value+"；", a.Source+"、"
		}
		a.Value, a.Source = a.Value+value, a.Source+source
		if v == Lacks {
			a.Verdict = Lacks
		}
		safe = safe || v == Has
	}
	if t := h.Term(roll.UnsafeHouse); t == roll.Yes || t == roll.No {
		note(map[roll.Term]Verdict{roll.Yes: Lacks, roll.No: Has}[t], "危房户："+string(t), roll.UnsafeHouse.Chinese())
	}
	graded := func(g roll.Term, source string) {
		switch {
		case Unsafe(g):
			note(Lacks, string(g), source)
		case g == roll.GradeA || g == roll.GradeB:
			note(Has, string(g), source)
		}
	}
	graded(h.Term(roll.HouseGrade), roll.HouseGrade.Chinese())
	for i := range h.Members {
		for _, m := range kin.Of(c).Matches(roll.Housing, &h.Members[i]) {
			graded(m.Entry.Term(roll.HouseGrade), "住房等级名单")
		}
		for _, m := range kin.Of(c).Matches(roll.Relocation, &h.Members[i]) {
			if m.Entry.Term(roll.Occupied) == roll.No {
				note(Unknown, "易地搬迁尚未入住", "易地搬迁名单")
				safe = false
			}
		}
	}
	each, known := AreaPerHead(h)
	if known {
		text := fmt.Sprintf("人均%.1f㎡", each)
		if each < c.Profile.HouseM2PerPerson {
			note(Lacks, text, roll.HouseArea.Chinese())
		} else {
			note(Unknown, text, roll.HouseArea.Chinese())
		}
	}
	switch {
	case a.Verdict == Lacks:
	case safe && known:
		a.Verdict = Has
	case !safe && !known:
		a.Value = strings.Trim(a.Value+"；住房安全等级、面积不明", "；")
	case !safe:
		a.Value += "；住房安全等级不明"
	default:
		a.Value += "；住房面积不明"
	}
	return a
}

// medical asks for every member to be insured, by the residents' insurance or the workers'.
func medical(_ *screening.Case, h *roll.Household) Answer {
	if len(h.CurrentMembers()) == 0 {
		return unknown("没有成员信息", "")
	}
	fields := []roll.Field{roll.MedicalInsurance, roll.WorkerMedicalInsurance}
	var without, unstated int
	source := ""
	for _, p := range h.CurrentMembers() {
		yes, no := false, false
		for _, f := range fields {
			if p.Has(f) && !strings.Contains(source, f.Chinese()) {
				source = strings.Trim(source+"、"+f.Chinese(), "、")
			}
			yes = yes || p.Term(f) == roll.Yes
			no = no || p.Term(f) == roll.No
		}
		switch {
		case yes:
		case no:
			without++
		default:
			unstated++
		}
	}
	n := len(h.CurrentMembers())
	switch {
	case source == "":
		return unknown("没有医疗保险列", "")
	case without > 0:
		return Answer{Lacks, strconv.Itoa(without) + "人未参保（共" + strconv.Itoa(n) + "人）", source}
	case unstated > 0:
		return unknown(strconv.Itoa(unstated)+"人参保情况未填（共"+strconv.Itoa(n)+"人）", source)
	}
	return Answer{Has, strconv.Itoa(n) + "人均已参保", source}
}

// Dropout says that a child ought to go to school, does not, and no reason is entered.
func Dropout(c *screening.Case, p *roll.Person) bool {
	if !p.Has(roll.InSchool) || p.School() != "" || !roll.Nothing(p.Text(roll.DropoutReason)) || p.Graduated() {
		return false
	}
	return c.OfSchoolAge(c.SoundBirth(p))
}

// schooled says which sheets of the roll have anything in the column of schooling.
type schooled map[*roll.Part]bool

func newSchooled(c *screening.Case) schooled {
	all := schooled{}
	for _, p := range c.Roll.Parts {
		column := p.Dictionary(roll.InSchool)
		for _, row := range p.Rows {
			if column != nil && column.Code(int(row)) != 0 {
				all[p] = true
				break
			}
		}
	}
	return all
}

// schooling asks that no child of school age is out of school because of poverty. A child kept at home by illness is for the
// visit and three signatures to settle.
func schooling(c *screening.Case, h *roll.Household) Answer {
	if len(h.CurrentMembers()) == 0 || !c.AsOf.Whole() {
		return unknown("没有成员信息或数据时点", "")
	}
	var out, excused, unstated, unborn, at int
	for _, p := range h.CurrentMembers() {
		birth := c.SoundBirth(p)
		listed := Verdict("")
		for _, m := range kin.Of(c).Matches(roll.School, p) {
			if m.Entry.Term(roll.Dropout) == roll.Yes {
				listed = Lacks
			}
		}
		switch {
		case birth == 0:
			unborn++
		case !c.OfSchoolAge(birth):
		case listed == Lacks:
			out++
		case p.School() != "" || p.Graduated():
			at++
		case !screening.Shared(c, newSchooled)[p.Part]:
			unstated++
		case Dropout(c, p):
			out++
		default:
			excused++
		}
	}
	source := roll.InSchool.Chinese()
	switch {
	case out > 0:
		return Answer{Lacks, strconv.Itoa(out) + "名适龄儿童疑似不在校", source}
	case excused > 0:
		return unknown(strconv.Itoa(excused)+"名适龄儿童不在校，已填原因，须核实是否因贫", roll.DropoutReason.Chinese())
	case unstated > 0:
		return unknown(strconv.Itoa(unstated)+"名适龄儿童在校情况不明", "")
	case unborn > 0:
		return unknown(strconv.Itoa(unborn)+"人出生日期不明", "")
	case at > 0:
		return Answer{Has, strconv.Itoa(at) + "名适龄儿童在校", source}
	}
	return Answer{Has, "没有义务教育适龄儿童", "出生日期"}
}
