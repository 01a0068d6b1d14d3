package xlsx

// The format's own limits: ECMA-376 part 1, annex and the published specification of Excel.
const (
	maxRows      = 1_048_576 // rows of a sheet
	maxCols      = 16_384    // columns of a sheet, A to XFD
	maxCellUnits = 32_767    // UTF-16 units in a cell
)

// Limits against files made to exhaust the reader. A county's workbook (372,595 rows by 40 columns) is the yardstick: one
// sheet of 522 MB in a file of 72 MB, seven to one; 830 MB with inline strings. Sheets stream, so that their length costs
// time only; shared strings are kept.
const (
	maxEntries    = 2_000     // zip entries; workbooks with hundreds of pictures have some hundred
	maxInflated   = 3 << 30   // bytes of all entries together: a full sheet of 1,048,576 rows by 40 columns
	maxKept       = 512 << 20 // bytes of any part but a sheet; the county's shared strings are 50 MB
	maxRatio      = 200       // inflated to deflated; Apache POI stops at 100 and so refuses sound sparse sheets
	ratioGrace    = 1 << 20   // bytes that a part may have whatever the ratio
	maxSheets     = 256       // sheets; other readers are quadratic in them
	maxMerges     = 100_000   // merged ranges of a sheet
	maxDepth      = 64        // nested elements; a sheet needs about ten
	maxAttributes = 64        // attributes of an element; a sheet needs about twenty
	maxToken      = 4 << 20   // bytes of one tag, one text or one cell: 32,767 units in their longest spelling, and formatting
	maxStrings    = 64 << 20  // shared strings; a full sheet of 40 columns without two equal texts has 42 million
	maxFormats    = 65_536    // cell formats; Excel allows 65,490
)
