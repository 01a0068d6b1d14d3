// Package roll is the roll of households and persons (and, in the same shape, the register of all farm households and the
// departments' lists): typed columns over the sheets' cells, households over the rows, lookups built once.
package roll
