package numfmt

import "testing"

func TestIsDate(t *testing.T) {
	for _, c := range []struct {
		id   int
		code string
		want bool
	}{
		{0, "", false}, {1, "", false}, {14, "", true}, {22, "", true}, {31, "", true}, {49, "", false}, {57, "", true},
		{164, "yyyy-mm-dd", true}, {164, `yyyy"年"m"月"d"日"`, true}, {164, "[$-804]yyyy/m/d", true}, {164, "[h]:mm", true},
		{164, "General", false}, {164, "0.00E+00", false}, {164, `0"days"`, false}, {164, `#,##0\ "元"`, false}, {164, "@", false},
		{164, "[Red]0.00", false}, {164, "0;yyyy", false}, {164, "e-m", true},
	} {
		if got := IsDate(c.id, c.code); got != c.want {
			t.Errorf("IsDate(%d, %q) = %v", c.id, c.code, got)
		}
	}
}
