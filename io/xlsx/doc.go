// Package xlsx reads workbooks strictly: a byte scanner of its own walks each sheet, and what it does not understand is a
// fault with sheet, cell and byte. The same scanner serves the patcher, which replaces single cells and copies the rest.
package xlsx
