package rules

import (
	"fmt"
	"strings"

	"rollnet/screening"
	"rollnet/screening/roll"
)

// hasPost says that the person holds a public welfare post.
func (v *view) hasPost() bool { return !nothing(v.p.Text(roll.WelfarePost)) }

var postAge = ofPersons(screening.Rule{
	Code: "PER-010", Severity: screening.Warn, Action: screening.Verify, Field: roll.WelfarePost,
	Title:     say("公益性岗位人员年龄不合", "age in a public welfare post"),
	Reason:    say("公益性岗位安排有劳动能力的成年人；年龄不合多为岗位记错人或顶替领酬。", "posts are for adults who can work; another age means a wrong row or a post in another's name"),
	Condition: say("有公益性岗位，年龄不满 16 周岁（错误），或达到 70 周岁（疑点，welfare_post）。", "a public welfare post under 16 (error), or at 70 and more (warning, welfare_post)"),
	Basis:     official("3_01_008、5_12_004；5_01_006、5_12_005"),
}, personCheck{
	fields: []roll.Field{roll.WelfarePost}, aged: true,
	applies: (*view).hasPost,
	doubt: func(v *view) *screening.Finding {
		f := found(fmt.Sprintf("%d 岁登记有公益性岗位，请核实", v.age), fmt.Sprintf("aged %d with a public welfare post; to be checked", v.age), v.p.Text(roll.WelfarePost))
		switch {
		case v.age < v.c.Profile.LabourAge:
			f.Severity = screening.Err
			return f
		case v.age >= v.c.Profile.WelfarePost.MaxAge:
			return f
		}
		return nil
	},
})

var postFields = ofPersons(screening.Rule{
	Code: "PER-011", Severity: screening.Warn, Action: screening.Verify, Field: roll.WelfarePost,
	Title:      say("公益性岗位信息不全或矛盾", "entries on a public welfare post do not agree"),
	Reason:     say("岗位、月数、劳动技能要对得上，才能核对岗位补贴。", "post, months and labour capacity must agree before allowances can be checked"),
	Condition:  say("有月数无岗位；有岗位而月数为空或为 0；岗位种类达到 3 种；有岗位而劳动技能为“无劳动力”“丧失劳动力”。", "months without a post; a post without months; three kinds of posts or more; a post and no or lost labour capacity"),
	Exceptions: say("表中没有月数列的，不核月数；弱劳动力不算。", "months are checked where there is a column; weak labour"),
	Basis:      official("3_01_005、3_01_006、5_15_003、3_01_010、3_01_011、5_15_006、5_15_007"),
}, personCheck{
	fields: []roll.Field{roll.WelfarePost},
	applies: func(v *view) bool {
		months := v.p.Number(roll.WelfareMonths)
		return v.hasPost() || months.Ok() && months.Micro > 0
	},
	doubt: func(v *view) *screening.Finding {
		post, months := v.p.Text(roll.WelfarePost), v.p.Number(roll.WelfareMonths)
		var zh, en []string
		add := func(wrong bool, a, b string) {
			if wrong {
				zh, en = append(zh, a), append(en, b)
			}
		}
		add(!v.hasPost(), "有月数而无岗位", "months without a post")
		add(v.hasPost() && v.p.Has(roll.WelfareMonths) && (months.State == roll.NoNumber || months.Ok() && months.Micro == 0), "有岗位而无月数", "a post without months")
		add(kinds(post) >= v.c.Profile.WelfarePost.MaxKinds, fmt.Sprintf("岗位有 %d 种", kinds(post)), fmt.Sprintf("%d kinds of posts", kinds(post)))
		add(v.hasPost() && v.unable(), "有岗位却为“"+string(v.labour())+"”", "a post, yet "+string(v.labour()))
		if zh == nil {
			return nil
		}
		return found("公益性岗位："+strings.Join(zh, "，")+"，请核实", "public welfare post: "+strings.Join(en, ", "), append(zh, post)...)
	},
})

// kinds counts the kinds in a cell that names several.
func kinds(text string) int {
	seen := map[string]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
		if word = strings.TrimSpace(word); !nothing(word) {
			seen[word] = true
		}
	}
	return len(seen)
}
