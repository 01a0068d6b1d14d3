package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is the product's version; a release build sets it with -ldflags "-X rollnet/cmd/cli.Version=…".
var Version = "0.1.0-dev"

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: c.words("版本", "the version"),
		Args:  takes(0, 0),
		RunE: run(func([]string) error {
			_, err := fmt.Fprintf(c.out, "rollnet %s %s (%s %s/%s)\n", Version, revision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		}),
	}
}

// revision is the commit that the binary was built from, as far as the build knew it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	commit, dirty := "unknown", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			commit = s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+"
		}
	}
	return commit + dirty
}
