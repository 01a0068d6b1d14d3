package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/date"
	"rollnet/screening/roll"
)

var businesses = &holding{
	kind: roll.Business, since: startOf(roll.RegisteredDate), label: "注册时间",
	facts: []listColumn{{"company", "企业名称", roll.CompanyName}, {"company_type", "企业类型", roll.CompanyType}, {"company_status", "登记状态", roll.CompanyStatus},
		{"role", "任职", roll.CompanyRole}, {"capital", "注册资本", roll.Capital}, {"turnover", "营业额", roll.Turnover}},
	void: func(c *screening.Case, e roll.Entry) bool {
		kind := rowWords(e, roll.CompanyName, roll.CompanyType, roll.CompanyRole, roll.Remark)
		if hasAny(kind, c.Profile.BusinessExempt) || hasAny(rowWords(e, roll.CompanyStatus, roll.Remark), c.Profile.BusinessGone) {
			return true
		}
		return individual(e) && idle(e)
	},
}

// individual says that a business is somebody's own small one (个体工商户).
func individual(e roll.Entry) bool {
	return hasAny([]string{e.Text(roll.CompanyType), e.Text(roll.CompanyName)}, []string{"个体"})
}

// idle says that a business is known to have no turnover.
func idle(e roll.Entry) bool {
	text := strings.TrimSpace(e.Text(roll.Turnover))
	n := e.Number(roll.Turnover)
	return text != "" && (n.Ok() && n.Micro == 0 || nothing(text))
}

var ownsBusiness = ofHolding(screening.Rule{
	Code:       "WE-005",
	Title:      say("成员有工商登记", "a member has a registered business"),
	Reason:     say("识别时经营公司或其他经济实体的，原则上不符合识别条件；合作社社员、入股分红和没有营业的小微个体不算，须核实是否实际经营。", "running a company or other business at the time of identification speaks against it; members of co-operatives, dividends given as help and small shops without turnover do not count, so whether it was really run must be checked"),
	Condition:  say("现有成员在工商名单上（法定代表人、股东、经营者），注册不晚于识别，没有注销、吊销、停业；日期不明的列出并注明；识别以后注册的只作提示：不属错评。", "a current member is on the list of businesses, registered no later than the identification, and not closed; listed and marked where a date is unknown; registered afterwards it is information only"),
	Exceptions: say("农民专业合作社、帮扶入股分红（business_exempt）；注销、吊销、停业、未经营的（business_gone）；营业额为零的个体户；数据时点以后注册的；仅同名的。", "farmers' co-operatives and shares given as help (business_exempt); closed or idle ones (business_gone); individual shops with a turnover of nothing; those registered after the as-of date; namesakes"),
	Basis:      say("云南 2017 年错评认定（工商登记并实际经营，合作社成员、入股分红除外）；贵州“四有人员”", "Yunnan 2017 (registered and really run; members of co-operatives and dividends excepted); Guizhou's four kinds of people"),
}, businesses, func(n string) screening.Words {
	return say("疑点：识别时可能有工商登记（共 "+n+" 条记录），请核实是否本人、是否实际经营",
		"a lead: perhaps the owner of a registered business when identified ("+n+" row(s)); check whose it is and whether it was really run")
}, func(n string) screening.Words {
	return say("识别以后注册经营（共 "+n+" 条记录）：不属错评，请核实经营情况，按动态管理、退出程序办理",
		"a business registered after the identification ("+n+" row(s)): no wrong enrolment; check under the procedure for leaving the roll")
})

var employments = &holding{
	kind: roll.Employment, label: "参保满 12 个月的时间",
	facts: []listColumn{{"unit", "参保单位", roll.Unit}, {"insurance", "险种", roll.InsuranceKind}, {"status", "参保状态", roll.PostStatus},
		{"start", "参保时间", roll.StartDate}, {"months", "缴费月数", roll.PaidMonths}},
	since: func(c *screening.Case, e roll.Entry) date.Date {
		return e.Date(roll.StartDate).AddMonths(c.Profile.EmploymentMonths)
	},
	over: func(c *screening.Case, e roll.Entry) bool {
		return hasAny(rowWords(e, roll.PostStatus, roll.Remark), c.Profile.EmploymentLeft)
	},
	void: func(c *screening.Case, e roll.Entry) bool {
		if hasAny(rowWords(e, roll.Unit, roll.InsuranceKind, roll.PostStatus, roll.Remark), c.Profile.EmploymentExempt) {
			return true
		}
		least := c.Profile.EmploymentMonths
		if months := e.Number(roll.PaidMonths); months.Ok() {
			return months.Float() < float64(least)
		}
		return e.Date(roll.StartDate).AddMonths(least).After(e.Date(roll.EndDate))
	},
}

var steadyWork = ofHolding(screening.Rule{
	Code:       "WE-006",
	Title:      say("成员在企业稳定就业（职工社保）", "a member has steady work in a firm"),
	Reason:     say("识别时在国有企业、大型民营企业工作相对稳定的，原则上不符合识别条件；参加职工社保满一年是线索，企业性质须核实。", "steady work in a state or large private firm at the time of identification speaks against it; a year of worker's insurance is a lead, what kind of firm it is must be checked"),
	Condition:  say("现有成员在职工社保名单上，到识别时参保已满 employment_months 个月；日期不明的列出并注明；识别以后才满的只作提示：不属错评。", "a current member is on the list of worker's insurance, insured for employment_months months by the identification; listed and marked where a date is unknown; reached afterwards it is information only"),
	Exceptions: say("居民养老、灵活就业、公益性岗位（employment_exempt）；参保不满规定月数的；识别前已停保的；仅同名的。", "residents' insurance, the self-insured, welfare posts (employment_exempt); fewer months; those whose insurance had stopped before the identification; namesakes"),
	Basis:      say("各地 2017 年错评清单：国企、大型民企稳定就业，参保 12 个月以上；广西“一票否决”第五条（原文未核到出处）", "provincial lists of 2017: steady work in state or large private firms, insured for 12 months; Guangxi's fifth ground of refusal (its wording was not found)"),
}, employments, func(n string) screening.Words {
	return say("疑点：识别时可能在企业稳定就业（职工社保记录 "+n+" 条），请核实单位性质和参保时间",
		"a lead: perhaps in steady work when identified ("+n+" row(s) of worker's insurance); check the kind of firm and since when")
}, func(n string) screening.Words {
	return say("识别以后稳定就业（职工社保记录 "+n+" 条）：不属错评，请核实收入，按动态管理、退出程序办理",
		"steady work since after the identification ("+n+" row(s) of worker's insurance): no wrong enrolment; check under the procedure for leaving the roll")
})
