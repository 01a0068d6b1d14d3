// Package differences puts what differs between two rolls into plain words: for scripts, for the terminal, and as a workbook
// that an auditor can read.
package differences
