package roll

// Term is a word of a controlled vocabulary in its usual form. The words of each field, their codes by era and their other
// spellings stand in vocabulary.tsv.
type Term string

// Unknown is a cell that is not blank and holds no word of the field's vocabulary.
const Unknown Term = "?"

// Terms that rules ask for by name.
const (
	Yes Term = "是"
	No  Term = "否"

	Male   Term = "男"
	Female Term = "女"

	Head               Term = "户主"
	Spouse             Term = "配偶"
	Son                Term = "之子"
	Daughter           Term = "之女"
	DaughterInLaw      Term = "之儿媳"
	SonInLaw           Term = "之女婿"
	Grandson           Term = "之孙子"
	Granddaughter      Term = "之孙女"
	OuterGrandson      Term = "之外孙子"
	OuterGranddaughter Term = "之外孙女"
	GreatGrandson      Term = "之曾孙子"
	GreatGranddaughter Term = "之曾孙女"
	Father             Term = "之父"
	Mother             Term = "之母"
	FatherInLaw        Term = "之岳父" // the wife's father
	MotherInLaw        Term = "之岳母"
	HusbandsFather     Term = "之公公"
	HusbandsMother     Term = "之婆婆"
	Grandfather        Term = "之祖父"
	Grandmother        Term = "之祖母"
	OuterGrandfather   Term = "之外祖父"
	OuterGrandmother   Term = "之外祖母"
	Sibling            Term = "之兄弟姐妹"
	SiblingsWife       Term = "之兄弟媳妇"
	Uncle              Term = "之叔伯"
	Nephew             Term = "之侄儿"
	Niece              Term = "之侄女"
	OtherRelation      Term = "其他"

	Ordinary   Term = "普通劳动力"
	Skilled    Term = "技能劳动力"
	WeakLabour Term = "弱劳动力或半劳动力"
	LostLabour Term = "丧失劳动力"
	NoLabour   Term = "无劳动力"

	Alive      Term = "正常"
	Dead       Term = "死亡"
	MarriedOut Term = "嫁出"
	Joined     Term = "加入"
	Deleted    Term = "删除"
	MovedOut   Term = "迁出" // 公安 registers

	NotExited Term = "未脱贫"
	Exited    Term = "已脱贫"
	PreExited Term = "预脱贫"
	Returned  Term = "返贫"

	GradeA Term = "A级"
	GradeB Term = "B级"
	GradeC Term = "C级"
	GradeD Term = "D级"
)
