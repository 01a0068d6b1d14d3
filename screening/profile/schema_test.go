package profile

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"
)

type schema struct {
	Description string            `json:"description"`
	Type        string            `json:"type"`
	Properties  map[string]schema `json:"properties"`
	Closed      any               `json:"additionalProperties"`
}

// The published schema has the keys that profiles have, and no others.
func TestSchema(t *testing.T) {
	var s schema
	if err := json.Unmarshal(Schema, &s); err != nil {
		t.Fatal(err)
	}
	same(t, "", s, reflect.TypeFor[Profile]())
	for key, of := range s.Properties {
		if of.Description == "" {
			t.Errorf("%s is not described", key)
		}
	}
}

func same(t *testing.T, at string, s schema, of reflect.Type) {
	var keys []string
	kinds := map[reflect.Kind]string{reflect.Int: "integer", reflect.Float64: "number", reflect.Bool: "boolean", reflect.String: "string",
		reflect.Slice: "array", reflect.Map: "object", reflect.Struct: "object"}
	if s.Type != kinds[of.Kind()] {
		t.Errorf("%s is %s, the schema says %s", at, of, s.Type)
	}
	if of.Kind() != reflect.Struct {
		return
	}
	for _, f := range reflect.VisibleFields(of) {
		if key := f.Tag.Get("yaml"); key != "" {
			keys = append(keys, key)
			same(t, at+"."+key, s.Properties[key], f.Type)
		}
	}
	slices.Sort(keys)
	if said := slices.Sorted(maps.Keys(s.Properties)); !slices.Equal(keys, said) || s.Closed != false {
		t.Errorf("%s: the schema has %v, the profile %v", at, said, keys)
	}
}
