// Package cli is the command tree: flags in, streams, progress, exit codes and the words for errors out. It is the only place
// where rules, screening and the readers and writers meet; parsing flags and doing the work are two functions in each file.
package cli
