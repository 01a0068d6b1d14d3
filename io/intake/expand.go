package intake

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rollnet/io/fault"
	"rollnet/screening"
)

// endings are the files that are taken out of folders; a file that is named is read whatever it is called.
var endings = []string{".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt", ".html", ".htm", ".xml"}

// Expand turns files, folders and globs into files: sorted, each once. A folder gives the spreadsheets in it and below; what
// was left aside is said in notes. A pattern or a folder that gives nothing is an error.
func Expand(args []string) (paths []string, notes []screening.Words, err error) {
	for _, arg := range args {
		found, left, err := expand(arg)
		if err != nil {
			return nil, nil, err
		}
		paths = append(paths, found...)
		notes = append(notes, left...)
	}
	// A file that is named twice is the clerk's slip and refused later; one met again under a folder is not.
	named := map[string]int{}
	for _, arg := range args {
		named[filepath.Clean(arg)]++
	}
	seen := map[string]int{}
	paths = slices.DeleteFunc(paths, func(p string) bool {
		seen[p]++
		return seen[p] > max(1, named[p])
	})
	slices.Sort(paths)
	return paths, notes, nil
}

func expand(arg string) ([]string, []screening.Words, error) {
	info, err := os.Stat(arg)
	if err == nil && info.IsDir() {
		return folder(arg)
	}
	if err == nil {
		return []string{filepath.Clean(arg)}, nil, nil
	}
	if !strings.ContainsAny(arg, "*?[") {
		return nil, nil, fault.Unread(arg, err)
	}
	matches, err := filepath.Glob(arg)
	if err != nil || len(matches) == 0 {
		return nil, nil, &fault.Fault{Code: fault.NoFiles, File: arg, Err: err}
	}
	var paths []string
	var notes []screening.Words
	for _, m := range matches {
		if ok, why := spreadsheet(filepath.Base(m)); !ok && !isFolder(m) {
			notes = append(notes, aside(m, why))
			continue
		}
		found, left, err := expand(m)
		if err != nil {
			return nil, nil, err
		}
		paths = append(paths, found...)
		notes = append(notes, left...)
	}
	return paths, notes, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// folder gives the spreadsheets in a folder and below it. Run folders in it are results, not inputs.
func folder(root string) (paths []string, notes []screening.Words, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return &fault.Fault{Code: fault.Unreadable, File: path, Found: "the folder cannot be listed", FoundZH: "文件夹无法列出", Err: err}
		}
		if d.IsDir() {
			switch {
			case path != root && strings.HasPrefix(d.Name(), "."):
				return filepath.SkipDir
			case isRun(path):
				notes = append(notes, aside(path, screening.Words{ZH: "是结果文件夹", EN: "is a run folder"}))
				return filepath.SkipDir
			}
			return nil
		}
		if ok, why := spreadsheet(d.Name()); !ok {
			notes = append(notes, aside(path, why))
			return nil
		}
		paths = append(paths, filepath.Clean(path))
		return nil
	})
	if err == nil && len(paths) == 0 {
		err = &fault.Fault{Code: fault.NoFiles, File: root}
	}
	return paths, notes, err
}

// isRun says that a folder was written by screen.
func isRun(path string) bool {
	for _, name := range []string{"run.json", "findings.jsonl"} {
		if _, err := os.Stat(filepath.Join(path, name)); err != nil {
			return false
		}
	}
	return true
}

// spreadsheet says whether a file of a folder is to be read, by its name.
func spreadsheet(name string) (bool, screening.Words) {
	switch {
	case strings.HasPrefix(name, "~$"):
		return false, screening.Words{ZH: "是 Excel 的临时文件", EN: "is a lock file of Excel"}
	case strings.HasPrefix(name, "."):
		return false, screening.Words{ZH: "是隐藏文件", EN: "is hidden"}
	case !slices.Contains(endings, strings.ToLower(filepath.Ext(name))):
		return false, screening.Words{ZH: "不是表格文件", EN: "is no spreadsheet"}
	}
	return true, screening.Words{}
}

func aside(path string, why screening.Words) screening.Words {
	return screening.Words{ZH: path + " " + why.ZH + "，没有读取", EN: path + " " + why.EN + " and was not read"}
}
