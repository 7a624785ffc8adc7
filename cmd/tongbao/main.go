// Command tongbao turns the CSV exports of a county office into a reporting
// site that needs no server. This package is the command alone: flags,
// messages, exit status; the work is in tongbao/generate.
//
//	main -> run -> a command of the table in command.go -> generate
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// version is set by the linker; see the Makefile.
var version = "dev"

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a run is short: it trades memory, of which it needs little, for time
	}
	limitMemory(700 << 20) // but for the largest files, which no desktop has that much for
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if ctx.Err() == nil {
		holdWindow(os.Stdin, os.Stdout)
	}
	os.Exit(status)
}

// limitMemory has the collector run more often rather than let memory grow
// beyond so many bytes, unless the environment says otherwise.
func limitMemory(bytes int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bytes)
	}
}
