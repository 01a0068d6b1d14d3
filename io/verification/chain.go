package verification

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"rollnet/screening"
)

// previous is what run.json says of the round before: the SHA-256 of its run.json.
type previous struct {
	Run    string `json:"run"`
	SHA256 string `json:"sha256"`
}

// chain holds the round before against the hash that run.json has of it.
func (v *verifier) chain() {
	if len(v.run.Previous) == 0 || bytes.Equal(v.run.Previous, []byte("null")) {
		if v.options.Previous != "" {
			v.fail(Chain, manifestName, "没有记下上一轮，却给出了 --previous", "it names no round before, and --previous was given")
		}
		return
	}
	v.looked(Chain, 1)
	var p previous
	if json.Unmarshal(v.run.Previous, &p) != nil || p.SHA256 == "" {
		v.fail(Chain, manifestName, "记下的上一轮看不懂（提示：run.json 被改动过）", "what it says of the round before cannot be made out (hint: run.json was altered)")
		return
	}
	dirs := []string{v.options.Previous}
	if v.options.Previous == "" {
		dirs = []string{filepath.Join(filepath.Dir(filepath.Clean(v.dir)), filepath.Base(p.Run))}
	}
	data, err := os.ReadFile(filepath.Join(dirs[0], manifestName))
	if err != nil {
		if v.options.Previous != "" {
			v.fail(Chain, dirs[0], "没有 run.json（提示：--previous 给出上一轮的结果文件夹）", "there is no run.json (hint: --previous is the run folder of the round before)")
			return
		}
		v.notMade(Chain, screening.Words{ZH: "没有找到上一轮的结果文件夹（提示：用 --previous 给出）", EN: "the run folder of the round before was not found (hint: give it with --previous)"})
		return
	}
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != p.SHA256 {
		v.fail(Chain, filepath.Join(dirs[0], manifestName), "不是 run.json 记下的上一轮，或写出后被改动过", "it is not the round before that run.json names, or it was altered since")
	}
}
