// Command shapes makes screening/namekey/shapes.tsv from the Unihan database (Unicode Character Database, Unicode licence):
//
//	go run ./cmd/shapes Unihan_Variants.txt Unihan_DictionaryLikeData.txt Unihan_OtherMappings.txt > screening/namekey/shapes.tsv
//
// A line is a character of GB 2312, or a variant of one, the character of GB 2312 that it stands for, its four-corner code
// (kFourCornerCode, without the fifth digit: what the four corners look like) and its Cangjie code (kCangjie: what it is put together of).
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if err := write(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "shapes:", err)
		os.Exit(1)
	}
}

func write(files []string) error {
	if len(files) != 3 {
		return errors.New("three files of the Unihan database are needed: variants, dictionary-like data, other mappings")
	}
	variants, simple, corners, built, common := map[rune][]rune{}, map[rune][]rune{}, map[rune]string{}, map[rune]string{}, map[rune]bool{}
	err := errors.Join(
		each(files[0], func(r rune, field, value string) {
			switch field {
			case "kSimplifiedVariant", "kSemanticVariant", "kZVariant", "kSpecializedSemanticVariant":
				for _, v := range strings.Fields(value) {
					v, _, _ = strings.Cut(v, "<")
					variants[r] = append(variants[r], code(v))
					if field == "kSimplifiedVariant" {
						simple[r] = append(simple[r], code(v))
					}
				}
			}
		}),
		each(files[1], func(r rune, field, value string) {
			switch field {
			case "kFourCornerCode":
				corners[r], _, _ = strings.Cut(strings.Fields(value)[0], ".")
			case "kCangjie":
				built[r] = value
			}
		}),
		each(files[2], func(r rune, field, _ string) { common[r] = common[r] || field == "kGB0" && r >= 0x3400 }),
	)
	if err != nil {
		return err
	}
	fmt.Println("# 异体字和字形：字、所代表的 GB 2312 字、四角号码（无附角）、仓颉码。 Variants and shapes of characters, made by cmd/shapes.")
	fmt.Println("# © Unicode, Inc., from the Unihan database of Unicode 15.0, under the Unicode licence, see LICENSE; changed in form.")
	for r := rune(0x3400); r < 0x2fa20; r++ {
		var of []rune
		for _, v := range variants[r] {
			if common[v] && !slices.Contains(of, v) {
				of = append(of, v)
			}
		}
		stands := r
		switch {
		case !common[r] && len(simple[r]) == 1 && common[simple[r][0]]: // 陸 is 陆 first of all, though 六 is written with it on cheques
			stands = simple[r][0]
		case common[r], len(of) > 1: // a character that stands for one of several is none of them
		case len(of) == 1:
			stands = of[0]
		default:
			continue
		}
		fmt.Printf("%c\t%c\t%s\t%s\n", r, stands, corners[r], built[r])
	}
	return nil
}

// code is a character written as U+4E00; 0 where it is none.
func code(s string) rune {
	n, err := strconv.ParseInt(strings.TrimPrefix(s, "U+"), 16, 32)
	if err != nil {
		return 0
	}
	return rune(n)
}

func each(file string, visit func(r rune, field, value string)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if columns := strings.Split(lines.Text(), "\t"); len(columns) == 3 && strings.HasPrefix(columns[0], "U+") {
			visit(code(columns[0]), columns[1], columns[2])
		}
	}
	return lines.Err()
}
