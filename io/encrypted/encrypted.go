// Package encrypted opens .xlsx workbooks that have a password ([MS-OFFCRYPTO] agile and standard encryption).
package encrypted

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"

	"rollnet/io/fault"
)

// defaultPassword is what Excel itself takes for workbooks that are encrypted without a password to open.
const defaultPassword = "VelvetSweatshop"

// Open gives the zip behind an encrypted package. password may be empty. The error is a *fault.Fault.
func Open(data []byte, password, file string) ([]byte, error) {
	if turns := spins(data); turns > maxSpins {
		return nil, &fault.Fault{Code: fault.Limit, File: file, Found: fmt.Sprintf("a password hashed %d times", turns), FoundZH: fmt.Sprintf("密码散列 %d 次", turns), Want: strconv.Itoa(maxSpins)}
	}
	tried := []string{password, defaultPassword}
	if password == "" {
		tried = tried[1:]
	}
	for _, p := range tried {
		plain, err := decrypt(data, p)
		if err == nil {
			return plain, nil
		}
		if password != "" && !errors.Is(err, excelize.ErrWorkbookPassword) {
			return nil, &fault.Fault{Code: fault.Unsupported, File: file, Found: "this kind of encryption", FoundZH: "这种加密方式", Err: err}
		}
	}
	f := &fault.Fault{Code: fault.Encrypted, File: file}
	if password != "" {
		f.Found, f.FoundZH = ", and the password given does not open it", "，给出的密码打不开它"
	}
	return nil, f
}

// maxSpins is how often a password may be hashed, by the format; Excel does it 100,000 times. More is made to take forever.
const maxSpins = 10_000_000

// spins is how often the package says that the password is hashed, 0 where it does not say.
func spins(data []byte) (turns int) {
	defer func() { _ = recover() }() // the compound file library trusts some lengths; decrypt finds such a file out
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return 0
	}
	for entry, err := doc.Next(); err == nil; entry, err = doc.Next() {
		if entry.Name != "EncryptionInfo" || entry.Size > 1<<20 {
			continue
		}
		info, _ := io.ReadAll(entry) // what there is of it
		for _, m := range spinCount.FindAllSubmatch(info, -1) {
			n, err := strconv.Atoi(string(m[1]))
			if err != nil {
				n = math.MaxInt
			}
			turns = max(turns, n)
		}
	}
	return turns
}

var spinCount = regexp.MustCompile(`spinCount\s*=\s*["'](\d+)["']`)

// decrypt tries one password. What a wrong one gives is no zip; that all of the zip is sound, its checksums tell.
func decrypt(data []byte, password string) (plain []byte, err error) {
	defer func() { // the library trusts the lengths that the file names
		if r := recover(); r != nil {
			plain, err = nil, fmt.Errorf("the encrypted package is broken")
		}
	}()
	plain, err = excelize.Decrypt(data, &excelize.Options{Password: password})
	if err == nil && !bytes.HasPrefix(plain, []byte("PK\x03\x04")) {
		err = excelize.ErrWorkbookPassword
	}
	return plain, err
}
