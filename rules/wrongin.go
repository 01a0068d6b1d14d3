package rules

import (
	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var onPayroll = &screening.Rule{
	Code: "WE-001", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("成员在财政供养名单", "a member is on the public payroll"),
	Reason:     say("识别时家庭成员有财政供养的，原则上不符合识别条件；是否错评须经核实和民主评议，名单比对只是线索。", "a household with somebody on the public payroll when it was identified does not qualify as a rule; whether it was wrong is for verification and the village's assessment to say, a match is only a lead"),
	Condition:  say("现有成员的证件号码在财政供养名单上，入职不晚于识别；任一日期不明也列出并注明。", "a current member's ID number is on the payroll list and the post was taken up no later than the identification; listed and marked where either date is unknown"),
	Exceptions: say("公益性岗位、防疫员、遗属补助、代课等（payroll_exempt）；识别前已退出、离职的；识别以后才入职的；仅同名的。", "public-welfare posts, epidemic workers, survivors' grants, substitute teachers and the like (payroll_exempt); those who had left; those who joined after the identification; namesakes"),
	Basis:      say("广西精准识别“一票否决”（编制内财政供养）；云南 2017 年：识别以后发生的不属错评", "Guangxi's grounds of refusal (posts with an establishment); Yunnan 2017: what arose after the identification is no wrong enrolment"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedList(roll.Payroll), screening.NeedField(roll.IDNumber)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		rows := standing(c, p, x.Matches(roll.Payroll, p), payrollCounts)
		if rows == nil {
			return
		}
		f := listFinding(c, p, rows, roll.StartDate, "入职时间")
		f.Message = say(
			"疑点：识别时可能在财政供养名单（共 "+rows.count()+" 条记录），请核实身份、入职时间后按程序评议",
			"a lead: perhaps on the public payroll when identified ("+rows.count()+" row(s)); check the post and since when, then the due procedure")
		f.Evidence = append(f.Evidence, rows.texts("unit", "单位", roll.Unit)...)
		f.Evidence = append(f.Evidence, rows.texts("post", "职务", roll.Post)...)
		f.Evidence = append(f.Evidence, rows.texts("status", "人员状态", roll.PostStatus)...)
		out.Find(f)
	}),
}

// payrollCounts says that a payroll row is of a post that counts, held by then.
func payrollCounts(c *screening.Case, p *roll.Person, e roll.Entry) bool {
	words := rowWords(e, roll.Unit, roll.Post, roll.PostStatus, roll.CertificateType, roll.Remark)
	if hasAny(words, c.Profile.PayrollExempt) {
		return false
	}
	identified := identifiedOn(p)
	end := e.Date(roll.EndDate)
	left := hasAny(words, c.Profile.PayrollLeft) || hasAny([]string{e.Part.Table.Sheet, e.Part.Table.File}, c.Profile.PayrollLeft)
	if left && !end.After(identified) || end != 0 && identified.After(end) {
		return false
	}
	return !happenedAfter(c, p, e.Date(roll.StartDate))
}

var ownsVehicle = &screening.Rule{
	Code: "WE-003", Family: screening.WrongIn, Severity: screening.Warn, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("成员名下有机动车", "a member owns a motor vehicle"),
	Reason:     say("识别时有一定价值的机动车原则上不符合识别条件；但挂名、背户、旧车很多，有车不一定不符合，须核实购车时间、用途和价格。", "a vehicle of some value at the time of identification speaks against it; but many are lent names or old cars, and a car is not yet a ground: when it was bought, for what and at what price must be checked"),
	Condition:  say("现有成员的证件号码在机动车名单上，登记不晚于识别，车型不在 vehicle_exempt，状态不在 vehicle_gone，价格已知的不低于 vehicle_price；日期不明的列出并注明。", "a current member's ID number is on the vehicle list, registered no later than the identification, of a kind not in vehicle_exempt, a status not in vehicle_gone, and a price, where known, of at least vehicle_price; listed and marked where a date is unknown"),
	Exceptions: say("摩托车、三轮车、残疾人代步车、小型（手扶）拖拉机；报废、注销、转出、被盗的；价格低于标准的；识别以后登记的；仅同名的。", "motorcycles, tricycles, vehicles for the disabled, small and walking tractors; scrapped, cancelled, transferred or stolen ones; cheaper ones; those registered after the identification; namesakes"),
	Basis:      say("广西精准识别“一票否决”（3 万元以上车辆）；云南 2017 年错评认定；挂名车的教训见 2019 年公开报道", "Guangxi's grounds of refusal (vehicles of 30000 yuan or more); Yunnan 2017; on lent names see the press of 2019"),
	Years:      "2014-2020",
	Needs:      []screening.Need{screening.NeedList(roll.Vehicle), screening.NeedField(roll.IDNumber)},
	Check: screening.Persons(func(c *screening.Case, p *roll.Person, out *screening.Report) {
		x := kin.Of(c)
		if !x.Counts(p) {
			return
		}
		out.Look()
		rows := standing(c, p, x.Matches(roll.Vehicle, p), vehicleCounts)
		if rows == nil {
			return
		}
		f := listFinding(c, p, rows, roll.RegisteredDate, "登记时间")
		f.Message = say(
			"疑点：识别时名下可能有机动车（"+rows.count()+" 辆），请核实是否本人所有、购车时间和价格",
			"a lead: perhaps the owner of "+rows.count()+" motor vehicle(s) when identified; check whose it is, since when and at what price")
		f.Evidence = append(f.Evidence, rows.texts("vehicle_type", "车辆类型", roll.VehicleType)...)
		f.Evidence = append(f.Evidence, rows.texts("brand", "品牌型号", roll.VehicleBrand)...)
		f.Evidence = append(f.Evidence, rows.texts("price", "价格（元）", roll.Price)...)
		f.Evidence = append(f.Evidence, rows.texts("vehicle_status", "机动车状态", roll.VehicleStatus)...)
		out.Find(f)
	}),
}

const leastPrice = 1000 // yuan

// vehicleCounts says that a vehicle is of a kind and price that counts, in use, and was the owner's by then.
func vehicleCounts(c *screening.Case, p *roll.Person, e roll.Entry) bool {
	kind := rowWords(e, roll.VehicleType, roll.PlateKind, roll.VehicleBrand, roll.VehicleUse)
	if hasAny(kind, c.Profile.VehicleExempt) || hasAny(rowWords(e, roll.VehicleStatus, roll.Remark), c.Profile.VehicleGone) {
		return false
	}
	// Below leastPrice the column is not in yuan but in ten thousands (万元), or not a price: that is no cheap car.
	if price := e.Number(roll.Price); price.Ok() && price.Float() >= leastPrice && price.Float() < c.Profile.VehiclePrice {
		return false
	}
	return !happenedAfter(c, p, e.Date(roll.RegisteredDate))
}
