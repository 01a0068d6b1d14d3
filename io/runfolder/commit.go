package runfolder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Marks of the folders that stand beside the run folder while it is made.
const (
	tempMark = ".rollnet-tmp-" // being written
	oldMark  = ".rollnet-old-" // the run folder that is being replaced
)

func (f *Folder) prefix(mark string) string { return "." + filepath.Base(f.dir) + mark }

// owner names this process on this machine, so that a later run can tell what was left behind from what is being written.
func owner() string { return machine() + "-" + strconv.Itoa(os.Getpid()) }

func machine() string {
	name, err := os.Hostname()
	if err != nil {
		name = "?"
	}
	h := fnv.New32a()
	h.Write([]byte(name))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// Commit gives the folder its name. A run folder that it replaces is removed; if somebody changed or added files in it
// (villages' answers, say), it is kept beside under the name that Commit returns.
func (f *Folder) Commit() (kept string, err error) {
	if f.done {
		return "", fmt.Errorf("%s: committed or given up before", f.given)
	}
	kept, err = f.commit()
	if err != nil {
		return "", refuse(f.given, errors.Join(err, f.Abort()))
	}
	f.done = true
	return kept, nil
}

func (f *Folder) commit() (string, error) {
	if err := f.sys.removeAll(filepath.Join(f.temp, scratch)); err != nil {
		return "", err
	}
	if err := f.syncTree(); err != nil {
		return "", err
	}
	if !f.replace {
		// An empty folder may be there; on Windows a rename does not take its place.
		if err := f.sys.remove(f.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if err := f.sys.rename(f.temp, f.dir); err != nil {
			return "", err
		}
		f.settleName()
		return "", nil
	}
	old := filepath.Join(filepath.Dir(f.dir), f.prefix(oldMark)+owner())
	if err := f.sys.rename(f.dir, old); err != nil {
		return "", err
	}
	if err := f.sys.rename(f.temp, f.dir); err != nil {
		return "", errors.Join(err, f.sys.rename(old, f.dir))
	}
	f.settleName()
	return f.retire(old), nil
}

// settleName makes the new name last. The folder is whole and in its place, so a failure here is none of the run's.
func (f *Folder) settleName() { _ = f.sys.syncDir(filepath.Dir(f.dir)) }

// syncTree syncs the folders of the tree; the files were synced one by one.
func (f *Folder) syncTree() error {
	return filepath.WalkDir(f.temp, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return f.sys.syncDir(name)
	})
}

// retire removes a replaced run folder, or keeps it under a visible name when it holds what the run did not write. What
// cannot be removed now (a file open in Excel) is swept by the next run: the new folder has its name already.
func (f *Folder) retire(old string) (kept string) {
	if untouched(old) {
		_ = f.sys.removeAll(old)
		return ""
	}
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.replaced-%d", f.dir, n)
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			if err := f.sys.rename(old, name); err != nil {
				return old
			}
			return name
		}
	}
}

// Abort removes what was written; the final name is as it was. After Commit it does nothing, so that it can be deferred.
func (f *Folder) Abort() error {
	if f.done {
		return nil
	}
	f.done = true
	var err error
	if f.temp != "" {
		err = f.sys.removeAll(f.temp)
	}
	for _, dir := range f.made {
		if f.sys.remove(dir) != nil { // somebody put something there
			break
		}
	}
	return err
}

// sweep clears what interrupted runs to the same name left on this machine: half-written folders go; a run folder that
// had been moved aside comes back when nothing took its place.
func (f *Folder) sweep() error {
	parent := filepath.Dir(f.dir)
	entries, err := os.ReadDir(parent)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := filepath.Join(parent, entry.Name())
		if left(entry.Name(), f.prefix(tempMark)) {
			if err := f.sys.removeAll(name); err != nil {
				return err
			}
		}
		if left(entry.Name(), f.prefix(oldMark)) {
			if _, err := os.Lstat(f.dir); errors.Is(err, fs.ErrNotExist) {
				if err := f.sys.rename(name, f.dir); err != nil {
					return err
				}
			} else {
				f.retire(name)
			}
		}
	}
	return nil
}

// left says that a name with the prefix belongs to a process of this machine that is gone.
func left(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	parts := strings.Split(rest, "-")
	if !ok || len(parts) < 2 || parts[0] != machine() {
		return false
	}
	pid, err := strconv.Atoi(parts[1])
	return err == nil && !alive(pid)
}

// isRunFolder says that a folder holds a run.json of ours.
func isRunFolder(dir string) bool {
	_, err := ReadManifest(dir)
	return err == nil
}

// ReadManifest reads the run.json of a run folder.
func ReadManifest(dir string) (*Manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return nil, &Refusal{Place: dir, Words: notRun, Err: err}
	}
	m := &Manifest{}
	if err := json.Unmarshal(data, m); err != nil || m.Tool != Tool {
		return nil, &Refusal{Place: filepath.Join(dir, ManifestName), Words: notManifest, Err: err}
	}
	return m, nil
}

// ManifestHash is the SHA-256 of a run folder's run.json, by which the run that follows names it.
func ManifestHash(dir string) (string, error) {
	sum, err := hashFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return "", &Refusal{Place: dir, Words: notRun, Err: err}
	}
	return sum, nil
}

// untouched says that a run folder holds just what its run.json lists, unaltered.
func untouched(dir string) bool {
	m, err := ReadManifest(dir)
	if err != nil {
		return false
	}
	want := map[string]string{}
	for _, o := range m.Outputs {
		want[o.File] = o.SHA256
	}
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if rel == ManifestName || slices.Contains(litter, filepath.Base(rel)) {
			return nil
		}
		sum, err := hashFile(name)
		if err == nil && sum != want[filepath.ToSlash(rel)] {
			err = errors.New("altered")
		}
		return err
	})
	return err == nil
}

// litter is what file managers leave in folders that they show.
var litter = []string{"Thumbs.db", "desktop.ini", ".DS_Store"}

func hashFile(name string) (string, error) {
	r, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer r.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
