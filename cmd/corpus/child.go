package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// result is what came of one file.
type result struct {
	path   string // from the folder, with forward slashes
	sha256 string
	class  string // read, read:CODE (its headers contradict each other), partial:CODE, refused:CODE; or, always a failure: panic, time, memory, broken
	rows   int
	cells  int
	digest string // over all sheets: their names and their digests
	said   string // for people: the refusal's message, or the first line of a panic
	took   time.Duration
}

// fatal says that a class is never right, whatever was expected.
func (r *result) fatal() bool {
	return r.class == "panic" || r.class == "time" || r.class == "memory" || r.class == "broken"
}

// inspection is the part of inspect's answer that counts here.
type inspection struct {
	Files []struct {
		Outcome string
		Error   *struct{ Code, Message string }
		Sheets  []struct {
			Sheet, Digest string
			Rows, Cells   int
		}
	}
}

// inspect runs one file through the program.
func (c *collection) inspect(file string) result {
	ctx, cancel := context.WithTimeout(context.Background(), c.time)
	defer cancel()
	// The limit is on data, not on addresses: Go reserves far more of these than it uses.
	limited := fmt.Sprintf(`ulimit -d %d || exit 99; exec "$0" "$@"`, c.memory<<10)
	cmd := exec.CommandContext(ctx, "sh", append([]string{"-c", limited, c.program}, "inspect", "--lang", "en", "--quiet", "--format", "json", "--digest", "--", file)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	begun := time.Now()
	err := cmd.Run()
	r := result{took: time.Since(begun)}
	var exit *exec.ExitError
	words := stderr.String()
	switch {
	case ctx.Err() != nil:
		r.class = "time"
	case strings.Contains(words, "out of memory") || strings.Contains(words, "cannot allocate memory"):
		r.class = "memory"
	case strings.Contains(words, "goroutine "):
		r.class, r.said = "panic", firstLine(words)
	case err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 3):
		r.class, r.said = "broken", fmt.Sprint(err, ": ", firstLine(words))
	case cmd.ProcessState != nil && peak(cmd.ProcessState) > int64(c.memory)<<20:
		r.class = "memory"
	default:
		r.take(stdout.Bytes(), err != nil)
	}
	return r
}

// take reads the program's answer; failed is what its exit code says.
func (r *result) take(answer []byte, failed bool) {
	var in inspection
	if err := json.Unmarshal(answer, &in); err != nil || len(in.Files) != 1 {
		r.class, r.said = "broken", "no answer of one file"
		return
	}
	f := in.Files[0]
	r.class = f.Outcome
	if f.Error != nil {
		r.class += ":" + f.Error.Code
		r.said = f.Error.Message
	}
	if failed != (f.Error != nil && f.Outcome != "partial") {
		r.class, r.said = "broken", "the exit code does not fit the outcome "+f.Outcome
		return
	}
	all := sha256.New()
	for _, s := range f.Sheets {
		r.rows += s.Rows
		r.cells += s.Cells
		io.WriteString(all, s.Sheet+"\t"+s.Digest+"\n")
	}
	if len(f.Sheets) > 0 {
		r.digest = hex.EncodeToString(all.Sum(nil))[:16]
	}
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
