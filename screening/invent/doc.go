// Package invent makes a county that does not exist: households, their roll, the register and the departments' lists, which
// agree with each other, and errors planted in them on purpose, each with what a screening must say about it.
//
// The same options give the same county. Nobody in it is real: names are drawn from lists of characters, numbers are
// reckoned.
package invent
