package cli

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// language is the language of the terminal's text: --lang, else the system's; Chinese for a Chinese system, else English.
// It is known before the flags are parsed, because the help is in it too.
func language(args []string, getenv func(string) string) string {
	if said := asked(args); said != "" {
		return oneOf(said)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return oneOf(value)
		}
	}
	return oneOf(systemLanguage())
}

// asked is what --lang says, "" where it says nothing.
func asked(args []string) string {
	for i, a := range args {
		if value, found := strings.CutPrefix(a, "--lang="); found {
			return value
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

func oneOf(locale string) string {
	if strings.HasPrefix(strings.ToLower(locale), "zh") {
		return "zh"
	}
	return "en"
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
