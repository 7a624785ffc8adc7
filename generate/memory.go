package generate

import (
	"io/fs"
	"path/filepath"

	"tongbao/generate/hint"
	"tongbao/generate/indicator"
	"tongbao/generate/recall"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

// recalled gives the workspace in fsys as one that knows of files what was in
// them, where they have not changed since an earlier run, and what has that
// remembered for the next one. Who keeps account of a folder already has said how.
func recalled(fsys fs.FS, o Options) (folder fs.FS, remember func()) {
	if _, ok := fsys.(*recall.FS); ok || o.Cache == "" {
		return fsys, func() {}
	}
	looked := recall.Watch(fsys)
	looked.Recall(recall.Memory(o.Cache))
	return looked, looked.Remember
}

// mostMonths is how many monthly files are remembered: those of ten years of
// some ten workspaces.
const mostMonths = 4096

// memory is that of what the rows of monthly files come to.
func (o Options) memory() record.Memory {
	if o.Cache == "" {
		return record.Memory{}
	}
	return record.Memory{Store: hint.Open(filepath.Join(o.Cache, "months"), ".month", mostMonths), Maker: recall.Program()}
}

// months is how many months values are wanted of: those of a site, unless more
// are asked for.
func (o Options) months(s settings.Settings) int {
	first, last := indicator.Window(0, s.History)
	return max(o.Months, int(last-first)+1)
}
