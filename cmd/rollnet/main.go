// Command rollnet cleans registration rolls of households.
package main

import (
	"os"

	"rollnet/cmd/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
