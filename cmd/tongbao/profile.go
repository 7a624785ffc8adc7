package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
)

// profiles are what a run leaves in a folder for whoever asks where its time
// and memory went: cpu.pprof, heap.pprof (what was allocated, and what stood at
// the end) and trace.out, for go tool pprof and go tool trace.
type profiles struct {
	dir        string
	cpu, spans *os.File
}

// startProfiles begins them in dir, which is made; nil for "".
func startProfiles(dir string) (*profiles, error) {
	if dir == "" {
		return nil, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	p := &profiles{dir: dir}
	cpu, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	if err != nil {
		return nil, err
	}
	spans, err := os.Create(filepath.Join(dir, "trace.out"))
	if err != nil {
		cpu.Close()
		return nil, err
	}
	p.cpu, p.spans = cpu, spans
	if err := errors.Join(pprof.StartCPUProfile(cpu), trace.Start(spans)); err != nil {
		return nil, err
	}
	return p, nil
}

// stop ends them and writes what is left to write.
func (p *profiles) stop() error {
	if p == nil {
		return nil
	}
	trace.Stop()
	pprof.StopCPUProfile()
	err := errors.Join(p.cpu.Close(), p.spans.Close())
	heap, made := os.Create(filepath.Join(p.dir, "heap.pprof"))
	if made != nil {
		return errors.Join(err, made)
	}
	runtime.GC() // the heap's figures are those of the last collection
	return errors.Join(err, pprof.WriteHeapProfile(heap), heap.Close())
}
