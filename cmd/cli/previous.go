package cli

import (
	"rollnet/io/ledger"
	"rollnet/io/rounds"
	"rollnet/io/runfolder"
	"rollnet/io/summary"
	"rollnet/screening"
)

// round is what a screening knows of the one before.
type round struct {
	hash     string // of its run.json
	found    []ledger.Finding
	standing []rounds.Entry // the answers that stand
	rounds   []summary.Round
}

// lastRound reads the run folder that --previous names; without one there was no round before.
func lastRound(dir, out string) (*round, error) {
	r := &round{}
	if dir == "" {
		return r, nil
	}
	if samePath(dir, out) {
		return nil, usage("--out 不能就是 --previous：上一轮的结果要留着", "--out is not --previous itself: that round stays")
	}
	m, err := runfolder.ReadManifest(dir)
	if err != nil {
		return nil, err
	}
	if r.hash, err = runfolder.ManifestHash(dir); err != nil {
		return nil, err
	}
	if r.found, err = runfolder.ReadFindings(dir); err != nil {
		return nil, err
	}
	entries, err := rounds.Read(dir)
	if err != nil {
		return nil, err
	}
	r.standing, r.rounds = rounds.Standing(entries), m.Summary.Rounds
	return r, nil
}

// ranIn says of a rule whether it ran.
func ranIn(results []screening.RuleResult) func(rule string) bool {
	ran := map[string]bool{}
	for _, r := range results {
		ran[r.Rule.Code] = r.State == screening.Ran
	}
	return func(rule string) bool { return ran[rule] }
}
