package screening

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"rollnet/screening/idno"
	"rollnet/screening/roll"
)

// complete fills in what follows from what a rule said.
func complete(f *Finding) {
	if f.Severity == "" {
		f.Severity = f.Rule.Severity
	}
	if f.Action == "" {
		f.Action = f.Rule.Action
	}
	if f.House == nil && f.Of != nil {
		f.House = f.Of.Household
	}
	if f.At.Part == nil {
		f.At = placeOf(f)
	}
	if f.Value == "" && f.At.Field != roll.NoField {
		f.Value = f.At.Part.Text(f.At.Field, f.At.Row)
	}
	if f.Household == "" && f.House != nil {
		f.Household = f.House.Number
	}
	if f.Of != nil {
		f.Person = cmp.Or(f.Person, f.Of.Key())
		f.Name = cmp.Or(f.Name, f.Of.Name().Text)
	} else if f.House != nil {
		f.Name = cmp.Or(f.Name, headName(f.House))
	}
	f.State = cmp.Or(f.State, "new")
	if f.Unit == nil {
		f.Unit = unitOf(f)
	}
	checkUnit(f)
}

func placeOf(f *Finding) roll.Cell {
	if f.Of != nil {
		return f.Of.At(f.Rule.Field)
	}
	return f.House.At(f.Rule.Field)
}

// headName is the name of the head's row, else what the household's columns say, else the name of its first row.
func headName(h *roll.Household) string {
	if head := h.Head(); head != nil {
		return head.Name().Text
	}
	at := h.At(roll.HeadName)
	if name := at.Part.Name(roll.HeadName, at.Row).Text; name != "" {
		return name
	}
	if face := h.Face(); face != nil {
		return face.Name().Text
	}
	return ""
}

// sortFindings orders findings by file, sheet, row, rule, and then by whatever may still tell them apart, so that the
// order does not depend on which task found what.
func sortFindings(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.At.Part.Table.File, b.At.Part.Table.File),
			strings.Compare(a.At.Part.Table.Sheet, b.At.Part.Table.Sheet),
			cmp.Compare(a.At.Part.Table.Number(a.At.Row), b.At.Part.Table.Number(b.At.Row)),
			strings.Compare(a.Rule.Code, b.Rule.Code),
			cmp.Compare(a.At.Part.Column(a.At.Field), b.At.Part.Column(b.At.Field)),
			slices.Compare(a.Matters, b.Matters),
		)
	})
}

// identify gives each finding its id: a hash of the rule, whom it is about, and the values that mattered; no row number
// and no file name, so that it is the same in another order, in the corrected file, and in the next round. Findings that
// are alike in all of that are numbered in order of their places.
func identify(findings []Finding) {
	seen := make(map[string]int, len(findings))
	for i := range findings {
		f := &findings[i]
		parts := append([]string{f.Rule.Code, idno.Clean(f.Household), personKey(f)}, f.Matters...)
		id := digest(parts)
		seen[id]++
		if n := seen[id]; n > 1 {
			id = digest(append(parts, "#"+strconv.Itoa(n)))
		}
		f.ID = id
	}
}

// personKey is the person's number, or where a sheet gives neither number the name without its blanks.
func personKey(f *Finding) string {
	if f.Person == "" && f.Of != nil {
		return f.Of.Name().Key
	}
	return idno.Clean(f.Person)
}

func digest(parts []string) string {
	h := sha256.New()
	for _, p := range parts { // lengths first: no two lists run together into the same bytes
		h.Write([]byte(strconv.Itoa(len(p)) + ":" + p))
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
