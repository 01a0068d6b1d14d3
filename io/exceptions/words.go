package exceptions

import "rollnet/screening"

type words = screening.Words

// The answers to 核实结果.
var (
	Agreed   = words{ZH: "属实-同意建议", EN: "true - as proposed"}
	Other    = words{ZH: "属实-另改为", EN: "true - another value"}
	NotSo    = words{ZH: "不属实", EN: "not true"}
	NotKnown = words{ZH: "待核", EN: "to be checked"}
)

// Answers lists them in the order of the drop-down.
var Answers = []words{Agreed, Other, NotSo, NotKnown}

// The headers of a family's sheet by which a returned list is read. HeadID heads a hidden column with the finding's id;
// HeadOther the value that goes with the answer Other, and with no other answer.
var (
	HeadResult   = words{ZH: "核实结果", EN: "result"}
	HeadOther    = words{ZH: "另改为（正确的值）", EN: "right value"}
	HeadHandling = words{ZH: "处理意见", EN: "handling"}
	HeadVerifier = words{ZH: "核实人", EN: "checked by"}
	HeadDate     = words{ZH: "核实日期", EN: "checked on"}
	HeadNote     = words{ZH: "说明", EN: "note"}
	HeadID       = words{ZH: "问题编号", EN: "finding id"}
)

// handlings are offered for 处理意见; other words may be typed.
var handlings = []words{
	{ZH: "按建议值修改", EN: "change as proposed"},
	{ZH: "不修改", EN: "leave as it is"},
	{ZH: "报部门核实", EN: "ask the department"},
	{ZH: "提交民主评议", EN: "to the villagers' review"},
}

// Sheets of their own.
var (
	introSheet     = words{ZH: "填写说明", EN: "Read me"}
	summarySheet   = words{ZH: "汇总", EN: "Summary"}
	townsSheet     = words{ZH: "各乡镇", EN: "Towns"}
	townRulesSheet = words{ZH: "规则与乡镇", EN: "Rules and towns"}
	visitSheet     = words{ZH: "老人户核实表", EN: "Elderly visits"}
	answeredSheet  = words{ZH: "往次已答复", EN: "Answered"}
	exitSheet      = words{ZH: "八有一超", EN: "Standard of exit"}
	fixedSheet     = words{ZH: "已自动更正", EN: "Fixed"}
	keySheet       = words{ZH: "规则说明", EN: "Rules"}
)

var notVerdict = words{ZH: "疑点，不是结论", EN: "leads, not verdicts"}

var severities = map[screening.Severity]words{
	screening.Err:  {ZH: "■ 错误", EN: "■ error"},
	screening.Warn: {ZH: "▲ 疑点", EN: "▲ doubt"},
	screening.Info: {ZH: "○ 提示", EN: "○ note"},
}

var actions = map[screening.Action]words{
	screening.Fix:        {ZH: "格式更正，已改", EN: "form only, fixed"},
	screening.Propose:    {ZH: "有建议值，同意后改", EN: "a value is proposed"},
	screening.Department: {ZH: "由部门核实", EN: "a department's data is needed"},
	screening.Verify:     {ZH: "入户核实", EN: "check at the door"},
	screening.Procedure:  {ZH: "按程序评议", EN: "the due procedure"},
}

// fails is what does not hold in a cell, by its code in a finding's evidence.
var fails = map[string]words{
	"check digit": {ZH: "校验码", EN: "check digit"},
	"birth date":  {ZH: "号码中的出生日期", EN: "birth date"},
	"form":        {ZH: "写法", EN: "form"},
	"none":        {ZH: "不是数字", EN: "no number"},
	"negative":    {ZH: "负数", EN: "negative"},
	"count":       {ZH: "数量", EN: "count"},
}

var states = map[screening.State]words{
	screening.Ran:     {ZH: "已查", EN: "ran"},
	screening.Skipped: {ZH: "未查", EN: "skipped"},
	screening.Stopped: {ZH: "已停用", EN: "stopped"},
	screening.Off:     {ZH: "不适用", EN: "off"},
}

// intro is the first sheet: what this is and what to do.
var intro = []words{
	{ZH: "这是什么：把花名册与全县农户名册、部门名单逐户逐人比对后列出的疑点，供乡镇、村入户核实用。",
		EN: "What this is: leads from holding the roll against the register and the departments' lists, to be checked at the door."},
	{ZH: "疑点不是结论：名单可能有误、有重名、有时间差。不得仅凭本表剔除、合并、新增或停发，须入户核实并按程序办理。",
		EN: "Leads are not verdicts: lists err, people share names, dates differ. Nobody is struck off, merged or added on the strength of this list alone."},
	{ZH: "从哪里看起：先看“汇总”，再看各类清单。清单按乡镇、村、组、户排列，可直接照着走访；表头可筛选。",
		EN: "Where to begin: the summary, then the lists. They are sorted by town, village, group and household for a walk; headers filter."},
	{ZH: "程度：■ 错误，不可能成立，必有一处填错；▲ 疑点，可能属实，须核实；○ 提示，供参考。",
		EN: "■ error: cannot be true; ▲ doubt: may be true, check it; ○ note: for information."},
	{ZH: "怎么填：只填右边黄色表头的六列。“核实结果”从下拉中选一项：属实-同意建议、属实-另改为、不属实、待核。",
		EN: "How to fill in: the six columns with a yellow header. Choose the result from its list."},
	{ZH: "选“属实-同意建议”：按“建议值”修改；没有建议值的，表示所列问题属实，处理办法写在“处理意见”。",
		EN: "As proposed: the proposed value is entered; where there is none, the problem is true and the handling says what is to be done."},
	{ZH: "选“属实-另改为”：把正确的值写在“另改为（正确的值）”一列，只写值本身，如“之女”，以户口簿、身份证原件为准。",
		EN: "Another value: write the right one under right value and nothing else, as the household book or identity card has it."},
	{ZH: "选“不属实”：在“说明”写明依据，如“同名不同人，已看身份证”。拿不准的选“待核”，不要猜。",
		EN: "Not true: say why under note. Where you are not sure choose to be checked; do not guess."},
	{ZH: "可以排序、筛选、删行、调列宽，可以把整行复制到另一个表。每行有一个隐藏的“问题编号”，凭它对回原表，不要改动。",
		EN: "Rows may be sorted, filtered, deleted, or copied whole to another sheet. Each has a hidden number by which it is found again; leave it."},
	{ZH: "保密：内含姓名和身份证号，专人保管，用后收回，不得拍照转发或上传互联网。",
		EN: "Keep it private: it holds names and ID numbers. Do not photograph, forward or upload it."},
}
