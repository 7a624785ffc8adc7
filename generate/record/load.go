// Package record reads a workspace: the declared tables, the references and
// rules between them, and the circulars. Load reads everything but the tables
// that grow every month; Stream reads those, row by row.
package record

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Workspace is a workspace that has been read. Rows stand in file order.
type Workspace struct {
	Settings settings.Settings
	Places   *Places
	Roster   *Roster
	Notices  *notice.Archive
	Files    []*schema.File // in order of table and name, the monthly ones after Stream

	Regions        []Region
	Villages       []Village
	Teams          []Team
	Cadres         []Cadre
	Grids          []Grid
	Pairings       []Pairing
	Funds          []Fund
	Evaluations    []Evaluation
	Commendations  []Commendation
	Promotions     []Promotion
	Adjustments    []Adjustment
	Rectifications []Rectification
	Inspections    []Inspection
	Trainings      []Training
	Criticisms     []Criticism

	// Months are the months in which a monthly table has rows, after Stream.
	Months map[*schema.Table]map[schema.Month]bool

	fsys     fs.FS
	paths    map[*schema.Table][]string
	teams    map[string]*Team
	grids    index
	gridRows []int32 // by number in grids: the first row of that grid
}

// Has says whether the workspace has a file of table t, be it without rows.
func (ws *Workspace) Has(t *schema.Table) bool { return len(ws.paths[t]) > 0 }

// Load reads the workspace's tables, but for the monthly ones, and its
// circulars, and holds them against each other. An error means that the folder
// cannot be read; what is wrong with its content is added to out.
func Load(fsys fs.FS, s settings.Settings, out *finding.List) (*Workspace, error) {
	ws := &Workspace{Settings: s, fsys: fsys, paths: map[*schema.Table][]string{}, Months: map[*schema.Table]map[schema.Month]bool{}}
	if err := ws.find(out); err != nil {
		return nil, err
	}
	parts := ws.parts()
	for _, p := range parts {
		if err := p.read(out); err != nil {
			return nil, err
		}
	}
	archive, found := notice.Load(fsys, notice.Rules{Hosts: s.Hosts, Gapless: s.Gapless})
	out.Merge(found)
	ws.Notices = archive
	ws.Places = newPlaces(s.Region, ws.Villages, ws.Regions, out)
	ws.teams = map[string]*Team{}
	for i := range ws.Teams {
		ws.teams[string(ws.Teams[i].TeamID)] = &ws.Teams[i]
	}
	ws.grids = newIndex(len(ws.Grids))
	for i := range ws.Grids {
		if int(ws.grids.add(string(ws.Grids[i].GridID))) == len(ws.gridRows) {
			ws.gridRows = append(ws.gridRows, int32(i))
		}
	}
	ws.Roster = newRoster(ws, out)
	refs := ws.references()
	for _, p := range parts {
		p.check(refs, out)
	}
	ws.checkCriticised(out)
	return ws, nil
}

func (ws *Workspace) open(t *schema.Table, name string, out *finding.List) *schema.Input {
	data, err := fs.ReadFile(ws.fsys, name)
	if err != nil {
		out.Add(finding.FileUnread.New(finding.At{File: name}, "", "reason", err.Error()))
		return nil
	}
	return t.Open(name, data, ws.Settings.Headers[t.Name], out)
}

// tableFiles are the endings that exports have. Only the first is read.
var tableFiles = []string{".csv", ".tsv", ".txt", ".xlsx", ".xls", ".et"}

// find lists each table's files: name.csv, or every .csv in the folder name.
func (ws *Workspace) find(out *finding.List) error {
	entries, err := fs.ReadDir(ws.fsys, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		ext := strings.ToLower(path.Ext(name))
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || !e.IsDir() && !slices.Contains(tableFiles, ext) {
			continue
		}
		t := tableNamed(strings.TrimSuffix(name, path.Ext(name)))
		switch {
		case e.IsDir() && t != nil:
			err = ws.folder(t, name, out)
		case e.IsDir():
		case t != nil && ext == ".csv":
			ws.paths[t] = append(ws.paths[t], name)
		default:
			out.Add(finding.FileUnknown.New(finding.At{File: name}, name, "nearest", schema.Nearest(name, fileNames())))
		}
		if err != nil {
			return err
		}
	}
	for _, t := range Tables {
		ws.checkPaths(t, out)
	}
	return nil
}

func (ws *Workspace) folder(t *schema.Table, name string, out *finding.List) error {
	entries, err := fs.ReadDir(ws.fsys, name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		file := path.Join(name, e.Name())
		ext := strings.ToLower(path.Ext(file))
		switch {
		case e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$"):
		case ext == ".csv":
			ws.paths[t] = append(ws.paths[t], file)
		case slices.Contains(tableFiles, ext):
			out.Add(finding.FileUnknown.New(finding.At{File: file}, file, "nearest", path.Join(name, "2019-07.csv")))
		}
	}
	return nil
}

// checkPaths finds a table that must be there and is not, and one that stands
// in a file and in a folder.
func (ws *Workspace) checkPaths(t *schema.Table, out *finding.List) {
	paths := ws.paths[t]
	if len(paths) == 0 && t.Needed {
		out.Add(finding.TableMissing.New(finding.At{File: t.File()}, "", "table", t.Title, "file", t.File()))
	}
	if len(paths) < 2 {
		return
	}
	slices.Sort(paths)
	single := slices.IndexFunc(paths, func(p string) bool { return !strings.Contains(p, "/") })
	if single >= 0 {
		other := paths[(single+1)%len(paths)]
		out.Add(finding.FileTwice.New(finding.At{File: paths[single]}, paths[single], "table", t.Title, "other", other))
	}
}

func tableNamed(stem string) *schema.Table {
	for _, t := range Tables {
		if strings.EqualFold(stem, t.Name) {
			return t
		}
	}
	return nil
}

func fileNames() []string {
	var out []string
	for _, t := range Tables {
		out = append(out, t.File())
	}
	return out
}

// row names the row at p for a finding at another row.
func row(p *schema.Pos) string { return strconv.Itoa(int(p.Row)) }
