package roll

// Field is a logical column: what a header means, whatever its spelling.
type Field uint8

// Type is how a field's cells are read.
type Type uint8

const (
	Words    Type = iota // text as it is
	IDType               // 证件号码
	NameType             // 姓名
	DateType             // a day, month or year
	NumType              // money, areas, counts
	TermType             // a word of a vocabulary
)

// The fields. Those of the household may stand in a household sheet or be repeated on each person's row.
const (
	NoField Field = iota
	Sequence
	Province
	City
	County
	Town
	Village
	Group
	AreaCode
	Address
	HouseholdNumber
	BookNumber
	HeadNumber
	HeadName
	HeadID
	PersonNumber
	Name
	IDNumber
	Document
	Relation
	Sex
	BirthDate
	Age
	Ethnic
	Marriage
	Politics
	Education
	InSchool
	DropoutReason
	Health
	Labour
	WorkPlace
	WorkMonths
	Employer
	Soldier
	LifeStatus
	HouseholdSize
	Phone
	HouseholdPhone
	MedicalInsurance
	WorkerMedicalInsurance
	IllnessInsurance
	Pension
	WorkerPension
	Dibao
	Tekun
	PovertyAttribute
	HouseholdType
	MonitorType
	ExitStatus
	ExitYear
	MainCause
	OtherCause
	CauseNote
	Standard
	IncomePerHead
	NetIncome
	GrossIncome
	WageIncome
	BusinessIncome
	PropertyIncome
	TransferIncome
	FamilyPlanningGrant
	DibaoGrant
	TekunGrant
	PensionGrant
	EcologyGrant
	OtherTransfer
	BusinessCost
	DividendIncome
	OtherPropertyIncome
	UnsafeHouse
	HouseGrade
	HouseArea
	WaterSafe
	WaterHard
	Power
	Road
	RoadDistance
	Toilet
	Fuel
	Television
	FarmLand
	WoodLand
	ReturnedLand
	OrchardLand
	PastureLand
	WaterLand
	Cooperative
	LeadingFirm
	LeadingPerson
	BankName
	BankAccount
	DataYear
	DataDate
	IdentifiedDate
	PersonIdentifiedDate
	RiskDate
	RiskEndDate
	RiskEnded
	Registration
	MoveInDate
	MoveOutDate
	DeathDate
	CremationDate
	CertificateNumber
	CertificateType
	DisabilityClass
	DisabilityGrade
	SupportMode
	Amount
	MonthlyAmount
	StartDate
	EndDate
	Unit
	Post
	PostStatus
	PlateKind
	PlateNumber
	VehicleType
	VehicleBrand
	VehicleStatus
	VehicleUse
	Price
	RegisteredDate
	PropertyNature
	PropertyPlace
	PropertyArea
	PropertyUse
	CompanyName
	CompanyType
	CompanyStatus
	CompanyRole
	CompanyNumber
	Capital
	Remark
	HelperPhone
	AccountHolder
	WelfarePost
	WelfareMonths
	WorkStart
	WorkEnd
	WorkChannel
	WorkWage
	MedicalAid
	RainDew
	Risk3
	Risk4
	Risk5
	RiskEndMode
	WholeNoLabour
	DevelopmentHelp
	HelpIndustry
	HelpWork
	HelpFinance
	HelpPost
	HelpHealth
	HelpEducation
	HelpSocial
	HelpSupport
	HelpSchooling
	HelpHouse
	HelpWater
	HelpMove
	HelpInfrastructure
	HelpLiving
	SelfPaid
	YearSize
	FatherName
	FatherID
	MotherName
	MotherID
	GuardianName
	GuardianID
	Away
	NeitherHere
	AwaySince
	MoveInReason
	MoveOutReason
	VetoReason
	CommercialPension
	StudyAbroad
	Decoration
	InsuranceKind
	PaidMonths
	Turnover
	SchoolStatus
	Dropout
	Disease
	SettlementPlace
	SettlementMode
	Helper
	HelperUnit
	Leader
	Measures
	MeasureDate
	IncomeBreakdown
	SpecialIndustry
	CardColour
	HouseholdSignature
	HelperSignature
	Signatures
	VisitDate
	VisitTime
	Occupied
	BasicPension
	DibaoC
	TemporaryRelief

	fieldCount
)

type fieldInfo struct {
	key, zh, en string
	typ         Type
	household   bool
}

var fieldTable = [fieldCount]fieldInfo{
	NoField:                {"", "", "", Words, false},
	Sequence:               {"sequence", "序号", "sequence number", Words, false},
	Province:               {"province", "省", "province", Words, true},
	City:                   {"city", "市", "city", Words, true},
	County:                 {"county", "县", "county", Words, true},
	Town:                   {"town", "乡镇", "town", Words, true},
	Village:                {"village", "行政村", "village", Words, true},
	Group:                  {"group", "自然村（组）", "natural village or group", Words, true},
	AreaCode:               {"area_code", "行政区划代码", "area code", Words, true},
	Address:                {"address", "住址", "address", Words, true},
	HouseholdNumber:        {"household_number", "户编号", "household number", Words, true},
	BookNumber:             {"book_number", "户籍编码", "household book number", Words, true},
	HeadNumber:             {"head_number", "户主编号", "head's person number", Words, true},
	HeadName:               {"head_name", "户主姓名", "head's name", NameType, true},
	HeadID:                 {"head_id", "户主证件号码", "head's ID number", IDType, true},
	PersonNumber:           {"person_number", "人编号", "person number", Words, false},
	Name:                   {"name", "姓名", "name", NameType, false},
	IDNumber:               {"id_number", "证件号码", "ID number", IDType, false},
	Document:               {"id_type", "证件类型", "ID type", TermType, false},
	Relation:               {"relation", "与户主关系", "relation to head", TermType, false},
	Sex:                    {"sex", "性别", "sex", TermType, false},
	BirthDate:              {"birth_date", "出生日期", "birth date", DateType, false},
	Age:                    {"age", "年龄", "age", NumType, false},
	Ethnic:                 {"ethnic", "民族", "ethnic group", TermType, false},
	Marriage:               {"marriage", "婚姻状况", "marital status", Words, false},
	Politics:               {"politics", "政治面貌", "political status", Words, false},
	Education:              {"education", "文化程度", "education", TermType, false},
	InSchool:               {"in_school", "在校生状况", "school attendance", TermType, false},
	DropoutReason:          {"dropout_reason", "失学或辍学原因", "reason for not attending school", Words, false},
	Health:                 {"health", "健康状况", "health", Words, false},
	Labour:                 {"labour", "劳动技能", "labour capacity", TermType, false},
	WorkPlace:              {"work_place", "务工状况", "work place", Words, false},
	WorkMonths:             {"work_months", "务工时间（月）", "months of work", NumType, false},
	Employer:               {"employer", "务工企业名称", "employer", Words, false},
	Soldier:                {"soldier", "是否现役军人", "serving soldier", TermType, false},
	LifeStatus:             {"life_status", "生存状态", "life status", TermType, false},
	HouseholdSize:          {"household_size", "人数", "household size", NumType, true},
	Phone:                  {"phone", "联系电话", "phone", Words, false},
	HouseholdPhone:         {"household_phone", "户联系电话", "household phone", Words, true},
	MedicalInsurance:       {"medical_insurance", "城乡居民基本医疗保险", "resident medical insurance", TermType, false},
	WorkerMedicalInsurance: {"worker_medical_insurance", "城镇职工基本医疗保险", "worker medical insurance", TermType, false},
	IllnessInsurance:       {"illness_insurance", "大病保险", "serious illness insurance", TermType, false},
	Pension:                {"pension", "城乡居民基本养老保险", "resident pension insurance", TermType, false},
	WorkerPension:          {"worker_pension", "城镇职工基本养老保险", "worker pension insurance", TermType, false},
	Dibao:                  {"dibao", "享受低保", "minimum living allowance", TermType, false},
	Tekun:                  {"tekun", "特困供养", "five guarantees support", TermType, false},
	PovertyAttribute:       {"poverty_attribute", "贫困户属性", "poverty attribute", TermType, true},
	HouseholdType:          {"household_type", "户类型", "household type", TermType, true},
	MonitorType:            {"monitor_type", "监测对象类别", "monitoring category", TermType, true},
	ExitStatus:             {"exit_status", "脱贫属性", "exit status", TermType, true},
	ExitYear:               {"exit_year", "脱贫年度", "exit year", DateType, true},
	MainCause:              {"main_cause", "主要致贫原因", "main cause of poverty", TermType, true},
	OtherCause:             {"other_cause", "其他致贫原因", "other causes of poverty", Words, true},
	CauseNote:              {"cause_note", "致贫原因描述", "note on the causes", Words, true},
	Standard:               {"standard", "识别标准", "identification standard", TermType, true},
	IncomePerHead:          {"income_per_head", "人均纯收入", "net income per head", NumType, true},
	NetIncome:              {"net_income", "纯收入", "household net income", NumType, true},
	GrossIncome:            {"gross_income", "年收入", "household gross income", NumType, true},
	WageIncome:             {"wage_income", "工资性收入", "wage income", NumType, true},
	BusinessIncome:         {"business_income", "生产经营性收入", "business income", NumType, true},
	PropertyIncome:         {"property_income", "财产性收入", "property income", NumType, true},
	TransferIncome:         {"transfer_income", "转移性收入", "transfer income", NumType, true},
	FamilyPlanningGrant:    {"family_planning_grant", "计划生育金", "family planning grant", NumType, true},
	DibaoGrant:             {"dibao_grant", "低保金", "minimum living allowance received", NumType, true},
	TekunGrant:             {"tekun_grant", "五保金", "five guarantees grant", NumType, true},
	PensionGrant:           {"pension_grant", "养老保险金", "pension received", NumType, true},
	EcologyGrant:           {"ecology_grant", "生态补偿金", "ecological compensation", NumType, true},
	OtherTransfer:          {"other_transfer", "其他转移性收入", "other transfer income", NumType, true},
	BusinessCost:           {"business_cost", "生产经营性支出", "business cost", NumType, true},
	DividendIncome:         {"dividend_income", "资产收益扶贫分红收入", "dividend income", NumType, true},
	OtherPropertyIncome:    {"other_property_income", "其他财产性收入", "other property income", NumType, true},
	UnsafeHouse:            {"unsafe_house", "危房户", "unsafe house", TermType, true},
	HouseGrade:             {"house_grade", "危房级别", "house safety grade", TermType, true},
	HouseArea:              {"house_area", "住房面积", "house area in square metres", NumType, true},
	WaterSafe:              {"water_safe", "饮水安全", "safe drinking water", TermType, true},
	WaterHard:              {"water_hard", "饮水困难", "difficulty in getting water", TermType, true},
	Power:                  {"power", "通生活用电", "household electricity", TermType, true},
	Road:                   {"road", "入户路类型", "road to the house", TermType, true},
	RoadDistance:           {"road_distance", "与村主干路距离", "distance to the main road in km", NumType, true},
	Toilet:                 {"toilet", "卫生厕所", "sanitary toilet", TermType, true},
	Fuel:                   {"fuel", "主要燃料类型", "main fuel", TermType, true},
	Television:             {"television", "通广播电视", "radio and television", TermType, true},
	FarmLand:               {"farm_land", "耕地面积", "farm land in mu", NumType, true},
	WoodLand:               {"wood_land", "林地面积", "wood land in mu", NumType, true},
	ReturnedLand:           {"returned_land", "退耕还林面积", "land returned to forest in mu", NumType, true},
	OrchardLand:            {"orchard_land", "林果面积", "orchard land in mu", NumType, true},
	PastureLand:            {"pasture_land", "牧草地面积", "pasture in mu", NumType, true},
	WaterLand:              {"water_land", "水面面积", "water surface in mu", NumType, true},
	Cooperative:            {"cooperative", "加入农民专业合作组织", "member of a farmers' cooperative", TermType, true},
	LeadingFirm:            {"leading_firm", "龙头企业带动", "led by a leading firm", TermType, true},
	LeadingPerson:          {"leading_person", "创业致富带头人带动", "led by a leading person", TermType, true},
	BankName:               {"bank_name", "开户银行", "bank", Words, true},
	BankAccount:            {"bank_account", "银行账号", "bank account", Words, true},
	DataYear:               {"data_year", "年度", "data year", DateType, true},
	DataDate:               {"data_date", "数据日期", "data date", DateType, true},
	IdentifiedDate:         {"identified_date", "识别时间", "date of identification", DateType, true},
	PersonIdentifiedDate:   {"person_identified_date", "人员识别时间", "person's date of identification", DateType, false},
	RiskDate:               {"risk_date", "风险识别时间", "date the risk was identified", DateType, true},
	RiskEndDate:            {"risk_end_date", "风险消除时间", "date the risk was eliminated", DateType, true},
	RiskEnded:              {"risk_ended", "风险是否消除", "risk eliminated", TermType, true},
	Registration:           {"registration", "户口性质", "kind of residence registration", Words, true},
	MoveInDate:             {"move_in_date", "迁入日期", "date moved in", DateType, false},
	MoveOutDate:            {"move_out_date", "迁出日期", "date moved out", DateType, false},
	DeathDate:              {"death_date", "死亡日期", "date of death", DateType, false},
	CremationDate:          {"cremation_date", "火化时间", "date of cremation", DateType, false},
	CertificateNumber:      {"certificate_number", "证书编号", "certificate number", Words, false},
	CertificateType:        {"certificate_type", "保障类别", "kind of allowance", Words, false},
	DisabilityClass:        {"disability_class", "残疾类别", "kind of disability", TermType, false},
	DisabilityGrade:        {"disability_grade", "残疾等级", "grade of disability", TermType, false},
	SupportMode:            {"support_mode", "供养方式", "mode of support", Words, false},
	Amount:                 {"amount", "金额", "amount in yuan", NumType, false},
	MonthlyAmount:          {"monthly_amount", "月保障金", "amount a month in yuan", NumType, false},
	StartDate:              {"start_date", "起始时间", "start date", DateType, false},
	EndDate:                {"end_date", "截止时间", "end date", DateType, false},
	Unit:                   {"unit", "单位名称", "employing unit", Words, false},
	Post:                   {"post", "职务", "post", Words, false},
	PostStatus:             {"post_status", "人员状态", "status of the post holder", Words, false},
	PlateKind:              {"plate_kind", "号牌种类", "kind of number plate", Words, false},
	PlateNumber:            {"plate_number", "号牌号码", "number plate", Words, false},
	VehicleType:            {"vehicle_type", "车辆类型", "kind of vehicle", Words, false},
	VehicleBrand:           {"vehicle_brand", "品牌型号", "make and model", Words, false},
	VehicleStatus:          {"vehicle_status", "机动车状态", "status of the vehicle", Words, false},
	VehicleUse:             {"vehicle_use", "使用性质", "use of the vehicle", Words, false},
	Price:                  {"price", "价格", "price in yuan", NumType, false},
	RegisteredDate:         {"registered_date", "登记时间", "date of registration", DateType, false},
	PropertyNature:         {"property_nature", "房产性质", "nature of the property", Words, false},
	PropertyPlace:          {"property_place", "坐落", "place of the property", Words, false},
	PropertyArea:           {"property_area", "建筑面积", "floor area in square metres", NumType, false},
	PropertyUse:            {"property_use", "用途", "use of the property", Words, false},
	CompanyName:            {"company_name", "企业名称", "company", Words, false},
	CompanyType:            {"company_type", "企业类型", "kind of company", Words, false},
	CompanyStatus:          {"company_status", "登记状态", "status of the company", Words, false},
	CompanyRole:            {"company_role", "任职", "role in the company", Words, false},
	CompanyNumber:          {"company_number", "注册号", "registration number", Words, false},
	Capital:                {"capital", "注册资本", "registered capital", NumType, false},
	Remark:                 {"remark", "备注", "remark", Words, false},
	HelperPhone:            {"helper_phone", "帮扶责任人电话", "helper's phone", Words, true},
	AccountHolder:          {"account_holder", "开户人姓名", "holder of the bank account", NameType, true},
	WelfarePost:            {"welfare_post", "公益性岗位", "public welfare post", Words, false},
	WelfareMonths:          {"welfare_months", "公益性岗位（月数）", "months in a public welfare post", NumType, false},
	WorkStart:              {"work_start", "务工开始时间", "start of work", DateType, false},
	WorkEnd:                {"work_end", "务工结束时间", "end of work", DateType, false},
	WorkChannel:            {"work_channel", "就业渠道", "way of employment", Words, false},
	WorkWage:               {"work_wage", "务工月收入", "wage a month in yuan", NumType, false},
	MedicalAid:             {"medical_aid", "接受医疗救助", "medical aid received", TermType, false},
	RainDew:                {"rain_dew", "雨露计划", "vocational school grant (雨露计划)", TermType, false},
	Risk3:                  {"risk_3", "致贫/返贫风险3", "third risk of poverty", TermType, true},
	Risk4:                  {"risk_4", "致贫/返贫风险4", "fourth risk of poverty", TermType, true},
	Risk5:                  {"risk_5", "致贫/返贫风险5", "fifth risk of poverty", TermType, true},
	RiskEndMode:            {"risk_end_mode", "风险消除方式", "how the risk was eliminated", Words, true},
	WholeNoLabour:          {"whole_no_labour", "整户无劳动能力兜底保障户", "household without labour under full support", TermType, true},
	DevelopmentHelp:        {"development_help", "实施开发式帮扶措施情况", "state of development help", Words, true},
	HelpIndustry:           {"help_industry", "产业帮扶", "help: industry", Words, true},
	HelpWork:               {"help_work", "就业帮扶", "help: employment", Words, true},
	HelpFinance:            {"help_finance", "金融帮扶", "help: finance", Words, true},
	HelpPost:               {"help_post", "公益岗位帮扶", "help: public welfare post", Words, true},
	HelpHealth:             {"help_health", "健康帮扶", "help: health", Words, true},
	HelpEducation:          {"help_education", "教育帮扶", "help: education", Words, true},
	HelpSocial:             {"help_social", "社会帮扶", "help: society", Words, true},
	HelpSupport:            {"help_support", "综合保障", "help: allowances", Words, true},
	HelpSchooling:          {"help_schooling", "义务教育保障", "help: compulsory schooling", Words, true},
	HelpHouse:              {"help_house", "住房安全保障", "help: safe housing", Words, true},
	HelpWater:              {"help_water", "饮水安全保障", "help: safe water", Words, true},
	HelpMove:               {"help_move", "搬迁", "help: relocation", Words, true},
	HelpInfrastructure:     {"help_infrastructure", "基础设施建设", "help: infrastructure", Words, true},
	HelpLiving:             {"help_living", "生产生活条件改善", "help: living conditions", Words, true},
	SelfPaid:               {"self_paid", "合规自付支出", "medical costs paid by the household in yuan", NumType, true},
	YearSize:               {"year_size", "年度家庭人口数", "household size in the year of the incomes", NumType, true},
	FatherName:             {"father_name", "父亲姓名", "father's name", NameType, false},
	FatherID:               {"father_id", "父亲证件号码", "father's ID number", IDType, false},
	MotherName:             {"mother_name", "母亲姓名", "mother's name", NameType, false},
	MotherID:               {"mother_id", "母亲证件号码", "mother's ID number", IDType, false},
	GuardianName:           {"guardian_name", "抚养人", "guardian's name", NameType, false},
	GuardianID:             {"guardian_id", "抚养人证件号码", "guardian's ID number", IDType, false},
	Away:                   {"away", "户在人不在", "registered here, living elsewhere", TermType, false},
	NeitherHere:            {"neither_here", "人户都不在", "neither registered nor living here", TermType, false},
	AwaySince:              {"away_since", "外出时间", "away since", DateType, false},
	MoveInReason:           {"move_in_reason", "迁入原因", "reason for moving in", Words, false},
	MoveOutReason:          {"move_out_reason", "迁出原因", "reason for moving out", Words, false},
	VetoReason:             {"veto_reason", "否决原因", "ground on which the household was refused", Words, true},
	CommercialPension:      {"commercial_pension", "参加商业养老保险", "commercial pension insurance", TermType, false},
	StudyAbroad:            {"study_abroad", "出国留学", "studying abroad", TermType, false},
	Decoration:             {"decoration", "装修情况", "how the house is fitted out", Words, true},
	InsuranceKind:          {"insurance_kind", "险种", "kind of social insurance", Words, false},
	PaidMonths:             {"paid_months", "缴费月数", "months paid for", NumType, false},
	Turnover:               {"turnover", "营业额", "turnover in yuan", NumType, false},
	SchoolStatus:           {"school_status", "就读状态", "status of schooling", Words, false},
	Dropout:                {"dropout", "失学辍学", "not at school", TermType, false},
	Disease:                {"disease", "病种", "disease", Words, false},
	SettlementPlace:        {"settlement_place", "安置点", "place of resettlement", Words, true},
	SettlementMode:         {"settlement_mode", "安置方式", "mode of resettlement", Words, true},
	Helper:                 {"helper", "帮扶责任人", "helper", NameType, true},
	HelperUnit:             {"helper_unit", "帮扶单位", "helper's unit", Words, true},
	Leader:                 {"leader", "联系领导", "leader in charge of the town", NameType, true},
	Measures:               {"measures", "帮扶措施", "measures of help", Words, true},
	MeasureDate:            {"measure_date", "措施实施时间", "date of the measure", DateType, true},
	IncomeBreakdown:        {"income_breakdown", "收入分项", "breakdown of the income in words", Words, true},
	SpecialIndustry:        {"special_industry", "特色产业", "special industry of the household", Words, true},
	CardColour:             {"card_colour", "联系卡颜色", "colour of the contact card", TermType, true},
	HouseholdSignature:     {"household_signature", "户主签字", "signature of the household", Words, true},
	HelperSignature:        {"helper_signature", "联系人签字", "signature of the helper", Words, true},
	Signatures:             {"signatures", "签字数", "number of signatures", NumType, true},
	VisitDate:              {"visit_date", "入户走访日期", "date of the visit", DateType, false},
	VisitTime:              {"visit_time", "入户走访时间", "time of the visit", Words, false},
	Occupied:               {"occupied", "是否入住", "moved into the new house", TermType, true},
	BasicPension:           {"basic_pension", "基础养老金", "basic pension received", NumType, true},
	DibaoC:                 {"dibao_c", "C类低保金", "allowance of class C received", NumType, true},
	TemporaryRelief:        {"temporary_relief", "临时救助", "temporary relief received", NumType, true},
}

// String is the field's key as it stands in findings: id_number, relation …
func (f Field) String() string { return fieldTable[f].key }

// Chinese is the field's usual header.
func (f Field) Chinese() string { return fieldTable[f].zh }

// English is what the field is, in English.
func (f Field) English() string { return fieldTable[f].en }

// Type says how the field's cells are read.
func (f Field) Type() Type { return fieldTable[f].typ }

// OfHousehold says that the field belongs to the household, not to the person.
func (f Field) OfHousehold() bool { return fieldTable[f].household }

// Fields lists all fields in order.
func Fields() []Field {
	all := make([]Field, 0, fieldCount-1)
	for f := NoField + 1; f < fieldCount; f++ {
		all = append(all, f)
	}
	return all
}

// FieldByKey finds a field by its key; NoField when there is none.
func FieldByKey(key string) Field {
	for f := NoField + 1; f < fieldCount; f++ {
		if fieldTable[f].key == key {
			return f
		}
	}
	return NoField
}
