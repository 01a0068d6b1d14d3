package xls

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"rollnet/io/fault"
)

// Records whose bodies stay plain in an encrypted stream: [MS-XLS] 2.2.10.
var plainRecords = map[uint16]bool{recBOF: true, recFilePass: true, 0x0194: true, 0x0195: true, 0x0138: true, 0x0196: true, 0x00E1: true}

// defaultPassword is what Excel itself takes for workbooks whose structure is protected without a password to open.
const defaultPassword = "VelvetSweatshop"

// decrypt gives the stream in plain, if it is encrypted with this password. The password for opening is never logged.
func decrypt(data []byte, password, file string) ([]byte, error) {
	pass := filePass(data)
	if pass == nil {
		return data, nil
	}
	refused := &fault.Fault{Code: fault.Encrypted, File: file}
	if password != "" {
		refused.Found, refused.FoundZH = ", and the password given does not open it", "，给出的密码打不开它"
	}
	c := cursor{chunks: [][]byte{pass}}
	if len(pass) == 4 || c.u16() == 0 { // Excel 5 and 95 knew no other way
		key, verifier := c.u16(), c.u16()
		for _, p := range []string{password, defaultPassword} {
			if array, ok := xorArray(p, key, verifier); ok {
				return xorStream(data, array), nil
			}
		}
		return nil, refused
	}
	major, minor := c.u16(), c.u16()
	var scheme func(string) (func(block uint32) []byte, bool)
	switch {
	case major == 1 && minor == 1:
		scheme = rc4Standard(&c)
	case minor == 2:
		scheme = rc4CryptoAPI(&c)
	}
	if c.bad || scheme == nil {
		return nil, &fault.Fault{Code: fault.Unsupported, File: file, Found: fmt.Sprintf("encryption %d.%d", major, minor)}
	}
	for _, p := range []string{password, defaultPassword} {
		if key, ok := scheme(p); ok {
			return rc4Stream(data, key)
		}
	}
	return nil, refused
}

// filePass gives the body of the FILEPASS record, nil without one. It stands among the first records.
func filePass(data []byte) []byte {
	s := &stream{data: data}
	for range 8 {
		r, ok := s.one()
		if !ok || r.id == recEOF {
			break
		}
		if r.id == recFilePass {
			return r.data()
		}
	}
	return nil
}

func utf16le(s string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}

func block32(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }

// rc4Standard is Office 97's encryption with a 40-bit key: [MS-OFFCRYPTO] 2.3.6.
func rc4Standard(c *cursor) func(string) (func(uint32) []byte, bool) {
	salt, verifier, hash := c.bytes(16), c.bytes(16), c.bytes(16)
	return func(password string) (func(uint32) []byte, bool) {
		h := md5.Sum(utf16le(password))
		mixed := md5.Sum(bytes.Repeat(append(h[:5:5], salt...), 16))
		key := func(block uint32) []byte {
			k := md5.Sum(append(mixed[:5:5], block32(block)...))
			return k[:]
		}
		plain, want := opened(key(0), verifier, hash)
		got := md5.Sum(plain)
		return key, bytes.Equal(got[:], want)
	}
}

// rc4CryptoAPI is Office 2002's encryption: [MS-OFFCRYPTO] 2.3.5.
func rc4CryptoAPI(c *cursor) func(string) (func(uint32) []byte, bool) {
	c.u32()
	header := c.bytes(int(min(c.u32(), 1024)))
	if len(header) < 20 {
		c.bad = true
		return nil
	}
	size := int(binary.LittleEndian.Uint32(header[16:]) / 8)
	if size == 0 {
		size = 5 // 0 says 40 bits
	}
	c.u32()
	salt, verifier := c.bytes(16), c.bytes(16)
	c.u32()
	hash := c.bytes(20)
	if size < 5 || size > 16 {
		c.bad = true
		return nil
	}
	return func(password string) (func(uint32) []byte, bool) {
		base := sha1.Sum(append(salt[:16:16], utf16le(password)...))
		key := func(block uint32) []byte {
			k := sha1.Sum(append(base[:20:20], block32(block)...))
			if size == 5 { // a 40-bit key is filled up to 128 bits
				return append(k[:5:5], make([]byte, 11)...)
			}
			return k[:size]
		}
		plain, want := opened(key(0), verifier, hash)
		got := sha1.Sum(plain)
		return key, bytes.Equal(got[:], want)
	}
}

// opened decrypts the verifier and its hash with one key stream.
func opened(key, verifier, hash []byte) (plain, plainHash []byte) {
	plain, plainHash = make([]byte, len(verifier)), make([]byte, len(hash))
	cipher, err := rc4.NewCipher(key)
	if err != nil { // keys here have 5 to 16 bytes
		panic(err)
	}
	cipher.XORKeyStream(plain, verifier)
	cipher.XORKeyStream(plainHash, hash)
	return plain, plainHash
}

// rc4Block is how many bytes of the stream, record headers counted, have one key.
const rc4Block = 1024

func rc4Stream(data []byte, key func(uint32) []byte) ([]byte, error) {
	secret := make([]byte, len(data))
	for block := 0; block*rc4Block < len(data); block++ {
		cipher, err := rc4.NewCipher(key(uint32(block)))
		if err != nil {
			return nil, err
		}
		part := secret[block*rc4Block : min((block+1)*rc4Block, len(data))]
		cipher.XORKeyStream(part, data[block*rc4Block:][:len(part)])
	}
	return mixed(data, func(at, _, _ int) byte { return secret[at] }), nil
}

// mixed takes the bodies of encrypted records from plain, and all else from the data as it stands. plain is told where a
// byte stands, and where its record's body begins and ends.
func mixed(data []byte, plain func(at, from, to int) byte) []byte {
	out := bytes.Clone(data)
	for s := (&stream{data: data}); ; {
		r, ok := s.one()
		if !ok {
			return out
		}
		from := r.start + 4
		if plainRecords[r.id] {
			continue
		}
		first := from
		if r.id == recBoundSheet { // where the sheet begins stays plain
			first += 4
		}
		for at := first; at < s.at; at++ {
			out[at] = plain(at, from, s.at)
		}
	}
}

var (
	xorPad = []byte{0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0x00, 0xBE, 0x0F, 0x00, 0xBF, 0x0F, 0x00}
)

// xorArray is the key of the obfuscation of Excel 5 and 95 (and of 97, where asked for): [MS-OFFCRYPTO] 2.3.7.
func xorArray(password string, key, verifier int) ([16]byte, bool) {
	var array [16]byte
	p := []byte(password)
	if len(p) == 0 || len(p) > 15 {
		return array, false
	}
	if xorVerifier(p) != uint16(verifier) {
		return array, false
	}
	copy(array[:], p)
	copy(array[len(p):], xorPad[:min(len(xorPad), 16-len(p))])
	for i := range array {
		half := byte(key)
		if i%2 == 1 {
			half = byte(key >> 8)
		}
		b := array[i] ^ half
		array[i] = b<<2 | b>>6
	}
	return array, true
}

func xorVerifier(p []byte) uint16 {
	var v uint16
	for i := len(p) - 1; i >= -1; i-- {
		b := byte(len(p))
		if i >= 0 {
			b = p[i]
		}
		v = v>>14&1 | v<<1&0x7FFF
		v ^= uint16(b)
	}
	return v ^ 0xCE4B
}

func xorStream(data []byte, array [16]byte) []byte {
	return mixed(data, func(at, from, to int) byte {
		b := data[at]
		b = b<<3 | b>>5
		return b ^ array[(at+to-from)%16]
	})
}
