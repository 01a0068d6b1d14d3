package differences

import (
	"fmt"

	"rollnet/screening"
)

// note is where two texts of one length differ, by characters from 1; both are looked at before they are masked.
func note(was, becomes string) []int {
	a, b := []rune(was), []rune(becomes)
	if len(a) != len(b) {
		return nil
	}
	var places []int
	for i := range a {
		if a[i] != b[i] {
			places = append(places, i+1)
		}
	}
	if len(places) > 3 {
		return nil
	}
	return places
}

// Differs says in words what a mask may hide: that only the form differs, or which characters do.
func (c *Cell) Differs(lang string) string {
	switch {
	case c.Form:
		return screening.Words{ZH: "只是写法不同", EN: "in form only"}.In(lang)
	case c.Was == c.Becomes && len(c.places) > 0:
		text := ""
		for i, n := range c.places {
			if i > 0 {
				text += screening.Words{ZH: "、", EN: ", "}.In(lang)
			}
			text += itoa(n)
		}
		return fmt.Sprintf(screening.Words{ZH: "第 %s 位不同", EN: "character %s differs"}.In(lang), text)
	}
	return ""
}
