package exceptions

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rollnet/io/ledger"
	"rollnet/screening/mask"
	"rollnet/screening/roll"
)

// Masked gives findings in which people's names, ID numbers, phones and accounts are masked, wherever in a finding they
// stand. Household numbers stay, for by them a household is found, unless one is the head's ID number.
func Masked(findings []ledger.Finding) []ledger.Finding {
	v := newVeil(findings)
	out := slices.Clone(findings)
	for i := range out {
		v.finding(&out[i])
	}
	return out
}

// veil masks texts: those of a known kind by their kind, free ones by what looks like a number of a person, and by the names
// that occur anywhere among the findings.
type veil struct {
	names      *strings.Replacer
	households map[string]bool // their numbers, which may look like a phone's
}

func newVeil(findings []ledger.Finding) *veil {
	known, households := map[string]bool{}, map[string]bool{}
	add := func(name string) {
		if utf8.RuneCountInString(name) > 1 { // one character is part of many words
			known[name] = true
		}
	}
	for i := range findings {
		f := &findings[i]
		add(string(f.Name))
		add(string(f.Head))
		households[string(f.Household)] = true
		for _, r := range f.Related {
			add(string(r.Name))
			households[string(r.Household)] = true
		}
		if roll.FieldByKey(string(f.Field)).Type() == roll.NameType {
			add(value(entry{Finding: f}))
			add(proposed(entry{Finding: f}))
		}
		for _, fact := range f.Evidence {
			if ofName(fact.Key) {
				add(fact.Value)
			}
		}
		if f.Unit != nil {
			for _, row := range slices.Concat(f.Unit.Leaves, f.Unit.Enters) {
				for _, fact := range row.Fields {
					if roll.FieldByKey(fact.Key).Type() == roll.NameType {
						add(fact.Value)
					}
				}
			}
		}
	}
	names := make([]string, 0, len(known))
	for name := range known {
		names = append(names, name)
	}
	// The longest first, so that no name is masked as far as another goes.
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
	pairs := make([]string, 0, 2*len(names))
	for _, name := range names {
		pairs = append(pairs, name, mask.Name(name))
	}
	return &veil{strings.NewReplacer(pairs...), households}
}

// ofName says that a piece of evidence is a name by its key.
func ofName(key string) bool { return strings.Contains(key, "name") }

func (v *veil) finding(f *ledger.Finding) {
	f.Name, f.Head = ledger.OrNull(mask.Name(string(f.Name))), ledger.OrNull(mask.Name(string(f.Head)))
	f.Number = ledger.OrNull(mask.ID(string(f.Number)))
	f.Person = ledger.OrNull(v.text(string(f.Person)))
	f.Household = ledger.OrNull(v.text(string(f.Household)))
	f.Group = ledger.OrNull(v.text(string(f.Group)))
	f.Message = v.text(f.Message)
	f.Value, f.Proposed = v.cell(f, f.Value), v.cell(f, f.Proposed)
	f.Evidence = slices.Clone(f.Evidence)
	for i := range f.Evidence {
		fact := &f.Evidence[i]
		if name, rest, called := strings.Cut(fact.Value, "（"); ofName(fact.Key) {
			fact.Value = mask.Name(fact.Value)
		} else if called && fact.Key == "child" { // 黄峰（在册户 …）
			fact.Value = mask.Name(name) + "（" + v.text(rest)
		} else {
			fact.Value = v.text(fact.Value)
		}
	}
	f.Related = slices.Clone(f.Related)
	for i := range f.Related {
		r := &f.Related[i]
		r.Name, r.Note = ledger.OrNull(mask.Name(string(r.Name))), ledger.OrNull(v.text(string(r.Note)))
		r.Household, r.Person = ledger.OrNull(v.text(string(r.Household))), ledger.OrNull(v.text(string(r.Person)))
	}
	f.Unit = nil // no list shows it
}

// cell masks a cell's text by its field.
func (v *veil) cell(f *ledger.Finding, text *string) *string {
	if text == nil {
		return nil
	}
	masked := ""
	switch field := roll.FieldByKey(string(f.Field)); {
	case field.Type() == roll.IDType:
		masked = mask.ID(*text)
	case field.Type() == roll.NameType:
		masked = mask.Name(*text)
	case field == roll.Phone || field == roll.HouseholdPhone || field == roll.HelperPhone || field == roll.BankAccount:
		masked = mask.Phone(*text)
	default:
		masked = v.text(*text)
	}
	return &masked
}

// numberOf finds what may be an ID number, an account or a phone in a text: 14 digits or more, or a mobile phone's eleven.
// The national system's household numbers have ten, its person numbers twelve.
var numberOf = regexp.MustCompile(`[0-9０-９]{14,}[XxＸｘ]?|\b1[3-9][0-9]{9}\b`)

// related finds a name in front of what it is to the head, as evidence writes what becomes of people: 黄阿婆：之母.
var related = regexp.MustCompile(`([\p{Han}·]{2,}?)：(之|户主|配偶)`)

// text masks a free text.
func (v *veil) text(s string) string {
	s = numberOf.ReplaceAllStringFunc(s, func(number string) string {
		switch {
		case len(number) != len("13900000000"):
			return mask.ID(number)
		case v.households[number]:
			return number
		}
		return mask.Phone(number)
	})
	s = related.ReplaceAllStringFunc(s, func(pair string) string {
		name, rest, _ := strings.Cut(pair, "：")
		return mask.Name(name) + "：" + rest
	})
	return v.names.Replace(s)
}
