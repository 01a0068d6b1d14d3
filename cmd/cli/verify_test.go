package cli_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rollnet/cmd/cli"
)

// A roll of a few rows with cells that are corrected: blanks in names and numbers, a relation in other words.
const smallRoll = "乡镇,行政村,户编号,人编号,与户主关系,姓名,证件号码,人均纯收入\n" +
	"云岭镇,那怀村,4510210001,451021000101,户主,韦 小明,451021197001010012,2500\n" +
	"云岭镇,那怀村,4510210001,451021000102,妻子,罗美丽,451021 19720202 0023,2500\n" +
	"云岭镇,那怀村,4510210002,451021000201,户主,黄大山,451021196003030035,2700元\n" +
	"云岭镇,那怀村,4510210002,451021000202,儿子,黄小山,451021199004040047,2700\n"

// smallRun is a run folder over the small roll, and the folder of its input.
func smallRun(t *testing.T) (run, inputs string) {
	t.Helper()
	dir := t.TempDir()
	inputs, run = filepath.Join(dir, "in"), filepath.Join(dir, "run")
	check(t, os.Mkdir(inputs, 0o700))
	check(t, os.WriteFile(filepath.Join(inputs, "roll.csv"), []byte(smallRoll), 0o600))
	if code, out := rollnet("screen", inputs, "--out", run, "--as-of", "2018-06-30", "--set", "poverty_line=2995"); code != 0 {
		t.Fatal(out)
	}
	return run, inputs
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func rollnet(args ...string) (int, string) {
	var out bytes.Buffer
	code := cli.Main(append([]string{"--lang", "en"}, args...), &out, &out)
	return code, out.String()
}

// A folder as it was written is verified; with the inputs wholly.
func TestVerifies(t *testing.T) {
	run, inputs := smallRun(t)
	if code, out := rollnet("verify", run); code != 0 || !strings.Contains(out, "not verified") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := rollnet("verify", run, "--inputs", inputs); code != 0 || strings.Contains(out, "not verified") {
		t.Errorf("%d %s", code, out)
	}
	if ledger := read(t, run, "changes.csv"); strings.Count(ledger, "\r\n") < 5 {
		t.Fatalf("too few corrections to be a test: %s", ledger)
	}
}

// A byte that is changed in any file is noticed, wherever it stands.
func TestNoticesBytes(t *testing.T) {
	run, _ := smallRun(t)
	check(t, filepath.WalkDir(run, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		check(t, err)
		for _, at := range []int{0, len(data) / 3, len(data) - 3} {
			altered := bytes.Clone(data)
			altered[at] ^= 1
			check(t, os.WriteFile(path, altered, 0o600))
			if code, out := rollnet("verify", run); code != 1 && !(code == 3 && filepath.Base(path) == "run.json") {
				t.Errorf("byte %d of %s: %d %s", at, path, code, out)
			}
		}
		return os.WriteFile(path, data, 0o600)
	}))
	if code, out := rollnet("verify", run); code != 0 {
		t.Fatalf("%d %s", code, out)
	}
}

// forge alters a file of a run folder and puts hash, number of rows and seal in run.json right, as a forger would.
func forge(t *testing.T, run, name string, rows int, edit func(string) string) {
	t.Helper()
	was := read(t, run, name)
	text := edit(was)
	if text == was {
		t.Fatal("nothing was altered")
	}
	check(t, os.WriteFile(filepath.Join(run, name), []byte(text), 0o600))
	manifest := strings.ReplaceAll(read(t, run, "run.json"), sum(was), sum(text))
	if rows != 0 {
		counted := regexp.MustCompile(`("file": "` + regexp.QuoteMeta(name) + `",\s*"sha256": "[0-9a-f]*",\s*"rows": )(\d+)`)
		manifest = counted.ReplaceAllStringFunc(manifest, func(s string) string {
			var n json.Number
			head := regexp.MustCompile(`\d+$`).ReplaceAllString(s, "")
			check(t, json.Unmarshal([]byte(strings.TrimPrefix(s, head)), &n))
			count, err := n.Int64()
			check(t, err)
			return head + itoa(int(count)+rows)
		})
	}
	seal(t, run, manifest)
}

func seal(t *testing.T, run, manifest string) {
	sealed := regexp.MustCompile(`"seal": "[0-9a-f]*"`)
	open := sealed.ReplaceAllString(manifest, `"seal": ""`)
	check(t, os.WriteFile(filepath.Join(run, "run.json"), []byte(sealed.ReplaceAllString(open, `"seal": "`+sum(open)+`"`)), 0o600))
}

func itoa(n int) string { data, _ := json.Marshal(n); return string(data) }

func sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:])
}

func read(t *testing.T, run, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(run, filepath.FromSlash(name)))
	check(t, err)
	return string(data)
}

// without is a text without one of its lines.
func without(n int) func(string) string {
	return func(text string) string {
		lines := strings.SplitAfter(text, "\n")
		return strings.Join(append(lines[:n:n], lines[n+1:]...), "")
	}
}

// What a forger does is noticed though the hashes were put right, without the inputs.
func TestNoticesForgery(t *testing.T) {
	replace := func(old, with string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, with, 1) }
	}
	for name, c := range map[string]struct {
		file string
		rows int
		edit func(string) string
		want string
	}{
		"a line of the ledger removed":  {"changes.csv", -1, without(2), "a line was removed"},
		"a line of the ledger added":    {"changes.csv", 1, func(s string) string { return s + "roll.csv,,5,E,,,relation,之子,儿子,IN-1,fix,\r\n" }, "no applied finding says"},
		"a line altered: becomes":       {"changes.csv", 0, replace("韦小明", "韦小朋"), "the corrected cell does not hold"},
		"a line altered: was":           {"changes.csv", 0, replace("韦 小明", "韦　小明"), "no applied finding says"},
		"a line twice":                  {"changes.csv", 1, func(s string) string { return s + strings.SplitAfter(s, "\n")[1] }, "is about the same place"},
		"a row dropped":                 {"corrected/roll.csv", -1, without(4), "a row was dropped"},
		"a row added":                   {"corrected/roll.csv", 1, func(s string) string { return s + strings.SplitAfter(s, "\n")[4] }, "or added"},
		"a corrected cell changed back": {"corrected/roll.csv", 0, replace("韦小明", "韦 小明"), "the corrected cell does not hold"},
		"a finding removed":             {"findings.jsonl", -1, without(1), "was reckoned again"},
		"a finding's severity":          {"findings.jsonl", 0, replace(`"severity":"`, `"severity":"x`), "was reckoned again"},
	} {
		run, inputs := smallRun(t)
		if strings.HasPrefix(c.file, "findings") && strings.Count(read(t, run, c.file), "\n") < 2 {
			t.Fatal("no findings")
		}
		forge(t, run, c.file, c.rows, c.edit)
		code, out := rollnet("verify", run)
		if code != 1 || !strings.Contains(out, c.want) {
			t.Errorf("%s: %d %s", name, code, out)
		}
		if strings.Contains(out, "SHA-256") || strings.Contains(out, "seal: it was altered") {
			t.Errorf("%s: the forger was clumsy: %s", name, out)
		}
		if code, out = rollnet("verify", run, "--inputs", inputs); code != 1 {
			t.Errorf("%s, with the inputs: %d %s", name, code, out)
		}
	}
}

// A cell that no line speaks of is noticed only with the inputs, and then it is.
func TestNoticesSilentCell(t *testing.T) {
	run, inputs := smallRun(t)
	forge(t, run, "corrected/roll.csv", 0, func(s string) string { return strings.Replace(s, "罗美丽", "罗美华", 1) })
	if code, out := rollnet("verify", run); code != 0 || !strings.Contains(out, "cell by cell against the inputs: not verified") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := rollnet("verify", run, "--inputs", inputs); code != 1 || !strings.Contains(out, "corrected/roll.csv!F3: it is not what the original file has") {
		t.Errorf("%d %s", code, out)
	}
}

// An output that is gone, and a file too many.
func TestNoticesFiles(t *testing.T) {
	run, _ := smallRun(t)
	check(t, os.WriteFile(filepath.Join(run, "note.txt"), []byte("x"), 0o600))
	check(t, os.Remove(filepath.Join(run, "exceptions.xlsx")))
	code, out := rollnet("verify", run, "--format", "json")
	var said struct {
		OK       bool
		Failures []struct{ Check, Place string }
	}
	check(t, json.Unmarshal([]byte(out), &said))
	if code != 1 || said.OK || len(said.Failures) != 2 || said.Failures[0].Place != "exceptions.xlsx" || said.Failures[1].Place != "note.txt" {
		t.Errorf("%d %s", code, out)
	}
}

// The round before is found by its hash beside the folder or where it is said to be; another, or an altered one, is not it.
func TestChain(t *testing.T) {
	first, _ := smallRun(t)
	run, _ := smallRun(t)
	beside := filepath.Join(filepath.Dir(run), "first")
	check(t, os.CopyFS(beside, os.DirFS(first)))
	seal(t, run, strings.Replace(read(t, run, "run.json"), `"command": "screen",`, `"command": "screen",`+"\n "+`"previous": "`+sum(read(t, first, "run.json"))+`",`, 1))
	if code, out := rollnet("verify", run); code != 0 || !strings.Contains(out, "the round before: passed (1 looked at)") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := rollnet("verify", run, "--previous", first); code != 0 {
		t.Errorf("%d %s", code, out)
	}
	if code, out := rollnet("verify", first, "--previous", run); code != 1 || !strings.Contains(out, "it names no round before") {
		t.Errorf("%d %s", code, out)
	}
	seal(t, first, strings.Replace(read(t, first, "run.json"), `"as_of": "2018-06-30"`, `"as_of": "2018-06-29"`, 1))
	if code, out := rollnet("verify", run, "--previous", first); code != 1 || !strings.Contains(out, "it is not the round before") {
		t.Errorf("%d %s", code, out)
	}
	check(t, os.RemoveAll(beside))
	if code, out := rollnet("verify", run); code != 0 || !strings.Contains(out, "the round before: partly verified") {
		t.Errorf("%d %s", code, out)
	}
}
