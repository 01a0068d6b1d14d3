package rules

import (
	"math"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// scale is one measure of a farm and the county's threshold for it.
type scale struct {
	field roll.Field
	least float64
	unit  string
}

func scales(p *profile.Profile) []scale {
	var set []scale
	for _, s := range []scale{
		{roll.FarmLand, p.BigFarm.FarmLand, "亩"}, {roll.OrchardLand, p.BigFarm.OrchardLand, "亩"}, {roll.WaterLand, p.BigFarm.WaterLand, "亩"},
		{roll.WoodLand, p.BigFarm.WoodLand, "亩"}, {roll.BusinessIncome, p.BigFarm.BusinessIncome, "元"},
	} {
		if s.least > 0 {
			set = append(set, s)
		}
	}
	return set
}

var bigFarm = ofHouses(screening.Rule{
	Code: "WE-008", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Verify,
	Title:      say("种养大户", "a large farm"),
	Reason:     say("识别时种养规模明显超过一般农户的，原则上不符合识别条件；规模在帮扶以后形成的不属错评，须核实形成时间。", "a farm far larger than others' at the identification speaks against it; one that grew with the help does not, so since when must be checked"),
	Condition:  say("耕地、林果、水面、林地面积或生产经营性收入达到本县 big_farm 中设定的标准。", "an area of land, orchard, water or woodland, or the business income, reaches the county's threshold in big_farm"),
	Exceptions: say("没有设定标准的项目不看；花名册只有数据年度的数，形成时间一律注明须核实。", "measures without a threshold are not looked at; the roll has the data year's figures only, so that the time is to be checked is always said"),
	Basis:      say("云南 2017 年第六项（种养大户、雇工）；标准由各县定，没有通用值", "Yunnan 2017, item 6; each county sets its thresholds, there is none for all"),
	Years:      "2014-2020",
	Needs: []screening.Need{{Missing: func(c *screening.Case) screening.Words {
		if len(scales(c.Profile)) > 0 {
			return screening.Words{}
		}
		return say("需要本县的种养大户标准（--set big_farm.farm_land=… 等）", "needs the county's thresholds (--set big_farm.farm_land=… and others)")
	}}, screening.NeedAnyField(roll.FarmLand, roll.OrchardLand, roll.WaterLand, roll.WoodLand, roll.BusinessIncome)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	judged, f := false, screening.Finding{House: h}
	var said []string
	for _, s := range scales(c.Profile) {
		n := h.Quantity(s.field)
		if !n.Ok() {
			continue
		}
		judged = true
		if n.Float() < s.least {
			continue
		}
		if said == nil {
			f.At = atHead(h, s.field)
		}
		said = append(said, s.field.Chinese()+" "+h.Text(s.field)+" "+s.unit)
		f.Matters = append(f.Matters, s.field.String(), h.Text(s.field))
	}
	if !judged {
		return
	}
	out.Look()
	if said == nil {
		return
	}
	f.Unit = strikeOff(h)
	f.Evidence = []screening.Fact{fact("scale", "规模", strings.Join(said, "、")), fact("date_unknown", "时间不明", "花名册是数据年度的数，识别时的规模须核实")}
	f.Message = say("疑点：种养规模达到本县大户标准（"+strings.Join(said, "、")+"），请核实识别时的规模", "a lead: the farm reaches the county's threshold; check its scale at the identification")
	out.Find(f)
})

var clearlyAbove = &screening.Rule{
	Code: "WE-013", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Verify, Field: roll.IncomePerHead,
	Title:      say("识别当年收入不低于贫困线且没有缺口", "no poor income and no gap at the identification"),
	Reason:     say("识别当年人均纯收入不低于标准、住房饮水教育医疗也没有缺口的，可能不符合识别条件，应核实收入测算。", "an income that reached the line in the year of the identification, and no gap in housing, water, schooling or medical care, may not have qualified; how the income was reckoned is to be checked"),
	Condition:  say("数据年度（没有则数据时点的年份）就是识别年度，人均纯收入不低于该年贫困线，而且没有危房、饮水不安全、义务教育阶段失学、未参加医保、患大病或残疾的成员。", "the data year (else the as-of date's) is the year of the identification, the income per head reaches that year's line, and there is no unsafe house or water, no child out of school, nobody uninsured, gravely ill or disabled"),
	Exceptions: say("识别年度不是数据年度的，识别时的收入不在花名册上，计入“无法判断”；有任一缺口、大病、残疾的。", "where the data are of another year, the income at the identification is not on the roll: counted as not judged; any gap, grave illness or disability"),
	Basis:      say("国家识别标准：收入低于扶贫标准，综合考虑“两不愁三保障”", "the national standard: an income below the line, food and clothing, schooling, medical care and housing taken together"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedLine(), screening.NeedField(roll.IncomePerHead, roll.IdentifiedDate)},
	Check:      screening.Households(checkAbove),
}

func checkAbove(c *screening.Case, h *roll.Household, out *screening.Report) {
	income, year := h.Quantity(roll.IncomePerHead), h.Date(roll.IdentifiedDate).Year()
	of := h.Date(roll.DataYear).Year()
	if of == 0 {
		of = c.AsOf.Year()
	}
	if of != year && kin.Of(c).Older(h) {
		return
	}
	line, which, ok := c.Profile.Line(year)
	if !income.Ok() || year == 0 || of != year || !ok {
		out.CannotJudge(say("花名册没有识别当年的收入，或没有该年贫困线", "the roll has no income of the year of the identification, or there is no line for it"))
		return
	}
	out.Look()
	if income.Micro < int64(math.Round(line*1e6)) || hasGap(c, h) {
		return
	}
	amount := strconv.FormatFloat(line, 'f', -1, 64)
	out.Find(screening.Finding{House: h, At: atHead(h, roll.IncomePerHead), Value: h.Text(roll.IncomePerHead), Unit: strikeOff(h),
		Matters: []string{h.Text(roll.IncomePerHead), amount, strconv.Itoa(year)},
		Evidence: []screening.Fact{fact("line", "贫困线（元）", amount), fact("track", "贫困线口径", which), fact("year", "识别年度", strconv.Itoa(year)),
			fact("gaps", "两不愁三保障", "花名册上没有缺口；没有的列不代表没有缺口")},
		Message: say("疑点：识别当年人均纯收入 "+h.Text(roll.IncomePerHead)+" 元不低于贫困线 "+amount+" 元，且未见缺口，请核实识别时的收入测算",
			"a lead: an income of "+h.Text(roll.IncomePerHead)+" yuan a head in the year of the identification, not below the line of "+amount+", and no gap; check how it was reckoned")})
}

// hasGap says that the roll shows a gap in housing, water, schooling or medical care, or somebody gravely ill or disabled.
func hasGap(c *screening.Case, h *roll.Household) bool {
	if h.Term(roll.UnsafeHouse) == roll.Yes || unsafeGrade(h.Term(roll.HouseGrade)) || h.Term(roll.WaterSafe) == roll.No || h.Term(roll.WaterHard) == roll.Yes {
		return true
	}
	return anyMember(h, func(p *roll.Person) bool {
		v := view{c: c, p: p}
		return dropout(c, p) || p.Term(roll.MedicalInsurance) == roll.No || v.ails(seriousIll) || v.ails(disabled) || p.ID().Tail != "" ||
			len(kin.Of(c).Matches(roll.Illness, p)) > 0 || len(kin.Of(c).Matches(roll.Disability, p)) > 0
	})
}
