package xls

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Public workbooks whose passwords their projects publish, one for each way of encryption.
func TestDecrypt(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "odd-files", "public")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the collection of odd files is not here")
	}
	passwords := map[string]string{
		"*/*xor-encryption-abc.xls": "abc", "*/*Test_git_issue_242_xor_pwd_password.xls": "password", "*/*97_password.xls": "Password1234_",
		"*/*password_2002_40_basecrypto.xls": "password", "*/*password_2002_128_enhanced.xls": "password", "*/*password_2002_128_enhdss.xls": "password", "*/*protectedsheet-xxx.xls": "",
	}
	for pattern, password := range passwords {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(files) == 0 {
			t.Logf("%s is not here", pattern)
			continue
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		tables, err := ReadEncrypted(data, password, filepath.Base(files[0]))
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		var text strings.Builder
		for _, table := range tables {
			for row := range table.Rows() {
				for col := range table.Columns {
					text.WriteString(table.At(row, col).Text + " ")
				}
			}
		}
		t.Logf("%s: %.80q", filepath.Base(files[0]), text.String())
		if _, err := ReadEncrypted(data, "not the password", "x.xls"); err == nil && password != "" {
			t.Errorf("%s: opened with a wrong password", files[0])
		}
	}
}
