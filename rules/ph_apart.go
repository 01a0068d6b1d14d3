package rules

import (
	"strings"

	"rollnet/screening"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var phoneApart = &screening.Rule{
	Code: "PH-004", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.Phone,
	Title:      say("务工地不同的两人同一电话", "one phone number of two who work apart"),
	Reason:     say("两人在不同县务工不会共用手机，多为代填。", "two who work in different counties do not share a phone; mostly a filler"),
	Condition:  say("同户两名务工成员的联系电话相同，务工所在地写明不同的县（区、市）。", "two working members of a household have one number, and their places of work name different counties"),
	Exceptions: say("务工地没有写到县区的、一处地名包含另一处的不判断。", "places that name no county, or of which one contains the other"),
	Basis:      official("5_15_021"),
	Needs:      []screening.Need{screening.NeedField(roll.Phone, roll.WorkPlace)},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		var workers []*roll.Person
		for i := range h.Members {
			p := &h.Members[i]
			if p.Current() && p.Text(roll.Phone) != "" && countyIn(p.Text(roll.WorkPlace)) != "" {
				workers = append(workers, p)
			}
		}
		if len(workers) < 2 {
			return
		}
		out.Look()
		for i, p := range workers {
			for _, other := range workers[:i] {
				a, b := countyIn(other.Text(roll.WorkPlace)), countyIn(p.Text(roll.WorkPlace))
				number := barePhone(p.Text(roll.Phone))
				if number != barePhone(other.Text(roll.Phone)) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a) {
					continue
				}
				out.Find(screening.Finding{Of: p, Related: related([]*roll.Person{other}, roll.Phone, say("同一电话", "the same number")), Matters: []string{number, a, b},
					Message: say("与另一名在外县务工的成员电话相同（"+mask.Phone(number)+"），请核实本人电话", "the number "+mask.Phone(number)+" is also that of a member who works in another county; ask for the own number")})
				break
			}
		}
	}),
}

// placeMarks stand between the parts of a place.
var placeMarks = strings.NewReplacer("/", "", " ", "", "-", "")

// countyIn is a place of work down to its county; empty where none is named, as in 县外省内务工.
func countyIn(place string) string {
	if place == "" || strings.Contains(place, "务工") || strings.Contains(place, "县内") || strings.Contains(place, "县外") {
		return ""
	}
	place = placeMarks.Replace(place)
	for _, mark := range []string{"县", "区", "市"} {
		if i := strings.LastIndex(strings.ReplaceAll(place, "自治区", "自治－"), mark); i > 0 {
			return place[:i+len(mark)]
		}
	}
	return ""
}

var phoneHelper = &screening.Rule{
	Code: "PH-005", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseholdPhone,
	Title:      say("户电话是帮扶责任人的电话", "the household's phone is the helper's"),
	Reason:     say("填帮扶人的号码等于没有农户电话。", "the helper's number in place of the household's is none"),
	Condition:  say("户联系电话（没有时为户主联系电话）与帮扶责任人或信息采集人的电话相同。", "the household's number, else the head's, is that of the helper or of who collected the data"),
	Exceptions: say("任一号码为空的不判断。", "blank numbers"),
	Basis:      say("本工具建议", "our proposal"),
	Needs:      []screening.Need{screening.NeedField(roll.HelperPhone), screening.NeedAnyField(roll.Phone, roll.HouseholdPhone)},
	Check: screening.Households(func(_ *screening.Case, h *roll.Household, out *screening.Report) {
		at := h.At(roll.HouseholdPhone)
		if at.Part.Text(roll.HouseholdPhone, at.Row) == "" {
			at = h.At(roll.Phone)
		}
		own, helper := barePhone(at.Part.Text(at.Field, at.Row)), barePhone(h.Text(roll.HelperPhone))
		if len(own) < 7 || len(helper) < 7 {
			return
		}
		out.Look()
		if own == helper {
			out.Find(screening.Finding{House: h, At: at, Matters: []string{own},
				Message: say("户电话 "+mask.Phone(own)+" 是帮扶责任人或采集人的电话，请填农户自己的电话", "the household's number "+mask.Phone(own)+" is the helper's or collector's; enter the household's own")})
		}
	}),
}
