package screening

import (
	"reflect"
	"sync"
)

// Shared gives what several rules reckon from one case (lookups, links), made by the first that asks; there is one of a
// type. What is shared is not written to after it is made.
func Shared[T any](c *Case, build func(*Case) T) T {
	key := reflect.TypeFor[T]()
	made, ok := c.shared.Load(key) // rules ask for each row: nothing is made anew
	if !ok {
		made, _ = c.shared.LoadOrStore(key, sync.OnceValue(func() T { return build(c) }))
	}
	return made.(func() T)()
}
