package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/screening"
)

// Exit codes, named in every help.
const (
	exitDone     = 0
	exitFindings = 1
	exitUsage    = 2
	exitFailed   = 3
)

// console is where a command's words go: results to out, everything else to err.
type console struct {
	out, err io.Writer
	lang     string // of the terminal: zh or en
	fileLang string // of what is written into files: Chinese unless --lang says otherwise, whatever the system's language
	quiet    bool
	bars     bool // progress bars may be drawn
}

// say writes a message to standard error.
func (c *console) say(w screening.Words, args ...any) {
	if !c.quiet {
		fmt.Fprintf(c.err, w.In(c.lang)+"\n", args...)
	}
}

// errFindings says that the work is done and findings reach --fail-on.
var errFindings = errors.New("findings")

// usageError is a wrong call.
type usageError struct{ words screening.Words }

func (e usageError) Error() string { return e.words.EN }

// words is a text in both languages.
type words = screening.Words

// usage is a wrong call. Errors and words among the args are put in each language.
func usage(zh, en string, args ...any) error {
	return usageError{words{ZH: fmt.Sprintf(zh, argsIn("zh", args)...), EN: fmt.Sprintf(en, argsIn("en", args)...)}}
}

func argsIn(lang string, args []any) []any {
	in := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case error:
			in[i] = inWords(lang, a)
		case words:
			in[i] = a.In(lang)
		default:
			in[i] = a
		}
	}
	return in
}

// failure marks an error of the work itself, as against one of the flag parser.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// Main runs rollnet with its arguments (without the program's name) and returns the exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	c := &console{out: stdout, err: stderr, fileLang: "zh"}
	c.lang = language(args, os.Getenv)
	if asked(args) != "" {
		c.fileLang = c.lang
	}
	c.bars = isTerminal(stderr)
	root := newRoot(c)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return c.exitCode(root.Execute())
}

// exitCode is the one place that turns errors into words and exit codes.
func (c *console) exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errFindings) {
		return exitFindings
	}
	var wrong usageError
	var done failure
	code := exitFailed
	text := ""
	switch {
	case errors.As(err, &wrong):
		code, text = exitUsage, wrong.words.In(c.lang)
	case !errors.As(err, &done):
		code, text = exitUsage, err.Error() // cobra's own words
	default:
		text = inWords(c.lang, done.error)
	}
	prefix := map[bool]string{true: "rollnet: ", false: "rollnet："}[c.lang == "en"]
	for _, line := range strings.Split(text, "\n") {
		fmt.Fprintln(c.err, prefix+line)
	}
	if code == exitUsage {
		c.say(screening.Words{ZH: "用法见 rollnet help", EN: "see rollnet help for the usage"})
	}
	return code
}

// inWords is an error in a language; several joined ones, a line each.
func inWords(lang string, err error) string {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var lines []string
		for _, e := range many.Unwrap() {
			lines = append(lines, inWords(lang, e))
		}
		return strings.Join(lines, "\n")
	}
	var w interface{ In(lang string) string }
	if errors.As(err, &w) {
		return w.In(lang)
	}
	return err.Error()
}

// run wraps a command's work: what it returns is an error of the work, unless it says that the call was wrong.
func run(work func(args []string) error) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		err := work(args)
		var wrong usageError
		if err == nil || errors.Is(err, errFindings) || errors.As(err, &wrong) {
			return err
		}
		return failure{err}
	}
}
