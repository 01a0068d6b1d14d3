package mask

import "testing"

func TestMask(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{ID("451021"), "45****"}, {ID("45"), "**"}, {ID(""), ""}, {ID("４５1"), "４５*"},
		{Name("韦国强"), "韦**"}, {Name("韦"), "*"}, {Phone("13900000012"), "*********12"}, {Phone("12"), "**"},
	} {
		if c.got != c.want {
			t.Errorf("%q, expected %q", c.got, c.want)
		}
	}
}
