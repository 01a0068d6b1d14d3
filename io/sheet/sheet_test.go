package sheet

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rollnet/io/fault"
	"rollnet/io/xlsx"
)

func workbook(t *testing.T) []byte {
	var buf bytes.Buffer
	w := xlsx.NewWriter(&buf, xlsx.WriteOptions{})
	if err := w.Sheet("甲", xlsx.SheetOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := w.Row(xlsx.TextCell("姓名"), xlsx.TextCell("户编号")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// A file is what its bytes say, whatever its name ends in.
func TestOpen(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("姓名,户编号\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	const page = `<html><head><meta charset="utf-8"></head><body><table><tr><td>姓名</td><td>户编号</td></tr></table></body></html>`
	const xml2003 = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="甲"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">户编号</Data></Cell></Row></Table></Worksheet></Workbook>`
	for _, c := range []struct {
		name string
		data []byte
		want Container
	}{
		{"a.csv", workbook(t), XLSX},
		{"b.xlsx", []byte("姓名,户编号\n"), CSV},
		{"c.xls", gb, CSV},
		{"d.xls", []byte(page), HTML},
		{"e.xls", []byte(xml2003), XML2003},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			var done, total int64
			w, err := Open(path, "x/"+c.name, Options{Progress: func(d, n int64) { done, total = d, n }})
			if err != nil {
				t.Fatal(err)
			}
			if w.Container != c.want || w.File != "x/"+c.name || w.Path != path || len(w.SHA256) != 64 || !bytes.Equal(w.Data, c.data) {
				t.Errorf("%s %s %s %s", w.Container, w.File, w.Path, w.SHA256)
			}
			if len(w.Tables) != 1 || w.Tables[0].Rows() != 1 || w.Tables[0].At(0, 0).Text != "姓名" || w.Tables[0].At(0, 1).Text != "户编号" {
				t.Errorf("tables %+v", w.Tables)
			}
			if done == 0 || done != total {
				t.Errorf("progress ends at %d of %d", done, total)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"empty.xlsx": "", "cut.xlsx": string(workbook(t)[:300])} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]fault.Code{"empty.xlsx": fault.Empty, "cut.xlsx": fault.Truncated, "gone.xlsx": fault.Unreadable, ".": fault.Unreadable} {
		_, err := Open(filepath.Join(dir, name), name, Options{})
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != want || f.File != name || strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v, not %s", name, err, want)
		}
	}
}

// Odd files of every kind are read or refused with a fault; those with a password say so.
func TestOddFiles(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "odd-files")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no odd files beside the repository")
	}
	encrypted := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		_, err = Open(path, d.Name(), Options{})
		var f *fault.Fault
		if err != nil && !errors.As(err, &f) {
			t.Errorf("%s: %v", path, err)
		}
		if f != nil && f.Code == fault.Encrypted {
			encrypted++
		} else if strings.Contains(d.Name(), "_pwd_") && strings.HasSuffix(d.Name(), ".xlsx") {
			t.Errorf("%s: %v, though it has a password", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if encrypted < 10 {
		t.Errorf("only %d say that they have a password", encrypted)
	}
}

// Files that are no spreadsheet, whatever their name, are named for what they are and never read as text.
func TestReadRefusesOthers(t *testing.T) {
	for data, want := range map[string]fault.Code{
		"\x09\x04\x06\x00\x00\x00\x10\x00":                    fault.Unsupported,
		"ID;PWXL;N;E\nC;Y1;X1;K\"a\"\nE\n":                    fault.Unsupported,
		"<?xml version=\"1.0\"?><!-- x --><office:document/>": fault.Unsupported,
		"%PDF-1.4\n":                 fault.Unsupported,
		"junk" + string(workbook(t)): fault.BadZip,
	} {
		_, err := Read([]byte(data), "f.xls", "f.xls", Options{})
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != want {
			t.Errorf("%.20q: %v, not %s", data, err, want)
		}
	}
}
