package runfolder

import (
	"errors"
	"io/fs"
	"syscall"

	"rollnet/screening"
)

// Refusal says why a folder cannot be written, or read as a run folder: place first, hint last, in two languages.
type Refusal struct {
	Place string
	Words screening.Words
	Err   error
}

// Error is the message in English.
func (r *Refusal) Error() string { return r.In("en") }

// Unwrap gives the error behind.
func (r *Refusal) Unwrap() error { return r.Err }

// In is the message in a language, "zh" or "en".
func (r *Refusal) In(lang string) string {
	if lang == "en" {
		return r.Place + ": " + r.Words.EN
	}
	return r.Place + "：" + r.Words.ZH
}

var (
	notEmpty = screening.Words{
		ZH: "文件夹里已有内容（提示：换一个 --out；若是上次的结果文件夹，可加 --replace）",
		EN: "the folder holds something already (hint: give another --out, or --replace if it is an earlier run folder)",
	}
	notOurs = screening.Words{
		ZH: "文件夹里有内容，但不是结果文件夹（没有本程序的 run.json），不能替换（提示：换一个 --out）",
		EN: "the folder holds something and is not a run folder (no run.json of ours), so it is not replaced (hint: give another --out)",
	}
	notFolder = screening.Words{
		ZH: "已有同名的文件或链接，不是文件夹（提示：换一个 --out）",
		EN: "a file or a link of this name is there, not a folder (hint: give another --out)",
	}
	fileThere = screening.Words{
		ZH: "已有同名的文件，没有替换（提示：换一个 --out，或加 --replace）",
		EN: "a file of this name is there and was not replaced (hint: give another --out, or --replace)",
	}
	notRun = screening.Words{
		ZH: "不是结果文件夹，里面没有能读的 run.json（提示：给出 screen 写出的文件夹）",
		EN: "not a run folder: there is no run.json in it that can be read (hint: give a folder that screen wrote)",
	}
	notManifest = screening.Words{
		ZH: "不是本程序写的 run.json，或已损坏（提示：给出 screen 写出的、没有改动过的文件夹）",
		EN: "not a run.json of ours, or damaged (hint: give a folder that screen wrote, unaltered)",
	}
	badFindings = screening.Words{
		ZH: "读不了，缺少或已损坏（提示：给出 screen 写出的、没有改动过的文件夹）",
		EN: "cannot be read, it is missing or damaged (hint: give a folder that screen wrote, unaltered)",
	}
	full = screening.Words{
		ZH: "磁盘已满，什么也没有写出（提示：腾出空间，或换到别的磁盘）",
		EN: "the disk is full, nothing was written (hint: make room, or take another disk)",
	}
	denied = screening.Words{
		ZH: "没有写入权限，或文件正被 Excel、WPS 打开（提示：关闭文件，或换一个 --out）",
		EN: "writing is not permitted, or a file there is open in Excel or WPS (hint: close it, or give another --out)",
	}
	failed = screening.Words{
		ZH: "写入失败，什么也没有写出（提示：检查磁盘和网络盘后再试）",
		EN: "writing failed, nothing was written (hint: check the disk or the network share and try again)",
	}
)

// refuse puts an error of the system into a clerk's words.
func refuse(place string, err error) error {
	var already *Refusal
	if errors.As(err, &already) {
		return err
	}
	words := failed
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, diskFull):
		words = full
	case errors.Is(err, fs.ErrPermission) || held(err):
		words = denied
	}
	return &Refusal{Place: place, Words: words, Err: err}
}

// diskFull is Windows' ERROR_DISK_FULL; on other systems the number means something that no write returns.
const diskFull = syscall.Errno(112)
