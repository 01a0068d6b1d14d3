package own

import (
	"rollnet/screening/date"
	"rollnet/screening/idno"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

// forms are the words of id_form by idno.Form.
var forms = [...]string{
	idno.Empty: "empty", idno.Damaged: "damaged", idno.Placeholder: "placeholder", idno.BadLength: "bad_length",
	idno.BadCharacter: "bad_character", idno.Old: "old", idno.Citizen: "citizen", idno.Disabled: "disabled",
}

// derived are the names of what is reckoned from the columns.
func derived() []Name {
	return []Name{
		{Key: "age", Chinese: "年龄", Note: "周岁，按数据时点算；出生日期不可信时没有 full years at the as-of date; none without a credible birth date",
			kind: number, needs: []roll.Field{roll.IDNumber, roll.BirthDate}, value: (*row).age},
		{Key: "birth", Chinese: "出生", Note: "证件号码中的出生日期，没有时取出生日期列；不可信时没有 the birth date in the ID number, else in the column, if credible",
			kind: day, needs: []roll.Field{roll.IDNumber, roll.BirthDate}},
		{Key: "id_sex", Chinese: "证件性别", Note: "校验相符的证件号码中的性别：男、女，否则空 the sex in an ID number whose check digit fits, else empty",
			kind: word, needs: []roll.Field{roll.IDNumber}, of: (*row).idSex, words: []string{"", string(roll.Male), string(roll.Female)}},
		{Key: "id_form", Chinese: "证件形式", Note: "empty damaged placeholder bad_length bad_character old citizen disabled",
			kind: word, needs: []roll.Field{roll.IDNumber}, of: func(r *row) int { return int(r.id().Form) }, words: forms[:]},
		{Key: "id_checked", Chinese: "校验相符", Note: "证件号码校验码相符 the check digit fits",
			kind: flag, needs: []roll.Field{roll.IDNumber}, yes: func(r *row) bool { return r.id().Checked }},
		{Key: "current", Chinese: "现有成员", Note: "生存状态为正常、加入或未填 a member now, by the life status", kind: flag, yes: func(r *row) bool { return r.p.Current() }},
		{Key: "size", Chinese: "现有人数", Note: "现有成员数，同一证件号码只算一人 the number of current members, each ID number once",
			Household: true, kind: number, value: func(r *row) (float64, bool) { return float64(len(r.s.membersOf(r.h()))), true }},
		{Key: "older", Chinese: "往年", Note: "本户往年的数据，另有更新年度的 an earlier year's picture of a household that has a newer one",
			Household: true, kind: flag, yes: func(r *row) bool { return kin.Of(r.s.c).Older(r.h()) }},
	}
}

func (r *row) age() (float64, bool) {
	age := date.Age(r.s.c.SoundBirth(r.p), r.s.c.AsOf)
	return float64(age), age >= 0
}

// id is the person's ID number, where it is kept.
func (r *row) id() *idno.Number {
	if column := r.p.Part.IDs(roll.IDNumber); column != nil {
		return column.Ref(int(r.p.Row))
	}
	return &idno.Number{}
}

func (r *row) idSex() int {
	switch id := r.id(); {
	case !id.Checked:
		return 0
	case id.Male:
		return 1
	}
	return 2
}
