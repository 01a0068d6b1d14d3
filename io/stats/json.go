package stats

import (
	"rollnet/screening/indicators"
)

// JSON is the course of all levels for scripts, to be encoded.
func JSON(dates []Dated, lang string) any {
	type date struct {
		Source string `json:"source"`
		AsOf   string `json:"as_of"`
	}
	type leftOut struct {
		Why   string `json:"why"`
		Count int    `json:"count"`
	}
	type figure struct {
		Numerator   *int      `json:"numerator"`
		Denominator *int      `json:"denominator"`
		Percent     *float64  `json:"percent"`
		Met         *bool     `json:"met"` // the target; null without one
		Missing     *string   `json:"missing"`
		LeftOut     []leftOut `json:"left_out"`
	}
	type course struct {
		Code    string             `json:"code"`
		Key     string             `json:"key"`
		Title   string             `json:"title"`
		Formula string             `json:"formula"`
		Unit    string             `json:"unit"`
		Target  *indicators.Target `json:"target"`
		Level   indicators.Level   `json:"level"`
		Town    string             `json:"town"`
		Village string             `json:"village"`
		Figures []figure           `json:"figures"` // by date
	}
	out := struct {
		Dates   []date   `json:"dates"`
		Courses []course `json:"indicators"`
	}{[]date{}, []course{}}
	for _, d := range dates {
		out.Dates = append(out.Dates, date{d.Source, d.Set.AsOf})
	}
	for _, level := range []indicators.Level{indicators.County, indicators.Town, indicators.Village} {
		for _, row := range Course(dates, level) {
			one := row.Indicator
			c := course{one.Code, one.Key, one.Title.In(lang), one.Formula.In(lang), one.Unit.In(lang), one.Target, level, row.Area.Town, row.Area.Village, []figure{}}
			for i := range row.Points {
				p := &row.Points[i]
				f := figure{LeftOut: []leftOut{}}
				if p.Missing != nil {
					why := p.Missing.In(lang)
					f.Missing = &why
				}
				if p.Figure != nil {
					f.Numerator, f.Denominator = &p.Figure.Numerator, &p.Figure.Denominator
					if percent, ok := p.Figure.Percent(); ok {
						f.Percent = &percent
						if one.Target != nil {
							met := one.Target.Met(percent)
							f.Met = &met
						}
					}
					for j, n := range p.Figure.LeftOut {
						f.LeftOut = append(f.LeftOut, leftOut{p.LeftOut[j].In(lang), n})
					}
				}
				c.Figures = append(c.Figures, f)
			}
			out.Courses = append(out.Courses, c)
		}
	}
	return out
}
