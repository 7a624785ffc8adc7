//go:build unix

package main

import (
	"os"
	"syscall"
)

// peak gives the most memory, in bytes, that a process took.
func peak(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return int64(usage.Maxrss) << 10
	}
	return 0
}
