package profile

// SchoolBands are the ages at each stage of schooling; a max of 0 is no limit.
type SchoolBands struct {
	Preschool Range `yaml:"preschool"`
	Primary   Range `yaml:"primary"`
	Middle    Range `yaml:"middle"`
	High      Range `yaml:"high"`
	College   Range `yaml:"college"`
	Master    Range `yaml:"master"`
}

// WelfarePost is from which age and from how many kinds on public welfare posts are doubted.
type WelfarePost struct {
	MaxAge   int `yaml:"max_age"`
	MaxKinds int `yaml:"max_kinds"`
}

// WorkWage is the wages a month, in yuan, that are doubted: below Low or above High, and less strongly below Doubt.
type WorkWage struct {
	Low   float64 `yaml:"low"`
	Doubt float64 `yaml:"doubt"`
	High  float64 `yaml:"high"`
}

// Marriage is the ages below which a spouse is doubted, and the difference of ages that is pointed out, in full years.
type Marriage struct {
	Female int `yaml:"female"`
	Male   int `yaml:"male"`
	Gap    int `yaml:"gap"`
}

// AreaCaps are the largest areas, in mu, and the longest way to the main road, in km, that are not doubted; 0 is no limit.
type AreaCaps struct {
	FarmLand     float64 `yaml:"farm_land"`
	WoodLand     float64 `yaml:"wood_land"`
	ReturnedLand float64 `yaml:"returned_land"`
	OrchardLand  float64 `yaml:"orchard_land"`
	PastureLand  float64 `yaml:"pasture_land"`
	WaterLand    float64 `yaml:"water_land"`
	RoadDistance float64 `yaml:"road_distance"`
}

// Monitoring is the times of the monitoring of households since 2021, in months; EndedFrom is yyyymm.
type Monitoring struct {
	MinMonths  int `yaml:"min_months"`
	EndedFrom  int `yaml:"ended_from"`
	HelpWithin int `yaml:"help_within"`
}

// HeadAge is the ages, in full years, below which a head is doubted (strongly below Child) and above which one is pointed out.
type HeadAge struct {
	Child int `yaml:"child"`
	Adult int `yaml:"adult"`
	Old   int `yaml:"old"`
}

// LabourCause is when 缺劳力 is doubted: half of at least HalfFrom members are able, or a larger share than Share (0: not
// looked at). Households all of whose members are able always are.
type LabourCause struct {
	HalfFrom int     `yaml:"half_from"`
	Share    float64 `yaml:"share"`
}

// IncomeOutlier is when an income per head is doubted: above MedianTimes the median of a village of at least
// MedianHouseholds, more than YearTimes up or down from the year before, or equal in more than SameHouseholds households.
type IncomeOutlier struct {
	MedianTimes      float64 `yaml:"median_times"`
	MedianHouseholds int     `yaml:"median_households"`
	YearTimes        float64 `yaml:"year_times"`
	SameHouseholds   int     `yaml:"same_households"`
}

// HouseAreaMax is the house areas above which they are doubted, in square metres.
type HouseAreaMax struct {
	PerPerson float64 `yaml:"per_person"`
	Total     float64 `yaml:"total"`
}

// Trust is how far the cells of a household are trusted where they contradict each other: the weight of changing one.
type Trust struct {
	IDNumber      int `yaml:"id_number"`
	IDOld         int `yaml:"id_old"`
	Sex           int `yaml:"sex"`
	BirthDate     int `yaml:"birth_date"`
	Relation      int `yaml:"relation"`
	HouseholdSize int `yaml:"household_size"`
	Income        int `yaml:"income"`
}

// Targets are the shares that counties aim at, in percent; 0 is none. Incidence is one to stay below, the others to reach.
type Targets struct {
	Industry   float64 `yaml:"industry"`
	Relocation float64 `yaml:"relocation"`
	HouseSafe  float64 `yaml:"house_safe"`
	Medical    float64 `yaml:"medical"`
	Pension    float64 `yaml:"pension"`
	Schooling  float64 `yaml:"schooling"`
	Incidence  float64 `yaml:"incidence"`
}

// Limits are what a spot check is measured by, in percent: at most so many missed and wrongly exited, at least so many content.
type Limits struct {
	Missed     float64 `yaml:"missed"`
	WrongOut   float64 `yaml:"wrong_out"`
	Acceptance float64 `yaml:"acceptance"`
}

// Handbook is what handbooks are held to: the signatures of the edition; from how many households of one helper on, and from
// which likeness of their texts on (0 to 1), measures or incomes count as copied.
type Handbook struct {
	Signatures     int     `yaml:"signatures"`
	CopyHouseholds int     `yaml:"copy_households"`
	CopyLikeness   float64 `yaml:"copy_likeness"`
}

// Sample is the size of a spot check: helpers drawn for each leader.
type Sample struct {
	HelpersPerLeader int `yaml:"helpers_per_leader"`
}

// BigFarm is from which size a household is a large farm (种养大户), in mu, and in yuan a year; 0 is not set.
type BigFarm struct {
	FarmLand       float64 `yaml:"farm_land"`
	OrchardLand    float64 `yaml:"orchard_land"`
	WaterLand      float64 `yaml:"water_land"`
	WoodLand       float64 `yaml:"wood_land"`
	BusinessIncome float64 `yaml:"business_income"`
}

// SevereDisability is the grades, 1 the heaviest, up to which a disability is severe (重度): of any kind, and of intellect
// or mind.
type SevereDisability struct {
	Grade  int `yaml:"grade"`
	Mental int `yaml:"mental"`
}
