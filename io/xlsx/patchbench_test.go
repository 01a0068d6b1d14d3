//go:build unix

package xlsx

import (
	"bytes"
	"fmt"
	"testing"
	"time"
)

// BenchmarkPatch corrects one cell in 200 and, in the same run, unpacks the sheet to nowhere with the same library.
func BenchmarkPatch(b *testing.B) {
	for _, inline := range []bool{false, true} {
		b.Run(fmt.Sprintf("inline=%v", inline), func(b *testing.B) {
			const rows = 37_000
			var data bytes.Buffer
			if err := writeCounty(&data, rows, 40, WriteOptions{Inline: inline}); err != nil {
				b.Fatal(err)
			}
			r := bytes.NewReader(data.Bytes())
			w, err := Read(r, r.Size(), "county.xlsx", nil)
			if err != nil {
				b.Fatal(err)
			}
			var edits []Edit
			for row := 0; row < rows; row += 5 {
				edits = append(edits, Edit{row + 1, row % 7, w.Sheets[0].Table.At(row, row%7).Text, "更正"})
			}
			var patch, inflate time.Duration
			out := &counter{}
			for b.Loop() {
				start := cpuTime()
				if err := Patch(out, r, r.Size(), "county.xlsx", map[string][]Edit{"人员信息": edits}); err != nil {
					b.Fatal(err)
				}
				patch += cpuTime() - start
				start = cpuTime()
				if err := inflateAll(r); err != nil {
					b.Fatal(err)
				}
				inflate += cpuTime() - start
			}
			b.ReportMetric(float64(patch)/float64(inflate), "x-inflate")
			b.ReportMetric(float64(out.bytes)/float64(b.N)/float64(data.Len()), "x-size")
		})
	}
}

// BenchmarkPatchRows lets one row in 75 leave, as for 5,000 answers in a county, and, in the same run, reads the workbook.
func BenchmarkPatchRows(b *testing.B) {
	const rows = 37_000
	var data bytes.Buffer
	if err := writeCounty(&data, rows, 40, WriteOptions{}); err != nil {
		b.Fatal(err)
	}
	r := bytes.NewReader(data.Bytes())
	var leaves []int
	for row := 3; row < rows; row += 75 {
		leaves = append(leaves, row)
	}
	var patch, reading time.Duration
	for b.Loop() {
		start := cpuTime()
		if err := PatchRows(&counter{}, r, r.Size(), "county.xlsx", nil, map[string][]int{"人员信息": leaves}); err != nil {
			b.Fatal(err)
		}
		patch += cpuTime() - start
		start = cpuTime()
		if _, err := Read(r, r.Size(), "county.xlsx", nil); err != nil {
			b.Fatal(err)
		}
		reading += cpuTime() - start
	}
	b.ReportMetric(float64(patch)/float64(reading), "x-read")
}
