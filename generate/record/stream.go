package record

import (
	"context"
	"slices"
	"sync"

	"tongbao/generate/finding"
	"tongbao/generate/parallel"
	"tongbao/generate/schema"
)

// ScoreRow is a month's score with what the roster knows of its cadre.
type ScoreRow struct {
	*Score
	Counted schema.Score // the score by rule; the file's final may be blank
	// WithholdBelow is the setting below which a month's subsidy is withheld.
	WithholdBelow schema.Score
	Place         int32 // the village's, of the posting that it counts by; the region's when that is not known
	OnPost        bool  // the cadre is on post by that posting on the month's last day
}

// SubsidyRow is a month's subsidy with the place that it counts in.
type SubsidyRow struct {
	*Subsidy
	Place int32 // as in ScoreRow
}

// VisitRow is a grid's visits up to a month.
type VisitRow struct {
	*Visit
	Grid *Grid
	At   int32 // the grid's position in the grids table
}

// Sink takes the rows of the monthly tables. A row and all it points to, its
// texts too, are used again: a sink copies what it keeps.
type Sink interface {
	Score(*ScoreRow)
	Subsidy(*SubsidyRow)
	Visit(*VisitRow)
}

// Stream reads the monthly tables once, as many files at a time as there are
// processors, and gives every sound row to a sink: each goroutine has a sink of
// its own, made by sink before any row is read. It checks the rows as Load
// checks the other tables' and adds to out what is wrong.
//
// With a memory and sinks that are Adders, what an earlier run kept of a file
// stands for its rows.
func (ws *Workspace) Stream(sink func() Sink, m Memory, out *finding.List) {
	files := ws.monthFiles()
	ws.ahead = nil // the files have it, each until its turn
	s := &stream{files: slices.Clone(files), closing: &closing{files: files, read: make([]bool, len(files)), told: map[*schema.Table]bool{}, out: out}}
	for range parallel.Workers(len(files)) {
		s.sinks, s.desks = append(s.sinks, sink()), append(s.desks, &desk{})
	}
	s.keeper = newKeeper(ws, m, s.sinks)
	s.read()
	files = slices.DeleteFunc(files, func(f *monthFile) bool { return f.file == nil })
	ws.checkSheets(out)
	ws.monthClashes(files, out)
	files = slices.DeleteFunc(files, func(f *monthFile) bool { return ws.twice[f.table] })
	doubled(files, out)
	doubledStrangers(files, out)
}

func (ws *Workspace) monthFiles() (files []*monthFile) {
	for _, t := range Tables {
		if t.Monthly {
			for _, name := range ws.paths[t] {
				files = append(files, &monthFile{ws: ws, table: t, name: name, at: len(files), ahead: ws.ahead[name]})
			}
		}
	}
	return files
}

// readAhead reads the files with which Stream begins, until what it waits for is
// arranged: a processor is free until then. Of a file whose content is known Stream
// may need no more than that.
func (ws *Workspace) readAhead(arranged <-chan struct{}) {
	files := ws.monthFiles()
	ws.ahead = map[string][]byte{}
	for _, f := range files[:parallel.Workers(len(files))] {
		select {
		case <-arranged:
			return
		default:
		}
		if ws.knows(f.name) {
			continue
		}
		if text, err := readInto(nil, ws.fsys, f.name); err == nil {
			ws.ahead[f.name] = text
		}
	}
}

// knows says whether the workspace's folder knows the sum of a file's content.
func (ws *Workspace) knows(name string) bool {
	folder, ok := ws.fsys.(Summed)
	if ok {
		_, ok = folder.Sum(name)
	}
	return ok
}

// stream is one pass over the monthly tables' files. Each goroutine has its sink
// and its desk.
type stream struct {
	files   []*monthFile
	keeper  *keeper
	sinks   []Sink
	desks   []*desk
	closing *closing
}

// read reads the files of which nothing is kept, then of the others those whose
// rows are wanted all the same, and adds up what is kept of the rest.
func (s *stream) read() {
	s.each(func(worker int, f *monthFile) bool {
		return !s.keeper.find(f) && s.rows(worker, f, false)
	})
	if s.keeper == nil {
		return
	}
	wanted := s.wanted()
	slices.Reverse(s.files) // what the newest come to tells which of the others nobody asks for
	s.each(func(worker int, f *monthFile) bool {
		switch {
		case f.kept == nil:
			return false
		case wanted[f]:
			return s.rows(worker, f, true)
		}
		s.sinks[worker].(Adder).Add(f.kept.Sum)
		f.kept = nil
		return true
	})
	s.keeper.close()
}

// rows reads a file's rows, unless what is kept can stand for them, which may show
// only when its content is known.
func (s *stream) rows(worker int, f *monthFile, always bool) (done bool) {
	d, sink := s.desks[worker], s.sinks[worker]
	text, err := f.text(d)
	if err != nil {
		f.out.Add(finding.Unread(f.name, err))
		return true
	}
	if d.text = text; !always && s.keeper.find(f) {
		return false
	}
	f.read(text, sink, d)
	if adder, ok := sink.(Adder); ok {
		keep := s.keeper != nil && !always // what is always read is kept already
		if sum := adder.Close(keep); keep {
			s.keeper.keep(f, sum)
		}
	}
	return true
}

// text gives a file's text, in the desk's memory or as it was read ahead.
func (f *monthFile) text(d *desk) ([]byte, error) {
	if text := f.ahead; text != nil {
		f.ahead = nil
		return text, nil
	}
	return readInto(d.text, f.ws.fsys, f.name)
}

// wanted are the files of which something is kept and whose rows are wanted
// nevertheless: those of a month that stands in several files of a table, since
// their keys are held against each other, and the reporting month's scores, the
// newest where none is set, which count one by one.
func (s *stream) wanted() map[*monthFile]bool {
	in := map[slot]int{}
	reporting := s.keeper.ws.Settings.Period
	for _, f := range s.files {
		for m := range f.months {
			in[slot{f.table, m}]++
			if s.keeper.ws.Settings.Period == 0 && f.table == Scores {
				reporting = max(reporting, m)
			}
		}
	}
	in[slot{Scores, reporting}] = 2
	wanted := map[*monthFile]bool{}
	for _, f := range s.files {
		for m := range f.months {
			if in[slot{f.table, m}] > 1 {
				wanted[f] = true
			}
		}
	}
	return wanted
}

// each calls do with every file and the number of the goroutine, as many at a
// time as there are processors, and closes the files that do is done with.
func (s *stream) each(do func(worker int, f *monthFile) (done bool)) {
	parallel.Do(context.Background(), len(s.files), func(worker, i int) error {
		if f := s.files[i]; do(worker, f) {
			s.closing.close(f.at)
		}
		return nil
	})
}

// closing closes files in their order, each as soon as those before it have
// been read, so that their findings do not gather.
type closing struct {
	mu    sync.Mutex
	files []*monthFile
	read  []bool
	next  int
	told  map[*schema.Table]bool
	out   *finding.List
}

// close takes in that file i has been read.
func (c *closing) close(i int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.read[i] = true; c.next < len(c.files) && c.read[c.next]; c.next++ {
		f := c.files[c.next]
		if f.file != nil {
			f.close(c.told, c.out)
		}
		c.out.Merge(&f.out)
		f.out, f.misses = finding.List{}, nil
	}
}
