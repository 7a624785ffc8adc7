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
	Posting       *Posting // the posting that it counts by
	OnPost        bool     // the cadre is on post by it on the month's last day
}

// SubsidyRow is a month's subsidy with the posting that it counts by.
type SubsidyRow struct {
	*Subsidy
	Posting *Posting
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
func (ws *Workspace) Stream(sink func() Sink, out *finding.List) {
	files := ws.monthFiles()
	readAll(files, sink, &closing{files: files, read: make([]bool, len(files)), told: map[*schema.Table]bool{}, out: out})
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
				files = append(files, &monthFile{ws: ws, table: t, name: name})
			}
		}
	}
	return files
}

// readAll reads the files; a file's memory serves for the next one that the
// same goroutine reads.
func readAll(files []*monthFile, sink func() Sink, c *closing) {
	n := parallel.Workers(len(files))
	sinks, memory := make([]Sink, n), make([][]byte, n)
	for i := range sinks {
		sinks[i] = sink()
	}
	parallel.Do(context.Background(), len(files), func(worker, i int) error {
		memory[worker] = files[i].read(sinks[worker], memory[worker])
		c.close(i)
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
