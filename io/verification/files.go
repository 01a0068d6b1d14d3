package verification

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// litter is what file managers and open programs leave in folders.
func litter(name string) bool {
	return slices.Contains([]string{"thumbs.db", "desktop.ini", ".ds_store"}, strings.ToLower(name)) || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~")
}

// files holds every output against its hash, and looks for what is missing and what is too many.
func (v *verifier) files() {
	listed := map[string]bool{manifestName: true}
	for _, o := range v.run.Outputs {
		v.looked(Files, 1)
		if listed[o.File] || !filepath.IsLocal(filepath.FromSlash(o.File)) {
			v.fail(Files, o.File, "run.json 中列了两次或路径有误", "it is listed twice in run.json, or is no path within the folder")
			continue
		}
		listed[o.File] = true
		sum, err := hashOf(v.path(o.File))
		switch {
		case os.IsNotExist(err):
			v.fail(Files, o.File, "文件不见了（提示：找回原文件，或重新运行）", "the file is missing (hint: get the file back, or run again)")
		case err != nil:
			v.failErr(Files, o.File, err)
		case sum != o.SHA256:
			v.fail(Files, o.File, "内容与 run.json 记下的 SHA-256 不符，写出后被改动过（提示：找回原文件，或重新运行）",
				"the content does not have the SHA-256 in run.json: it was altered after it was written (hint: get the file back, or run again)")
		}
	}
	for _, name := range v.present() {
		if !listed[name] {
			v.fail(Files, name, "run.json 中没有这个文件（提示：不是本次运行写出的，请移走）", "run.json does not list this file (hint: the run did not write it; move it elsewhere)")
		}
	}
}

// present are the files in the folder, with slashes.
func (v *verifier) present() (names []string) {
	err := filepath.WalkDir(v.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || litter(entry.Name()) {
			return err
		}
		rel, err := filepath.Rel(v.dir, path)
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		v.failErr(Files, v.dir, err)
	}
	slices.Sort(names)
	return names
}

func (v *verifier) path(name string) string { return filepath.Join(v.dir, filepath.FromSlash(name)) }

// has says that run.json lists an output and that it is there.
func (v *verifier) has(name string) bool {
	_, err := os.Stat(v.path(name))
	return err == nil && slices.ContainsFunc(v.run.Outputs, func(o output) bool { return o.File == name })
}

func hashOf(path string) (string, error) {
	in, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
