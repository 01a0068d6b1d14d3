// Package xls reads .xls workbooks (BIFF8 and BIFF5, [MS-XLS]; WPS .et is the same) out of their compound file. It is bounded:
// every length is checked against what is there, and what cannot be read whole is refused with its place.
package xls
