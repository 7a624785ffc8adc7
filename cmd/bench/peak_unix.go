//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak gives the most memory, in bytes, that a process took.
func peak(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		if runtime.GOOS == "darwin" {
			return int64(usage.Maxrss) // bytes there, KB elsewhere
		}
		return int64(usage.Maxrss) << 10
	}
	return 0
}
