package intake

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

// presentIn reads the files that the workspace has of the tables that are to
// be brought in, but for those that are sources themselves.
func presentIn(fsys fs.FS, s settings.Settings, in []contents, sources []Source) (present []contents, err error) {
	ws, err := record.Load(fsys, s, &finding.List{})
	if err != nil {
		return nil, err
	}
	for _, t := range record.Tables {
		if !slices.ContainsFunc(in, func(c contents) bool { return c.table == t }) {
			continue
		}
		for _, name := range ws.Paths(t) {
			if slices.ContainsFunc(sources, func(src Source) bool { return src.Within == name }) {
				continue
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, err
			}
			present = append(present, contentsOf(t, name, data, s))
		}
	}
	return present, nil
}

// makeRoom finds the files of the workspace that hold rows of the files to
// write: they are obstacles, or make room where they can be and are to be
// replaced. Files without rows always make room.
func (p *Plan) makeRoom(present []contents, replace bool) {
	for i := range present {
		c := &present[i]
		f, further := p.covers(c)
		switch {
		case f == nil:
		case !c.unread && len(c.rows) == 0:
			p.Empty = append(p.Empty, c.name)
		case replace && !further:
			p.Originals = append(p.Originals, c.name)
		case c.unread:
			p.Obstacles = append(p.Obstacles, Obstacle{c.name, -1, f, further})
		default:
			p.Obstacles = append(p.Obstacles, Obstacle{c.name, len(c.rows), f, further})
		}
	}
}

// covers gives a file to write that cannot stand beside the file c of the
// workspace; nil when all can. further says that c has rows that none of them
// has, of other months.
func (p *Plan) covers(c *contents) (f *File, further bool) {
	months := c.months()
	whole := strings.EqualFold(strings.TrimSuffix(c.name, path.Ext(c.name)), c.table.Name) // and not in a folder
	for i := range p.Files {
		g := &p.Files[i]
		if g.Table != c.table {
			continue
		}
		at := slices.Index(months, g.Month)
		if !c.table.Monthly || at >= 0 || c.name == g.Path || whole {
			f = g
		}
		if at >= 0 {
			months = slices.Delete(months, at, at+1)
		}
	}
	return f, c.table.Monthly && len(months) > 0
}

// check reads the workspace as it would be and keeps what is found in the sources.
func (p *Plan) check(fsys fs.FS, s settings.Settings, sources []Source) error {
	gone := slices.Concat(p.Originals, p.Empty)
	for _, o := range p.Obstacles {
		gone = append(gone, o.Path)
	}
	o := newOverlay(fsys, gone, sources)
	var found finding.List
	ws, err := record.Load(o, s, &found)
	if err != nil {
		return err
	}
	ws.Stream(func() record.Sink { return unused{} }, record.Memory{}, &found)
	for _, f := range found.Sorted() {
		if name, ok := o.sources[f.File]; ok && f.Kind != finding.FileRecognised && f.Kind != finding.FileUnknown {
			f.File = name
			p.Findings.Add(f)
		}
	}
	return nil
}

type unused struct{}

func (unused) Score(*record.ScoreRow)     {}
func (unused) Subsidy(*record.SubsidyRow) {}
func (unused) Visit(*record.VisitRow)     {}

// Sound says whether the files can be brought in: no error was found and
// nothing stands in the way.
func (p *Plan) Sound() bool { return p.Findings.Count(finding.Error) == 0 && len(p.Obstacles) == 0 }
