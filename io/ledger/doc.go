// Package ledger writes what a run found and what it changed, for scripts and for proof: findings.jsonl and changes.csv.
package ledger
