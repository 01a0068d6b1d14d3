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
