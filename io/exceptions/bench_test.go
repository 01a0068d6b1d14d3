package exceptions

import (
	"io"
	"testing"

	"rollnet/io/internal/sample"
	"rollnet/io/ledger"
	"rollnet/io/summary"
)

// A county's list: 82,616 households.
func BenchmarkCounty(b *testing.B) {
	_, o := sample.Outcome(82_616)
	content := Content{Findings: ledger.Findings(o.Findings, "zh"), Rules: o.Rules, Lang: "zh", Summary: summary.Of(ledger.Findings(o.Findings, "zh"), o.Rules, len(o.Corrections), summary.Rows{}, 82_616, 247_848)}
	for b.Loop() {
		if _, err := Write(io.Discard, b.TempDir(), content); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(o.Findings)), "findings")
}
