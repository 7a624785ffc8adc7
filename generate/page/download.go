package page

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"sync"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/sheet"
	"tongbao/templates"
)

// download is a table that the site offers as a file for programs, and most as
// a workbook too. Its header, its schema in the data package and its entry on
// the data page come from this declaration.
type download struct {
	name   string // below data/, without ending
	title  string
	about  string
	key    []string
	refers []foreignKey
	fields []field
	rows   func(emit func(cells ...string)) // what emit gets is used at once
	// write writes the CSV where rows would be too slow; nil else. There is no
	// workbook then.
	write  func(w io.Writer) error
	digest func() digest
}

// field is a column of a download. Codes are strings: they begin with zeros
// or are longer than spreadsheets count.
type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Title       string       `json:"title"`
	Constraints *constraints `json:"constraints,omitempty"`
}

// constraints are what a column's cells hold to.
type constraints struct {
	Required bool     `json:"required,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// digest is what is known of a file without holding it.
type digest struct {
	bytes int
	sum   string // SHA-256 in hexadecimal
}

func (d *download) path() string { return "data/" + d.name + ".csv" }

// workbook gives the path of the workbook; "" when there is none.
func (d *download) workbook() string {
	if d.rows == nil {
		return ""
	}
	return "data/" + d.name + ".xlsx"
}

// downloads declares what the site offers.
func (p *plan) downloads() []*download {
	all := []*download{p.indicatorValues(), p.placeList(), indicatorList(p)}
	if p.Rollup != nil {
		all = append(all, p.countyList())
	} else {
		all = append(all, columnList())
	}
	all = append(all, p.findingList())
	if d := p.revisionList(); d != nil {
		all = append(all, d)
	}
	for _, d := range all {
		for i := range d.fields {
			d.fields[i].Constraints = d.constraints(d.fields[i].Name)
		}
		d.digest = sync.OnceValue(d.measure)
	}
	return all
}

// patterns are of the columns that hold codes.
var patterns = map[string]string{"place": "[0-9]{2,12}", "parent": "[0-9]{2,9}", "period": "[0-9]{4}-[0-9]{2}"}

func (d *download) constraints(name string) *constraints {
	c := constraints{Pattern: patterns[name]}
	for _, k := range d.key {
		c.Required = c.Required || k == name
	}
	if name == "period" {
		c.Pattern = "" // its type says it
	}
	if c.Pattern == "" && !c.Required {
		return nil
	}
	return &c
}

// table gives the download's table under its fields' names, or their titles
// when people are to read it.
func (d *download) table(titled bool) sheet.Table {
	t := sheet.Table{Name: d.title, Rows: func(yield func([]string) bool) {
		on := true
		d.rows(func(cells ...string) { on = on && yield(cells) })
	}}
	for _, f := range d.fields {
		c := sheet.Column{Header: f.Name, Numeric: f.Type == "integer" || f.Type == "number"}
		if titled {
			c.Header = f.Title
		}
		t.Columns = append(t.Columns, c)
	}
	return t
}

// csv writes the file for programs.
func (d *download) csv(w io.Writer) error {
	if d.write == nil {
		return d.table(false).CSV(w)
	}
	if _, err := io.WriteString(w, sheet.Mark); err != nil {
		return err
	}
	return d.write(w)
}

func (d *download) xlsx(w io.Writer) error { return sheet.XLSX(w, d.title, d.table(true)) }

func (d *download) measure() digest {
	sum, n := sha256.New(), counter(0)
	w := bufio.NewWriterSize(io.MultiWriter(sum, &n), 1<<16)
	d.csv(w) // neither gives an error
	w.Flush()
	return digest{int(n), hex.EncodeToString(sum.Sum(nil))}
}

// counter counts the bytes written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

func text(key string, args ...any) string { return templates.Text(key, args...) }

func (p *plan) indicatorValues() *download {
	return &download{
		name: "indicators", title: text("data.indicators"), about: text("data.indicators-about"), key: []string{"indicator", "place", "period"},
		fields: []field{
			{Name: "indicator", Type: "string", Title: text("data.indicator")}, {Name: "place", Type: "string", Title: text("data.place")},
			{Name: "period", Type: "yearmonth", Title: text("data.period")}, {Name: "numerator", Type: "number", Title: text("data.numerator")},
			{Name: "denominator", Type: "integer", Title: text("data.denominator")}, {Name: "value", Type: "number", Title: text("data.value")},
		},
		refers: []foreignKey{refersTo("indicator", "indicator-list", "indicator"), refersTo("place", "places", "place")},
		write:  func(w io.Writer) error { return p.Values.WriteCSV(w, p.months) },
	}
}

func (p *plan) placeList() *download {
	return &download{
		name: "places", title: text("data.places"), about: text("data.places-about"), key: []string{"place"},
		refers: []foreignKey{refersTo("parent", "", "place")},
		fields: []field{
			{Name: "place", Type: "string", Title: text("data.place")}, {Name: "name", Type: "string", Title: text("data.place-name")}, {Name: "level", Type: "string", Title: text("data.level")},
			{Name: "parent", Type: "string", Title: text("data.parent")}, {Name: "poverty_class", Type: "string", Title: text("data.poverty")},
			{Name: "households", Type: "integer", Title: text("data.households")}, {Name: "population", Type: "integer", Title: text("data.population")},
		},
		rows: func(emit func(...string)) {
			for i := range p.Workspace.Places.All {
				place := p.place(int32(i))
				parent, poverty, households, population := "", "", "", ""
				if place.Parent >= 0 {
					parent = p.place(place.Parent).Code
				}
				if v := p.Workspace.VillageAt(int32(i)); v != nil {
					poverty, households, population = string(v.PovertyClass), whole(v.Households), whole(v.Population)
				}
				emit(place.Code, p.name(int32(i)), level(place.Level), parent, poverty, households, population)
			}
		},
	}
}

func whole(n schema.Int) string { return strconv.FormatInt(int64(n), 10) }

func indicatorList(p *plan) *download {
	return &download{
		name: "indicator-list", title: text("data.indicator-list"), about: text("data.indicator-list-about"), key: []string{"indicator"},
		fields: []field{
			{Name: "indicator", Type: "string", Title: text("data.indicator")}, {Name: "group", Type: "string", Title: text("data.group")}, {Name: "name", Type: "string", Title: text("data.name")},
			{Name: "english", Type: "string", Title: text("data.english")}, {Name: "kind", Type: "string", Title: text("data.kind")}, {Name: "period_rule", Type: "string", Title: text("data.period-rule")},
			{Name: "unit", Type: "string", Title: text("data.unit")}, {Name: "better", Type: "string", Title: text("data.better")}, {Name: "target", Type: "number", Title: text("data.target")},
			{Name: "numerator", Type: "string", Title: text("data.numerator-means")}, {Name: "denominator", Type: "string", Title: text("data.denominator-means")},
			{Name: "clause", Type: "string", Title: text("data.clause")}, {Name: "additive", Type: "boolean", Title: text("data.additive")},
		},
		rows: func(emit func(...string)) {
			for _, d := range indicator.All {
				emit(d.ID, d.Group.ID, p.called(d), d.English.In(&p.Workspace.Settings), string(d.Kind), d.Period.ID, d.Unit, string(d.Better), p.target(d).plain(), p.term(d.Num), p.term(d.Den), d.Clause, strconv.FormatBool(d.Additive()))
			}
		},
	}
}

func columnList() *download {
	return &download{
		name: "columns", title: text("data.columns"), about: text("data.columns-about"), key: []string{"table", "column"},
		fields: []field{
			{Name: "table", Type: "string", Title: text("data.table")}, {Name: "table_title", Type: "string", Title: text("data.table-title")}, {Name: "column", Type: "string", Title: text("data.column")},
			{Name: "header", Type: "string", Title: text("data.header")}, {Name: "aliases", Type: "string", Title: text("data.aliases")}, {Name: "type", Type: "string", Title: text("data.type")},
			{Name: "required", Type: "boolean", Title: text("data.required")}, {Name: "key", Type: "boolean", Title: text("data.key")}, {Name: "unit", Type: "string", Title: text("data.unit")},
			{Name: "refers", Type: "string", Title: text("data.refers")}, {Name: "note", Type: "string", Title: text("data.note")},
		},
		rows: func(emit func(...string)) {
			for _, t := range record.Tables {
				for _, c := range t.Columns {
					emit(t.Name, t.Title, c.Name, c.Header, strings.Join(c.Aliases, "|"), c.Type,
						strconv.FormatBool(c.Required), strconv.FormatBool(c.Key), c.Unit, c.Refers, c.Note)
				}
			}
		},
	}
}

func (p *plan) findingList() *download {
	return &download{
		name: "findings", title: text("data.findings"), about: text("data.findings-about"),
		fields: []field{
			{Name: "severity", Type: "string", Title: text("data.severity")}, {Name: "code", Type: "string", Title: text("data.code")}, {Name: "file", Type: "string", Title: text("data.file")},
			{Name: "row", Type: "integer", Title: text("data.row")}, {Name: "column", Type: "string", Title: text("data.column-header")}, {Name: "cell", Type: "string", Title: text("data.cell")},
			{Name: "message", Type: "string", Title: text("data.message")}, {Name: "mend", Type: "string", Title: text("data.mend")},
			{Name: "sheet", Type: "string", Title: text("data.sheet")}, {Name: "reference", Type: "string", Title: text("data.reference")},
		},
		rows: func(emit func(...string)) {
			for _, f := range p.Findings {
				line := p.told(f)
				emit(f.Severity.String(), f.Kind.Code, line.File, rowText(line.Row), line.Column, line.Value, line.Message, line.Mend, line.Sheet, line.Ref)
			}
		},
	}
}

func rowText(row int) string {
	if row == 0 {
		return ""
	}
	return strconv.Itoa(row)
}
