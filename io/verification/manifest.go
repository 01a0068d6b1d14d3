package verification

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"

	"rollnet/screening"
)

// manifest is run.json, as far as it is verified.
type manifest struct {
	Tool     string   `json:"tool"`
	Command  string   `json:"command"`
	Previous string   `json:"previous"` // SHA-256 of the run.json of the round before
	Inputs   []input  `json:"inputs"`
	Outputs  []output `json:"outputs"`
	Rules    []rule   `json:"rules"`
	Summary  figures  `json:"summary"`
}

type input struct {
	File      string       `json:"file"`
	SHA256    string       `json:"sha256"`
	Container string       `json:"container"`
	Outcome   string       `json:"outcome"`
	Sheets    []inputSheet `json:"sheets"`
}

type inputSheet struct {
	Sheet       string `json:"sheet"`
	Kind        string `json:"kind"`
	HeaderRows  []int  `json:"header_rows"`
	RowsRead    int    `json:"rows_read"`
	RowsKept    int    `json:"rows_kept"`
	RowsSkipped int    `json:"rows_skipped"`
	Skipped     []struct {
		Row    int    `json:"row"`
		Reason string `json:"reason"`
	} `json:"skipped"`
}

type output struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

type rule struct {
	Rule  string `json:"rule"`
	Hits  int    `json:"hits"`
	State string `json:"state"`
}

const manifestName = "run.json"

// Refusal is a folder that cannot be verified: place first, hint last.
type Refusal struct {
	Place string
	Words screening.Words
}

// Error is the message in English.
func (r *Refusal) Error() string { return r.In("en") }

// In is the message in a language.
func (r *Refusal) In(lang string) string {
	if lang == "en" {
		return r.Place + ": " + r.Words.EN
	}
	return r.Place + "：" + r.Words.ZH
}

// manifest reads run.json and holds it against its seal; whole is false where nothing more can be verified.
func (v *verifier) manifest() (whole bool, err error) {
	data, err := os.ReadFile(filepath.Join(v.dir, manifestName))
	if err != nil {
		words := screening.Words{ZH: "不是结果文件夹，没有 run.json（提示：给出 screen 或 apply 写出的文件夹）", EN: "not a run folder, there is no run.json (hint: give a folder that screen or apply has written)"}
		info, at := os.Stat(v.dir)
		switch {
		case at == nil && !info.IsDir():
			words = screening.Words{ZH: "是文件，不是结果文件夹（提示：给出 screen 或 apply 写出的文件夹）", EN: "a file, not a run folder (hint: give a folder that screen or apply has written)"}
		case !errors.Is(err, os.ErrNotExist):
			words = screening.Words{ZH: "run.json 无法读取（提示：检查文件权限）", EN: "run.json cannot be read (hint: check the permissions)"}
		}
		return false, &Refusal{v.dir, words}
	}
	v.looked(Seal, 1)
	if err := json.Unmarshal(data, &v.run); err != nil {
		v.fail(Seal, manifestName, "内容不完整或被改动，无法解析（提示：重新运行 screen）", "it is incomplete or was altered and cannot be parsed (hint: run screen again)")
		return false, nil
	}
	if v.run.Tool != "rollnet" {
		return false, &Refusal{filepath.Join(v.dir, manifestName), screening.Words{ZH: "不是本程序的 run.json（提示：给出 screen 或 apply 写出的文件夹）", EN: "not a run.json of ours (hint: give a folder that screen or apply has written)"}}
	}
	v.seal(data)
	return true, nil
}

var sealed = regexp.MustCompile(`"seal": "([0-9a-f]{64})"\s*}\s*$`)

// seal holds run.json against the hash at its end.
func (v *verifier) seal(data []byte) {
	switch {
	case sealed.FindSubmatchIndex(data) == nil:
		v.fail(Seal, manifestName, "末尾没有封印（提示：由旧版本写出，或被改动）", "there is no seal at its end (hint: an older version wrote it, or it was altered)")
	case !intact(data):
		v.fail(Seal, manifestName, "与自身的封印不符，写出后被改动过（提示：以原始结果文件夹为准，或重新运行）", "it does not fit its own seal: it was altered after it was written (hint: go by the folder as it was, or run again)")
	}
}

// intact says that a run.json has the hash at its end, which was reckoned over the file with an empty seal.
func intact(data []byte) bool {
	at := sealed.FindSubmatchIndex(data)
	if at == nil {
		return false
	}
	open := bytes.Join([][]byte{data[:at[2]], data[at[3]:]}, nil)
	return hashOfBytes(open) == string(data[at[2]:at[3]])
}
