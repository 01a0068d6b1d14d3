package handbook

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rollnet/screening/roll"
)

func texts(words ...string) []Text {
	var all []Text
	for _, w := range words {
		all = append(all, newText(&roll.Household{}, roll.Cell{}, w, "黄老师"))
	}
	return all
}

const template = "鼓励发展养牛产业，落实低保政策，介绍外出务工，参加新型农村合作医疗，为子女申请助学金"

// Copies with a tenth of their characters changed are found, and sentences in another order; texts that share a phrase are not.
func TestCopies(t *testing.T) {
	changed := strings.NewReplacer("牛", "羊", "外出", "就近").Replace(template)
	turned := "为子女申请助学金；参加新型农村合作医疗；介绍外出务工；落实低保政策；鼓励发展养牛产业"
	other := "儿子患病住院，联系救助站申请临时救助，落实低保政策，协助办理慢性病卡并送药上门"
	groups := Copies(texts(other, template, changed, "帮助修缮屋顶，接通自来水，联系合作社收购芒果", turned), 3, 0.9)
	if len(groups) != 1 || len(groups[0].Texts) != 3 || groups[0].Likeness < 0.8 {
		t.Fatalf("found %+v", groups)
	}
	if got := Copies(texts(template, changed), 3, 0.9); got != nil {
		t.Errorf("two households are a group: %+v", got)
	}
}

// Where one helper has very many texts, copies are found all the same.
func TestCopiesInACrowd(t *testing.T) {
	var words []string
	for i := range few + 100 {
		words = append(words, strings.Repeat(string(rune('一'+i)), 3)+string([]rune{rune('丁' + 7*i), rune('上' + 3*i), rune('下' + 5*i), rune('不' + 11*i), rune('与' + 13*i), rune('且' + 2*i), rune('世' + i), rune('业' + 17*i)}))
	}
	words = append(words, template, template+"等", strings.Replace(template, "牛", "羊", 1))
	if groups := Copies(texts(words...), 3, 0.9); len(groups) != 1 || len(groups[0].Texts) != 3 {
		t.Errorf("found %d groups", len(groups))
	}
}

// What is paired by the index is what a comparison of all with all finds.
func TestCandidates(t *testing.T) {
	words := []string{"发展养牛产业", "落实低保政策", "介绍外出务工", "参加合作医疗", "申请助学金", "修缮住房", "接通自来水", "联系合作社", "送药上门", "种植芒果五亩"}
	rapid.Check(t, func(t *rapid.T) {
		var all []Text
		for range rapid.IntRange(2, 12).Draw(t, "texts") {
			picked := rapid.SliceOfN(rapid.SampledFrom(words), 3, 6).Draw(t, "words")
			runes := []rune(strings.Join(picked, ""))
			for range rapid.IntRange(0, len(runes)/10).Draw(t, "changes") {
				runes[rapid.IntRange(0, len(runes)-1).Draw(t, "at")] = rapid.SampledFrom([]rune("甲乙丙丁")).Draw(t, "to")
			}
			all = append(all, texts(string(runes))...)
		}
		distinct, _ := fold(all)
		var pairs [][2]int
		candidates(distinct, func(i, j int) { pairs = append(pairs, [2]int{i, j}) })
		for i := range distinct {
			for j := range i {
				if alike(&distinct[i], &distinct[j]) >= 0.9 && !slices.Contains(pairs, [2]int{j, i}) {
					t.Fatalf("%q and %q were not compared", string(distinct[j].text), string(distinct[i].text))
				}
			}
		}
	})
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"养牛", "养羊", 1}, {"养牛", "养黄牛", 1}, {"abc", "", 3}, {"落实低保", "落实五保政策", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%s to %s takes %d changes", c.a, c.b, got)
		}
	}
}
