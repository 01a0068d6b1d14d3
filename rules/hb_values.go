package rules

import (
	"slices"
	"strconv"
	"strings"

	"rollnet/screening/handbook"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// numberOf is a count that a book states.
func numberOf(b *handbook.Book, f roll.Field) stated {
	n, ok := b.Row(f).Number(f).Whole()
	if !ok {
		return stated{shown: b.Text(f)}
	}
	return stated{b.Text(f), strconv.Itoa(n)}
}

// systemSize is the roll's 家庭人口数, else the number of its current members.
func systemSize(h *roll.Household) stated {
	if n, ok := h.Quantity(roll.HouseholdSize).Whole(); ok {
		return stated{h.Text(roll.HouseholdSize), strconv.Itoa(n)}
	}
	if n := len(h.CurrentMembers()); n > 0 {
		return stated{strconv.Itoa(n), strconv.Itoa(n)}
	}
	return stated{}
}

// A head is compared by name and number: key is the two with a mark between, either of which may be blank.
const headMark = "|"

func headStated(name namekey.Name, text, key string) stated {
	if name.Key == "" && key == "" {
		return stated{}
	}
	return stated{strings.TrimSpace(name.Text + " " + text), name.Key + headMark + key}
}

func systemHead(h *roll.Household) stated {
	if head := h.Head(); head != nil {
		return headStated(head.Name(), head.ID().Text, head.ID().Key)
	}
	at := h.Stands(roll.HeadName)
	id := h.Stands(roll.HeadID)
	n := id.Part.ID(roll.HeadID, id.Row)
	return headStated(at.Part.Name(roll.HeadName, at.Row), n.Text, n.Key)
}

func bookHead(b *handbook.Book) stated {
	name, id := b.Head()
	return headStated(name, id.Text, id.Key)
}

// sameHead says that neither the names nor the numbers of two heads differ, as far as both are stated.
func sameHead(a, b string) bool {
	nameA, idA, _ := strings.Cut(a, headMark)
	nameB, idB, _ := strings.Cut(b, headMark)
	return (nameA == nameB || nameA == "" || nameB == "") && (idA == idB || idA == "" || idB == "")
}

// Members are compared as a set: each is its number and its name, either of which may be blank.
const memberMark = ";"

func systemMembers(h *roll.Household) stated {
	var all []string
	for _, p := range h.CurrentMembers() {
		all = append(all, p.Name().Key+headMark+p.ID().Key)
	}
	return membersStated(all)
}

func bookMembers(b *handbook.Book) stated {
	if !b.Member && len(b.Rows) == 1 {
		return stated{}
	}
	var all []string
	for _, e := range b.Rows {
		if one := e.Part.Name(roll.Name, int(e.Row)).Key + headMark + e.Part.ID(roll.IDNumber, int(e.Row)).Key; one != headMark {
			all = append(all, one)
		}
	}
	return membersStated(all)
}

func membersStated(all []string) stated {
	slices.Sort(all)
	var names []string
	for _, one := range all {
		name, _, _ := strings.Cut(one, headMark)
		names = append(names, name)
	}
	return stated{strings.Join(names, "、"), strings.Join(all, memberMark)}
}

// sameMembers says that each member of either set is one of the other: by the number, or where one has none by the name.
func sameMembers(a, b string) bool {
	x, y := strings.Split(a, memberMark), strings.Split(b, memberMark)
	if len(x) != len(y) {
		return false
	}
	left := slices.Clone(y)
	for _, one := range x {
		nameA, idA, _ := strings.Cut(one, headMark)
		i := slices.IndexFunc(left, func(other string) bool {
			nameB, idB, _ := strings.Cut(other, headMark)
			if idA != "" && idB != "" {
				return idA == idB
			}
			return nameA == nameB
		})
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// causesOf reads a cell of one cause or of several.
func causesOf(at roll.Cell) stated {
	v := at.Part.Value(at.Field, at.Row)
	var words []string
	for _, t := range roll.VocabularyOf(roll.OtherCause, at.Part.Kind, at.Part.Era).ParseSet(v) {
		if t != roll.Unknown {
			words = append(words, string(t))
		}
	}
	return stated{strings.TrimSpace(v.Text), strings.Join(words, memberMark)}
}

// sameCauses says that the first cause of one is among the other's.
func sameCauses(a, b string) bool {
	first, _, _ := strings.Cut(a, memberMark)
	return slices.Contains(strings.Split(b, memberMark), first)
}

// notExited is the key of a household that has not exited: it has no year.
const notExited = "未脱贫"

func systemExit(h *roll.Household) stated {
	if y := h.Date(roll.ExitYear).Year(); y != 0 {
		return stated{strconv.Itoa(y), strconv.Itoa(y)}
	}
	if h.Term(roll.ExitStatus) == roll.NotExited {
		return stated{notExited, notExited}
	}
	return stated{shown: h.Text(roll.ExitYear)}
}

func bookExit(b *handbook.Book) stated {
	if y := b.Row(roll.ExitYear).Date(roll.ExitYear).Year(); y != 0 {
		return stated{strconv.Itoa(y), strconv.Itoa(y)}
	}
	if b.Row(roll.ExitStatus).Term(roll.ExitStatus) == roll.NotExited {
		return stated{notExited, notExited}
	}
	return stated{shown: b.Text(roll.ExitYear)}
}
