// Package matching finds the records of a table that are of one person or thing, without examples: comparisons with levels, blocks,
// Fellegi–Sunter weights learnt by EM, and clusters in which each new record is weighed against all that is known of the others.
package matching
