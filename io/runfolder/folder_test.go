package runfolder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// fill writes a small run folder of two files and its run.json.
func fill(f *Folder) error {
	for _, name := range []string{"changes.csv", "corrected/乡/名册.xlsx"} {
		err := f.Write(name, func(w io.Writer) (int, error) {
			_, err := io.WriteString(w, "content of "+name)
			return 3, err
		})
		if err != nil {
			return err
		}
	}
	if _, err := f.Scratch(); err != nil {
		return err
	}
	return f.WriteManifest(Manifest{Version: "1", Command: "screen"})
}

func make1(t *testing.T, sys system, dir string, replace bool) (string, error) {
	t.Helper()
	f, err := newFolder(sys, dir, replace)
	if err != nil {
		return "", err
	}
	if err := fill(f); err != nil {
		return "", errors.Join(err, f.Abort())
	}
	return f.Commit()
}

// tree lists what is below a folder, with sizes.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if !entry.IsDir() {
			data, _ := os.ReadFile(name)
			rel += " " + strconv.Itoa(len(data))
		}
		list = append(list, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, "\n")
}

func TestWritesWholeFolder(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "a", "b")
	dir := filepath.Join(parent, "out")
	if _, err := make1(t, disk, dir, false); err != nil {
		t.Fatal(err)
	}
	m, err := ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Outputs) != 2 || m.Outputs[0].File != "changes.csv" || m.Outputs[1].File != "corrected/乡/名册.xlsx" || m.Outputs[1].Rows != 3 {
		t.Errorf("outputs %+v", m.Outputs)
	}
	sum, err := hashFile(filepath.Join(dir, "changes.csv"))
	if err != nil || sum != m.Outputs[0].SHA256 {
		t.Errorf("hash %s, run.json says %s (%v)", sum, m.Outputs[0].SHA256, err)
	}
	if entries, _ := os.ReadDir(parent); len(entries) != 1 {
		t.Errorf("left beside the folder: %v", entries)
	}
	if _, err := os.Lstat(filepath.Join(dir, scratch)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the scratch folder is still there")
	}
}

func TestPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows takes rights from the parent folder")
	}
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := make1(t, disk, dir, false); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o", name, info.Mode().Perm())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestRefuses(t *testing.T) {
	for name, set := range map[string]struct {
		prepare func(dir string) error
		replace bool
		words   string
	}{
		"something there":           {func(dir string) error { return os.WriteFile(filepath.Join(dir, "x"), nil, 0o600) }, false, "holds something"},
		"replace of something else": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "x"), nil, 0o600) }, true, "not a run folder"},
		"another tool's run.json": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "run.json"), []byte(`{"tool":"x"}`), 0o600)
		}, true, "not a run folder"},
		"a file": {func(dir string) error { return errors.Join(os.Remove(dir), os.WriteFile(dir, nil, 0o600)) }, true, "not a folder"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := set.prepare(dir); err != nil {
				t.Fatal(err)
			}
			before := tree(t, filepath.Dir(dir))
			_, err := New(dir, set.replace)
			var refusal *Refusal
			if !errors.As(err, &refusal) || !strings.Contains(err.Error(), set.words) || refusal.Words.ZH == "" {
				t.Fatalf("got %v, want %q", err, set.words)
			}
			if after := tree(t, filepath.Dir(dir)); after != before {
				t.Errorf("changed:\n%s\nbefore:\n%s", after, before)
			}
		})
	}
}

func TestRefusesNames(t *testing.T) {
	f, err := New(filepath.Join(t.TempDir(), "out"), false)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Abort() }()
	none := func(io.Writer) (int, error) { return 0, nil }
	for _, name := range []string{"", ".", "../x", "/x", "a/../b", "a//b"} {
		if f.Write(name, none) == nil {
			t.Errorf("%q was written", name)
		}
	}
	if err := f.Write("a.csv", none); err != nil {
		t.Fatal(err)
	}
	if f.Write("A.csv", none) == nil {
		t.Error("a name was written twice")
	}
}

func TestEmptyFolderIsTaken(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := make1(t, disk, dir, false); err != nil {
		t.Fatal(err)
	}
}

func TestReplace(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	for range 2 {
		if kept, err := make1(t, disk, dir, true); err != nil || kept != "" {
			t.Fatal(kept, err)
		}
	}
	if entries, _ := os.ReadDir(parent); len(entries) != 1 {
		t.Fatalf("left beside: %v", entries)
	}
	// Answers that somebody wrote into the old folder are not thrown away.
	if err := os.WriteFile(filepath.Join(dir, "changes.csv"), []byte("answers"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := make1(t, disk, dir, true)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(kept, "changes.csv")); string(data) != "answers" {
		t.Errorf("kept %q: %q, %v", kept, data, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "changes.csv")); string(data) == "answers" {
		t.Error("the new folder has the old file")
	}
}

func TestAbortLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	f, err := New(filepath.Join(parent, "new", "deep", "out"), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, parent); got != "." {
		t.Errorf("left: %s", got)
	}
}

func TestSweepsWhatWasLeft(t *testing.T) {
	parent := t.TempDir()
	dead := machine() + "-" + strconv.Itoa(1<<30)
	stale := filepath.Join(parent, ".out"+tempMark+dead+"-1")
	running := filepath.Join(parent, ".out"+tempMark+owner()+"-1")
	elsewhere := filepath.Join(parent, ".out"+tempMark+"0other-1-1")
	for _, dir := range []string{stale, running, elsewhere} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	f, err := New(filepath.Join(parent, "out"), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what a dead run left is still there")
	}
	for _, dir := range []string{running, elsewhere} {
		if _, err := os.Stat(dir); err != nil {
			t.Error("a living run's folder was removed:", err)
		}
	}
}

func TestComesBackAfterCrashBetweenRenames(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	if _, err := make1(t, disk, dir, false); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if err := os.Rename(dir, filepath.Join(parent, ".out"+oldMark+machine()+"-"+strconv.Itoa(1<<30))); err != nil {
		t.Fatal(err)
	}
	f, err := New(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	if after := tree(t, dir); after != before {
		t.Errorf("came back as\n%s\nwas\n%s", after, before)
	}
}

// failing makes the n-th call to the disk fail.
type failing struct {
	left int
	hit  bool
}

func (f *failing) fails() bool { f.left--; f.hit = f.hit || f.left == 0; return f.left == 0 }

type failingFile struct {
	file
	f *failing
}

func (w failingFile) Write(p []byte) (int, error) {
	if w.f.fails() {
		return 0, syscall.ENOSPC
	}
	return w.file.Write(p)
}

func (w failingFile) Sync() error {
	if w.f.fails() {
		return syscall.EIO
	}
	return w.file.Sync()
}

func (w failingFile) Close() error {
	err := w.file.Close()
	if w.f.fails() {
		return syscall.EIO
	}
	return err
}

func (f *failing) system() system {
	s := disk
	s.mkdirTemp = func(dir, pattern string) (string, error) {
		if f.fails() {
			return "", syscall.EACCES
		}
		return disk.mkdirTemp(dir, pattern)
	}
	s.mkdirAll = func(path string) error {
		if f.fails() {
			return syscall.EACCES
		}
		return disk.mkdirAll(path)
	}
	s.create = func(name string) (file, error) {
		if f.fails() {
			return nil, syscall.ENOSPC
		}
		w, err := disk.create(name)
		return failingFile{w, f}, err
	}
	s.rename = func(from, to string) error {
		if f.fails() {
			return syscall.EACCES
		}
		return disk.rename(from, to)
	}
	return s
}

// Whatever call fails, the final name is as it was and nothing is left beside it.
func TestEachCallFails(t *testing.T) {
	for _, replace := range []bool{false, true} {
		for n := 1; ; n++ {
			parent := t.TempDir()
			dir := filepath.Join(parent, "out")
			if replace {
				if _, err := make1(t, disk, dir, false); err != nil {
					t.Fatal(err)
				}
			}
			before := tree(t, parent)
			f := &failing{left: n}
			_, err := make1(t, f.system(), dir, replace)
			if !f.hit {
				if err != nil {
					t.Fatal(err)
				}
				if n < 15 {
					t.Fatalf("only %d calls were tried", n)
				}
				break
			}
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("call %d: %v", n, err)
			}
			if after := tree(t, parent); after != before {
				t.Errorf("call %d failed (%v) and left\n%s", n, err, after)
			}
		}
	}
}
