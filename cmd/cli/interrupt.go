package cli

import (
	"os"
	"os/signal"
	"syscall"

	"rollnet/io/runfolder"
	"rollnet/screening"
)

// onInterrupt takes the unfinished run folder away when the user stops the run; what it returns ends the watch. A second
// interruption ends the program at once; what it leaves is swept away by the next run.
func (c *console) onInterrupt(folder *runfolder.Folder) (end func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		if _, open := <-signals; !open {
			return
		}
		signal.Stop(signals)
		_ = folder.Abort() // there is nobody left to tell but the user, who sees the next line
		c.say(screening.Words{ZH: "已中断，什么也没有写出", EN: "interrupted; nothing was written"})
		os.Exit(exitFailed)
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}
