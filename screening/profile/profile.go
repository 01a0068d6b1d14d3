// Package profile is policy: lines by year, ages, windows, thresholds, as data that a county can read and override.
package profile

import (
	"embed"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Schema is the JSON schema of profiles.
//
//go:embed schema.json
var Schema []byte

// Default is the profile used when none is named.
const Default = "gx-2018"

//go:embed gx-2018.yaml monitor-2023.yaml
var builtin embed.FS

// Names lists the built-in profiles.
func Names() []string { return []string{Default, "monitor-2023"} }

// Profile is a set of policy values. What each means, its unit and its source stand beside it in gx-2018.yaml.
type Profile struct {
	Name             string            `yaml:"name"`
	Extends          string            `yaml:"extends"`
	PovertyLine      float64           `yaml:"poverty_line"`
	LineTrack        string            `yaml:"line_track"`
	Province         string            `yaml:"province"`
	Lines            map[string]Tracks `yaml:"lines"`
	IncomeExcludes   []string          `yaml:"income_excludes"`
	ElderAge         int               `yaml:"elder_age"`
	ElderMaxMembers  int               `yaml:"elder_max_members"`
	ChildAgeGap      Range             `yaml:"child_age_gap"`
	SharedContactMax int               `yaml:"shared_contact_max"`
	DemolitionLarge  float64           `yaml:"demolition_large_amount"`
	VehiclePrice     float64           `yaml:"vehicle_price"`
	PayrollExempt    []string          `yaml:"payroll_exempt"`
	PayrollLeft      []string          `yaml:"payroll_left"`
	FirstIdentified  int               `yaml:"first_identified"`
	PayrollRelatives []string          `yaml:"payroll_relatives"`
	CadreExempt      []string          `yaml:"cadre_exempt"`
	CadrePosts       []string          `yaml:"cadre_posts"`
	VehicleExempt    []string          `yaml:"vehicle_exempt"`
	VehicleGone      []string          `yaml:"vehicle_gone"`
	PropertyExempt   []string          `yaml:"property_exempt"`
	PropertyTown     []string          `yaml:"property_town"`
	BusinessExempt   []string          `yaml:"business_exempt"`
	BusinessGone     []string          `yaml:"business_gone"`
	EmploymentMonths int               `yaml:"employment_months"`
	EmploymentExempt []string          `yaml:"employment_exempt"`
	EmploymentLeft   []string          `yaml:"employment_left"`
	AbsentYears      int               `yaml:"absent_years"`
	SplitWindow      int               `yaml:"split_window_months"`
	MoveInExempt     []string          `yaml:"move_in_exempt"`
	BigFarm          BigFarm           `yaml:"big_farm"`
	MachineSubsidy   float64           `yaml:"machine_subsidy"`
	IllnessSelfPaid  float64           `yaml:"illness_self_paid"`
	SevereDisability SevereDisability  `yaml:"severe_disability"`
	EdgeSigns        int               `yaml:"edge_signs"`
	NewbornYears     int               `yaml:"newborn_years"`
	HouseM2PerPerson float64           `yaml:"house_m2_per_person"`
	AgeLimit         AgeLimit          `yaml:"age_limit"`
	LabourAge        int               `yaml:"labour_age"`
	ParentGap        ParentGap         `yaml:"parent_gap"`
	LabourAgeEnd     int               `yaml:"labour_age_end"`
	WeakLabour       bool              `yaml:"weak_labour_checked"`
	SchoolBands      SchoolBands       `yaml:"school_bands"`
	CompulsoryAge    Range             `yaml:"compulsory_age"`
	LowEducationAge  Range             `yaml:"low_education_age"`
	WelfarePost      WelfarePost       `yaml:"welfare_post"`
	WorkWage         WorkWage          `yaml:"work_wage"`
	Marriage         Marriage          `yaml:"marriage"`
	GrandparentGap   int               `yaml:"grandparent_gap"`
	SoldierAge       Range             `yaml:"soldier_age"`
	PensionAge       int               `yaml:"pension_age"`
	AliveCheckAge    int               `yaml:"alive_check_age"`
	AreaCaps         AreaCaps          `yaml:"area_caps"`
	AreaCodes        []string          `yaml:"area_codes"`
	HeadAge          HeadAge           `yaml:"head_age"`
	LabourCause      LabourCause       `yaml:"labour_cause"`
	WageIncomeMin    float64           `yaml:"wage_income_min"`
	IncomeOutlier    IncomeOutlier     `yaml:"income_outlier"`
	HouseAreaMax     HouseAreaMax      `yaml:"house_area_max"`
	AboveLineTimes   float64           `yaml:"above_line_times"`
	SameYearExitFrom int               `yaml:"same_year_exit_from"`
	Trust            Trust             `yaml:"trust"`
	MonitoringLine   float64           `yaml:"monitoring_line"`
	Monitoring       Monitoring        `yaml:"monitoring"`
	IndustryAway     int               `yaml:"industry_away_months"`
	Targets          Targets           `yaml:"targets"`
	Limits           Limits            `yaml:"limits"`
	Handbook         Handbook          `yaml:"handbook"`
	Sample           Sample            `yaml:"sample"`
	Guard            Guard             `yaml:"guard"`
	RulesOff         map[string]string `yaml:"rules_off"`
	RulesOn          []string          `yaml:"rules_on"`

	lineage []string
	tree    map[string]any // the same as read, for Set and for profiles that extend this one
}

// Tracks are poverty lines in yuan a head by track and year.
type Tracks map[string]map[int]float64

// National is the key of the lines that hold where a province has none of its own.
const National = "national"

// Range is a span of years, both ends included.
type Range struct {
	Min int `yaml:"min"`
	Max int `yaml:"max"`
}

// Contains says whether n lies in the span.
func (r Range) Contains(n int) bool { return r.Min <= n && n <= r.Max }

// AgeLimit is the ages above which an ID number's birth date is doubted or refused.
type AgeLimit struct {
	Warning int `yaml:"warning"`
	Error   int `yaml:"error"`
}

// ParentGap is the differences of age between parent and child that are doubted.
type ParentGap struct {
	WarningHigh int `yaml:"warning_high"`
	Warning     int `yaml:"warning"`
	MaxMother   int `yaml:"max_mother"`
	Max         int `yaml:"max"`
	InLaw       int `yaml:"in_law"`
}

// Guard is when a rule stops itself.
type Guard struct {
	Share   float64            `yaml:"share"`
	MinHits int                `yaml:"min_hits"`
	Shares  map[string]float64 `yaml:"shares"`
	Exempt  []string           `yaml:"exempt"`
}

// Load reads a built-in profile by its name, or else a YAML file. The file may extend another one (extends: a name, or a
// path from the file's folder) and says only what differs. Unknown keys and values out of range are errors.
func Load(nameOrFile string) (*Profile, error) { return load(nameOrFile, nil) }

func load(name string, above []string) (*Profile, error) {
	if slices.Contains(above, name) {
		return nil, refuse("extends 绕回到自己（提示：去掉其中一行 extends）", "the profile extends itself (hint: take one of the extends lines out)").at(name)
	}
	data, err := source(name)
	if err != nil {
		return nil, err
	}
	own, tree, err := parse(name, data)
	if err != nil {
		return nil, err
	}
	lineage := []string{own.Name}
	if parent := own.Extends; parent != "" {
		if !slices.Contains(Names(), parent) && !filepath.IsAbs(parent) {
			parent = filepath.Join(filepath.Dir(name), parent)
		}
		base, err := load(parent, append(above, name))
		if err != nil {
			return nil, err
		}
		tree = merge(base.tree, tree)
		lineage = append(lineage, base.lineage...)
	}
	p, err := build(name, tree)
	if err != nil {
		return nil, err
	}
	p.lineage = lineage
	return p, nil
}

func source(name string) ([]byte, error) {
	if slices.Contains(Names(), name) {
		return builtin.ReadFile(name + ".yaml")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, refuse("没有这个政策参数，也没有能读的这个文件（提示：自带的有 %[1]s）", "no such profile, neither built in nor a file that can be read (hint: built in are %[1]s)", strings.Join(Names(), " ")).at(name)
	}
	return data, nil
}

// Lineage is the profile's name and those it extends, nearest first.
func (p *Profile) Lineage() []string { return p.lineage }

// HasLine says that a poverty line is set or a track of lines is chosen.
func (p *Profile) HasLine() bool { return p.PovertyLine > 0 || p.LineTrack != "" }

// Line is the poverty line of a year in yuan a head, and which it is: "poverty_line", or the track and year, with the
// province in front where the line is its own. ok is false where none is set, or neither the province nor the nation has a
// value of the track for the year.
func (p *Profile) Line(year int) (value float64, which string, ok bool) {
	if p.PovertyLine > 0 {
		return p.PovertyLine, "poverty_line", true
	}
	which = fmt.Sprintf("%s %d", p.LineTrack, year)
	if value, ok = p.Lines[p.Province][p.LineTrack][year]; ok && p.Province != National {
		return value, p.Province + " " + which, true
	}
	value, ok = p.Lines[National][p.LineTrack][year]
	return value, which, ok
}

// LinesInForce are the chosen track's lines by year: the province's, else the nation's.
func (p *Profile) LinesInForce() map[int]float64 {
	all := maps.Clone(p.Lines[National][p.LineTrack])
	if all == nil {
		all = map[int]float64{}
	}
	maps.Copy(all, p.Lines[p.Province][p.LineTrack])
	return all
}

// Track is the chosen track, with the province in front where that has lines of its own on it.
func (p *Profile) Track() string {
	if len(p.Lines[p.Province][p.LineTrack]) > 0 {
		return p.Province + " " + p.LineTrack
	}
	return p.LineTrack
}

// provinces are the names that province may be.
var provinces = strings.Fields("北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆")

// GuardShare is the share of hits above which a rule is stopped; guarded is false for rules that never are.
func (p *Profile) GuardShare(code string) (share float64, guarded bool) {
	if slices.Contains(p.Guard.Exempt, code) {
		return 0, false
	}
	if share, ok := p.Guard.Shares[code]; ok {
		return share, true
	}
	return p.Guard.Share, true
}
