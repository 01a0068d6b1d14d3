// Package stats writes indicators for scripts and for people: the file of a run folder, a table of several dates side by
// side, and a workbook.
package stats

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rollnet/screening/indicators"
)

// FileName is the indicators' file in a run folder. It holds counts only, no personal data.
const FileName = "indicators.json"

// Write writes a set as JSON, an indicator a line, and returns how many there are.
func Write(w io.Writer, s *indicators.Set) (int, error) {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\"as_of\":%q,\n\"areas\":", s.AsOf)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s.Areas); err != nil {
		return 0, err
	}
	out.WriteString(",\"indicators\":[\n") // a bufio.Writer keeps its first error
	for i := range s.Indicators {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := encoder.Encode(&s.Indicators[i]); err != nil {
			return i, err
		}
	}
	out.WriteString("]}\n")
	return len(s.Indicators), out.Flush()
}

// Read reads the indicators of a run folder.
func Read(run string) (*indicators.Set, error) {
	name := filepath.Join(run, FileName)
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var s indicators.Set
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("%s: not a file of indicators: %w (hint: screen again)", name, err)
	}
	for i := range s.Indicators {
		one := &s.Indicators[i]
		if one.Missing == nil && len(one.Figures) != len(s.Areas) || len(s.Areas) == 0 {
			return nil, fmt.Errorf("%s: %s: %w (hint: screen again)", name, one.Key, errUneven)
		}
	}
	return &s, nil
}

var errUneven = errors.New("not a figure for each area")
