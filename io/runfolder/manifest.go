package runfolder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"rollnet/io/answers"
	"rollnet/io/intake"
	"rollnet/io/summary"
	"rollnet/screening"
	"rollnet/screening/profile"
	"rollnet/screening/roll"
)

// ManifestName is the file that makes a folder a run folder.
const ManifestName = "run.json"

// Tool stands in every run.json.
const Tool = "rollnet"

// Manifest is run.json: what was read, how, what came of it, and the hashes of all other files. It holds no personal data.
type Manifest struct {
	Tool        string          `json:"tool"`
	Version     string          `json:"version"`
	Command     string          `json:"command"`            // screen, apply, split
	Previous    string          `json:"previous,omitempty"` // of a run that goes on from another: the SHA-256 of that one's run.json
	Flags       Settings        `json:"flags"`              // those that bear on the result
	Stamp       string          `json:"stamp,omitempty"`    // the clock, when asked for
	Profile     Profile         `json:"profile"`
	PovertyLine *Line           `json:"poverty_line"`
	AsOf        string          `json:"as_of"`
	Inputs      []Input         `json:"inputs"`
	Answers     []answers.File  `json:"answers,omitempty"` // the lists that apply read; its inputs are the corrected rolls of the run before
	Outputs     []Output        `json:"outputs"`
	Rules       []Rule          `json:"rules"`
	Summary     summary.Summary `json:"summary"`
	Seal        string          `json:"seal"` // SHA-256 over run.json as it is with an empty seal; always last
}

// Profile is the policy that was used, with every value of it.
type Profile struct {
	Name   string   `json:"name"`
	Values Settings `json:"values"`
}

// Line is the poverty line: one that the user set, or a track of lines by year, in yuan a head.
type Line struct {
	Which string          `json:"which"` // poverty_line, or the track
	Yuan  float64         `json:"yuan,omitempty"`
	Years map[int]float64 `json:"years,omitempty"`
}

// Input is one file that was read.
type Input struct {
	File      string    `json:"file"`
	SHA256    string    `json:"sha256"`
	Container string    `json:"container"`
	Kind      roll.Kind `json:"kind"`
	Era       roll.Era  `json:"era"`
	Outcome   string    `json:"outcome"` // read, or partial: a damaged file of which only the sound part was read
	Lost      []Lost    `json:"lost,omitempty"`
	Sheets    []Sheet   `json:"sheets"`
}

// Lost is what was not read of a damaged input: a sheet from a row on.
type Lost struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Reason string `json:"reason"`
}

// Sheet is one sheet of an input: RowsRead = RowsKept + RowsSkipped; header rows are not counted.
type Sheet struct {
	Sheet       string     `json:"sheet"`
	Kind        *roll.Kind `json:"kind"` // null for a sheet that is nothing known
	Era         roll.Era   `json:"era"`
	HeaderRows  []int      `json:"header_rows"`
	RowsRead    int        `json:"rows_read"`
	RowsKept    int        `json:"rows_kept"`
	RowsSkipped int        `json:"rows_skipped"`
	Skipped     []Skipped  `json:"skipped"`
	Other       string     `json:"other,omitempty"`              // what it is, where it is known and not read
	Derived     int        `json:"households_derived,omitempty"` // rebuilt for want of a household number
	DerivedBy   string     `json:"derived_by,omitempty"`
}

// Skipped is a row that is not in the roll, and why.
type Skipped struct {
	Row    int    `json:"row"`
	Reason string `json:"reason"`
}

// Rule is how a rule fared.
type Rule struct {
	Rule     string          `json:"rule"`
	LookedAt int             `json:"looked_at"`
	Hits     int             `json:"hits"`
	State    screening.State `json:"state"`
	Why      string          `json:"why"`

	Family screening.Family `json:"family"`
	Title  string           `json:"title"`
}

// Settings are values by key, in order; in JSON an object.
type Settings []profile.Value

// MarshalJSON writes the object in the order of the settings.
func (s Settings) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, v := range s {
		if i > 0 {
			out = append(out, ',')
		}
		key, err := json.Marshal(v.Key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(v.Value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}

// UnmarshalJSON reads an object of strings, keeping its order.
func (s *Settings) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return fmt.Errorf("settings: not an object")
	}
	*s = Settings{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		v := profile.Value{Key: fmt.Sprint(key)}
		if err := d.Decode(&v.Value); err != nil {
			return err
		}
		*s = append(*s, v)
	}
	return nil
}

// Inputs is what run.json says of the files read; lang is the language of the reasons.
func Inputs(read []intake.Input, lang string) []Input {
	inputs := make([]Input, 0, len(read))
	for _, in := range read {
		one := Input{File: in.File, SHA256: in.SHA256, Container: in.Container, Kind: in.Kind, Era: in.Era, Outcome: "read", Sheets: []Sheet{}}
		for _, l := range in.Lost() {
			one.Outcome = "partial"
			one.Lost = append(one.Lost, Lost{l.Sheet, l.Row, l.Why.Reason(lang)})
		}
		for _, s := range in.Sheets {
			sheet := Sheet{Sheet: s.Table.Sheet, Era: s.Era, HeaderRows: append([]int{}, s.HeaderRows...), Skipped: []Skipped{},
				RowsRead: len(s.Rows) + len(s.Skipped), RowsKept: len(s.Rows), RowsSkipped: len(s.Skipped),
				Other: s.Other.In(lang), Derived: s.Derived, DerivedBy: s.DerivedBy.In(lang)}
			if s.Kind != "" {
				sheet.Kind = &s.Kind
			}
			for _, row := range s.Skipped {
				sheet.Skipped = append(sheet.Skipped, Skipped{row.Row, row.Reason.In(lang)})
			}
			one.Sheets = append(one.Sheets, sheet)
		}
		inputs = append(inputs, one)
	}
	return inputs
}

// RowsOf adds up the rows of all inputs.
func RowsOf(inputs []Input) summary.Rows {
	var rows summary.Rows
	for _, in := range inputs {
		for _, s := range in.Sheets {
			rows.Read += s.RowsRead
			rows.Kept += s.RowsKept
			rows.Skipped += s.RowsSkipped
		}
	}
	return rows
}

// Rules is what run.json says of the rules.
func Rules(results []screening.RuleResult, lang string) []Rule {
	rules := make([]Rule, 0, len(results))
	for _, r := range results {
		rules = append(rules, Rule{r.Rule.Code, r.LookedAt, r.Hits, r.State, r.Why.In(lang), r.Rule.Family, r.Rule.Title.In(lang)})
	}
	return rules
}

// ProfileOf is what run.json says of the policy: its values, and the poverty line, nil where none is set.
func ProfileOf(p *profile.Profile) (Profile, *Line) {
	said := Profile{Name: p.Name, Values: p.Values()}
	switch {
	case p.PovertyLine > 0:
		return said, &Line{Which: "poverty_line", Yuan: p.PovertyLine}
	case p.LineTrack != "":
		return said, &Line{Which: p.Track(), Years: p.LinesInForce()}
	}
	return said, nil
}

// WriteManifest adds the outputs written so far to the manifest, seals it, and writes it as run.json. It is the last file.
func (f *Folder) WriteManifest(m Manifest) error {
	m.Tool, m.Outputs, m.Seal = Tool, f.Outputs(), ""
	open, err := m.encode()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(open)
	m.Seal = hex.EncodeToString(sum[:])
	sealed, err := m.encode()
	if err != nil {
		return err
	}
	return f.Write(ManifestName, func(w io.Writer) (int, error) {
		_, err := w.Write(sealed)
		return 0, err
	})
}

func (m *Manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(m)
	return out.Bytes(), err
}
