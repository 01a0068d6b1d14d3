// Package spotcheck writes a spot check (抽查) to carry to the door, keeps its draw, and reads the sheets that come back.
package spotcheck

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"

	"rollnet/screening"
	"rollnet/screening/sampling"
)

// Kind is what a spot check looks at.
type Kind string

const (
	Roll     Kind = "roll"     // households of the roll
	Exited   Kind = "exited"   // of these the exited ones
	Register Kind = "register" // households of the register that are not on the roll
	Findings Kind = "findings" // findings to be checked again
)

// Draw is a spot check as it was drawn: the file by which its answers are read.
type Draw struct {
	Kind      Kind             `json:"kind"`
	Per       sampling.Per     `json:"per"`
	AsOf      string           `json:"as_of"`
	Seed      uint64           `json:"seed"`
	FrameHash string           `json:"frame_hash"`
	Each      int              `json:"each"`     // drawn in each stratum: helpers, or units
	Clusters  bool             `json:"clusters"` // helpers first, then a household of each
	AtMost    bool             `json:"at_most"`
	Left      []Left           `json:"left_out"` // what is not in the frame, and why
	Strata    []Stratum        `json:"strata"`
	Rows      []Row            `json:"rows"`
	Limits    map[string]Limit `json:"limits"` // by question
}

// Left counts what is not in the frame.
type Left struct {
	Count int             `json:"count"`
	Why   screening.Words `json:"why"`
}

// Stratum is one of a draw.
type Stratum struct {
	Name    string `json:"name"`
	Units   int    `json:"units"`
	Helpers int    `json:"helpers,omitempty"`
	Drawn   int    `json:"drawn"`
}

// Row is a unit that was drawn, with the chance that it had.
type Row struct {
	ID        string  `json:"id"`
	Stratum   string  `json:"stratum"`
	Helper    string  `json:"helper"`
	Chance    float64 `json:"chance"`
	Town      string  `json:"town"`
	Village   string  `json:"village"`
	Group     string  `json:"group"`
	Household string  `json:"household"`
	Head      string  `json:"head"`
	What      string  `json:"what,omitempty"`
}

// Limit is what a rate is held against, in percent.
type Limit struct {
	Percent float64 `json:"percent"`
	AtMost  bool    `json:"at_most"`
}

// New puts a draw together with whom it found.
func New(kind Kind, per sampling.Per, asOf string, frame *sampling.Frame, d *sampling.Draw) *Draw {
	out := &Draw{Kind: kind, Per: per, AsOf: asOf, Seed: d.Seed, FrameHash: d.Frame, Each: d.Design.Each, Clusters: d.Design.Clusters, AtMost: d.Design.AtMost,
		Left: []Left{}, Limits: map[string]Limit{}}
	for _, l := range frame.Left {
		out.Left = append(out.Left, Left(l))
	}
	for _, s := range d.Strata {
		out.Strata = append(out.Strata, Stratum{s.Name, s.Units, s.Clusters, s.Drawn})
	}
	for _, r := range d.Rows {
		s := frame.Subject(r.Unit)
		out.Rows = append(out.Rows, Row{r.ID, r.Stratum, r.Cluster, r.Chance, s.Town, s.Village, s.Group, s.Household, s.Head, s.What})
	}
	return out
}

// sample is the draw as estimates are made from it.
func (d *Draw) sample() *sampling.Draw {
	out := &sampling.Draw{Seed: d.Seed, Frame: d.FrameHash, Design: sampling.Design{Each: d.Each, Clusters: d.Clusters, AtMost: d.AtMost}}
	for _, s := range d.Strata {
		out.Strata = append(out.Strata, sampling.Stratum{Name: s.Name, Units: s.Units, Clusters: s.Helpers, Drawn: s.Drawn})
	}
	for _, r := range d.Rows {
		out.Rows = append(out.Rows, sampling.Drawn{Unit: sampling.Unit{ID: r.ID, Stratum: r.Stratum, Cluster: r.Helper}, Chance: r.Chance})
	}
	return out
}

// WriteJSON writes the draw.
func (d *Draw) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(d)
}

// Read reads a draw.
func Read(name string) (*Draw, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	d := &Draw{}
	if err := json.Unmarshal(data, d); err != nil || questions[d.Kind] == nil || len(d.Rows) == 0 {
		return nil, Problem{screening.Words{ZH: name + "：不是抽查的抽样记录（提示：给出抽样时写出的 .json 文件）", EN: name + ": not the record of a draw (hint: give the .json file that the draw wrote)"}}
	}
	for _, r := range d.Rows {
		if r.Chance <= 0 || r.Chance > 1 {
			return nil, Problem{screening.Words{ZH: name + "：" + r.ID + " 的入样概率不在 0 到 1 之间", EN: name + ": the chance of " + r.ID + " is not between 0 and 1"}}
		}
	}
	return d, nil
}

// WriteCSV writes the rows of the draw, in UTF-8 with a mark, for spreadsheets.
func (d *Draw) WriteCSV(w io.Writer, lang string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	var heads []string
	for _, h := range []screening.Words{HeadID, {ZH: "抽样层", EN: "stratum"}, {ZH: "帮扶人", EN: "helper"}, {ZH: "入样概率", EN: "chance"}, {ZH: "乡镇", EN: "town"},
		{ZH: "行政村", EN: "village"}, {ZH: "村组", EN: "group"}, {ZH: "户编号", EN: "household"}, {ZH: "户主", EN: "head"}, {ZH: "核对内容", EN: "to check"}} {
		heads = append(heads, h.In(lang))
	}
	if err := out.Write(heads); err != nil {
		return err
	}
	for _, r := range d.Rows {
		if err := out.Write([]string{r.ID, r.Stratum, r.Helper, Chance(r.Chance), r.Town, r.Village, r.Group, r.Household, r.Head, r.What}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Chance writes a chance so that it can be read back without loss to the sixth digit.
func Chance(c float64) string { return strconv.FormatFloat(c, 'f', 6, 64) }

// Problem is something wrong with a file of a spot check, in words.
type Problem struct{ screening.Words }

func (p Problem) Error() string { return p.EN }

func problem(zh, en string, args ...any) error {
	return Problem{screening.Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}}
}
