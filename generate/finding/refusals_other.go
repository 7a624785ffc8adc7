//go:build !windows

package finding

// localRefusals are none where the names of the syscall package say all.
var localRefusals []refusal
