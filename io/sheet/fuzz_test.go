package sheet_test

import (
	"errors"
	"testing"

	"rollnet/io/containertest"
	"rollnet/io/fault"
	"rollnet/io/sheet"
	"rollnet/screening/table/tabletext"
)

// Any bytes are read or refused with a fault, and what is read whole is read the same where damage is allowed.
func FuzzRead(f *testing.F) {
	for _, c := range containertest.All {
		data, err := c.Write(tabletext.Table("f", "", "姓名\t人数\n韦一\t#2\n"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return
		}
		whole, err := sheet.Read(data, "f", "f", sheet.Options{})
		var refused *fault.Fault
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("%v is no fault", err)
		}
		part, partErr := sheet.Read(data, "f", "f", sheet.Options{Partial: true})
		switch {
		case err == nil && (partErr != nil || len(part.Lost) > 0 || len(part.Tables) != len(whole.Tables)):
			t.Fatalf("read whole, and with damage allowed %v", partErr)
		case err != nil && partErr == nil && len(part.Lost) == 0:
			t.Fatalf("%v, and with damage allowed nothing is lost", err)
		}
	})
}
