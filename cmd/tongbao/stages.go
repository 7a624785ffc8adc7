package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"tongbao/generate"
)

// stages tells how a run goes: a line for each stage that ended and, on a
// terminal, a line that counts while a long one goes on.
type stages struct {
	out      io.Writer
	terminal io.Writer // nil when nobody watches

	mu     sync.Mutex
	name   string    // of the stage that goes on
	began  time.Time // when it was first heard of
	shown  time.Time // when the counting line was last written
	length int       // columns of the counting line; 0 when there is none
}

const (
	longStage = time.Second            // a shorter stage needs no counting line
	redraw    = 100 * time.Millisecond // between two writings of it
)

func newStages(sh *shell) *stages {
	s := &stages{out: sh.out}
	if isTerminal(sh.err) {
		s.terminal = sh.err
	}
	return s
}

// end writes the line of a stage that has ended.
func (s *stages) end(stage generate.Stage) {
	s.clear()
	fmt.Fprintf(s.out, "%s：%s（%s）\n", stage.Name, stage.Count, spent(stage.Took))
}

// progress writes the counting line over, now and then. It may be called from
// several goroutines at once.
func (s *stages) progress(name string, done, total int) {
	if s.terminal == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if s.name != name {
		s.name, s.began = name, now
	}
	if now.Sub(s.began) < longStage || now.Sub(s.shown) < redraw {
		return
	}
	s.shown = now
	line := fmt.Sprintf("%s：%s / %s", name, counted(done), counted(total))
	fmt.Fprintf(s.terminal, "\r%-*s", s.length, line)
	s.length = max(s.length, 2*len([]rune(line))) // a Chinese character takes two columns
}

// clear wipes the counting line. It uses no escape sequences, which older
// Windows consoles show as they are.
func (s *stages) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.length > 0 {
		fmt.Fprintf(s.terminal, "\r%s\r", strings.Repeat(" ", s.length))
	}
	s.name, s.length = "", 0
}

// making makes something of a workspace and tells how it goes: its stages, then
// what was found, then say's last words, which are told whether it was done.
func (sh *shell) making(o generate.Options, make func(generate.Options) (*generate.Report, error), say func(w io.Writer, done bool, took time.Duration)) error {
	collect(200) // charts make much garbage, and fresh memory costs more than collecting it
	start := time.Now()
	stages := newStages(sh)
	o.Stage, o.Progress = stages.end, stages.progress
	report, err := make(o)
	stages.clear()
	if err != nil && !errors.Is(err, generate.ErrFindings) {
		return err
	}
	return errors.Join(err, buffered(sh.out, func(w io.Writer) error {
		fmt.Fprintln(w)
		writeFindings(w, report.Findings)
		fmt.Fprintln(w, verdict(report.Findings))
		say(w, err == nil, time.Since(start))
		return nil
	}))
}
