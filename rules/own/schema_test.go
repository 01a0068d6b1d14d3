package own

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"rollnet/screening"
)

// The published schema has the keys that rules files have, and no others; what may be said of a rule is what it names.
func TestSchema(t *testing.T) {
	var s struct {
		Properties struct {
			Rules struct {
				Items struct {
					Required   []string
					Properties map[string]struct {
						Description string
						Enum        []string
						OneOf       []any
					}
				}
			}
		}
	}
	if err := json.Unmarshal(Schema, &s); err != nil {
		t.Fatal(err)
	}
	item := s.Properties.Rules.Items
	keys := append(append([]string{evidenceKey}, plainKeys...), wordKeys...)
	slices.Sort(keys)
	if said := slices.Sorted(maps.Keys(item.Properties)); !slices.Equal(keys, said) {
		t.Errorf("the schema has %v, rules have %v", said, keys)
	}
	for key, p := range item.Properties {
		if p.Description == "" || slices.Contains(wordKeys, key) != (p.OneOf != nil) {
			t.Errorf("%s is not described, or not as it is", key)
		}
	}
	if !slices.Equal(item.Required, required) {
		t.Errorf("the schema requires %v, rules %v", item.Required, required)
	}
	var families []string
	for _, f := range screening.Families {
		families = append(families, string(f.Family))
	}
	if !slices.Equal(families, item.Properties["family"].Enum) || !slices.Equal(severities, item.Properties["severity"].Enum) || !slices.Equal(actions, item.Properties["action"].Enum) {
		t.Error("the schema names other families, severities or actions")
	}
}
