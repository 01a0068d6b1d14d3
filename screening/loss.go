package screening

import (
	"rollnet/screening/roll"
	"rollnet/screening/table"
)

// Loss is what could not be read of a damaged file that was read as far as it is sound.
type Loss struct {
	At  roll.Cell // the first row that is lost; all behind it on the sheet is lost too
	Why Words     // how the file is damaged, without personal data
}

// NewLoss makes a loss from its place; row is 1-based.
func NewLoss(file, sheet string, row int, why Words) (Loss, error) {
	b := table.NewBuilder(file, sheet)
	if err := b.Row(row); err != nil {
		return Loss{}, err
	}
	if err := b.Cell(0, table.Text, nil); err != nil { // a row stands in a table only with a cell
		return Loss{}, err
	}
	return Loss{At: roll.Cell{Part: roll.NewPart("", roll.NoEra, b.Table(), nil, nil)}, Why: why}, nil
}
