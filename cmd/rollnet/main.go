// Command rollnet cleans registration rolls of households.
package main

import (
	"os"
	"runtime/debug"

	"rollnet/cmd/cli"
)

func main() {
	if os.Getenv("GOGC") == "" { // a roll is few large blocks: collecting more often costs little CPU and saves memory
		debug.SetGCPercent(70)
	}
	os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr))
}
