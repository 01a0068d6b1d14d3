// Package rules is the catalogue: what is checked in a roll, each rule a value that documents itself.
package rules

import (
	"rollnet/rules/cases"
	"rollnet/screening"
)

// All lists the rules, in the order in which people read them.
func All() []*screening.Rule {
	return []*screening.Rule{
		// 导入 import
		inLost, // IN-001 文件有一段没有读到

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
		idSex,         // ID-011 性别位不符
		birthDiffers,  // ID-012 出生日期不符
		idRegion,      // ID-013 地区码无效
		idElsewhere,   // ID-014 地区码非本县
		idSerial,      // ID-015 顺序码 000

		// 残疾证 disability certificates
		disTail,          // DIS-001 类别、等级有误
		disDiffers,       // DIS-002 与身份证号不符
		disNoCertificate, // DIS-003 残疾但无残疾证
		disNotSaid,       // DIS-004 有残疾证但未登记残疾

		// 姓名 names
		nameLength,      // NM-001 为空、过短、过长
		nameBlank,       // NM-002 空格、不可见字符
		nameDot,         // NM-003 间隔号不统一
		nameCharacters,  // NM-004 非法字符
		nameLost,        // NM-005 缺字、替代符号
		namePlaceholder, // NM-006 代称

		// 电话 phones
		phoneForm,   // PH-001 手机号格式
		phoneNone,   // PH-002 全户无电话
		phoneShared, // PH-003 不同户同号
		phoneApart,  // PH-004 务工地不同的两人同号
		phoneHelper, // PH-005 帮扶责任人的号码

		// 银行账号 bank accounts
		accountForm,   // BK-001 账号写法
		accountShared, // BK-002 不同户同账号
		accountHolder, // BK-003 开户人非户内成员

		// 日期、金额、必填项、词表 dates, amounts, blanks, words
		dateForm,  // DT-001 日期无法识别
		dateOrder, // DT-002 日期先后颠倒
		money,     // AM-001 金额
		area,      // AM-002 面积、距离
		blanks,    // AM-003 必填项为空
		words,     // AM-004 不是规定的词
		counts,    // AM-005 月数、人数

		// 户 households
		headMissing,      // HH-001 无户主
		headTwice,        // HH-002 多户主
		headAge,          // HH-003 户主年龄
		headDiffers,      // HH-004 户主姓名、证件不一致
		sizeDiffers,      // HH-005 人口数不符
		orphans,          // HH-006 有户无人、有人无户
		numberTwice,      // HH-007 户编号、人编号重复
		spouseTwice,      // HH-008 多名配偶
		perHead,          // HH-010 人均纯收入算术
		netParts,         // HH-011 纯收入算术
		transferParts,    // HH-012 转移性收入分项
		costAlone,        // HH-013 支出大于收入
		wageAndWork,      // HH-014 工资性收入与务工
		grantAndMember,   // HH-015 低保金、五保金与成员
		incomeOutlier,    // HH-016 收入离群、雷同
		disabledCause,    // HH-020 因残无残疾人
		illnessCause,     // HH-021 因病无病人
		schoolCause,      // HH-022 因学无学生
		labourCause,      // HH-023 缺劳力却有劳力
		workCause,        // HH-024 务工不稳却无人务工
		causeNote,        // HH-025 其他原因无说明
		causeTwice,       // HH-026 致贫原因重复、超项
		wubaoAble,        // HH-030 五保户含劳动力
		wubaoFamily,      // HH-031 五保户人多、有成年子女
		dibaoDiffers,     // HH-032 低保属性与民政名单
		noAllowance,      // HH-033 整户无劳力无低保
		helpMisfit,       // HH-034 措施与成员不符
		houseArea,        // HH-040 住房面积
		houseContradicts, // HH-041 危房信息矛盾
		noPower,          // HH-042 无电、饮水不安全
		exitedBelow,      // HH-050 已脱贫但低于标准
		aboveLine,        // HH-051 未脱贫但远高于标准
		exitedAtOnce,     // HH-052 当年识别当年脱贫
		smallestChange,   // HH-060 几处矛盾，改动最少的改法

		// 人员 persons
		childLabour,    // PER-001 16 岁以下有劳动能力
		studentLabour,  // PER-002 在校生有劳动能力
		healthyLost,    // PER-003 健康却丧失劳动力
		healthyNone,    // PER-004 健康却无劳动力
		oldLabour,      // PER-005 60 岁及以上劳动力
		severeAble,     // PER-006 重度残疾劳动力
		workerUnable,   // PER-007 务工却无劳动力
		studentWorks,   // PER-008 在校却务工
		childWorks,     // PER-009 16 岁以下务工
		postAge,        // PER-010 公益性岗位年龄
		postFields,     // PER-011 公益性岗位信息
		preschoolAge,   // PER-012 学前
		primaryAge,     // PER-013 小学
		middleAge,      // PER-014 初中
		highAge,        // PER-015 高中、中职
		collegeAge,     // PER-016 高职以上
		masterAge,      // PER-017 硕士
		lowEducation,   // PER-018 青年文化程度低
		learningBlank,  // PER-019 文化程度、在校、失学原因全空
		learningBoth,   // PER-020 文化程度与在校同填
		outOfSchool,    // PER-021 适龄儿童不在校
		illNotIll,      // PER-022 因病失学但健康
		supportedAble,  // PER-023 健康却特困供养
		supportedWorks, // PER-024 特困供养却务工
		insurance,      // PER-025 医保
		aidUninsured,   // PER-026 未参保却有救助
		wage,           // PER-027 月收入异常
		localPostAway,  // PER-028 县外务工却在本县岗位
		sameSex,        // PER-029 户主与配偶同性别
		relationSex,    // PER-030 关系与性别不符
		rainDew,        // PER-031 雨露计划
		idleSkill,      // PER-032 技能劳动力未务工
		childGap,       // PER-040 子女年龄差
		parentGap,      // PER-041 父母年龄差
		grandGap,       // PER-042 祖孙年龄差
		spouseAge,      // PER-043 配偶年龄
		inLawSide,      // PER-044 公婆、岳父母
		healthBoth,     // PER-045 健康与其他同填
		ethnic,         // PER-046 民族
		soldier,        // PER-047 现役军人
		pensionAge,     // PER-048 养老金
		alive,          // PER-049 百岁以上

		// 防返贫监测 monitoring, from 2021
		poorUnwatched, // MON-001 收入低于监测线
		lackUnwatched, // MON-002 有缺口而未监测
		watchedNoRisk, // MON-003 没有风险
		unhelped,      // MON-004 没有措施
		endedBlank,    // MON-005 消除信息不全
		endedLack,     // MON-006 消除后仍有缺口
		endedSoon,     // MON-007 不到半年消除
		endedAtOnce,   // MON-008 当月、次月消除
		onlySupport,   // MON-009 劳动力与帮扶方式
		unanswered,    // MON-010 风险无对应措施
		movedLate,     // MON-012 2021 年后搬迁
		watchedLack,   // MON-013 缺口与风险不符
		endedPoor,     // MON-014 消除后收入低

		// 重复 duplicates
		dupID,       // DUP-001 证件号码重复
		dupOldID,    // DUP-002 新旧号码、残疾证号指同一人
		dupName,     // DUP-003 同号不同名
		dupMistyped, // DUP-004 疑似一人两号
		dupSound,    // DUP-005 同音形近名同生日
		dupHouse,    // DUP-006 同户重复登记
		dupMarried,  // DUP-007 婚嫁后两户都在册
		dupCouple,   // DUP-008 夫妻各为户主
		dupList,     // DUP-009 同时在部门名单上
		dupYear,     // DUP-010 跨年度换了户编号

		// 老人户 elderly households
		elderly,          // ELD-001 整户老人单独识别
		elderlyChild,     // ELD-002 子女户在册
		elderlyAble,      // ELD-003 子女可能有赡养能力
		elderlyUnable,    // ELD-004 子女可能无赡养能力
		elderlyRefused,   // ELD-005 子女可能拒绝赡养
		elderlyLost,      // ELD-006 子女可能失联
		elderlyTekun,     // ELD-007 未查到子女，请民政评估特困
		elderlySameBook,  // ELD-008 同户籍、在册分户
		elderlyListed,    // ELD-009 在特困名单，属性不是五保
		elderlyWithChild, // ELD-010 五保老人查到子女
		elderlySplit,     // ELD-011 可能为识别而分户
		elderlyWorks,     // ELD-012 能劳动的老人

		// 错评 wrongly enrolled
		onPayroll,         // WE-001 财政供养
		isCadre,           // WE-002 村“两委”干部
		ownsVehicle,       // WE-003 机动车
		ownsProperty,      // WE-004 城镇房产、商铺
		ownsBusiness,      // WE-005 工商登记
		steadyWork,        // WE-006 企业稳定就业
		wholeAway,         // WE-007 全家长期外出、空挂
		bigFarm,           // WE-008 种养大户
		subsidisedMachine, // WE-009 大额农机补贴
		movedInFirst,      // WE-010 识别前不久迁入、分户
		notSharing,        // WE-011 服刑、失踪、不共享开支
		luxury,            // WE-012 商业养老、留学、豪华装修
		clearlyAbove,      // WE-013 识别当年收入不低于标准
		goneBefore,        // WE-014 识别前已死亡、迁出

		// 漏评、漏人 missed
		incomeMissed,     // MS-001 收入低于贫困线未在册
		houseMissed,      // MS-002 危房、无房未在册
		schoolMissed,     // MS-003 失学未在册
		illnessMissed,    // MS-004 大病未在册
		waterMissed,      // MS-005 饮水不安全未在册
		aidedNotEnrolled, // MS-006 低保、特困未在册
		disabledMissed,   // MS-007 重残未在册
		edgeMissed,       // MS-008 重点人群未在册
		vetoGone,         // MS-009 否决情形已消失
		fourIn,           // MS-010 “四进”
		memberMissing,    // MS-020 漏人
		memberGone,       // MS-021 多人
		newbornMissing,   // MS-022 新生儿未登记
		headsDiffer,      // MS-024 户主不同
		bookSplit,        // MS-025 一本户口簿几个系统户
		bookJoined,       // MS-026 一个系统户几本户口簿

		// 错退 wrong exits
		exitedPoor,        // WX-001 收入低于贫困线
		exitedUnsafe,      // WX-002 住房不安全
		exitedDropout,     // WX-003 疑似失学
		exitedUninsured,   // WX-004 未参医保
		exitedWater,       // WX-005 饮水不安全
		exitedDark,        // WX-006 未通电
		exitedOnTransfers, // WX-007 全靠转移性收入
		exitedIll,         // WX-008 大病、重大支出
		exitedUnhelped,    // WX-009 没有帮扶记录
		exitedSameYear,    // WX-010 当年识别当年脱贫
		exitUnsigned,      // WX-011 双认定签字不全
		exitStale,         // WX-012 数据已过一年
		endedUnable,       // WX-013 整户无劳力而风险消除

		// 帮扶手册 handbooks
		booksDiffer,   // HB-001 系统、手册、台账不一致
		bookMissing,   // HB-002 册无户、户无册、卡色
		signatures,    // HB-003 签字不全
		copied,        // HB-004 雷同
		measureMisfit, // HB-005 措施与原因、成员
		visits,        // HB-006 走访
		measureWhen,   // HB-007 措施时间
	}
}

// Example is a rule's documented example: its first case, which a test runs.
func Example(code string) string { return cases.Example(code) }
