package generate

import (
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"tongbao/generate/diff"
	"tongbao/generate/output"
	"tongbao/generate/search"
	"tongbao/generate/sheet"
)

// published is a built site, as it lies in a folder.
type published struct {
	dir    string
	paths  []string                 // in order
	files  map[string]output.File   // what the folder holds of what the manifest lists
	tables map[string]declaredTable // the declared tables by path
	titles map[string]string        // of pages that have been read
	faults []string
}

// declaredTable is a table as the data package declares it.
type declaredTable struct {
	Path, Title string
	Schema      struct {
		Fields     []struct{ Name, Title string }
		PrimaryKey []string
	}
}

// mostFaults is how many files are named that are not as the manifest says.
const mostFaults = 5

// openSite reads the manifest of the site in dir and holds the files against it.
// It gives an *output.FolderError when dir is no site.
func openSite(dir string) (*published, error) {
	listed, err := output.Files(dir)
	if err != nil {
		return nil, err
	}
	p := &published{dir: dir, files: map[string]output.File{}, tables: map[string]declaredTable{}, titles: map[string]string{}}
	for _, f := range listed {
		p.files[f.Path] = f
	}
	wrong, err := output.Verify(dir)
	if err != nil {
		return nil, err
	}
	for i, w := range wrong {
		if i < mostFaults {
			p.faults = append(p.faults, "“"+dir+"”和它的清单不符："+w.Path+" "+w.Problem.Label()+"。")
		}
		p.asFound(w.Path)
	}
	if n := len(wrong); n > mostFaults {
		p.faults = append(p.faults, "“"+dir+"”共有 "+strconv.Itoa(n)+" 个文件和清单不符，tongbao verify 逐一列出。")
	}
	for _, f := range listed {
		if _, there := p.files[f.Path]; there {
			p.paths = append(p.paths, f.Path)
		}
	}
	p.declared()
	return p, nil
}

// asFound takes a listed file for what the folder holds of it.
func (p *published) asFound(name string) {
	if _, listed := p.files[name]; !listed {
		return
	}
	data, err := p.read(name)
	if err != nil {
		delete(p.files, name)
		return
	}
	sum := sha256.Sum256(data)
	p.files[name] = output.File{Path: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
}

// read reads a file of the site; a link that leads out of it is not followed.
func (p *published) read(name string) ([]byte, error) {
	f, err := os.OpenInRoot(p.dir, filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// The published tables that others are read by.
const (
	packageFile    = "data/datapackage.json"
	valuesFile     = "data/indicators.csv"
	placesFile     = "data/places.csv"
	indicatorsFile = "data/indicator-list.csv"
)

// declared reads which tables the site declares.
func (p *published) declared() {
	data, err := p.read(packageFile)
	if err != nil {
		return // so old that it has none, or missing, which is a fault already
	}
	var all struct{ Resources []declaredTable }
	if err := json.Unmarshal(data, &all); err != nil {
		p.faults = append(p.faults, "“"+p.dir+"”的 "+packageFile+" 读不出来，各表按最前面几列认行。")
	}
	for _, r := range all.Resources {
		p.tables[path.Join("data", r.Path)] = r
	}
}

// table reads a published table; one without columns when the site has none.
func (p *published) table(name string) diff.Table {
	var t diff.Table
	data, err := p.read(name)
	if _, listed := p.files[name]; !listed || err != nil {
		return t
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), sheet.Mark)))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		p.faults = append(p.faults, "“"+p.dir+"”的 "+name+" 不是完好的 CSV，没有比它的行。")
		return t
	}
	known := p.tables[name]
	t.Columns, t.Key, t.Rows = columnsOf(rows[0], known), known.Schema.PrimaryKey, rows[1:]
	return t
}

// columnsOf gives the columns of a published table. Of columns that are headed
// alike, as charts may have them, the later ones are numbered.
func columnsOf(headers []string, known declaredTable) []diff.Column {
	var out []diff.Column
	times := map[string]int{}
	for i, header := range headers {
		c := diff.Column{Name: header, Header: header}
		if i < len(known.Schema.Fields) {
			c.Header = cmp.Or(known.Schema.Fields[i].Title, header)
		}
		if times[header]++; times[header] > 1 {
			c.Name += "#" + strconv.Itoa(times[header])
		}
		out = append(out, c)
	}
	return out
}

// names gives the names that a published table has for its codes, both columns
// by name.
func (p *published) names(file, code, name string) map[string]string {
	out := map[string]string{}
	t := p.table(file)
	for _, row := range t.Rows {
		out[t.Cell(row, code)] = t.Cell(row, name)
	}
	return out
}

// page gives the title of a page and the lines that a reader sees on it; both
// are empty where there is no such page.
func (p *published) page(name string) (title string, lines []string) {
	if _, listed := p.files[name]; !listed {
		return "", nil
	}
	data, err := p.read(name)
	if err != nil {
		return "", nil
	}
	title, lines = search.Lines(data)
	p.titles[name] = title
	return title, lines
}

// title gives the title of a page.
func (p *published) title(name string) string {
	if title, known := p.titles[name]; known {
		return title
	}
	title, _ := p.page(name)
	return title
}
