package table

// Undo takes back the cells of the present row, which was not read to its end.
func (b *Builder) Undo() {
	b.waiting, b.texts = b.waiting[:0], b.texts[:0]
	if !b.open {
		return
	}
	b.open = false
	rows := len(b.table.numbers) - 1
	b.table.numbers = b.table.numbers[:rows]
	for _, c := range b.columns {
		if c != nil && len(c.codes) > rows {
			c.codes = c.codes[:rows]
		}
	}
}
