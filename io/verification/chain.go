package verification

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rollnet/screening"
)

// maxRounds is how many rounds back a chain is followed.
const maxRounds = 100

// link is a run folder and the hash of its run.json.
type link struct {
	dir  string
	data []byte
	run  manifest
}

// chain follows the rounds before by the hashes that each run.json has of the one before it, and seals each.
func (v *verifier) chain() {
	if v.run.Previous == "" {
		if v.options.Previous != "" {
			v.fail(Chain, manifestName, "没有记下上一轮，却给出了 --previous（提示：不是从那一轮接着做的）", "it names no round before, and --previous was given (hint: it does not go on from that one)")
		}
		return
	}
	want, dir := v.run.Previous, v.options.Previous
	for round := 0; want != "" && round < maxRounds; round++ {
		v.looked(Chain, 1)
		l, found := v.before(want, dir)
		if !found {
			return
		}
		if !intact(l.data) {
			v.fail(Chain, filepath.Join(l.dir, manifestName), "与自身的封印不符，写出后被改动过", "it does not fit its own seal: it was altered after it was written")
		}
		if round == 0 {
			v.goesOn(l)
		}
		want, dir = l.run.Previous, ""
	}
}

// before finds the run folder whose run.json has a hash: the one given, else one beside this folder.
func (v *verifier) before(want, given string) (link, bool) {
	dirs := []string{given}
	if given == "" {
		dirs = besides(v.dir)
	}
	for _, dir := range dirs {
		data, err := os.ReadFile(filepath.Join(dir, manifestName))
		if err != nil {
			continue
		}
		l := link{dir: dir, data: data}
		if hashOfBytes(data) == want && json.Unmarshal(data, &l.run) == nil {
			return l, true
		}
	}
	if given != "" {
		v.fail(Chain, given, "不是 run.json 记下的上一轮，或写出后被改动过（提示：--previous 给出上一轮的结果文件夹）",
			"it is not the round before that run.json names, or it was altered since (hint: --previous is the run folder of the round before)")
		return link{}, false
	}
	v.partly(Chain, screening.Words{ZH: "旁边没有找到（或已改动）上一轮的结果文件夹，没有再往前核对（提示：用 --previous 给出）",
		EN: "the run folder of the round before was not found beside this one, or was altered; the chain was followed no further (hint: give it with --previous)"})
	return link{}, false
}

// besides are the folders beside a run folder, itself left out.
func besides(dir string) (all []string) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	entries, err := os.ReadDir(filepath.Dir(full))
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if path := filepath.Join(filepath.Dir(full), e.Name()); e.IsDir() && path != full {
			all = append(all, path)
		}
	}
	return all
}

// goesOn says that answers were applied to just the sheets that the round before had corrected.
func (v *verifier) goesOn(before link) {
	if v.run.Command != "apply" {
		return
	}
	for i := range v.copies {
		in := v.copies[i].input
		if !slices.ContainsFunc(before.run.Outputs, func(o output) bool {
			return strings.HasPrefix(o.File, correctedFolder) && o.SHA256 == in.SHA256
		}) {
			v.fail(Chain, in.File, "上一轮的 corrected 里没有这个内容的文件", "the round before has no such file under corrected")
		}
	}
}

// correctedBefore are the corrected sheets of the round before, which an apply has for inputs.
func (v *verifier) correctedBefore() (paths []string) {
	if v.run.Command != "apply" || v.run.Previous == "" {
		return nil
	}
	dirs := besides(v.dir)
	if v.options.Previous != "" {
		dirs = []string{v.options.Previous}
	}
	for _, dir := range dirs {
		data, err := os.ReadFile(filepath.Join(dir, manifestName))
		var run manifest
		if err != nil || hashOfBytes(data) != v.run.Previous || json.Unmarshal(data, &run) != nil {
			continue
		}
		for _, o := range run.Outputs {
			path := filepath.Join(dir, filepath.FromSlash(o.File))
			if _, err := os.Stat(path); err == nil && strings.HasPrefix(o.File, correctedFolder) {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

func hashOfBytes(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
