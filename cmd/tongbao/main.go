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
	collect(400, 700<<20) // a run is short: it trades memory, of which it needs little, for time, but for the largest files
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if ctx.Err() == nil {
		holdWindow(os.Stdin, os.Stdout)
	}
	os.Exit(status)
}

// collect has the collector run when the heap has grown by that percentage, and
// more often rather than let memory grow beyond limit bytes, unless the
// environment says otherwise.
func collect(percent int, limit int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
