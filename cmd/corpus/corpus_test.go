package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The test is its own child: what a file holds says how the child behaves on it.
func TestMain(m *testing.M) {
	if os.Getenv("CORPUS_CHILD") == "" {
		os.Exit(m.Run())
	}
	data, err := os.ReadFile(os.Args[len(os.Args)-1])
	if err != nil {
		panic(err)
	}
	answer := `{"files":[{"outcome":"%s","error":%s,"sheets":[%s]}]}`
	switch word, _, _ := strings.Cut(string(data), "\n"); word {
	case "read":
		fmt.Printf(answer, "read", "null", fmt.Sprintf(`{"sheet":"S","rows":2,"cells":%d,"digest":"x"}`, len(data)))
	case "refuse":
		fmt.Printf(answer, "refused", `{"code":"limit","message":"f: too much"}`, "")
		os.Exit(3)
	case "lie":
		fmt.Printf(answer, "read", "null", "")
		os.Exit(3)
	case "panic":
		panic("on purpose")
	case "sleep":
		time.Sleep(time.Minute)
	case "eat":
		var all [][]byte
		for range 1024 {
			block := make([]byte, 1<<20)
			for i := range block {
				block[i] = 1
			}
			all = append(all, block)
		}
		runtime.KeepAlive(all)
	}
	os.Exit(0)
}

func newCollection(t *testing.T, files map[string]string) *collection {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("limits of memory are known on Linux only")
	}
	t.Setenv("CORPUS_CHILD", "1")
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return &collection{folder: dir, program: os.Args[0], expect: filepath.Join(t.TempDir(), "expect.tsv"), time: 5 * time.Second, memory: 256, jobs: 2}
}

func (c *collection) again(t *testing.T, update bool) (differences int, said string) {
	t.Helper()
	var b strings.Builder
	c.update = update
	differences, err := c.run(&b)
	if err != nil {
		t.Fatal(err)
	}
	return differences, b.String()
}

// A file that changes its class in either direction is a difference, and so is one that is read as something else.
func TestChanges(t *testing.T) {
	c := newCollection(t, map[string]string{"a.xlsx": "read\n", "b.csv": "refuse\n", "c.xls": "read\n", "note.md": "panic\n"})
	if n, said := c.again(t, true); n != 0 || !strings.Contains(said, "2 read") || !strings.Contains(said, "1 refused:limit") {
		t.Fatalf("%d differences\n%s", n, said)
	}
	if n, said := c.again(t, false); n != 0 {
		t.Fatalf("%d differences without a change\n%s", n, said)
	}
	for name, data := range map[string]string{"a.xlsx": "refuse\n", "b.csv": "read\n", "c.xls": "read\nand more"} {
		was, err := os.ReadFile(filepath.Join(c.folder, name))
		if err != nil {
			t.Fatal(err)
		}
		write := func(data []byte) {
			if err := os.WriteFile(filepath.Join(c.folder, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		write([]byte(data))
		if n, said := c.again(t, false); n != 1 || !strings.Contains(said, name) {
			t.Errorf("%s: %d differences\n%s", name, n, said)
		}
		write(was)
	}
	if err := os.Remove(filepath.Join(c.folder, "a.xlsx")); err != nil {
		t.Fatal(err)
	}
	if n, said := c.again(t, false); n != 1 || !strings.Contains(said, "not there") {
		t.Errorf("a file is gone: %d differences\n%s", n, said)
	}
}

// What is never right is a difference even where it was written down as expected.
func TestNeverRight(t *testing.T) {
	for data, class := range map[string]string{"panic\n": "panic", "sleep\n": "time", "eat\n": "memory", "lie\n": "broken", "say nothing\n": "broken"} {
		c := newCollection(t, map[string]string{"a.xlsx": data})
		if class == "time" {
			c.time = 200 * time.Millisecond
		}
		if n, said := c.again(t, true); n != 1 || !strings.Contains(said, "1 "+class) {
			t.Errorf("%q: %d differences\n%s", data, n, said)
		}
		if n, _ := c.again(t, false); n != 1 {
			t.Errorf("%q: written down, and taken for right", data)
		}
	}
}
