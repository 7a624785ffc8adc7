package record

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync/atomic"

	"tongbao/generate/finding"
	"tongbao/generate/hint"
	"tongbao/generate/schema"
)

// Memory keeps what the rows of the monthly tables' files come to, so that a
// file that has not changed need not be read again. The zero Memory keeps nothing.
type Memory struct {
	Store *hint.Store
	Maker string // the program, since another may count otherwise
}

// Adder is a sink that can take what a file's rows came to in place of the rows.
type Adder interface {
	Sink
	// Close ends a file. With keep it gives what its rows come to.
	Close(keep bool) []byte
	// Add takes what Close gave, and nothing else. The workspace has the same
	// places and grids and the same settings of scores as then.
	Add(sum []byte)
}

// Summed is a folder that may know the sum of a file's content: without reading
// it, or once it was read.
type Summed interface {
	fs.FS
	// Sum gives false where that is not known, or there is no such file.
	Sum(name string) (hint.Sum, bool)
}

// keptFile is what is kept of a file in which no error was found.
//
// It depends on the file's name and content, the settings by which rows are read
// and counted, the places, and for visits the grids: all that is in the key. It
// depends on the roster too, but for one month only on who was posted where in that
// month, whatever happened since.
type keptFile struct {
	File   schema.KeptFile
	Posted map[schema.Month]hint.Sum // by month of its rows: who was posted where; empty for visits
	Raters []string
	Found  []finding.Kept // notes and warnings
	Sum    []byte
}

// keeper keeps the files of one workspace, and finds those that were kept. nil
// does neither.
type keeper struct {
	Memory
	ws     *Workspace
	folder Summed
	places string
	grids  string
	posted map[schema.Month]hint.Sum
	more   atomic.Bool // something was kept
}

// newKeeper gives nil where nothing can be kept: without a memory, of a folder
// that does not know its files' sums, for sinks that are no Adders.
func newKeeper(ws *Workspace, m Memory, sinks []Sink) *keeper {
	folder, ok := ws.fsys.(Summed)
	for _, s := range sinks {
		_, adds := s.(Adder)
		ok = ok && adds
	}
	if m.Store == nil || m.Maker == "" || !ok || ws.unread[Cadres] || ws.unread[Grids] {
		return nil
	}
	k := &keeper{Memory: m, ws: ws, folder: folder, posted: ws.Roster.posted()}
	places, grids := hint.NewSummer(), hint.NewSummer()
	for i := range ws.Places.All {
		fmt.Fprintln(places, ws.Places.All[i].Code)
	}
	for i := range ws.Grids {
		g := &ws.Grids[i]
		fmt.Fprintf(grids, "%q %d %v\n", g.GridID, g.Households, g.Sound("households"))
	}
	k.places, k.grids = places.Sum().String(), grids.Sum().String()
	return k
}

// key gives the key of a file of that content.
func (k *keeper) key(f *monthFile, content hint.Sum) hint.Sum {
	s := &k.ws.Settings
	return hint.SumOf(fmt.Appendf(nil, "%q %q %s %s %d %d %q %s %s",
		k.Maker, f.name, f.table.Name, content, s.Cap, s.WithholdBelow, s.Headers[f.table.Name], k.places, k.grids))
}

// find looks for what was kept of a file, and has it stand for the file's rows.
func (k *keeper) find(f *monthFile) bool {
	if k == nil {
		return false
	}
	content, ok := k.folder.Sum(f.name)
	if !ok {
		return false
	}
	data, ok := k.Store.Load(k.key(f, content))
	var kept keptFile
	if !ok || gob.NewDecoder(bytes.NewReader(data)).Decode(&kept) != nil {
		return false
	}
	for m, posted := range kept.Posted {
		if f.table != Visits && k.posted[m] != posted {
			return false
		}
	}
	return f.take(&kept)
}

// take has what was kept stand for the file's rows.
func (f *monthFile) take(kept *keptFile) bool {
	var out finding.List
	for _, k := range kept.Found {
		found, ok := k.Finding()
		if !ok {
			return false
		}
		out.Add(found)
	}
	f.out, f.kept = out, kept
	f.file = kept.File.File(f.table, f.name)
	f.months = map[schema.Month]present{}
	for m := range kept.Posted {
		f.months[m] = nil
	}
	f.raters.names = map[string]bool{}
	for _, name := range kept.Raters {
		f.raters.names[name] = true
	}
	return true
}

// keep keeps what the rows of a file that was just read come to, if there is no
// error in it, nothing of it stays to be held against other tables, and no row was
// passed over for what is wrong with the roster: whatever else is found rests on
// what the key names.
func (k *keeper) keep(f *monthFile, sum []byte) {
	content, ok := k.folder.Sum(f.name)
	if !ok || f.file == nil || f.out.Count(finding.Error) > 0 || f.misses != nil || len(f.strangers) > 0 || f.unchecked || f.doubted {
		return
	}
	file, whole := f.file.Keep()
	found := f.out.Keep()
	if !whole || len(found.Counted) > 0 {
		return
	}
	for m := range f.months {
		if m < postedFrom || m > postedTo {
			return
		}
	}
	kept := keptFile{File: file, Found: found.Found, Posted: map[schema.Month]hint.Sum{}, Raters: slices.Sorted(maps.Keys(f.raters.names)), Sum: sum}
	for m := range f.months {
		kept.Posted[m] = k.posted[m]
	}
	var b bytes.Buffer
	if gob.NewEncoder(&b).Encode(kept) == nil {
		k.Store.Keep(k.key(f, content), b.Bytes())
		k.more.Store(true)
	}
}

// close bounds what is kept.
func (k *keeper) close() {
	if k.more.Load() {
		k.Store.Sweep()
	}
}
