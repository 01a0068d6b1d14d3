package standard

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// lands are the areas a head, in mu, that are a livelihood by themselves. The data do not tell paddy from dry fields: below
// what dry fields need nothing follows.
var lands = []struct {
	field roll.Field
	each  float64
}{{roll.FarmLand, 1}, {roll.OrchardLand, 1.5}, {roll.WoodLand, 5}}

// livelihood asks a household with labour for land or six months of work; one without, or with part of it, may live on an
// allowance of class A or B. Shops and animals stand in no column: who has nothing else is asked, never failed, unless the
// household's earnings are all stated to be nothing.
func livelihood(c *screening.Case, h *roll.Household) Answer {
	people := float64(len(h.CurrentMembers()))
	if people == 0 {
		return unknown("没有成员信息", "")
	}
	var told, sources []string
	for _, l := range lands {
		area := h.Quantity(l.field)
		if !area.Ok() {
			continue
		}
		told, sources = append(told, fmt.Sprintf("%s人均%.2f亩", l.field.Chinese(), area.Float()/people)), append(sources, l.field.Chinese())
		if area.Float()/people >= l.each {
			return Answer{Has, told[len(told)-1], l.field.Chinese()}
		}
	}
	able, unstated := 0, 0
	for _, p := range h.CurrentMembers() {
		if months := p.Number(roll.WorkMonths); months.Ok() && months.Float() >= 6 {
			return Answer{Has, fmt.Sprintf("有人务工%.0f个月", months.Float()), roll.WorkMonths.Chinese()}
		}
		switch p.Term(roll.Labour) {
		case roll.Ordinary, roll.Skilled:
			able++
		case "", roll.Unknown:
			unstated++
		}
	}
	if float64(able) < people && unstated == 0 {
		for i := range h.Members {
			for _, m := range kin.Of(c).Matches(roll.DibaoList, &h.Members[i]) {
				kind := strings.ToUpper(strings.TrimSpace(m.Entry.Text(roll.CertificateType)))
				if strings.HasPrefix(kind, "A") || strings.HasPrefix(kind, "B") {
					return Answer{Has, "低保" + kind, "低保名单"}
				}
			}
		}
	}
	nothing := true
	for _, f := range []roll.Field{roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome} {
		n := h.Quantity(f)
		nothing = nothing && n.Ok() && n.Micro == 0
	}
	source := strings.Join(append(sources, roll.WorkMonths.Chinese(), roll.Labour.Chinese()), "、")
	if nothing && able > 0 {
		return Answer{Lacks, strings.Join(append(told, "无人务工满6个月，工资性、经营性、财产性收入均为0"), "；"), source}
	}
	return unknown(strings.Join(append(told, "土地、务工达不到或不明；铺面、养殖等其他来源须问"), "；"), source)
}
