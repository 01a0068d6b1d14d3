package rules

import (
	"slices"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/kin"
	"rollnet/screening/roll"
)

var headsDiffer = &screening.Rule{
	Code: "MS-024", Family: screening.Missed, Severity: screening.Info, Action: screening.Verify, Field: roll.Name,
	Title:      say("户口簿与系统户主不同", "register and roll have different heads"),
	Reason:     say("户主不同不是错误，但入户核实、签字和农户册比对时须先弄清是哪一户。", "different heads are no error, but at the door and in comparisons it must be clear which household is meant"),
	Condition:  say("在册户只对应一本户口簿、该户口簿也只对应这一户，户口簿上健在、未迁出的户主不是在册户主。", "a household of the roll and one of the register have their people in each other alone, and the register's head, alive and not moved, is not the roll's"),
	Exceptions: say("户口簿户主已死亡、迁出的；一本户口簿对应几户的（MS-025）；任一方没有户主的。", "the register's head has died or moved; one book and several households (MS-025); no head on either side"),
	Basis:      say("户籍由公安、系统户主由帮扶系统各自登记", "the police keep the one, the system the other"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber, roll.Relation)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		for _, book := range x.Books() {
			if len(book.Houses) != 1 {
				continue
			}
			official, head := livingHead(x, book.Household), book.Houses[0].Head()
			if official == nil || head == nil || official.ID().Key == "" || head.ID().Key == "" || !inBook(book, head) {
				continue
			}
			out.Look()
			m := x.Member(official.ID().Key)
			if official.ID().Key == head.ID().Key || m != nil && m.Relation() == roll.Head { // two heads are HH-002
				continue
			}
			f := screening.Finding{Of: official, At: official.At(roll.Name), Matters: []string{official.ID().Key, head.ID().Key, book.Houses[0].Number},
				Related: []screening.Related{relatedPerson(head, say("在册户主", "the head on the roll"))},
				Message: say("户口簿户主不是在册户主，请核实系统户主是否需要变更", "the register's head is not the roll's; check whether the roll's is to be changed")}
			where := "不在册"
			if m != nil {
				where = "在册，关系为" + asText(m, roll.Relation)
			}
			f.Evidence = []screening.Fact{fact("register_head", "户口簿户主", where), fact("roll_head", "在册户主的册内关系", relationIn(book, head))}
			out.Find(f)
		}
	}),
}

// livingHead is the head of a register's household, alive and here; nil where there is none.
func livingHead(x *kin.Index, h *roll.Household) *roll.Person {
	for _, p := range x.Living(h) {
		if p.Relation() == roll.Head {
			return p
		}
	}
	return nil
}

func inBook(book kin.Book, p *roll.Person) bool { return relationIn(book, p) != "" }

// relationIn is what the register calls somebody; empty for who is not in the book.
func relationIn(book kin.Book, p *roll.Person) string {
	for i := range book.Members {
		if m := &book.Members[i]; m.ID().Key == p.ID().Key {
			if r := asText(m, roll.Relation); r != "" {
				return r
			}
			return "未填"
		}
	}
	return ""
}

var bookSplit = &screening.Rule{
	Code: "MS-025", Family: screening.Missed, Severity: screening.Warn, Action: screening.Verify, Field: roll.Name,
	Title:      say("一本户口簿拆成几个系统户", "one household book, several households of the roll"),
	Reason:     say("同一户籍拆成几户建档，可能拆户分户，也可能确已分家；老人单列的须看子女赡养。", "a household split into several on the roll may have been split for the purpose, or live apart; old people by themselves must be looked at with their children"),
	Condition:  say("农户册一户的人分在两个以上在册户中；一户一条，在农户册户主行。", "the people of one household of the register stand in two or more households of the roll; one finding, at the register's head"),
	Exceptions: say("一个系统户跨几本户口簿的（MS-026）；同一人重复登记的（DUP-001）。", "one household of the roll from several books (MS-026); somebody listed twice (DUP-001)"),
	Basis:      say("云南 2017 年第七项（故意分户并户）；老人户核查", "Yunnan 2017, item 7 (splitting and joining households); the check of elderly households"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber)},
	Check: screening.Whole(func(c *screening.Case, out *screening.Report) {
		x := kin.Of(c)
		for _, book := range x.Books() {
			if len(book.Houses) == 0 {
				continue
			}
			out.Look()
			houses := ownHouses(x, book)
			if len(houses) < 2 {
				continue
			}
			face := book.Face()
			if head := livingHead(x, book.Household); head != nil {
				face = head
			}
			f := screening.Finding{Of: face, At: face.At(roll.Name), Matters: []string{book.Number},
				Evidence: []screening.Fact{fact("households", "在册户数", strconv.Itoa(len(houses)))},
				Message: say("疑点：一本户口簿的人分在 "+strconv.Itoa(len(houses))+" 个在册户，请核实是否拆户分户、是否共享开支",
					"a lead: one household book, "+strconv.Itoa(len(houses))+" households on the roll; check whether it was split and who shares expenses")}
			for _, h := range houses {
				f.Matters = append(f.Matters, h.Number)
				f.Related = append(f.Related, relatedPerson(h.Face(), say("同户籍的在册户", "household of the same book on the roll")))
				if x.Elder(h) != nil {
					f.Evidence = append(f.Evidence, fact("elderly", "老人户", "其中 "+h.Number+" 为老人单独识别户，与老人户核查一并处理"))
				}
			}
			out.Find(f)
		}
	}),
}

// ownHouses are a book's households of the roll by those of its people who stand in one household only.
func ownHouses(x *kin.Index, book kin.Book) []*roll.Household {
	var houses []*roll.Household
	for i := range book.Members {
		if key := book.Members[i].ID().Key; key != "" && x.Single(key) {
			houses = onceMoreHouse(houses, x.Member(key).Household)
		}
	}
	return houses
}

var bookJoined = ofHouses(screening.Rule{
	Code: "MS-026", Family: screening.Missed, Severity: screening.Info, Action: screening.Verify,
	Title:      say("一个系统户跨几本户口簿", "one household of the roll, several household books"),
	Reason:     say("家庭成员以共享开支为准，跨户口簿是允许的；列出供入户时核对成员。", "who shares expenses is a member, whatever the book: it is allowed, and listed so that the members can be checked at the door"),
	Condition:  say("在册户的现有成员在农户册中分属两户以上（健在、未迁出的记录）。", "the register has the household's members, alive and not moved, in two or more of its households"),
	Exceptions: say("有成员不在农户册的，只看在的；一人在农户册或花名册两户都有记录的不看。", "members who are not in the register, or stand in two households of register or roll, are not looked at"),
	Basis:      say("云南 2017 年：家庭成员指共享开支或收入的人，不以户口簿为准", "Yunnan 2017: members are those who share expenses or income, not those of one book"),
	Years:      "2014-",
	Needs:      []screening.Need{screening.NeedRegister(), screening.NeedField(roll.IDNumber)},
}, nil, func(c *screening.Case, h *roll.Household, out *screening.Report) {
	x := kin.Of(c)
	var books []*roll.Household
	var first []*roll.Person
	for _, p := range h.CurrentMembers() {
		var here *roll.Person
		several := !x.Single(p.ID().Key)
		for _, row := range x.InRegister(p.ID().Key) {
			if x.Dead(row) || x.Moved(row) {
				continue
			}
			several = several || here != nil && here.Household != row.Household
			here = row
		}
		if here != nil && !several && !slices.Contains(books, here.Household) {
			books, first = append(books, here.Household), append(first, here)
		}
	}
	if len(books) == 0 {
		return
	}
	out.Look()
	if len(books) < 2 {
		return
	}
	f := screening.Finding{House: h, Evidence: []screening.Fact{fact("books", "户口簿数", strconv.Itoa(len(books)))},
		Message: say("成员分在 "+strconv.Itoa(len(books))+" 本户口簿，属允许情形，请入户时核对是否共享开支", "the members stand in "+strconv.Itoa(len(books))+" household books, which is allowed; check at the door whether they share expenses")}
	for i, book := range books {
		f.Matters = append(f.Matters, book.Number)
		f.Related = append(f.Related, relatedPerson(first[i], say("农户册中的记录", "row in the register")))
	}
	out.Find(f)
})
