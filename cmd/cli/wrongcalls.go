package cli

import (
	"errors"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rollnet/io/fault"
)

// readNamed reads the file that a flag names.
func readNamed(flag, path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, usage("--%s %v", "--%s %v", flag, fault.Unread(path, err))
	}
	return data, nil
}

// takes checks the number of a command's arguments; most is -1 where there may be any number.
func takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage("缺少参数：%s", "an argument is missing: %s", cmd.UseLine())
		case most < 0 || len(args) <= most:
			return nil
		case cmd.HasAvailableSubCommands():
			return usage("没有命令 %q（提示：全部命令见 %s --help）", "there is no command %q (hint: %s --help names them)", args[0], cmd.CommandPath())
		}
		return usage("多余的参数 %[2]q：%[1]s", "one argument too many, %[2]q: %[1]s", cmd.UseLine(), args[most])
	}
}

// wrongFlag puts the flag parser's errors into words.
func wrongFlag(_ *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return usage("没有选项 %s", "there is no flag %s", dashed(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames()))
	case errors.As(err, &bare):
		return usage("选项 --%s 后面要写值", "the flag --%s needs a value", bare.GetFlag().Name)
	case errors.As(err, &value):
		return usage("--%s 的值 %q 有误，应为%s", "--%s cannot be %q, it is %s", value.GetFlag().Name, value.GetValue(), valueOf(value.GetFlag()))
	}
	return usage("选项写法有误：%v", "%v", err)
}

// dashed is a flag as it was written: --name, or -x out of -xyz.
func dashed(name, short string) string {
	if short != "" {
		return "-" + short
	}
	return "--" + name
}

// valueOf names what a flag's value must be.
func valueOf(f *pflag.Flag) words {
	switch f.Value.Type() {
	case "int":
		return words{ZH: "整数", EN: "a whole number"}
	case "uint64":
		return words{ZH: "不小于 0 的整数", EN: "a whole number not below 0"}
	case "float64":
		return words{ZH: "数字", EN: "a number"}
	case "bool":
		return words{ZH: " true 或 false", EN: "true or false"}
	}
	return words{ZH: "文字", EN: "text"}
}
