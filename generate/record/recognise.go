package record

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// Inbox is the folder of a workspace for files as they came in. Those in it,
// and those of the workspace itself, need not be named after their table.
const Inbox = "收件"

// Recognise tells by a file's header which table it is: the one that it names
// all required columns of, and more columns than of any other such. A workbook
// may hold several, each on a sheet of its own. Where there is no such table,
// near are those that come near, the nearest first.
func Recognise(name string, data []byte, extra map[string]map[string][]string) (tables []*schema.Table, near []schema.Fit) {
	fits := slices.DeleteFunc(schema.Fits(name, data, Tables, extra), func(f schema.Fit) bool { return !f.Near() })
	slices.SortStableFunc(fits, nearer)
	read := slices.DeleteFunc(slices.Clone(fits), func(f schema.Fit) bool { return f.Aside })
	for sheet := range slices.Values(sheetsOf(read)) {
		of := slices.DeleteFunc(slices.Clone(read), func(f schema.Fit) bool { return f.Sheet != sheet })
		if of[0].Whole() && (len(of) == 1 || nearer(of[0], of[1]) < 0) {
			tables = append(tables, of[0].Table)
		}
	}
	return tables, fits
}

// TablesOf tells which table a file is, wherever it lies: the one that it is
// named after, else as Recognise does.
func TablesOf(name string, data []byte, extra map[string]map[string][]string) (tables []*schema.Table, near []schema.Fit) {
	if t := tableNamed(stem(path.Base(name))); t != nil {
		return []*schema.Table{t}, nil
	}
	return Recognise(name, data, extra)
}

// Reads says whether a file's ending is one of those that tables are read from.
func Reads(name string) bool { return slices.Contains(tableFiles, strings.ToLower(path.Ext(name))) }

// Unreadable says of a file that is not read as a table why that is so.
func Unreadable(name string, near []schema.Fit) finding.Finding {
	if unreadFormat(name, true) != "" {
		return oldWorkbook(name)
	}
	return unknown(name, near)
}

// unknown says of a file that it is no table's.
func unknown(name string, near []schema.Fit) finding.Finding {
	why, nearest := comesNear(name, near)
	return finding.FileUnknown.New(finding.At{File: name}, "", "file", name, "why", why, "nearest", nearest)
}

func nearer(a, b schema.Fit) int {
	switch {
	case a.Whole() == b.Whole():
		return cmp.Or(cmp.Compare(b.Named, a.Named), cmp.Compare(len(a.Lacks), len(b.Lacks)))
	case a.Whole():
		return -1
	}
	return 1
}

func sheetsOf(fits []schema.Fit) (sheets []string) {
	for _, f := range fits {
		if !slices.Contains(sheets, f.Sheet) {
			sheets = append(sheets, f.Sheet)
		}
	}
	return sheets
}

// recognise takes a file whose name is no table's as the table that its header
// is of, with a note; else it says what the file comes near.
func (ws *Workspace) recognise(name string, out *finding.List) {
	data, err := ReadBeginning(ws.fsys, name)
	if err != nil {
		out.Add(finding.Unread(name, err))
		return
	}
	tables, near := Recognise(name, data, ws.Settings.Headers)
	for _, t := range tables {
		ws.paths[t] = append(ws.paths[t], name)
		ws.dropped[name] = true
		out.Add(finding.FileRecognised.New(finding.At{File: name}, "", "file", name, "table", t.Title, "want", t.File()))
	}
	if tables == nil {
		out.Add(unknown(name, near))
	}
}

// comesNear says, of a file that is no table, which tables its header comes
// near and what they lack, and the name that it should have to be one of them.
func comesNear(name string, near []schema.Fit) (why, nearest string) {
	if len(near) == 0 {
		t := tableNear(stem(path.Base(name)))
		if t == nil {
			return "表头也不像任何一张表", ""
		}
		return "表头也不像；最接近的是" + t.Title + "（" + t.File() + "）", t.File()
	}
	var said []string
	if i := slices.IndexFunc(near, func(f schema.Fit) bool { return f.Aside }); i >= 0 {
		f := near[i]
		return "读的是第一张工作表，工作表“" + f.Sheet + "”的表头才是" + f.Table.Title + "的，请把它移到最前面", ""
	}
	for _, f := range near[:min(len(near), 2)] {
		lack := "列都有"
		if !f.Whole() {
			lack = "缺“" + strings.Join(f.Lacks, "”“") + "”"
		}
		said = append(said, f.Table.Title+"（"+f.Table.File()+"，"+lack+"）")
	}
	return "表头接近" + strings.Join(said, "和"), near[0].Table.File()
}

// ReadBeginning reads as much of a file as Recognise needs.
func ReadBeginning(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	_, err = data.ReadFrom(io.LimitReader(f, schema.Beginning))
	if err == nil && schema.IsWorkbook(name, data.Bytes()) {
		_, err = data.ReadFrom(f)
	}
	return data.Bytes(), err
}

// clashes finds the recognised files of a table that is held in memory beside
// another file of it.
func (ws *Workspace) clashes(t *schema.Table, paths []string, out *finding.List) {
	first := max(0, slices.IndexFunc(paths, func(p string) bool { return !ws.dropped[p] }))
	for i, p := range paths {
		if ws.dropped[p] && i != first {
			ws.clash(t, t.Title, p, paths[first], out)
		}
	}
}

// monthClashes finds the recognised files of a monthly table that hold rows of
// a month that stands in another file of it.
func (ws *Workspace) monthClashes(files []*monthFile, out *finding.List) {
	for i, f := range files {
		for _, g := range files[i+1:] {
			if f.table != g.table || !ws.dropped[f.name] && !ws.dropped[g.name] {
				continue
			}
			if months := sharedMonths(f, g); months != nil {
				dropped, other := f, g
				if !ws.dropped[f.name] {
					dropped, other = g, f
				}
				ws.clash(f.table, strings.Join(months, "、")+" 的"+f.table.Title, dropped.name, other.name, out)
			}
		}
	}
}

// sharedMonths gives the months of which both files have rows, three at most.
func sharedMonths(f, g *monthFile) (months []string) {
	var shared []schema.Month
	for m := range f.months {
		if _, ok := g.months[m]; ok {
			shared = append(shared, m)
		}
	}
	slices.Sort(shared)
	for _, m := range shared {
		if len(months) == 3 {
			months[2] += " 等"
			break
		}
		months = append(months, m.String())
	}
	return months
}
