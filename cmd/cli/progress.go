package cli

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a stage is: a bar on a terminal, nothing elsewhere. The work calls it from any goroutine.
type progress struct {
	console *console
	mu      sync.Mutex
	bar     *progressbar.ProgressBar
	name    string
}

// at says that done of total units of a stage are done; a new stage's name ends the one before.
func (p *progress) at(stage string, done, total int64) {
	if !p.console.bars || p.console.quiet {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil || p.name != stage {
		p.finish()
		p.name = stage
		p.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(p.console.err),
			progressbar.OptionSetDescription(stage),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetWidth(30),
		)
	}
	p.bar.ChangeMax64(total)
	_ = p.bar.Set64(done) // a bar that cannot be drawn is no reason to stop
}

// stage gives the function that work calls to say how far each part of a stage is; the bar shows all parts together.
func (p *progress) stage(name string) func(part string, done, total int64) {
	type span struct{ done, total int64 }
	var mu sync.Mutex
	parts := map[string]span{}
	return func(part string, done, total int64) {
		mu.Lock()
		defer mu.Unlock()
		parts[part] = span{done, total}
		var all span
		for _, s := range parts {
			all.done += s.done
			all.total += s.total
		}
		p.at(name, all.done, all.total)
	}
}

// end takes the bar off the terminal.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finish()
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
