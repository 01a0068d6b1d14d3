package roll

import "strings"

// Exited says that a household has left the roll of the poor (已脱贫), by its status, else its kind or attribute.
func (h *Household) Exited() bool {
	if status := h.Term(ExitStatus); status != "" {
		return status == Exited
	}
	for _, f := range []Field{HouseholdType, PovertyAttribute} {
		word := string(h.Term(f))
		if strings.HasPrefix(word, "未") {
			return false
		}
		if strings.HasSuffix(word, "脱贫户") || word == "脱贫不稳定户" {
			return true
		}
	}
	return false
}

// School is 在校生状况, empty for who does not go to school.
func (p *Person) School() Term {
	if t := p.Term(InSchool); t != "非在校生" {
		return t
	}
	return ""
}

// Graduated says that somebody is through compulsory schooling, by 文化程度.
func (p *Person) Graduated() bool {
	switch p.Term(Education) {
	case "初中", "高中", "大专", "大专及以上", "本科及以上":
		return true
	}
	return false
}

// nothings are what sheets write in a column of words for none.
var nothings = map[string]bool{"无": true, "否": true, "没有": true, "未享受": true, "不享受": true, "未实施": true, "尚未实施": true, "未参加": true,
	"0": true, "/": true, "-": true, "—": true, "未务工": true, "非务工": true, "不务工": true, "未外出": true, "未就业": true, "在家": true}

// Nothing says that a cell of words names none: it is blank or says so.
func Nothing(text string) bool {
	if text == "" || nothings[text] {
		return true
	}
	text = strings.TrimSpace(text)
	return text == "" || nothings[text]
}
