package record

import (
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// checkSheets tells, once all files have been read, of the sheets of workbooks
// that are read as no table. One with the header of the table that is read from
// another sheet is an error, since its rows may be wanted, unless the other bears
// the table's name.
func (ws *Workspace) checkSheets(out *finding.List) {
	read := map[[2]string]bool{}
	for _, f := range ws.Files {
		name, _ := f.Sheet()
		read[[2]string{f.Name, name}] = true
	}
	unread := map[string][]string{}
	for _, f := range ws.Files {
		for _, s := range f.OtherSheets() {
			switch {
			case read[[2]string{f.Name, s.Name}]:
			case s.Alike:
				read[[2]string{f.Name, s.Name}] = true // is told of
				out.Add(alike(f, s))
			case !slices.Contains(unread[f.Name], s.Name):
				unread[f.Name] = append(unread[f.Name], s.Name)
			}
		}
	}
	for _, f := range ws.Files {
		if sheets := unread[f.Name]; sheets != nil {
			delete(unread, f.Name)
			out.Add(finding.SheetUnread.New(finding.At{File: f.Name}, "", "sheets", sheetsNamed(sheets)))
		}
	}
}

// alike tells of a sheet with the header of f's table.
func alike(f *schema.File, s schema.OtherSheet) finding.Finding {
	name, named := f.Sheet()
	alike := finding.SheetAlike.New(finding.At{File: f.Name, Sheet: s.Name}, "", "sheet", s.Name, "table", f.Table.Title, "read", name)
	if named {
		alike = alike.As(finding.Warning)
	}
	return alike
}

// sheetsNamed lists names of sheets, five at most.
func sheetsNamed(names []string) string {
	const most = 5
	if len(names) <= most {
		return "“" + strings.Join(names, "”“") + "”"
	}
	return "“" + strings.Join(names[:most], "”“") + "”等工作表"
}
