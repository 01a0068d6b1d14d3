// Package rules is the catalogue: what is checked in a roll, each rule a value that documents itself.
package rules

import (
	"rollnet/rules/cases"
	"rollnet/screening"
)

// All lists the rules, in the order in which people read them.
func All() []*screening.Rule {
	return []*screening.Rule{
		// 证件号码 ID numbers
		idEmpty,       // ID-001 证件号码为空
		idPlaceholder, // ID-002 占位号
		idLength,      // ID-003 位数不对
		idCharacters,  // ID-004 非法字符
		idClean,       // ID-005 写法不规范，直接更正
		idDamaged,     // ID-006 末位已丢失
		idCheckDigit,  // ID-007 校验码不符
		idDisability,  // ID-008 残疾证号内校验码不符
		idBirth,       // ID-009 出生日期不合理
		idOld,         // ID-010 15 位旧号

		// 姓名 names
		nameLength,     // NM-001 为空、过短、过长
		nameBlank,      // NM-002 空格、不可见字符
		nameDot,        // NM-003 间隔号不统一
		nameCharacters, // NM-004 非法字符
		nameLost,       // NM-005 缺字、替代符号

		// 电话 phones
		phoneForm, // PH-001 手机号格式

		// 户 households
		headMissing, // HH-001 无户主
		headTwice,   // HH-002 多户主
		sizeDiffers, // HH-005 人口数不符
		spouseTwice, // HH-008 多名配偶

		// 人员 persons
		childLabour, // PER-001 16 岁以下有劳动能力
		relationSex, // PER-030 关系与性别不符
		childGap,    // PER-040 子女年龄差
		parentGap,   // PER-041 父母年龄差

		// 重复 duplicates
		dupID,    // DUP-001 证件号码重复
		dupOldID, // DUP-002 新旧号码、残疾证号指同一人

		// 老人户 elderly households
		elderly,      // ELD-001 整户老人单独识别
		elderlyChild, // ELD-002 子女户在册
		elderlyTekun, // ELD-007 未查到子女，请民政评估特困

		// 错评 wrongly enrolled
		onPayroll,   // WE-001 财政供养
		ownsVehicle, // WE-003 机动车

		// 漏评、漏人 missed
		aidedNotEnrolled, // MS-006 低保、特困未在册
		memberMissing,    // MS-020 漏人
		memberGone,       // MS-021 多人

		// 错退 wrong exits
		exitedPoor,   // WX-001 收入低于贫困线
		exitedUnsafe, // WX-002 住房不安全
		exitedWater,  // WX-005 饮水不安全
	}
}

// Example is a rule's documented example: its first case, which a test runs.
func Example(code string) string { return cases.Example(code) }
