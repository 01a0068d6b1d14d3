package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/idno"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

var disTail = &screening.Rule{
	Code: "DIS-001", Family: screening.Quality, Severity: screening.Err, Action: screening.Verify, Field: roll.IDNumber,
	Title:      say("残疾证号类别或等级有误", "kind or grade of a disability number"),
	Reason:     say("第 19 位为残疾类别、第 20 位为等级，超出范围说明号码录错。", "the 19th character is the kind and the 20th the grade; others are typing errors"),
	Condition:  say("20 或 22 位残疾证号的第 19 位不是 1 至 7，或第 20 位不是 1 至 4。", "in a number of 20 or 22 characters the 19th is not 1 to 7, or the 20th not 1 to 4"),
	Exceptions: say("22 位号码最后两位（补证标记）不核；前 18 位校验码归 ID-008。", "the last two of 22 are not checked; the check digit of the first 18: ID-008"),
	Basis:      say("《中华人民共和国残疾人证管理办法》：类别 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重，等级 1 至 4", "rules on the disability certificate: kinds 1 to 7, grades 1 (heaviest) to 4"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber)},
	Check: screening.IDCells(func(_ *screening.Case, n idno.Number) *screening.Verdict {
		if n.Form != idno.Disabled || n.Tail[0] >= '1' && n.Tail[0] <= '7' && n.Tail[1] >= '1' && n.Tail[1] <= '4' {
			return nil
		}
		return &screening.Verdict{Matters: []string{n.Text}, Evidence: []screening.Fact{fact("tail", "类别和等级", n.Tail[:2])},
			Message: say("残疾证号 "+mask.ID(n.Text)+" 第 19、20 位为 "+n.Tail[:2]+"，不是残疾类别和等级，请核对残疾证", "the disability number "+mask.ID(n.Text)+" has "+n.Tail[:2]+" for kind and grade, which is none; see the certificate")}
	}),
}

var disDiffers = &screening.Rule{
	Code: "DIS-002", Family: screening.Quality, Severity: screening.Err, Action: screening.Department, Field: roll.CertificateNumber,
	Title:      say("残疾证号与身份证号不符", "disability number and ID number differ"),
	Reason:     say("残疾证号前 18 位就是本人身份证号，不同说明一处录错或用了他人的证。", "a disability number begins with the person's own ID number; otherwise one is wrong, or another's"),
	Condition:  say("证件号码和残疾证号两列都有完整号码，残疾证号前 18 位与证件号码不同。", "both columns have a whole number, and the first 18 characters differ"),
	Exceptions: say("任一号码不完整、残疾证号不足 20 位的不判断；15 位旧号换算后再比。", "numbers that are not whole, certificates of fewer than 20 characters; 15 digits are upgraded first"),
	Basis:      say("残疾人证号编码：公民身份号码加类别、等级", "a disability number is the citizen number with kind and grade"),
	Needs:      []screening.Need{screening.NeedField(roll.IDNumber, roll.CertificateNumber)},
	Check: screening.Persons(func(_ *screening.Case, p *roll.Person, out *screening.Report) {
		certificate := p.Part.ID(roll.CertificateNumber, int(p.Row))
		if certificate.Form != idno.Disabled || !p.Current() || p.ID().Key == "" {
			return
		}
		out.Look()
		if certificate.Key == p.ID().Key {
			return
		}
		out.Find(screening.Finding{Of: p, Matters: []string{certificate.Text, p.ID().Text},
			Message: say("残疾证号 "+mask.ID(certificate.Text)+" 的前 18 位与证件号码不同，请残联核对", "the disability number "+mask.ID(certificate.Text)+" does not begin with the ID number; the federation of the disabled checks it")})
	}),
}

var disNoCertificate = ofPersons(screening.Rule{
	Code: "DIS-003", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.Health,
	Title:      say("登记为残疾但没有残疾证", "disabled without a certificate"),
	Reason:     say("系统要求残疾人登记残疾证号；也有残疾而未办证的，不可据此去掉残疾。", "the system wants the certificate's number; there are disabled people without one, and the entry stays"),
	Condition:  say("健康状况含“残疾”，证件号码为 18 位，证件类型不是残疾人证，没有残疾证号，也不在残疾人名单上。", "残疾 in the health, an ID number of 18 characters, no disability certificate by type, number or list"),
	Exceptions: say("证件号码为空、占位号的不算；残疾人名单上有的不算。", "no number or a placeholder; those on the list of the disabled"),
	Basis:      official("4_01_002、4_12_003"),
}, personCheck{
	fields:  []roll.Field{roll.Health, roll.IDNumber},
	applies: func(v *view) bool { return v.ails(disabled) },
	doubt: func(v *view) *screening.Finding {
		id := v.p.ID()
		if id.Form != idno.Citizen || v.p.Term(roll.Document) == "残疾人证" || v.p.Part.ID(roll.CertificateNumber, int(v.p.Row)).Form != idno.Empty {
			return nil
		}
		if list := v.c.Lists[roll.Disability]; list != nil && len(list.ByID(id.Key)) > 0 {
			return nil
		}
		return found("健康状况含“残疾”，但没有残疾证号，请核实是否办证", "entered as disabled without a certificate; ask whether there is one", id.Text)
	},
})

var disNotSaid = ofPersons(screening.Rule{
	Code: "DIS-004", Family: screening.Quality, Severity: screening.Warn, Action: screening.Propose, Field: roll.Health,
	Title:      say("有残疾证但健康状况不含残疾", "a certificate, and health without 残疾"),
	Reason:     say("持残疾证的人应登记残疾，否则享受不到残疾人政策。", "who holds a certificate is entered as disabled, or misses the help for the disabled"),
	Condition:  say("证件号码为 20 或 22 位残疾证号，健康状况没有“残疾”。建议值：加上“残疾”，其余照旧；原为“健康”或空白的改为“残疾”。", "the number is a disability number of 20 or 22 characters, and 残疾 is not in the health; proposed is to add it, in place of 健康 and blank"),
	Exceptions: say("健康状况只能填一项的表中，已填慢性病、大病的不算；不是规定的词的不判断。", "where a sheet has one word a cell, those with an illness; words of no vocabulary"),
	Basis:      say("4_01_002 的反向核查，本工具建议", "the inverse of the data rule 4_01_002, our proposal"),
}, personCheck{
	fields: []roll.Field{roll.Health, roll.IDNumber},
	applies: func(v *view) bool {
		return v.p.ID().Form == idno.Disabled && v.p.ID().Checked && !slices.Contains(v.p.Terms(roll.Health), roll.Unknown)
	},
	doubt: func(v *view) *screening.Finding {
		words := v.p.Terms(roll.Health)
		if slices.Contains(words, disabled) {
			return nil
		}
		f := found("有残疾证号，健康状况没有“残疾”，建议加上，请核对残疾证", "a disability number, and health without 残疾, which is proposed; see the certificate", v.p.Text(roll.Health))
		if len(words) == 0 || v.healthy() {
			f.Proposed = new(spelt(v.c, v.p, roll.Health, disabled))
			return f
		}
		if !manyHealths(v.c, v.p.Part) {
			return nil
		}
		f.Proposed = new(strings.TrimSpace(v.p.Text(roll.Health)) + "," + string(disabled))
		return f
	},
})
