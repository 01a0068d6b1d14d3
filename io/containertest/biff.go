package containertest

import (
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf16"

	"rollnet/screening/table"
)

var le = binary.LittleEndian

// maxRecord is how long the body of a record may be; what is longer goes on in CONTINUE records ([MS-XLS] 2.1.4).
const maxRecord = 8224

func record(out []byte, id uint16, body []byte) []byte {
	out = le.AppendUint16(out, id)
	out = le.AppendUint16(out, uint16(len(body)))
	return append(out, body...)
}

func u16s(values ...uint16) (b []byte) {
	for _, v := range values {
		b = le.AppendUint16(b, v)
	}
	return b
}

// biff8 writes an .xls: a workbook stream with shared strings and one sheet, in a compound file.
func biff8(t *table.Table) ([]byte, error) {
	strings, index := []string{}, map[string]int{}
	sheet := record(nil, 0x0809, u16s(0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 0x0006, 0))
	for row := range t.Rows() {
		for col := range t.Columns {
			v := t.At(row, col)
			place := u16s(uint16(t.Number(row)-1), uint16(col), 0)
			switch v.Kind {
			case table.Blank:
			case table.Number:
				n, err := strconv.ParseFloat(v.Text, 64)
				if err != nil {
					return nil, err
				}
				sheet = record(sheet, 0x0203, le.AppendUint64(place, math.Float64bits(n)))
			default:
				i, known := index[v.Text]
				if !known {
					i = len(strings)
					index[v.Text] = i
					strings = append(strings, v.Text)
				}
				sheet = record(sheet, 0x00FD, le.AppendUint32(place, uint32(i)))
			}
		}
	}
	sheet = record(sheet, 0x000A, nil)
	globals := record(nil, 0x0809, u16s(0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 0x0006, 0))
	globals = record(globals, 0x0042, u16s(1200))
	globals = record(globals, 0x00E0, u16s(0, 0, 0xFFF5, 0x0020, 0, 0, 0, 0, 0, 0x20C0))
	rest := append(sharedStrings(strings), record(nil, 0x000A, nil)...)
	const name = "Sheet1"
	start := len(globals) + 4 + 8 + len(name) + len(rest)
	bound := append(le.AppendUint32(nil, uint32(start)), 0, 0, byte(len(name)), 0)
	globals = record(globals, 0x0085, append(bound, name...))
	return compound(append(append(globals, rest...), sheet...)), nil
}

// sharedStrings writes the SST; a string that does not fit goes on behind a CONTINUE's own flags.
func sharedStrings(texts []string) []byte {
	var out []byte
	id, body := uint16(0x00FC), le.AppendUint32(le.AppendUint32(nil, uint32(len(texts))), uint32(len(texts)))
	next := func() {
		out = record(out, id, body)
		id, body = 0x003C, nil
	}
	for _, text := range texts {
		units := utf16.Encode([]rune(text))
		if len(body)+3+2 > maxRecord {
			next()
		}
		body = append(le.AppendUint16(body, uint16(len(units))), 1)
		for _, unit := range units {
			if len(body)+2 > maxRecord {
				next()
				body = []byte{1}
			}
			body = le.AppendUint16(body, unit)
		}
	}
	next()
	return out
}

// The signs of a compound file's sectors: [MS-CFB] 2.1.
const (
	sector     = 512
	freeSector = 0xFFFFFFFF
	endOfChain = 0xFFFFFFFE
	fatSector  = 0xFFFFFFFD
	miniCutoff = 4096
)

// compound puts a stream of the name Workbook into a compound file: header, stream, directory, allocation table.
func compound(stream []byte) []byte {
	for len(stream) < miniCutoff {
		stream = append(stream, 0)
	}
	size := len(stream)
	stream = padded(stream, 0)
	sectors := len(stream) / sector
	fats := 1
	for fats*sector/4 < sectors+1+fats {
		fats++
	}
	header := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 16)...)
	header = append(header, u16s(0x003E, 3, 0xFFFE, 9, 6, 0, 0, 0)...)
	for _, v := range []uint32{0, uint32(fats), uint32(sectors), 0, miniCutoff, endOfChain, 0, endOfChain, 0} {
		header = le.AppendUint32(header, v)
	}
	for i := range 109 {
		at := uint32(freeSector)
		if i < fats {
			at = uint32(sectors + 1 + i)
		}
		header = le.AppendUint32(header, at)
	}
	var table []byte
	for i := range sectors {
		next := uint32(i + 1)
		if i == sectors-1 {
			next = endOfChain
		}
		table = le.AppendUint32(table, next)
	}
	table = le.AppendUint32(table, endOfChain) // the directory
	for range fats {
		table = le.AppendUint32(table, fatSector)
	}
	directory := append(entry("Root Entry", 5, 1, endOfChain, 0), entry("Workbook", 2, freeSector, 0, size)...)
	directory = append(directory, make([]byte, sector-len(directory))...)
	out := append(append(header, stream...), directory...)
	return append(out, padded(table, 0xFF)...)
}

func padded(b []byte, with byte) []byte {
	for len(b)%sector > 0 {
		b = append(b, with)
	}
	return b
}

// entry is one entry of the directory.
func entry(name string, kind byte, child, start uint32, size int) []byte {
	b := make([]byte, 64, 128)
	units := utf16.Encode([]rune(name))
	for i, unit := range units {
		le.PutUint16(b[2*i:], unit)
	}
	b = le.AppendUint16(b, uint16(2*len(units)+2))
	b = append(b, kind, 1)
	for _, v := range []uint32{freeSector, freeSector, child} {
		b = le.AppendUint32(b, v)
	}
	b = append(b, make([]byte, 36)...) // class, state and times
	b = le.AppendUint32(b, start)
	return le.AppendUint64(b, uint64(size))
}
