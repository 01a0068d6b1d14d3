// Package profile is policy: lines by year, ages, windows, thresholds, as data that a county can read and override.
package profile

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Default is the profile used when none is named.
const Default = "gx-2018"

//go:embed gx-2018.yaml monitor-2023.yaml
var builtin embed.FS

// Names lists the built-in profiles.
func Names() []string { return []string{Default, "monitor-2023"} }

// Profile is a set of policy values. What each means, its unit and its source stand beside it in gx-2018.yaml.
type Profile struct {
	Name             string                     `yaml:"name"`
	Extends          string                     `yaml:"extends"`
	PovertyLine      float64                    `yaml:"poverty_line"`
	LineTrack        string                     `yaml:"line_track"`
	Lines            map[string]map[int]float64 `yaml:"lines"`
	IncomeExcludes   []string                   `yaml:"income_excludes"`
	ElderAge         int                        `yaml:"elder_age"`
	ElderMaxMembers  int                        `yaml:"elder_max_members"`
	ChildAgeGap      Range                      `yaml:"child_age_gap"`
	SharedContactMax int                        `yaml:"shared_contact_max"`
	VehiclePrice     float64                    `yaml:"vehicle_price"`
	PayrollExempt    []string                   `yaml:"payroll_exempt"`
	PayrollLeft      []string                   `yaml:"payroll_left"`
	VehicleExempt    []string                   `yaml:"vehicle_exempt"`
	VehicleGone      []string                   `yaml:"vehicle_gone"`
	HouseM2PerPerson float64                    `yaml:"house_m2_per_person"`
	AgeLimit         AgeLimit                   `yaml:"age_limit"`
	LabourAge        int                        `yaml:"labour_age"`
	ParentGap        ParentGap                  `yaml:"parent_gap"`
	LabourAgeEnd     int                        `yaml:"labour_age_end"`
	WeakLabour       bool                       `yaml:"weak_labour_checked"`
	SchoolBands      SchoolBands                `yaml:"school_bands"`
	CompulsoryAge    Range                      `yaml:"compulsory_age"`
	LowEducationAge  Range                      `yaml:"low_education_age"`
	WelfarePost      WelfarePost                `yaml:"welfare_post"`
	WorkWage         WorkWage                   `yaml:"work_wage"`
	Marriage         Marriage                   `yaml:"marriage"`
	GrandparentGap   int                        `yaml:"grandparent_gap"`
	SoldierAge       Range                      `yaml:"soldier_age"`
	PensionAge       int                        `yaml:"pension_age"`
	AliveCheckAge    int                        `yaml:"alive_check_age"`
	AreaCaps         AreaCaps                   `yaml:"area_caps"`
	AreaCodes        []string                   `yaml:"area_codes"`
	HeadAge          HeadAge                    `yaml:"head_age"`
	LabourCause      LabourCause                `yaml:"labour_cause"`
	WageIncomeMin    float64                    `yaml:"wage_income_min"`
	IncomeOutlier    IncomeOutlier              `yaml:"income_outlier"`
	HouseAreaMax     HouseAreaMax               `yaml:"house_area_max"`
	AboveLineTimes   float64                    `yaml:"above_line_times"`
	SameYearExitFrom int                        `yaml:"same_year_exit_from"`
	Trust            Trust                      `yaml:"trust"`
	MonitoringLine   float64                    `yaml:"monitoring_line"`
	Monitoring       Monitoring                 `yaml:"monitoring"`
	Guard            Guard                      `yaml:"guard"`
	RulesOff         map[string]string          `yaml:"rules_off"`
	RulesOn          []string                   `yaml:"rules_on"`

	lineage []string
	tree    map[string]any // the same as read, for Set and for profiles that extend this one
}

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
		return nil, fmt.Errorf("%s: the profile extends itself (hint: take one of the extends lines out)", name)
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
		return nil, fmt.Errorf("%s: no such profile, neither built in nor a file that can be read: %w (hint: built in are %v)", name, err, Names())
	}
	return data, nil
}

// Lineage is the profile's name and those it extends, nearest first.
func (p *Profile) Lineage() []string { return p.lineage }

// HasLine says that a poverty line is set or a track of lines is chosen.
func (p *Profile) HasLine() bool { return p.PovertyLine > 0 || p.LineTrack != "" }

// Line is the poverty line of a year in yuan a head, and which it is: "poverty_line", or the track and year. ok is false
// where none is set, or the track has no value for the year.
func (p *Profile) Line(year int) (value float64, which string, ok bool) {
	if p.PovertyLine > 0 {
		return p.PovertyLine, "poverty_line", true
	}
	value, ok = p.Lines[p.LineTrack][year]
	return value, fmt.Sprintf("%s %d", p.LineTrack, year), ok
}

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
