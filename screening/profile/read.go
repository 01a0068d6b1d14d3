package profile

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// Value is one policy value in text, its key written with dots: guard.share.
type Value struct{ Key, Value string }

// parse reads one file by itself, so that an error names its line.
func parse(name string, data []byte) (*Profile, map[string]any, error) {
	var own Profile
	if err := yaml.UnmarshalWithOptions(data, &own, yaml.Strict()); err != nil {
		return nil, nil, explain(name, err)
	}
	tree := map[string]any{}
	if err := yaml.Unmarshal(data, &tree); err != nil {
		return nil, nil, explain(name, err)
	}
	if own.Name == "" {
		return nil, nil, refuse("没有名称（提示：第一行写 name: …）", "the profile has no name (hint: begin it with name: …)").at(name)
	}
	return &own, tree, nil
}

// keysAt is the command that prints every key of a profile, what it means and its range.
const keysAt = "rollnet rules schema profile"

// explain is a YAML error on one line: the file, the line number, what is wrong.
func explain(name string, err error) *Refusal {
	var at yaml.Error
	if errors.As(err, &at) {
		if token := at.GetToken(); token != nil && token.Position != nil {
			name = fmt.Sprintf("%s:%d", name, token.Position.Line)
		}
	}
	return reason(err).at(name)
}

// reason is what is wrong in a YAML text.
func reason(err error) *Refusal {
	var unknown *yaml.UnknownFieldError
	var kind *yaml.TypeError
	var at yaml.Error
	switch {
	case errors.As(err, &unknown):
		_, key, _ := strings.Cut(unknown.GetMessage(), "unknown field ")
		return refuse("没有 %s 这一项（提示：全部的键见 %s）", "unknown field %s (hint: %s lists the keys)", key, keysAt)
	case errors.As(err, &kind):
		want, ok := kinds[kind.DstType.Kind()]
		if !ok {
			want = kinds[reflect.Map]
		}
		return &Refusal{ZH: "值的种类不对，应为" + want[0], EN: "a value of the wrong kind, expected " + want[1], Err: err}
	case errors.As(err, &at):
		return &Refusal{ZH: at.GetMessage(), EN: at.GetMessage(), Err: err}
	}
	return &Refusal{ZH: err.Error(), EN: err.Error(), Err: err}
}

// kinds are the kinds of values in words, Chinese and English.
var kinds = map[reflect.Kind][2]string{
	reflect.Int: {"整数", "a whole number"}, reflect.Float64: {"数字", "a number"}, reflect.Bool: {" true 或 false", "true or false"},
	reflect.String: {"文字", "text"}, reflect.Slice: {"列表", "a list"}, reflect.Map: {"几项“键: 值”", "keys with values"},
}

// merge lays more over base, mappings key by key; lists and single values as wholes.
func merge(base, more map[string]any) map[string]any {
	out := maps.Clone(base)
	for k, v := range more {
		below, isMap := out[k].(map[string]any)
		if above, ok := v.(map[string]any); ok && isMap {
			v = merge(below, above)
		}
		out[k] = v
	}
	return out
}

// build makes the profile of a tree and checks its ranges.
func build(name string, tree map[string]any) (*Profile, error) {
	data, err := yaml.Marshal(tree)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := &Profile{tree: tree}
	if err := yaml.UnmarshalWithOptions(data, p, yaml.Strict()); err != nil {
		return nil, reason(err).at(name)
	}
	if err := p.check(); err != nil {
		return nil, err.at(name)
	}
	return p, nil
}

func (p *Profile) check() *Refusal {
	if p.Province != "" && !slices.Contains(provinces, p.Province) {
		return refuse("province 是 %q，应为省份简称，如 广西（提示：%s）", "province is %q, expected a short name such as 广西 (hint: one of %s)", p.Province, strings.Join(provinces, " "))
	}
	for _, place := range slices.Sorted(maps.Keys(p.Lines)) {
		if place != National && !slices.Contains(provinces, place) {
			return refuse("lines 里有 %q，应为 national 或省份简称，如 广西", "lines has %q, expected national or a province's short name such as 广西", place)
		}
	}
	if p.LineTrack != "" && len(p.LinesInForce()) == 0 {
		return refuse("line_track 是 %q，应为其中之一：%s", "line_track is %q, expected one of %s", p.LineTrack, strings.Join(p.tracks(), " "))
	}
	for _, who := range p.PayrollRelatives {
		if !slices.Contains([]string{"parent", "spouse", "child"}, who) {
			return refuse("payroll_relatives 里有 %q，应为 parent、spouse 或 child", "payroll_relatives has %q, expected parent, spouse or child", who)
		}
	}
	type bound struct {
		key       string
		value     float64
		low, high float64
	}
	bounds := []bound{
		{"poverty_line", p.PovertyLine, 0, 1e6},
		{"elder_age", float64(p.ElderAge), 40, 120},
		{"elder_max_members", float64(p.ElderMaxMembers), 1, 20},
		{"child_age_gap.min", float64(p.ChildAgeGap.Min), 0, float64(p.ChildAgeGap.Max)},
		{"shared_contact_max", float64(p.SharedContactMax), 1, 1e6},
		{"vehicle_price", p.VehiclePrice, 0, 1e8},
		{"first_identified", float64(p.FirstIdentified), 1980, 2030},
		{"employment_months", float64(p.EmploymentMonths), 0, 600},
		{"absent_years", float64(p.AbsentYears), 0, 50},
		{"demolition_large_amount", p.DemolitionLarge, 0, 1e8},
		{"split_window_months", float64(p.SplitWindow), 0, 240},
		{"big_farm.farm_land", p.BigFarm.FarmLand, 0, 1e6},
		{"big_farm.orchard_land", p.BigFarm.OrchardLand, 0, 1e6},
		{"big_farm.water_land", p.BigFarm.WaterLand, 0, 1e6},
		{"big_farm.wood_land", p.BigFarm.WoodLand, 0, 1e6},
		{"big_farm.business_income", p.BigFarm.BusinessIncome, 0, 1e9},
		{"machine_subsidy", p.MachineSubsidy, 0, 1e8},
		{"illness_self_paid", p.IllnessSelfPaid, 0, 1e8},
		{"severe_disability.grade", float64(p.SevereDisability.Grade), 1, 4},
		{"severe_disability.mental", float64(p.SevereDisability.Mental), 1, 4},
		{"edge_signs", float64(p.EdgeSigns), 1, 8},
		{"newborn_years", float64(p.NewbornYears), 0, 16},
		{"house_m2_per_person", p.HouseM2PerPerson, 0, 1000},
		{"age_limit.warning", float64(p.AgeLimit.Warning), 90, float64(p.AgeLimit.Error)},
		{"labour_age", float64(p.LabourAge), 1, 60},
		{"parent_gap.warning_high", float64(p.ParentGap.WarningHigh), 0, float64(p.ParentGap.Warning)},
		{"parent_gap.max_mother", float64(p.ParentGap.MaxMother), float64(p.ParentGap.Warning), float64(p.ParentGap.Max)},
		{"labour_age_end", float64(p.LabourAgeEnd), float64(p.LabourAge), 100},
		{"compulsory_age.min", float64(p.CompulsoryAge.Min), 3, float64(p.CompulsoryAge.Max)},
		{"low_education_age.min", float64(p.LowEducationAge.Min), 0, float64(p.LowEducationAge.Max)},
		{"welfare_post.max_age", float64(p.WelfarePost.MaxAge), 16, 150},
		{"welfare_post.max_kinds", float64(p.WelfarePost.MaxKinds), 2, 100},
		{"work_wage.low", p.WorkWage.Low, 0, p.WorkWage.Doubt},
		{"work_wage.doubt", p.WorkWage.Doubt, 0, p.WorkWage.High},
		{"marriage.female", float64(p.Marriage.Female), 0, 100},
		{"marriage.male", float64(p.Marriage.Male), 0, 100},
		{"marriage.gap", float64(p.Marriage.Gap), 0, 100},
		{"grandparent_gap", float64(p.GrandparentGap), 0, 60},
		{"soldier_age.min", float64(p.SoldierAge.Min), 0, float64(p.SoldierAge.Max)},
		{"pension_age", float64(p.PensionAge), 40, 100},
		{"alive_check_age", float64(p.AliveCheckAge), 60, 150},
		{"monitoring_line", p.MonitoringLine, 0, 1e6},
		{"monitoring.min_months", float64(p.Monitoring.MinMonths), 0, 120},
		{"monitoring.ended_from", float64(p.Monitoring.EndedFrom), 202001, 210012},
		{"monitoring.help_within", float64(p.Monitoring.HelpWithin), 0, 120},
		{"head_age.child", float64(p.HeadAge.Child), 0, float64(p.HeadAge.Adult)},
		{"head_age.old", float64(p.HeadAge.Old), float64(p.HeadAge.Adult), 150},
		{"labour_cause.half_from", float64(p.LabourCause.HalfFrom), 1, 100},
		{"labour_cause.share", p.LabourCause.Share, 0, 1},
		{"wage_income_min", p.WageIncomeMin, 0, 1e6},
		{"income_outlier.median_times", p.IncomeOutlier.MedianTimes, 1, 1000},
		{"income_outlier.median_households", float64(p.IncomeOutlier.MedianHouseholds), 2, 1e6},
		{"income_outlier.year_times", p.IncomeOutlier.YearTimes, 1, 1000},
		{"income_outlier.same_households", float64(p.IncomeOutlier.SameHouseholds), 1, 1e6},
		{"house_area_max.per_person", p.HouseAreaMax.PerPerson, 1, 10000},
		{"house_area_max.total", p.HouseAreaMax.Total, p.HouseAreaMax.PerPerson, 100000},
		{"above_line_times", p.AboveLineTimes, 1, 100},
		{"same_year_exit_from", float64(p.SameYearExitFrom), 2014, 2100},
		{"trust.id_number", float64(p.Trust.IDNumber), 1, 1000},
		{"trust.id_old", float64(p.Trust.IDOld), 1, 1000},
		{"trust.sex", float64(p.Trust.Sex), 1, 1000},
		{"trust.birth_date", float64(p.Trust.BirthDate), 1, 1000},
		{"trust.relation", float64(p.Trust.Relation), 1, 1000},
		{"trust.household_size", float64(p.Trust.HouseholdSize), 1, 1000},
		{"trust.income", float64(p.Trust.Income), 1, 1000},
		{"industry_away_months", float64(p.IndustryAway), 1, 12},
		{"targets.industry", p.Targets.Industry, 0, 100},
		{"targets.relocation", p.Targets.Relocation, 0, 100},
		{"targets.house_safe", p.Targets.HouseSafe, 0, 100},
		{"targets.medical", p.Targets.Medical, 0, 100},
		{"targets.pension", p.Targets.Pension, 0, 100},
		{"targets.schooling", p.Targets.Schooling, 0, 100},
		{"targets.incidence", p.Targets.Incidence, 0, 100},
		{"limits.missed", p.Limits.Missed, 0, 100},
		{"limits.wrong_out", p.Limits.WrongOut, 0, 100},
		{"limits.acceptance", p.Limits.Acceptance, 0, 100},
		{"handbook.signatures", float64(p.Handbook.Signatures), 0, 100},
		{"handbook.copy_households", float64(p.Handbook.CopyHouseholds), 2, 1000},
		{"handbook.copy_likeness", p.Handbook.CopyLikeness, 0.6, 1},
		{"sample.helpers_per_leader", float64(p.Sample.HelpersPerLeader), 1, 10000},
		{"guard.share", p.Guard.Share, 0.0001, 1},
		{"guard.min_hits", float64(p.Guard.MinHits), 1, 1e9},
	}
	for _, code := range slices.Sorted(maps.Keys(p.Guard.Shares)) {
		bounds = append(bounds, bound{"guard.shares." + code, p.Guard.Shares[code], 0.0001, 1})
	}
	for _, b := range bounds {
		if b.value < b.low || b.value > b.high {
			return refuse("%s 是 %v，应在 %v 至 %v 之间", "%s is %v, expected %v to %v", b.key, b.value, b.low, b.high)
		}
	}
	return nil
}

// tracks are the tracks of lines that the nation or the province has.
func (p *Profile) tracks() []string {
	var all []string
	for _, tracks := range []Tracks{p.Lines[National], p.Lines[p.Province]} {
		all = slices.AppendSeq(all, maps.Keys(tracks))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Set overrides one value: key=value, the key written with dots (guard.share=0.3), a list with commas between.
func (p *Profile) Set(assignment string) error {
	key, text, found := strings.Cut(assignment, "=")
	key = strings.TrimSpace(key)
	at := fieldOf(reflect.TypeFor[Profile](), strings.Split(key, "."))
	if !found || at == nil || key == "name" || key == "extends" {
		return refuse("没有政策参数 %q（提示：写成 键=值，全部的键见 %s）", "there is no policy value %q (hint: key=value; %s lists the keys)", key, keysAt).at("--set " + assignment)
	}
	text = strings.TrimSpace(text)
	if at.Kind() == reflect.Slice && !strings.HasPrefix(text, "[") {
		text = "[" + text + "]"
	}
	var value any = text
	if at.Kind() != reflect.String {
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			return refuse("值读不懂", "the value cannot be read").at("--set " + assignment)
		}
	}
	path := strings.Split(key, ".")
	for i := len(path) - 1; i >= 0; i-- {
		value = map[string]any{path[i]: value}
	}
	changed, err := build("--set "+assignment, merge(p.tree, value.(map[string]any)))
	if err != nil {
		return err
	}
	changed.lineage = p.lineage
	*p = *changed
	return nil
}

// fieldOf is the type behind a key, nil where there is none.
func fieldOf(t reflect.Type, path []string) reflect.Type {
	if len(path) == 0 {
		return t
	}
	switch t.Kind() {
	case reflect.Map:
		return fieldOf(t.Elem(), path[1:])
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(t) {
			if f.Tag.Get("yaml") == path[0] && path[0] != "" {
				return fieldOf(f.Type, path[1:])
			}
		}
	}
	return nil
}

// Values lists all values as they are in force, in the order of gx-2018.yaml: for the record of a run.
func (p *Profile) Values() []Value { return list(nil, "", reflect.ValueOf(*p)) }

func list(all []Value, key string, v reflect.Value) []Value {
	below := func(name string) string { return strings.TrimPrefix(key+"."+name, ".") }
	switch v.Kind() {
	case reflect.Struct:
		for i, f := range reflect.VisibleFields(v.Type()) {
			if name := f.Tag.Get("yaml"); name != "" {
				all = list(all, below(name), v.Field(i))
			}
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, k := range keys {
			all = list(all, below(fmt.Sprint(k)), v.MapIndex(k))
		}
	case reflect.Slice:
		var items []string
		for i := range v.Len() {
			items = append(items, fmt.Sprint(v.Index(i)))
		}
		all = append(all, Value{key, strings.Join(items, ", ")})
	default:
		all = append(all, Value{key, fmt.Sprint(v)})
	}
	return all
}
