//go:build !windows

package main

// ownConsole is false where a terminal outlives the programs that run in it.
func ownConsole() bool { return false }
