// Package record reads a workspace: the declared tables, the references and
// rules between them, and the circulars. Load reads everything but the tables
// that grow every month; Stream reads those, row by row.
package record

import (
	"bytes"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/parallel"
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

	raters   raters
	fsys     fs.FS
	paths    map[*schema.Table][]string
	old      map[*schema.Table][]string // workbooks that are not read
	dropped  map[string]bool            // files that were recognised by their header
	twice    map[*schema.Table]bool     // stands in a file and in a folder
	unread   map[*schema.Table]bool     // a file, or a key in it, could not be read
	empties  map[*schema.Table]*empty
	doubts   doubts
	refs     map[string]*reference
	ahead    map[string][]byte // texts of monthly files that were read before their turn
	numbered numbering         // the persons of the rows of Cadres
	teams    map[string]*Team
	grids    index
	gridRows []int32 // by number in grids: the first row of that grid
}

// Has says whether the workspace has a file of table t, be it without rows.
func (ws *Workspace) Has(t *schema.Table) bool { return len(ws.paths[t]) > 0 }

// Paths gives the files of table t, in order of name. They are the
// workspace's own.
func (ws *Workspace) Paths(t *schema.Table) []string { return ws.paths[t] }

// Load reads the workspace's tables, but for the monthly ones, and its
// circulars, and holds them against each other. An error means that the folder
// cannot be read; what is wrong with its content is added to out.
func Load(fsys fs.FS, s settings.Settings, out *finding.List) (*Workspace, error) {
	ws := &Workspace{
		Settings: s, Months: map[*schema.Table]map[schema.Month]bool{}, fsys: fsys, paths: map[*schema.Table][]string{}, old: map[*schema.Table][]string{},
		dropped: map[string]bool{}, twice: map[*schema.Table]bool{}, unread: map[*schema.Table]bool{},
		empties: map[*schema.Table]*empty{}, doubts: doubts{},
	}
	if err := ws.find(out); err != nil {
		return nil, err
	}
	parts := ws.parts()
	if err := ws.readParts(parts, out); err != nil {
		return nil, err
	}
	arranged := make(chan struct{})
	together(
		func() { defer close(arranged); ws.arrange(parts, out) },
		func() { ws.readAhead(arranged) })
	return ws, nil
}

// arrange puts what the tables say together and holds it against each other.
func (ws *Workspace) arrange(parts []*part, out *finding.List) {
	archive, found := notice.Load(ws.fsys, notice.Rules{Hosts: ws.Settings.Hosts, Gapless: ws.Settings.Gapless})
	out.Merge(found)
	ws.Notices = archive
	together(
		func() { ws.numbered = numberingOf(ws.Cadres) },
		func() { ws.Places = newPlaces(ws.Settings.Region, ws.Villages, ws.Regions, out) },
		ws.number,
		func() { ws.unique(parts) })
	ws.checkNamed(out)
	ws.Roster = newRoster(ws, out)
	ws.refs = ws.references(lost(archive, found))
	for _, p := range parts {
		out.Merge(&p.twice)
		p.check(ws.refs, out)
	}
	ws.checkCriticised(out)
	ws.doubts.report(out)
}

// together does several things at the same time that wait for nothing of each
// other.
func together(things ...func()) {
	parallel.Do(context.Background(), len(things), func(_, i int) error { things[i](); return nil })
}

// number lays out the teams and grids by their numbers, the first row of each.
func (ws *Workspace) number() {
	ws.teams = map[string]*Team{}
	for i := range ws.Teams {
		if id := string(ws.Teams[i].TeamID); id != "" && ws.teams[id] == nil {
			ws.teams[id] = &ws.Teams[i]
		}
	}
	ws.grids = newIndex(len(ws.Grids))
	for i := range ws.Grids {
		if id := string(ws.Grids[i].GridID); id != "" && int(ws.grids.add(id)) == len(ws.gridRows) {
			ws.gridRows = append(ws.gridRows, int32(i))
		}
	}
}

// open opens a table's file; nil when it cannot be read.
func (ws *Workspace) open(t *schema.Table, name string, out *finding.List) *schema.Input {
	data, err := readInto(nil, ws.fsys, name)
	if err != nil {
		out.Add(finding.Unread(name, err))
		return nil
	}
	return t.Open(name, data, ws.Settings.Headers[t.Name], out)
}

// readInto reads a file into the memory of buf, or into more when it is longer:
// some more than it needs, since the next is seldom as long, and half as much again
// where the files grow.
func readInto(buf []byte, fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && int(info.Size())+bytes.MinRead > cap(buf) {
		buf = make([]byte, 0, max(int(info.Size())*17/16+bytes.MinRead, cap(buf)*3/2))
	}
	into := bytes.NewBuffer(buf[:0])
	_, err = into.ReadFrom(f)
	return into.Bytes(), err
}

// tableFiles are the endings of the exports that are read.
var tableFiles = []string{".csv", ".tsv", ".txt", ".xlsx"}

// sheetFiles are the endings of other workbooks, and what they are.
var sheetFiles = map[string]string{
	".xls": "旧式工作簿（xls）", ".et": "旧式工作簿（et）", ".xlt": "旧式模板（xlt）", ".ett": "旧式模板（ett）",
	".xlsm": "带宏的工作簿（xlsm）", ".xltx": "工作簿模板（xltx）", ".xltm": "带宏的模板（xltm）", ".xlsb": "二进制工作簿（xlsb）",
	".ods": "OpenDocument 表格（ods）", ".fods": "OpenDocument 表格（fods）", ".numbers": "Numbers 表格", ".dbf": "数据库文件（dbf）",
}

// otherFiles are the endings of files that may hold a table when they bear its
// name, and what they are.
var otherFiles = map[string]string{
	".doc": "Word 文档", ".docx": "Word 文档", ".wps": "WPS 文档", ".pdf": "PDF 文件", ".htm": "网页", ".html": "网页", ".mht": "网页",
	".xml": "XML 文件", ".json": "JSON 文件", ".zip": "压缩包", ".rar": "压缩包", ".7z": "压缩包", ".jpg": "图片", ".png": "图片",
}

// unreadFormat says what a file with that ending is which may hold a table and
// is not read; "" for any other. named says that it bears a table's name.
func unreadFormat(name string, named bool) string {
	ext := strings.ToLower(path.Ext(name))
	if !named {
		return sheetFiles[ext]
	}
	return sheetFiles[ext] + otherFiles[ext]
}

// find lists each table's files: name.csv, or every one in the folder name, or
// those of the workspace and its inbox that are recognised. Other folders are
// none of its business.
func (ws *Workspace) find(out *finding.List) error {
	entries, err := fs.ReadDir(ws.fsys, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case left(name):
		case !e.IsDir():
			ws.file(name, out)
		case name == Inbox:
			ws.inbox(out)
		default:
			ws.directory(name, out)
		}
	}
	for _, t := range Tables {
		ws.checkPaths(t, out)
	}
	return nil
}

// left says whether a name is one that office programs, desktops and check leave
// behind.
func left(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, Results)
}

// directory takes a folder of the workspace itself.
func (ws *Workspace) directory(name string, out *finding.List) {
	t, file := tableNamed(stem(name)), Reads(name)
	switch {
	case t == nil:
	case file:
		ws.unread[t] = true
		out.Add(finding.FileFolder.New(finding.At{File: name}, "", "file", name, "folder", t.Name))
	case stem(name) == name:
		ws.folder(t, name, out)
	}
}

// file takes a file of the workspace itself or of its inbox.
func (ws *Workspace) file(name string, out *finding.List) {
	ext := strings.ToLower(path.Ext(name))
	t := tableNamed(stem(path.Base(name)))
	switch read := slices.Contains(tableFiles, ext); {
	case !read && unreadFormat(name, t != nil) == "":
	case out.Refuse(name):
	case ws.irregular(name, out):
		if t != nil {
			ws.unread[t] = true
		}
	case read && t != nil:
		ws.paths[t] = append(ws.paths[t], name)
		ws.dropped[name] = path.Dir(name) == Inbox
	case read:
		ws.recognise(name, out)
	case t != nil:
		ws.old[t] = append(ws.old[t], name)
	default:
		out.Add(oldWorkbook(name).As(finding.Warning))
	}
}

// irregular says whether a name is that of a device or the like, from which one
// could read for ever, and adds that it is not read.
func (ws *Workspace) irregular(name string, out *finding.List) bool {
	info, err := fs.Stat(ws.fsys, name)
	if err != nil || info.IsDir() || info.Mode().IsRegular() {
		return false // what is wrong with it is found when it is read
	}
	out.Add(finding.FileUnread.New(finding.At{File: name}, "", "reason", "它是设备或管道，不是文件"))
	return true
}

// inbox takes the files of the inbox.
func (ws *Workspace) inbox(out *finding.List) {
	entries, err := fs.ReadDir(ws.fsys, Inbox)
	if err != nil {
		out.Add(finding.Unread(Inbox, err))
	}
	for _, e := range entries {
		switch name := path.Join(Inbox, e.Name()); {
		case left(e.Name()) || out.Refuse(name):
		case e.IsDir():
			out.Add(notLookedInto(name, path.Join(Inbox, "7月积分.csv")))
		default:
			ws.file(name, out)
		}
	}
}

// notLookedInto tells of a folder that may hold tables and is not looked into,
// which must not go unsaid.
func notLookedInto(name, example string) finding.Finding {
	return finding.FileUnknown.New(finding.At{File: name}, "", "file", name, "why", "它是文件夹里的文件夹；要读的文件直接放在外面的文件夹里", "nearest", example)
}

// oldWorkbook tells of a file in a format that is not read.
func oldWorkbook(name string) finding.Finding {
	return finding.FileFormat.New(finding.At{File: name}, "", "format", unreadFormat(name, true))
}

// oldTable tells of a table in a format that is not read. Beside a file of
// the table that is, it may be what that was saved from.
func (ws *Workspace) oldTable(t *schema.Table, name string) finding.Finding {
	f := oldWorkbook(name)
	if ws.Has(t) {
		f = f.As(finding.Warning)
	}
	return f
}

// folder takes the files of a table's folder.
func (ws *Workspace) folder(t *schema.Table, name string, out *finding.List) {
	entries, err := fs.ReadDir(ws.fsys, name)
	if err != nil {
		ws.unread[t] = true
		out.Add(finding.Unread(name, err))
	}
	for _, e := range entries {
		file := path.Join(name, e.Name())
		ext := strings.ToLower(path.Ext(file))
		switch {
		case left(e.Name()) || out.Refuse(file):
		case e.IsDir():
			out.Add(notLookedInto(file, path.Join(name, "2019-07.csv")))
		case ws.irregular(file, out):
			ws.unread[t] = true
		case slices.Contains(tableFiles, ext):
			ws.paths[t] = append(ws.paths[t], file)
		case unreadFormat(file, namedMonth(file) != 0) != "":
			ws.old[t] = append(ws.old[t], file)
		}
	}
}

// checkPaths finds a table that must be there and is not, and one that stands
// in a file and in a folder.
func (ws *Workspace) checkPaths(t *schema.Table, out *finding.List) {
	paths := ws.paths[t]
	for _, name := range ws.old[t] {
		out.Add(ws.oldTable(t, name))
	}
	if len(paths) == 0 && t.Needed && !ws.unread[t] && ws.old[t] == nil {
		out.Add(finding.TableMissing.New(finding.At{File: t.File()}, "", "table", t.Title, "file", t.File()))
	}
	if len(paths) < 2 {
		return
	}
	slices.Sort(paths)
	if !t.Monthly {
		ws.clashes(t, paths, out)
	}
	ws.checkNames(t, slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return ws.dropped[p] }), out)
}

// checkNames finds a table among whose files, those that bear its name, two
// hold the same rows.
func (ws *Workspace) checkNames(t *schema.Table, paths []string, out *finding.List) {
	single := slices.IndexFunc(paths, func(p string) bool { return !strings.Contains(p, "/") })
	if single >= 0 && len(paths) > 1 {
		ws.clash(t, t.Title, paths[single], paths[(single+1)%len(paths)], out)
		return
	}
	for i := 1; i < len(paths); i++ {
		if stem(paths[i]) == stem(paths[i-1]) {
			ws.clash(t, t.Title, paths[i], paths[i-1], out)
		}
	}
}

// clash says that two files hold the same rows of table t, which are what says.
func (ws *Workspace) clash(t *schema.Table, what, file, other string, out *finding.List) {
	ws.twice[t] = true
	out.Add(finding.FileTwice.New(finding.At{File: file}, "", "file", file, "table", what, "other", other, "folder", t.Name))
}

// stem gives a file's name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

func tableNamed(stem string) *schema.Table {
	for _, t := range Tables {
		if strings.EqualFold(stem, t.Name) {
			return t
		}
	}
	return nil
}

// tableNear gives the table whose name, in English or Chinese, a file's name
// holds or comes near; nil when there is none.
func tableNear(stem string) *schema.Table {
	var names []string
	of := map[string]*schema.Table{}
	for _, t := range Tables {
		short := strings.TrimSuffix(t.Title, "表")
		if strings.Contains(stem, short) || utf8.RuneCountInString(stem) > 1 && strings.Contains(short, stem) {
			return t
		}
		for _, n := range []string{t.Name, t.Title, short} {
			names, of[n] = append(names, n), t
		}
	}
	return of[schema.Nearest(strings.ToLower(stem), names)]
}
