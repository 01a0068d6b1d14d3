package screening

import (
	"reflect"
	"sync"
)

// Shared gives what several rules reckon from one case (lookups, links), made by the first that asks; there is one of a
// type. What is shared is not written to after it is made.
func Shared[T any](c *Case, build func(*Case) T) T {
	made, _ := c.shared.LoadOrStore(reflect.TypeFor[T](), sync.OnceValue(func() T { return build(c) }))
	return made.(func() T)()
}
