// Package invented writes an invented county as the files that a county has: the roll in one of the system's layouts, the
// register, the departments' lists, and beside them planted.jsonl, which says what was planted where.
package invented
