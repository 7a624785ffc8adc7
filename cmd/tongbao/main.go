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
	collect(400) // a run is short: it trades memory, of which it needs little, for time
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if ctx.Err() == nil {
		holdWindow(os.Stdin, os.Stdout)
	}
	os.Exit(status)
}

// mostMemory is how much a run may take before it collects more often. What
// stands in memory of 20,000 villages and ten years comes near to it: with less, the
// collector would run all the time and gain nothing.
const mostMemory = 1300 << 20

// collect has the collector run when the heap has grown by that percentage, and
// more often rather than let memory grow beyond mostMemory, unless the
// environment says otherwise.
func collect(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(mostMemory)
	}
}
