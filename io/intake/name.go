package intake

import (
	"path/filepath"
	"strings"
)

// Names are the names of files as users see them: each path's base name, with as much of the path in front as tells it from
// another of that name. Names that differ in upper and lower case only are the same name on Windows.
func Names(paths []string) []string {
	parts := make([][]string, len(paths))
	for i, p := range paths {
		if whole, err := filepath.Abs(p); err == nil {
			p = whole
		}
		parts[i] = strings.Split(strings.Trim(filepath.ToSlash(p), "/"), "/")
	}
	names := make([]string, len(paths))
	long := make([]int, len(paths))
	for i := range long {
		long[i] = 1
	}
	for {
		count := map[string]int{}
		for i, p := range parts {
			names[i] = strings.Join(p[len(p)-min(long[i], len(p)):], "/")
			count[strings.ToLower(names[i])]++
		}
		grown := false
		for i, p := range parts {
			if count[strings.ToLower(names[i])] > 1 && long[i] < len(p) {
				long[i]++
				grown = true
			}
		}
		if !grown {
			return names
		}
	}
}
