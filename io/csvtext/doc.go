// Package csvtext reads tables of plain text as spreadsheets show them, and writes single fields anew leaving every other
// byte as it is.
package csvtext
