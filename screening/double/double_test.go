package double

import (
	"testing"

	"rollnet/screening/matching"
)

func TestModel(t *testing.T) {
	if _, err := matching.Load("roll.yaml", modelText, levels); err != nil {
		t.Fatal(err)
	}
}

func TestNumbers(t *testing.T) {
	const sound1, sound2 = "11010519491231002X", "440524188001010014" // the examples of GB 11643-1999
	for _, c := range []struct {
		a, b string
		want Numbers
	}{
		{sound1, "", NoNumber}, {sound1, sound2, BothSound}, {sound1, "110105194912310021", OneSlip}, {sound1, "11010519491213002X", OneSlip},
		{sound1, "1101051949123102X", OneSlip}, {sound1, "110105194912310002X", OneSlip}, {sound1, "11010519491231003X", OneSlip}, {sound1, "11010519491231012X", OneSlip},
		{sound1, "11010519481231012X", TwoSlips}, {sound1, "120105194912130023", OneFaulty}, {sound1, "440524188001010015", OneFaulty},
	} {
		if got := between(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
		if between(c.a, c.b) != between(c.b, c.a) {
			t.Errorf("%s and %s: it depends on the side", c.a, c.b)
		}
	}
}
