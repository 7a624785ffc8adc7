package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// job is a command to measure.
type job struct {
	run       func() *exec.Cmd
	before    func() error // not measured
	selfTimed bool         // the command prints its own milliseconds, without its start
}

// sample is the median of a job's times and the most memory that it took.
type sample struct {
	seconds float64
	memory  int64 // bytes
}

// beside runs jobs in turns, so that what slows the machine slows all of them.
func (b *bench) beside(jobs ...job) ([]sample, error) {
	times := make([][]float64, len(jobs))
	out := make([]sample, len(jobs))
	for range b.runs {
		for i, j := range jobs {
			seconds, memory, err := j.once()
			if err != nil {
				return nil, err
			}
			times[i] = append(times[i], seconds)
			out[i].memory = max(out[i].memory, memory)
		}
	}
	for i := range out {
		out[i].seconds = median(times[i])
	}
	return out, nil
}

func (j job) once() (seconds float64, memory int64, err error) {
	if j.before != nil {
		if err := j.before(); err != nil {
			return 0, 0, err
		}
	}
	cmd := j.run()
	var stdout, stderr bytes.Buffer
	cmd.Stderr = &stderr
	if j.selfTimed {
		cmd.Stdout = &stdout
	}
	start := time.Now()
	err = cmd.Run()
	seconds = time.Since(start).Seconds()
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, stderr.String())
	}
	if j.selfTimed {
		ms, err := strconv.ParseFloat(strings.TrimSpace(stdout.String()), 64)
		if err != nil {
			return 0, 0, fmt.Errorf("%s printed %q, no milliseconds", cmd.Args[0], stdout.String())
		}
		seconds = ms / 1000
	}
	return seconds, peak(cmd.ProcessState), nil
}

// median gives the middle of some times, the mean of the two middle ones of an
// even number.
func median(times []float64) float64 {
	times = slices.Sorted(slices.Values(times))
	n := len(times)
	return (times[(n-1)/2] + times[n/2]) / 2
}
