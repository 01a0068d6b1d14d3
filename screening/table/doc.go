// Package table keeps a sheet by column: each column is a dictionary of its distinct contents and one small code a row,
// so that a content is parsed and checked once however many rows hold it.
package table
