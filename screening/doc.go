// Package screening is the vocabulary of a screening (Rule, Case, Finding, Correction, Outcome) and its run: rules over one
// case, in parallel, with the same findings for any number of jobs; the guard that stops a rule gone wild; and settling,
// which says what corrections apply.
package screening
