package roll

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rollnet/screening/table"
)

func cell(s string) table.Value { return table.Value{Text: s, Kind: table.Text} }

func TestVocabularyFile(t *testing.T) {
	all, err := parseVocabulary(vocabularyFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Fields() {
		if f.Type() == TermType && len(all[f]) == 0 {
			t.Errorf("%v has no words", f)
		}
		words, codes := map[string]Term{}, map[string]Term{}
		for _, e := range all[f] {
			for _, w := range append([]string{string(e.term)}, e.spelts...) {
				if other, ok := words[spelling(w)]; ok && other != e.term {
					t.Errorf("%v: %q means both %s and %s", f, w, other, e.term)
				}
				words[spelling(w)] = e.term
			}
			for _, c := range e.codes {
				scheme, code, found := strings.Cut(c, ":")
				if other, ok := codes[c]; ok || !found || !allDigits(code) || !slices.Contains([]string{"any", "gb", string(Era2014)}, scheme) {
					t.Errorf("%v: bad code %q (%s)", f, c, other)
				}
				codes[c] = e.term
			}
		}
	}
	for _, broken := range []string{"relation", "relation\t", "no_such\t是", "relation,nope\t是"} {
		if _, err := parseVocabulary(broken); err == nil {
			t.Errorf("%q is taken", broken)
		}
	}
}

// The words that rules ask for must be the file's usual forms.
func TestTermsOfTheProgram(t *testing.T) {
	for f, terms := range map[Field][]Term{
		Relation: {Head, Spouse, Son, Daughter, DaughterInLaw, SonInLaw, Grandson, Granddaughter, OuterGrandson, OuterGranddaughter, GreatGrandson,
			GreatGranddaughter, Father, Mother, FatherInLaw, MotherInLaw, HusbandsFather, HusbandsMother, Grandfather, Grandmother, OuterGrandfather,
			OuterGrandmother, Sibling, SiblingsWife, Uncle, Nephew, Niece, OtherRelation},
		Sex: {Male, Female}, Labour: {Ordinary, Skilled, WeakLabour, LostLabour, NoLabour}, LifeStatus: {Alive, Dead, MarriedOut, Joined, Deleted, MovedOut},
		ExitStatus: {NotExited, Exited, PreExited, Returned}, HouseGrade: {GradeA, GradeB, GradeC, GradeD}, UnsafeHouse: {Yes, No}, Dibao: {Yes, No},
	} {
		for _, term := range terms {
			if got := VocabularyOf(f, Persons, Era2018).Parse(cell(string(term))); got != term {
				t.Errorf("%v %s: got %q", f, term, got)
			}
		}
	}
}

func TestParseTerms(t *testing.T) {
	for _, c := range []struct {
		f    Field
		kind Kind
		era  Era
		text string
		want Term
	}{
		{Relation, Persons, Era2018, "之子", Son}, {Relation, Persons, Era2018, "儿子", Son}, {Relation, Register, NoEra, "长子", Son},
		{Relation, Persons, Era2018, "之长女", Daughter}, {Relation, Persons, Era2018, "妻", Spouse}, {Relation, Register, NoEra, "二女", Daughter},
		{Relation, Persons, Era2018, " 户 主 ", Head}, {Relation, Persons, Era2018, "", ""}, {Relation, Persons, Era2018, "\u3000", ""},
		{Relation, Persons, Era2018, "03", Unknown}, {Relation, Persons, Era2014, "03", Son}, {Relation, Persons, Era2014, "3", Son},
		{Relation, Persons, Era2014, "20", OuterGrandmother}, {Relation, Persons, Era2014, "99", OtherRelation}, {Relation, Persons, Era2014, "21", Unknown},
		{Relation, Register, Era2014, "03", Unknown}, {Relation, Persons, Era2018, "邻居", Unknown}, {Relation, Persons, Era2018, "媳妇", Unknown},
		{Sex, Persons, Era2021, "1", Male}, {Sex, Persons, Era2021, "2.0", Female}, {Sex, Persons, Era2018, "女性", Female}, {Sex, Persons, Era2018, "9", "未说明的性别"},
		{PovertyAttribute, Households, Era2014, "06", "五保贫困户"}, {PovertyAttribute, Households, Era2014, "04", "低保贫困户"},
		{PovertyAttribute, Households, Era2014, "低保户贫困户", "低保贫困户"}, {PovertyAttribute, Persons, Era2018, "特困供养贫困户", "五保贫困户"},
		{ExitStatus, Households, Era2014, "0", NotExited}, {ExitStatus, Households, Era2014, "3", Returned}, {ExitStatus, Persons, Era2018, "已脱贫（享受政策）", Exited},
		{ExitStatus, Persons, Era2018, "脱贫", Exited}, {ExitStatus, Persons, Era2018, "1", Unknown},
		{LifeStatus, Register, NoEra, "迁出（离开）本地", MovedOut}, {LifeStatus, Persons, Era2014, "9", Deleted}, {LifeStatus, Register, NoEra, "是", Dead},
		{HouseGrade, Housing, NoEra, "Ｃ", GradeC}, {HouseGrade, Housing, NoEra, "d级", GradeD}, {HouseGrade, Housing, NoEra, "安全", "安全"},
		{UnsafeHouse, Persons, Era2018, "1", Yes}, {UnsafeHouse, Persons, Era2018, "无", No}, {WaterSafe, Persons, Era2018, "不安全", No},
		{MainCause, Persons, Era2018, "缺劳动力", "缺劳力"}, {MainCause, Households, Era2014, "08", "缺劳力"}, {Dibao, Persons, Era2021, "农村低保", Yes},
		{Labour, Persons, Era2021, "弱劳动力或半劳动力", WeakLabour}, {Document, Persons, Era2014, "09", "残疾人证"},
		{Television, Persons, Era2018, "x", Unknown}, {Television, Persons, Era2018, "y", Yes}, {DisabilityGrade, Disability, NoEra, "Ⅱ级", "二级"},
	} {
		if got := VocabularyOf(c.f, c.kind, c.era).Parse(cell(c.text)); got != c.want {
			t.Errorf("%v %s %s %q: got %q, want %q", c.f, c.kind, c.era, c.text, got, c.want)
		}
	}
}

func TestParseSets(t *testing.T) {
	for text, want := range map[string]string{
		"残疾,长期慢性病": "[残疾 长期慢性病]", "长期慢性病，残疾": "[长期慢性病 残疾]", "健康": "[健康]", "": "[]", "健康、感冒": "[健康 ?]", "健康,健康": "[健康]",
	} {
		if got := fmt.Sprint(VocabularyOf(Health, Persons, Era2018).ParseSet(cell(text))); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	if got := fmt.Sprint(VocabularyOf(OtherCause, Households, Era2014).ParseSet(cell("01,06"))); got != "[因病 缺水]" {
		t.Errorf("codes: got %s", got)
	}
}

// column makes a part of one column, each text on a row of its own.
func column(t *testing.T, kind Kind, f Field, texts ...string) *Part {
	t.Helper()
	b := table.NewBuilder("f", "s")
	var rows []int32
	for i, text := range texts {
		if err := b.Row(i + 1); err != nil {
			t.Fatal(err)
		}
		if err := b.Cell(0, table.Text, []byte(text)); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, int32(i))
	}
	return NewPart(kind, NoEra, b.Table(), map[Field]int{f: 0}, rows)
}

func TestColumnsSayWhichCodesTheyUse(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		f     Field
		texts []string
		want  string
	}{
		{Persons, Sex, []string{"1", "0", "1"}, "[男 女 男]"},
		{Persons, Sex, []string{"1", "0", "2"}, "[男 未说明的性别 女]"},
		{Persons, Sex, []string{"1", "2"}, "[男 女]"},
		{Register, Relation, []string{"02", "10", "20", "30", "户主"}, "[户主 配偶 之子 之女 户主]"},
		{Register, Relation, []string{"01", "02", "20"}, "[? ? ?]"},
		{Persons, Relation, []string{"02", "10", "30"}, "[? ? ?]"},
	} {
		p := column(t, c.kind, c.f, c.texts...)
		var got []Term
		for row := range c.texts {
			got = append(got, p.Term(c.f, row))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%v %v: got %v, want %s", c.f, c.texts, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		f          Field
		text, want string
	}{
		{Labour, "普通劳力", "普通劳动力"}, {Labour, "技能劳动刀", "技能劳动力"}, {Relation, "之字", ""},
		{InSchool, "高中四年级", ""}, {Education, "本科以士", "本科及以上"}, {Health, "长期性病", "长期慢性病"}, {Health, "感冒", ""}, {Labour, "", ""},
	} {
		if got := VocabularyOf(c.f, Persons, Era2018).Nearest(c.text); string(got) != c.want {
			t.Errorf("%v %q: got %q, want %q", c.f, c.text, got, c.want)
		}
	}
}

// The system's codes of 民族 are not those of the national standard, and codes are words in its own sheets only.
func TestEthnicCodes(t *testing.T) {
	for _, c := range []struct {
		era        Era
		text, want string
	}{{Era2014, "09", "壮族"}, {Era2014, "9", "壮族"}, {Era2014, "10", "布依族"}, {Era2014, "56", "基诺族"}, {Era2014, "57", "?"}, {Era2018, "09", "?"}, {Era2018, "僮族", "壮族"}, {Era2021, "壮", "壮族"}} {
		if got := VocabularyOf(Ethnic, Persons, c.era).Parse(cell(c.text)); string(got) != c.want {
			t.Errorf("%s %q: got %q, want %q", c.era, c.text, got, c.want)
		}
	}
}
