// Package compare is what differs between two rolls, person by person and household by household, whatever the order of the
// rows, and which lines of a ledger account for it.
package compare
