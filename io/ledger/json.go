package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"rollnet/screening"
)

// OrNull is a text that is null in JSON where it is empty.
type OrNull string

// MarshalJSON writes the text, or null.
func (s OrNull) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(s))
}

// Facts are an object of texts by key, in their order; a key that comes again gets a number.
type Facts []screening.Fact

// MarshalJSON writes the object.
func (f Facts) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	seen := make(map[string]int, len(f))
	for i, fact := range f {
		if i > 0 {
			out = append(out, ',')
		}
		key := fact.Key
		if seen[fact.Key]++; seen[fact.Key] > 1 {
			key += "_" + strconv.Itoa(seen[fact.Key])
		}
		for j, text := range []string{key, fact.Value} {
			if j > 0 {
				out = append(out, ':')
			}
			quoted, err := json.Marshal(text)
			if err != nil {
				return nil, err
			}
			out = append(out, quoted...)
		}
	}
	return append(out, '}'), nil
}

// UnmarshalJSON reads the object, keeping its order.
func (f *Facts) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return fmt.Errorf("not an object of texts")
	}
	*f = Facts{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		fact := screening.Fact{Key: fmt.Sprint(key)}
		if err := d.Decode(&fact.Value); err != nil {
			return err
		}
		*f = append(*f, fact)
	}
	return nil
}

// Of is the value of a key, empty where there is none.
func (f Facts) Of(key string) string {
	for _, fact := range f {
		if fact.Key == key {
			return fact.Value
		}
	}
	return ""
}
