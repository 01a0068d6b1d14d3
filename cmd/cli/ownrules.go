package cli

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rollnet/rules"
	"rollnet/rules/own"
	"rollnet/screening"
	"rollnet/screening/profile"
)

var ownRulesHelp = screening.Words{
	ZH: "自定规则文件（YAML），可多次给出；格式见 rollnet rules schema rules，示例见 testdata/own-rules.yaml",
	EN: "a file of own rules (YAML), may be given again; see rollnet rules schema rules, and testdata/own-rules.yaml for examples",
}

// allRules is the catalogue and the rules of some files, and the files by name and hash. What is wrong with a file is a
// wrong call.
func allRules(files []string) ([]*screening.Rule, []string, error) {
	all := rules.All()
	var said []string
	for _, file := range files {
		data, err := readNamed("rules", file)
		if err != nil {
			return nil, nil, err
		}
		more, err := own.Parse(filepath.ToSlash(file), data, all)
		var problems own.Problems
		if errors.As(err, &problems) {
			return nil, nil, usageError{screening.Words{ZH: problems.In("zh"), EN: problems.In("en")}}
		} else if err != nil {
			return nil, nil, err
		}
		all = append(all, more...)
		said = append(said, fmt.Sprintf("%s sha256:%x", filepath.Base(file), sha256.Sum256(data)))
	}
	return all, said, nil
}

func newSchema(c *console) *cobra.Command {
	return &cobra.Command{
		Use:       "schema profile|rules",
		Short:     c.words("输出政策参数文件或自定规则文件的 JSON Schema", "print the JSON schema of profiles or of own rules files"),
		Args:      takes(1, 1),
		ValidArgs: []string{"profile", "rules"},
		RunE: run(func(args []string) error {
			schema, ok := map[string][]byte{"profile": profile.Schema, "rules": own.Schema}[args[0]]
			if !ok {
				return usage("只有 profile 和 rules 的 schema，没有 %q 的", "there are the schemas profile and rules, none of %q", args[0])
			}
			_, err := c.out.Write(schema)
			return err
		}),
	}
}
