package encrypted

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rollnet/io/fault"
)

func sealed(t *testing.T, password string) (plain, data []byte) {
	t.Helper()
	book := excelize.NewFile()
	if err := book.SetCellStr("Sheet1", "A1", "姓名"); err != nil {
		t.Fatal(err)
	}
	buf, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	plain = bytes.Clone(buf.Bytes())
	data, err = excelize.Encrypt(plain, &excelize.Options{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	return plain, data
}

func codeOf(err error) fault.Code {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}

func TestOpen(t *testing.T) {
	plain, data := sealed(t, "农户 2018")
	got, err := Open(data, "农户 2018", "f.xlsx")
	if err != nil || !bytes.HasPrefix(got, plain) {
		t.Errorf("%v, %d bytes of %d", err, len(got), len(plain))
	}
	for _, wrong := range []string{"", "农户2018"} {
		_, err := Open(data, wrong, "f.xlsx")
		if codeOf(err) != fault.Encrypted || !strings.Contains(err.Error(), "--password-file") || wrong != "" && strings.Contains(err.Error(), wrong) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if _, data := sealed(t, defaultPassword); codeOf(func() error { _, err := Open(data, "", "f.xlsx"); return err }()) != "" {
		t.Error("a workbook that Excel opens without asking is refused")
	}
}

// A package that is cut or has a flipped byte is refused, or what it gives is no longer the same zip; it never panics.
func TestOpenDamaged(t *testing.T) {
	_, data := sealed(t, "p")
	for i := range 40 {
		cut := data[:len(data)*i/40]
		if _, err := Open(cut, "p", "f.xlsx"); err == nil && len(cut) < len(data)/2 {
			t.Errorf("%d of %d bytes were opened", len(cut), len(data))
		}
	}
}

func TestOpenLimit(t *testing.T) {
	if got := spins([]byte("no compound file")); got != 0 {
		t.Error(got)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "odd-files", "public", "*", "*agile_AES128_SHA512_CBC_pwd_password.xlsx"))
	if err != nil || len(files) == 0 {
		t.Skip("no odd files beside the repository")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if got := spins(data); got != 100_000 {
		t.Errorf("%d spins", got)
	}
	endless := bytes.Replace(data, []byte(`spinCount="100000" saltSize="16"`), []byte(`spinCount="99999999" saltSize=""`), 1)
	if _, err := Open(endless, "password", "f.xlsx"); codeOf(err) != fault.Limit || bytes.Equal(endless, data) {
		t.Error(err)
	}
}
