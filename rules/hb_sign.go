package rules

import (
	"fmt"
	"strconv"
	"strings"

	"rollnet/screening"
	"rollnet/screening/handbook"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

var signatures = ofBooks(screening.Rule{
	Code: "HB-003", Severity: screening.Warn, Action: screening.Verify, Field: roll.HouseholdSignature,
	Title:      say("手册签字不全", "signatures missing in a handbook"),
	Reason:     say("签字是户认可、联系人到户的凭据；缺签的手册要补。", "signatures show that the household agreed and the helper was there"),
	Condition:  say("户主签字或联系人签字为空、为“无”“未签”；签字数少于 handbook.signatures（2018 年版 9 处）。一本列一条。", "the household's or the helper's signature is blank or said to be missing; fewer signatures than handbook.signatures (9 in the edition of 2018); one finding a book"),
	Exceptions: say("没有这一列，或一张表整列没有填的不判断；签字数为空的不判断。", "columns that are not there or blank throughout; a blank number of signatures"),
	Basis:      say("2018 年版帮扶手册（9 处签字）；桂扶领发〔2016〕14号", "the handbook of 2018 (9 signatures); notice 桂扶领发〔2016〕14号"),
	Years:      "2016-2020",
	Needs:      []screening.Need{bookNeeds(roll.HouseholdSignature, roll.HelperSignature, roll.Signatures)},
}, func(c *screening.Case, x *handbook.Index, out *screening.Report) {
	filled := filledColumns(x)
	for _, b := range x.Books {
		lacks := lacking(c, b, filled)
		if lacks == nil {
			continue
		}
		out.Look()
		if len(lacks.zh) == 0 {
			continue
		}
		f := aboutBook(x, b, lacks.field)
		f.Matters = lacks.zh
		f.Evidence = []screening.Fact{fact("missing", "缺少", strings.Join(lacks.zh, "、"))}
		f.Message = say("手册签字不全："+strings.Join(lacks.zh, "、")+"，请核实补签", "signatures are missing: "+strings.Join(lacks.en, ", ")+"; to be checked and signed")
		out.Find(f)
	}
})

type signaturesLack struct {
	field  roll.Field
	zh, en []string
}

func (l *signaturesLack) add(f roll.Field, w screening.Words) {
	if len(l.zh) == 0 {
		l.field = f
	}
	l.zh, l.en = append(l.zh, w.ZH), append(l.en, w.EN)
}

// lacking says which signatures a book lacks; nil where its sheet says nothing of signatures.
func lacking(c *screening.Case, b *handbook.Book, filled map[*roll.Part]map[roll.Field]bool) *signaturesLack {
	var l signaturesLack
	judged := false
	for _, s := range []struct {
		field roll.Field
		name  screening.Words
	}{{roll.HouseholdSignature, say("户主未签字", "the household's")}, {roll.HelperSignature, say("联系人未签字", "the helper's")}} {
		if !filled[b.Rows[0].Part][s.field] {
			continue
		}
		judged = true
		if unsigned(b.Text(s.field)) {
			l.add(s.field, s.name)
		}
	}
	if n, ok := firstNumber(b.Text(roll.Signatures)); ok {
		judged = true
		if want := c.Profile.Handbook.Signatures; n < want {
			l.add(roll.Signatures, say(fmt.Sprintf("签字 %d 处，应有 %d 处", n, want), fmt.Sprintf("%d of %d", n, want)))
		}
	}
	if !judged {
		return nil
	}
	return &l
}

// filledColumns says which columns of signatures hold anything: one that nobody filled in says nothing.
func filledColumns(x *handbook.Index) map[*roll.Part]map[roll.Field]bool {
	filled := map[*roll.Part]map[roll.Field]bool{}
	for _, b := range x.Books {
		p := b.Rows[0].Part
		if filled[p] != nil {
			continue
		}
		filled[p] = map[roll.Field]bool{}
		for _, f := range []roll.Field{roll.HouseholdSignature, roll.HelperSignature} {
			filled[p][f] = p.Has(f) && anyRow(p, func(row int) bool { return p.Text(f, row) != "" })
		}
	}
	return filled
}

// unsigned says that a cell of a signature holds none: a name or a mark is one.
func unsigned(text string) bool {
	switch namekey.Strip(text) {
	case "未签", "未签字", "未签名", "没签", "没签字", "没有签字", "缺", "缺签", "漏签", "待签", "空", "空白", "未", "×", "x", "X", "✗", "N", "n":
		return true
	}
	return nothing(text)
}

// firstNumber is the number that a text begins with: 8, 8处, 8/9.
func firstNumber(text string) (int, bool) {
	text = namekey.Strip(text)
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(text[:end])
	return n, err == nil
}
