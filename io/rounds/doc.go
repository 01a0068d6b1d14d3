// Package rounds brings villages' answers and a run together: which answers are applied to the rolls, which are recorded, which
// cannot be and why, and which still stand when the rolls are screened again.
package rounds
