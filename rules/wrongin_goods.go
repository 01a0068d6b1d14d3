package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

const leastPrice = 1000 // yuan

var vehicles = &holding{
	kind: roll.Vehicle, since: startOf(roll.RegisteredDate), label: "登记时间",
	facts: []listColumn{{"vehicle_type", "车辆类型", roll.VehicleType}, {"brand", "品牌型号", roll.VehicleBrand},
		{"price", "价格（元）", roll.Price}, {"vehicle_status", "机动车状态", roll.VehicleStatus}},
	void: func(c *screening.Case, e roll.Entry) bool {
		kind := rowWords(e, roll.VehicleType, roll.PlateKind, roll.VehicleBrand, roll.VehicleUse)
		if hasAny(kind, c.Profile.VehicleExempt) || hasAny(rowWords(e, roll.VehicleStatus, roll.Remark), c.Profile.VehicleGone) {
			return true
		}
		price := e.Number(roll.Price)
		if subsidised(e) && !price.Ok() { // WE-009 looks at farm machines, small ones among them
			return true
		}
		// Below leastPrice the column is not in yuan but in ten thousands (万元), or not a price: that is no cheap car.
		return price.Ok() && price.Float() >= leastPrice && price.Float() < c.Profile.VehiclePrice
	},
}

var ownsVehicle = ofHolding(screening.Rule{
	Code:       "WE-003",
	Title:      say("成员名下有机动车", "a member owns a motor vehicle"),
	Reason:     say("识别时有一定价值的机动车原则上不符合识别条件；但挂名、背户、旧车很多，有车不一定不符合，须核实购车时间、用途和价格。", "a vehicle of some value at the time of identification speaks against it; but many are lent names or old cars, and a car is not yet a ground: when it was bought, for what and at what price must be checked"),
	Condition:  say("现有成员在机动车名单上，登记不晚于识别，车型不在 vehicle_exempt，状态不在 vehicle_gone，价格已知的不低于 vehicle_price；日期不明的列出并注明；识别以后登记的只作提示：不属错评。", "a current member is on the vehicle list, registered no later than the identification, of a kind not in vehicle_exempt, a status not in vehicle_gone, and a price, where known, of at least vehicle_price; listed and marked where a date is unknown; registered afterwards it is information only"),
	Exceptions: say("摩托车、三轮车、残疾人代步车、小型（手扶）拖拉机；报废、注销、转出、被盗的；价格低于标准的；享受补贴的农机（由 WE-009 列出）；数据时点以后登记的；仅同名的。", "motorcycles, tricycles, vehicles for the disabled, small and walking tractors; scrapped, cancelled, transferred or stolen ones; cheaper ones; subsidised farm machines (see WE-009); those registered after the as-of date; namesakes"),
	Basis:      say("广西精准识别“一票否决”（3 万元以上车辆；八条原文未核到出处）；云南 2017 年错评认定；挂名车的教训见 2019 年公开报道", "Guangxi's grounds of refusal (vehicles of 30000 yuan or more; their wording was not found); Yunnan 2017; on lent names see the press of 2019"),
}, vehicles, func(n string) screening.Words {
	return say("疑点：识别时名下可能有机动车（"+n+" 辆），请核实是否本人所有、购车时间和价格",
		"a lead: perhaps the owner of "+n+" motor vehicle(s) when identified; check whose it is, since when and at what price")
}, func(n string) screening.Words {
	return say("识别以后登记机动车（"+n+" 辆）：不属错评，请核实资金来源，按动态管理、退出程序办理",
		n+" motor vehicle(s) registered after the identification: no wrong enrolment; check under the procedure for leaving the roll")
})

var properties = &holding{
	kind: roll.Property, since: startOf(roll.RegisteredDate), label: "登记时间",
	facts: []listColumn{{"nature", "房产性质", roll.PropertyNature}, {"use", "用途", roll.PropertyUse}, {"place", "坐落", roll.PropertyPlace}, {"area", "建筑面积（㎡）", roll.PropertyArea}},
	void: func(c *screening.Case, e roll.Entry) bool {
		words := rowWords(e, roll.PropertyNature, roll.PropertyUse, roll.PropertyPlace, roll.Remark)
		return hasAny(words, c.Profile.PropertyExempt) || !inTown(c, e, words) && (rural(e) || resettled(c, e))
	},
}

// inTown says that a row states a flat of the market or a shop.
func inTown(c *screening.Case, e roll.Entry, words []string) bool {
	return hasAny(words, c.Profile.PropertyTown)
}

// rural says that a property is in a village, by its place: 那沙屯、三组.
func rural(e roll.Entry) bool {
	place := namekey.Strip(e.Text(roll.PropertyPlace))
	for _, mark := range []string{"村", "屯", "组"} {
		if i := strings.Index(place, mark); i >= 0 && !strings.HasPrefix(place[i:], "村路") {
			return true
		}
	}
	return false
}

// resettled says that the owner was given a house under the relocation (易地搬迁): what is not said to be bought may be it.
func resettled(c *screening.Case, e roll.Entry) bool {
	list := c.Lists[roll.Relocation]
	if list == nil {
		return false
	}
	x := kin.Of(c)
	people := []string{e.ID().Key}
	for _, p := range x.Recorded(e) {
		for i := range p.Household.Members {
			people = append(people, p.Household.Members[i].ID().Key)
		}
	}
	if m := x.Member(e.ID().Key); m != nil {
		for _, p := range m.Household.CurrentMembers() {
			people = append(people, p.ID().Key)
		}
	}
	for _, key := range people {
		if key != "" && len(list.ByID(key)) > 0 {
			return true
		}
	}
	return false
}

var ownsProperty = ofHolding(screening.Rule{
	Code:       "WE-004",
	Title:      say("成员名下有城镇房产、商铺", "a member owns property in a town"),
	Reason:     say("识别时在城镇有商品房、门面的，原则上不符合识别条件；安置房、拆迁补偿房不算，须核实房产性质和取得时间。", "a flat or shop in a town at the time of identification speaks against it; houses given for resettlement or compensation do not, so the nature of the property and since when must be checked"),
	Condition:  say("现有成员在房产名单上，登记不晚于识别，性质、用途、坐落、备注中没有 property_exempt 的词；日期不明的列出并注明；识别以后登记的只作提示：不属错评。", "a current member is on the property list, registered no later than the identification, with no word of property_exempt in nature, use, place or remark; listed and marked where a date is unknown; registered afterwards it is information only"),
	Exceptions: say("安置房、易地搬迁房、征拆补偿房；坐落在村、屯、组且未写明是商品房、商铺（property_town）的；户内有人在易地搬迁名单、又未写明是商品房的；数据时点以后登记的；仅同名的。", "houses for resettlement, relocation or compensation; those in a village that are not said to be flats of the market or shops (property_town); those of a household on the relocation list that are not said to be; those registered after the as-of date; namesakes"),
	Basis:      say("云南 2017 年错评认定（城镇住房、门面）；贵州“四有人员”；广西“一票否决”移民搬迁除外（八条原文未核到出处）", "Yunnan 2017 (housing and shops in towns); Guizhou's four kinds of people; Guangxi's grounds of refusal, resettlement excepted (their wording was not found)"),
}, properties, func(n string) screening.Words {
	return say("疑点：识别时名下可能有城镇房产（"+n+" 处），请核实房产性质、取得时间和是否本人所有",
		"a lead: perhaps the owner of "+n+" propert(ies) in a town when identified; check its nature, since when and whose it is")
}, func(n string) screening.Words {
	return say("识别以后登记城镇房产（"+n+" 处）：不属错评，请核实资金来源，按动态管理、退出程序办理",
		n+" propert(ies) in a town registered after the identification: no wrong enrolment; check under the procedure for leaving the roll")
})
