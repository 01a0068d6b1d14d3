package rules

import (
	"slices"
	"strings"

	"rollnet/screening"
	"rollnet/screening/namekey"
	"rollnet/screening/roll"
)

// placeholders are words in place of a name; placeholderTails end what is called after a parent.
var (
	placeholders     = strings.Fields("无名 无名氏 未取名 未命名 未起名 暂未取名 尚未取名 暂无姓名 无姓名 待取名 小孩 小孩子 婴儿 新生儿 新生婴儿 男婴 女婴 之子 之女 儿子 女儿 配偶 妻子 丈夫 母亲 父亲")
	placeholderTails = strings.Fields("之子 之女 之婴 之儿子 之女儿 之长子 之长女 之次子 之次女 之小孩 之妻")
)

var namePlaceholder = &screening.Rule{
	Code: "NM-006", Family: screening.Quality, Severity: screening.Warn, Action: screening.Verify, Field: roll.Name,
	Title:      say("姓名为代称", "a word in place of a name"),
	Reason:     say("新生儿未上户口时常用代称，上户后没有更新，无法与部门数据比对。", "newborns are entered so before they are registered, and never updated; the name matches nothing"),
	Condition:  say("姓名为“无名”“未取名”“小孩”“婴儿”“之子”等，或以“之子”“之女”等结尾。", "the name is 无名, 未取名, 小孩, 婴儿, 之子 and the like, or ends in 之子 or 之女"),
	Exceptions: say("只含这些字的真实姓名（如“陆之女娃”）不算。", "names that only contain such characters"),
	Basis:      say("本工具建议；按户口簿填写姓名", "our proposal; names are as in the household book"),
	Needs:      []screening.Need{screening.NeedField(roll.Name)},
	Check: screening.NameCells(func(_ *screening.Case, n namekey.Name) *screening.Verdict {
		stands := slices.Contains(placeholders, n.Text) || slices.ContainsFunc(placeholderTails, func(tail string) bool {
			return strings.HasSuffix(n.Text, tail) && len(n.Text) > len(tail)
		})
		if !stands {
			return nil
		}
		return &screening.Verdict{Matters: []string{n.Key},
			Message: say("姓名是代称，请按户口簿填写；新生儿请先上户口", "a word stands in place of the name; write it as in the household book, where newborns are registered first")}
	}),
}
