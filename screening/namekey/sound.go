package namekey

import (
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
)

// surnames are the readings of characters as surnames where they are not those of the character in words; 覃 is both in Guangxi.
var surnames = map[rune][]string{
	'覃': {"qin", "tan"}, '单': {"shan"}, '曾': {"zeng"}, '仇': {"qiu"}, '解': {"xie"}, '盖': {"ge", "gai"}, '查': {"zha"}, '区': {"ou"}, '华': {"hua"},
	'任': {"ren"}, '朴': {"piao"}, '翟': {"zhai", "di"}, '尉': {"wei", "yu"}, '黑': {"he"}, '员': {"yun"}, '缪': {"miao"}, '种': {"chong"}, '冼': {"xian"}, '洗': {"xian"},
	'乐': {"yue", "le"}, '秘': {"bi"}, '牟': {"mu", "mou"}, '薄': {"bo"}, '折': {"she"}, '召': {"shao"}, '隗': {"wei", "kui"}, '乜': {"nie"}, '繁': {"po"}, '石': {"shi"},
	'万': {"wan"}, '宁': {"ning"}, '曲': {"qu"}, '尹': {"yin"}, '重': {"chong"}, '都': {"du"}, '能': {"nai"}, '那': {"na"}, '句': {"gou"}, '车': {"che"}, '卜': {"bu"}, '柏': {"bai"},
}

// compounds are surnames of two characters of which one is read otherwise there.
var compounds = map[string][2]string{"尉迟": {"yu", "chi"}, "万俟": {"mo", "qi"}, "长孙": {"zhang", "sun"}, "澹台": {"tan", "tai"}, "单于": {"chan", "yu"}, "令狐": {"ling", "hu"}}

// Readings are the syllables, without tones, that each character of a name may be read as; the likeliest first. A character that has
// none, and any other sign, stands for itself.
func Readings(name string) [][]string {
	runes := []rune(name)
	all := make([][]string, len(runes))
	for i, r := range runes {
		all[i] = readings(r)
	}
	if len(runes) > 2 {
		if pair, known := compounds[string(runes[:2])]; known {
			all[0], all[1] = []string{pair[0]}, []string{pair[1]}
			return all
		}
	}
	if len(runes) > 1 && surnames[runes[0]] != nil {
		all[0] = surnames[runes[0]]
	}
	return all
}

var (
	syllables  sync.Map // rune -> []string
	allSpoken  = pinyin.Args{Style: pinyin.Normal, Heteronym: true}
	umlauts    = strings.NewReplacer("ü", "v")
	finalSound = strings.NewReplacer("ang", "an", "eng", "en", "ing", "in")
)

func readings(r rune) []string {
	if known, ok := syllables.Load(r); ok {
		return known.([]string)
	}
	var all []string
	for _, s := range pinyin.SinglePinyin(r, allSpoken) {
		if s = umlauts.Replace(s); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		all = []string{string(r)}
	}
	syllables.Store(r, all)
	return all
}

// Merged writes a syllable as those say it who do not tell n from l, f from hu, zh ch sh from z c s, r from l, or ang eng ing from an en in,
// as in much of the south.
func Merged(syllable string) string {
	s := finalSound.Replace(syllable)
	switch {
	case strings.HasPrefix(s, "zh"), strings.HasPrefix(s, "ch"), strings.HasPrefix(s, "sh"):
		return s[:1] + s[2:]
	case strings.HasPrefix(s, "n"), strings.HasPrefix(s, "r"):
		return "l" + s[1:]
	case strings.HasPrefix(s, "fu"):
		return "h" + s[1:]
	case strings.HasPrefix(s, "f"): // 方 is said as 黄 is
		return "hu" + s[1:]
	}
	return s
}

// SoundKey is a name as it is likeliest to be said in the south: names that sound alike mostly have one key.
func SoundKey(name string) string {
	var b strings.Builder
	for _, syllables := range Readings(fold(name)) {
		b.WriteString(Merged(syllables[0]))
		b.WriteByte(' ')
	}
	return b.String()
}
