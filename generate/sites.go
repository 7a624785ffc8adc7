package generate

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/diff"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/render"
)

// Sites tells two built sites apart by what they publish: values, the rows of
// tables, pages and files. It knows no workspace, so that nothing shows that the
// sites do not. It gives an *output.FolderError for a folder that is no site;
// what is not as a site's manifest says is among the Faults.
func Sites(old, now string) (*diff.Difference, error) {
	var both twoSites
	var err error
	if both.old, err = openSite(old); err != nil {
		return nil, err
	}
	if both.now, err = openSite(now); err != nil {
		return nil, err
	}
	both.places = both.names(placesFile, "place", "name")
	both.indicators = both.names(indicatorsFile, "indicator", "name")
	d := &diff.Difference{Title: both.title("index.html"), Old: old, New: now}
	d.Add("数值", both.values(d)...)
	d.Add("公布的表", both.tables()...)
	d.Add("网页和文件", both.files()...)
	d.Faults = slices.Concat(both.old.faults, both.now.faults)
	return d, nil
}

// twoSites are two sites while they are compared.
type twoSites struct {
	old, now           *published
	places, indicators map[string]string // names by code
}

// names gives the names of codes, those of the new site first.
func (s *twoSites) names(file, code, name string) map[string]string {
	out := s.old.names(file, code, name)
	for c, n := range s.now.names(file, code, name) {
		out[c] = n
	}
	return out
}

func (s *twoSites) title(name string) string {
	return cmp.Or(s.now.title(name), s.old.title(name))
}

// paths gives the paths that are in one site alone or differ, in order.
func (s *twoSites) paths() []string {
	all := slices.Concat(s.old.paths, s.now.paths)
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(p string) bool {
		was, had := s.old.files[p]
		is, has := s.now.files[p]
		return had && has && was.SHA256 == is.SHA256 && was.Size == is.Size
	})
}

// values gives the published values that differ, a group for each indicator,
// and notes in d the months that one site has alone.
func (s *twoSites) values(d *diff.Difference) []diff.Group {
	if !slices.Contains(s.paths(), valuesFile) {
		return nil
	}
	old, now := s.old.table(valuesFile), s.now.table(valuesFile)
	d.Notes = append(d.Notes, apart(old, now, d.New), apart(now, old, d.Old))
	d.Notes = slices.DeleteFunc(d.Notes, func(n string) bool { return n == "" })
	m := diff.Match(old, now)
	var out []diff.Group
	at := map[string]int{}
	for _, p := range m.Pairs {
		id := m.Cell(p.Row(), "indicator")
		i, known := at[id]
		if !known {
			i = len(out)
			at[id] = i
			out = append(out, diff.Group{Name: id, Title: cmp.Or(s.indicators[id], id)})
		}
		out[i].Entries = append(out[i].Entries, s.value(&m, p))
	}
	return out
}

// apart says which months the values of one table have alone; "" for none.
func apart(other, one diff.Table, name string) string {
	var alone []string
	there := other.Values("period")
	for _, m := range one.Values("period") {
		if _, both := slices.BinarySearch(there, m); !both {
			alone = append(alone, m)
		}
	}
	if len(alone) == 0 || len(there) == 0 {
		return ""
	}
	return "只有“" + name + "”有 " + strings.Join(alone, "、") + " 的数。"
}

// value gives a published value that differs.
func (s *twoSites) value(m *diff.Matched, p diff.Pair) diff.Entry {
	e := m.Entry(p)
	for i := range e.Cells {
		c := &e.Cells[i]
		c.Quiet = true
		for _, known := range valueColumns {
			if c.Column.Name == known.Name {
				c.Column = known
			}
		}
	}
	place := m.Cell(p.Row(), "place")
	e.Name = strings.TrimSpace(place+" "+s.places[place]) + "，" + m.Cell(p.Row(), "period")
	then, was := shown(m, p.Old, &e.Before)
	now, is := shown(m, p.New, &e.After)
	if was && is {
		e.Change = render.Change(page.Change{Now: now, Then: then})
	}
	return e
}

// shown puts a row of values in words, as published where no indicator is known
// that has such values.
func shown(m *diff.Matched, row []string, into *string) (indicator.Value, bool) {
	if row == nil {
		return indicator.Value{}, false
	}
	r := indicator.Row{Indicator: m.Cell(row, "indicator"), Numerator: m.Cell(row, "numerator"),
		Denominator: m.Cell(row, "denominator"), Value: m.Cell(row, "value")}
	v, ok := r.Parse()
	if *into = r.Value; ok {
		*into = render.Value(v)
	}
	return v, ok
}

// tables gives the rows of the other published tables that differ.
func (s *twoSites) tables() []diff.Group {
	var declared, beside []diff.Group
	for _, name := range s.paths() {
		if path.Ext(name) != ".csv" || name == valuesFile {
			continue
		}
		m := diff.Match(s.old.table(name), s.now.table(name))
		g := diff.Group{Name: name, Title: cmp.Or(s.now.tables[name].Title, s.old.tables[name].Title)}
		g.Entries = m.Entries(func(p diff.Pair) string { return s.named(p.Key) })
		if g.Title != "" {
			declared = append(declared, g)
			continue
		}
		g.Title = cmp.Or(s.title(path.Join(path.Dir(name), "index.html")), s.title("index.html"))
		beside = append(beside, g)
	}
	return append(declared, beside...)
}

// named says what a row is about: its key, and behind the code of a place its
// name.
func (s *twoSites) named(key []string) string {
	var out []string
	for _, k := range key {
		out = append(out, strings.TrimSpace(k+" "+s.places[k]))
	}
	return strings.Join(out, "，")
}

// files gives the pages and other files that differ.
func (s *twoSites) files() []diff.Group {
	pages := diff.Group{Name: "html", Title: "网页"}
	downloads := diff.Group{Name: "download", Title: "下载"}
	others := diff.Group{Name: "other", Title: "其他文件（样式、图、搜索、登记簿）"}
	for _, name := range s.paths() {
		g := &others
		switch path.Ext(name) {
		case ".html":
			g = &pages
		case ".csv", ".xlsx":
			g = &downloads
		}
		g.Entries = append(g.Entries, s.file(name))
	}
	common := diff.Group{Name: "common", Title: "多数网页上都变了的文字"}
	if lines := diff.Everywhere(pages.Entries); len(lines) > 0 {
		common.Entries = []diff.Entry{{Name: "见各个网页", Cells: lines}}
	}
	summed(pages.Entries)
	return []diff.Group{common, pages, downloads, others}
}

// summed says of each page how much of its text differs, and puts those first of
// which the most does.
func summed(pages []diff.Entry) {
	own := map[string]int{}
	for i := range pages {
		e := &pages[i]
		all := 0
		for _, c := range e.Cells {
			if diff.IsText(c) {
				all++
			}
			if !c.Quiet {
				own[e.Key[0]]++
			}
		}
		switch {
		case e.Kind != diff.Changed:
		case all == 0:
			e.Change = "正文的文字没有变"
		case own[e.Key[0]] == 0:
			e.Change = "只有多数网页上都变了的文字变了"
		default:
			e.Change = "文字有 " + strconv.Itoa(own[e.Key[0]]) + " 处不同"
		}
	}
	slices.SortStableFunc(pages, func(a, b diff.Entry) int { return cmp.Compare(own[b.Key[0]], own[a.Key[0]]) })
}

// fileColumns are those of the manifest.
var fileColumns = []diff.Column{{Name: "path", Header: "路径"}, {Name: "size", Header: "字节数"}, {Name: "sha256", Header: "SHA-256"}}

// file gives a file that differs; of a page that both sites have, with the lines
// that do.
func (s *twoSites) file(name string) diff.Entry {
	old, now := s.old.manifest(name), s.now.manifest(name)
	m := diff.Match(old, now)
	e := m.Entry(m.Pairs[0])
	for i := range e.Cells {
		e.Cells[i].Quiet = true
	}
	e.Name = name
	if path.Ext(name) == ".html" {
		e.Name = strings.TrimSpace(name + " " + s.title(name))
		if e.Kind == diff.Changed {
			s.text(&e, name)
		}
		return e
	}
	e.Before, e.After = s.old.size(name), s.now.size(name)
	return e
}

// text adds the lines of a page that differ.
func (s *twoSites) text(e *diff.Entry, name string) {
	_, was := s.old.page(name)
	_, is := s.now.page(name)
	e.Cells = append(e.Cells, diff.Text(was, is)...)
}

// manifest gives what the site holds of a file as a table of one row; of none
// where it has no such file.
func (p *published) manifest(name string) diff.Table {
	t := diff.Table{Columns: fileColumns, Key: []string{"path"}}
	if f, there := p.files[name]; there {
		t.Rows = [][]string{{name, strconv.FormatInt(f.Size, 10), f.SHA256}}
	}
	return t
}

// size gives the size of a file in words; "" when there is none.
func (p *published) size(name string) string {
	f, there := p.files[name]
	if !there {
		return ""
	}
	return render.Size(int(f.Size))
}
