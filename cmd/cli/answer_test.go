package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// answer RUN FILE RULE:RESULT[:VALUE]... writes a returned list: the findings of the rules answered so, those of * all that are
// not named. Fixed and answered ones are on no list.
func answer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: answer RUN FILE RULE:RESULT[:VALUE]...")
	}
	said := map[string][2]string{}
	for _, pair := range args[2:] {
		rule, rest, _ := strings.Cut(pair, ":")
		result, value, _ := strings.Cut(rest, ":")
		said[rule] = [2]string{result, value}
	}
	data, err := os.ReadFile(ts.MkAbs(filepath.Join(args[0], "findings.jsonl")))
	ts.Check(err)
	var out strings.Builder
	out.WriteString("姓名,问题编号,核实结果,另改为（正确的值）,核实人,核实日期,说明\n")
	for line := range bytes.Lines(data) {
		var f struct {
			ID, Rule, State string
			Applied         bool
		}
		ts.Check(json.Unmarshal(line, &f))
		a, named := said[f.Rule]
		if !named {
			a, named = said["*"]
		}
		if named && !f.Applied && f.State != "answered" {
			out.WriteString("某," + f.ID + "," + a[0] + "," + a[1] + ",李四,2018-7-15,\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o600))
}
