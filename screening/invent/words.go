package invent

// weighted is a word and how often it is drawn.
type weighted struct {
	word   string
	weight int
}

// surnames are those common in western Guangxi.
var surnames = []weighted{
	{"黄", 18}, {"韦", 14}, {"覃", 6}, {"农", 10}, {"梁", 8}, {"罗", 8}, {"陆", 8}, {"李", 7}, {"周", 4}, {"潘", 4}, {"杨", 3}, {"王", 3}, {"林", 3},
	{"岑", 3}, {"莫", 3}, {"蒙", 3}, {"苏", 2}, {"何", 2}, {"许", 2}, {"凌", 2}, {"卢", 2}, {"邓", 2}, {"零", 1}, {"闭", 1}, {"隆", 1}, {"欧阳", 1},
}

var (
	maleGiven   = []rune("建国志强永明德福荣贵金文武光辉海军春生家宝正平学忠世昌振华立新胜利大勇成龙伟杰俊峰宏宇天佑嘉浩然子轩")
	femaleGiven = []rune("秀英美兰凤珍玉梅桂花丽芳彩霞爱莲小燕月娥春香金妹艳红雪琴婷慧敏静怡佳欣雨桐梦洁思琪")
)

// dottedGiven and dottedFamily make names in parts, as some nationalities write them.
var (
	dottedFamily = []string{"吉克", "阿苦", "沙玛", "马海", "勒伍", "俄木"}
	dottedGiven  = []string{"阿呷", "木果", "石布", "尔古", "依沙", "拉铁"}
)

var townNames = []string{"云岭镇", "古眉镇", "百朝镇", "那劳镇", "龙汾镇", "塘坡镇", "雷甘镇", "洞沙镇", "巴平乡", "弄怀乡", "板兴乡", "平凤乡"}

var (
	villageFirst  = []string{"那", "百", "巴", "陇", "弄", "板", "平", "六", "古", "大", "新", "龙"}
	villageSecond = []string{"怀", "柳", "塘", "笔", "音", "旺", "江", "安", "乐", "仁", "合", "兴", "坡", "桑"}
	groupFirst    = []string{"上", "下", "内", "外", "坡", "岩", "水", "田", "塘", "岭"}
	groupSecond   = []string{"甘", "洛", "造", "茂", "显", "沙", "达", "雅"}
)

// elsewhere are county codes of neighbouring provinces and counties: those who married in keep their numbers.
var elsewhere = []string{"450103", "452601", "532628", "430524", "440882", "522328"}

const (
	codeOfDistrict   = "452622" // until the prefecture became a city
	codeOfCounty     = "451021"
	codeOfCityDivide = "451003" // after the county became a district of the city
)

var causes = []string{"缺技术", "缺资金", "交通条件落后", "自身发展动力不足", "缺土地"}

// Other ways to write characters of given names: by ear, by eye, and as they were written before.
var (
	homophones  = pairs("志智明鸣辉晖军君忠中华桦新欣伟威峰锋轩宣英瑛珍贞丽莉芳方莲连小晓燕艳红虹琴勤静敬福富荣容立力兰岚建健成诚家佳正政金锦文闻生升玉钰秀绣")
	lookAlikes  = pairs("大太天夭玉王凤风金全宏宠春舂秀季桂挂明朋爱受贵责平乎永水子孑")
	traditional = pairs("国國华華兰蘭凤鳳龙龍丽麗贵貴爱愛莲蓮荣榮红紅杰傑军軍辉輝伟偉宝寶学學")
)

// pairs takes characters by twos.
func pairs(runes string) map[rune]rune {
	all, list := map[rune]rune{}, []rune(runes)
	for i := 0; i < len(list); i += 2 {
		all[list[i]] = list[i+1]
	}
	return all
}
