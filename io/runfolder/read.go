package runfolder

import (
	"fmt"
	"os"
	"path/filepath"

	"rollnet/io/ledger"
)

// FindingsName is the file with the findings of a run.
const FindingsName = "findings.jsonl"

// ReadFindings reads the findings of a run folder.
func ReadFindings(dir string) ([]ledger.Finding, error) {
	name := filepath.Join(dir, FindingsName)
	in, err := os.Open(name)
	if err != nil {
		return nil, &Refusal{Place: name, Words: badFindings, Err: err}
	}
	defer func() { _ = in.Close() }()
	found, err := ledger.ReadFindings(in)
	if err != nil {
		return nil, &Refusal{Place: fmt.Sprintf("%s: %v", name, err), Words: badFindings, Err: err}
	}
	return found, nil
}
