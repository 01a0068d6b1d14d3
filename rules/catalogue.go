// Package rules is the catalogue: what is checked in a roll, each rule a value that documents itself.
package rules

import (
	"rollnet/rules/cases"
	"rollnet/screening"
)

// All lists the rules, in the order in which people read them.
func All() []*screening.Rule {
	return []*screening.Rule{
		// 证件号码 ID numbers
		idEmpty,       // ID-001 证件号码为空
		idPlaceholder, // ID-002 占位号
	}
}

// Example is a rule's documented example: its first case, which a test runs.
func Example(code string) string { return cases.Example(code) }
