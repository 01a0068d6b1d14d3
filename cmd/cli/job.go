package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
)

// pathFlags are the flags of a job file that name files: they are meant from the job file's folder.
var pathFlags = []string{"out", "rules", "previous", "mapping", "password-file"}

// applyJob reads a job file: a YAML mapping of flag names to values, and files, a list of inputs. Flags on the command
// line win. It returns the files to read when the command line names none, and the questions that it leaves open: keys without
// a value.
func applyJob(cmd *cobra.Command, path string) (files, open []string, err error) {
	data, err := readNamed("job", path)
	if err != nil {
		return nil, nil, err
	}
	var job map[string]any
	if err := yaml.Unmarshal(data, &job); err != nil {
		return nil, nil, usage("作业文件 %s 写法有误：%v", "job file %s: %v", path, err)
	}
	folder := filepath.Dir(path)
	for _, key := range sortedKeys(job) {
		values := textValues(job[key])
		if key == "files" {
			for _, v := range values {
				files = append(files, from(folder, v))
			}
			continue
		}
		flag := cmd.Flags().Lookup(key)
		if flag == nil || key == "job" {
			return nil, nil, usage("作业文件 %s：没有 %q 这一项", "job file %s: there is no %q", path, key)
		}
		if flag.Changed {
			continue
		}
		open = append(open, openIn(key, job[key])...)
		for _, v := range values {
			if slices.Contains(pathFlags, key) {
				v = from(folder, v)
			}
			if kind, file, found := strings.Cut(v, "="); found && key == "list" {
				v = kind + "=" + from(folder, file)
			}
			if err := flag.Value.Set(v); err != nil {
				return nil, nil, usage("作业文件 %s：%s 的值有误：%v", "job file %s: bad value for %s: %v", path, key, err)
			}
		}
	}
	return files, open, nil
}

// openIn names what a key leaves open: itself, or what below it has no value. A list without entries leaves nothing open, and a
// track of poverty lines answers for the one line.
func openIn(key string, v any) []string {
	if v == nil && key != "list" && key != "files" {
		return []string{key}
	}
	below, _ := v.(map[string]any)
	var open []string
	for _, k := range sortedKeys(below) {
		if below[k] == nil && !(k == "poverty_line" && below["line_track"] != nil) {
			open = append(open, key+"."+k)
		}
	}
	return open
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// textValues writes a YAML value as flags take it: a list item by item, a mapping as key=value.
func textValues(v any) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, textValues(item)...)
		}
		return out
	case map[string]any:
		var out []string
		for _, k := range sortedKeys(v) {
			for _, item := range textValues(v[k]) {
				out = append(out, k+"="+item)
			}
		}
		return out
	}
	return []string{fmt.Sprint(v)}
}

func from(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}
