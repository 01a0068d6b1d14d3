package utf16text

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

func TestDetect(t *testing.T) {
	for text, want := range map[string]bool{
		"姓名,户编号\r\n一一,一\r\n": true, // 4E00 has a zero of its own
		"name,id\n":          true,
		"\uFEFF姓":            true,
	} {
		for _, order := range []Order{Little, Big} {
			if got, found := Detect(Encode([]byte(text), order)); found != want || found && got != order {
				t.Errorf("%q: %v %v", text, got, found)
			}
		}
	}
	for _, data := range []string{"", "a", "name,id\n", "姓名\n", "a\x00b,c\n", "姓名,户,丙\n张三,1,\n李四,\x00\n", "\xFF\xFE\x00\x00a\x00\x00\x00", "\x00\x01\x02\x03", "\x09\x00\x04\x00\x02\x00\x10\x00"} {
		if order, found := Detect([]byte(data)); found {
			t.Errorf("%q is taken for UTF-16 (%v)", data, order)
		}
	}
}

func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "data")
		order := rapid.SampledFrom([]Order{Little, Big}).Draw(t, "order")
		text, bad := Decode(data, order)
		if bad < 0 {
			bad = len(data)
		}
		if !bytes.Equal(Encode(text, order), data[:bad]) || Offset(text, len(text)) != bad {
			t.Fatalf("% X became %q", data, text)
		}
	})
}

func TestDecodeRefusesHalves(t *testing.T) {
	for data, want := range map[string]int{"a\x00b": 2, "a\x00\x00\xD8b\x00": 2, "\x00\xDC": 0, "\x00\xD8": 0, "a\x00": -1} {
		if _, bad := Decode([]byte(data), Little); bad != want {
			t.Errorf("% X: %d, not %d", data, bad, want)
		}
	}
}
