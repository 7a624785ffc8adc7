package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"sync"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// download is a table that the site offers as a file. Its header, its schema in
// the data package and its entry on the data page come from this declaration.
type download struct {
	name   string // below data/, without ending
	title  string
	about  string
	key    []string
	fields []field
	// write writes the file; it gives the same bytes every time.
	write  func(w io.Writer) error
	digest func() digest
}

// field is a column of a download. Codes are strings: they begin with zeros
// or are longer than spreadsheets count.
type field struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Title string `json:"title"`
}

// digest is what is known of a file without holding it.
type digest struct {
	bytes int
	sum   string // SHA-256 in hexadecimal
}

func (d *download) path() string { return "data/" + d.name + ".csv" }

// byteOrderMark tells Excel that a file is in UTF-8.
const byteOrderMark = "\ufeff"

// downloads declares what the site offers.
func (p *plan) downloads() []*download {
	all := []*download{p.indicatorValues(), p.placeList(), indicatorList(p), columnList(), p.findingList()}
	for _, d := range all {
		d.digest = sync.OnceValue(d.measure)
	}
	return all
}

// table gives a download whose rows are given to emit in turn. What emit gets
// is used at once.
func table(d download, rows func(emit func(cells ...string))) *download {
	d.write = func(w io.Writer) error {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
		out := csv.NewWriter(w)
		names := make([]string, len(d.fields))
		for i, f := range d.fields {
			names[i] = f.Name
		}
		out.Write(names)
		rows(func(cells ...string) { out.Write(cells) })
		out.Flush()
		return out.Error()
	}
	return &d
}

func (d *download) measure() digest {
	sum, n := sha256.New(), counter(0)
	d.write(io.MultiWriter(sum, &n)) // neither gives an error
	return digest{int(n), hex.EncodeToString(sum.Sum(nil))}
}

// counter counts the bytes written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

func (d *download) compose() ([]byte, error) {
	var b bytes.Buffer
	b.Grow(d.digest().bytes)
	err := d.write(&b)
	return b.Bytes(), err
}

func text(key string) string { return templates.Text(key) }

func (p *plan) indicatorValues() *download {
	return &download{
		name: "indicators", title: text("data.indicators"), about: text("data.indicators-about"), key: []string{"indicator", "place", "period"},
		fields: []field{
			{"indicator", "string", text("data.indicator")}, {"place", "string", text("data.place")},
			{"period", "yearmonth", text("data.period")}, {"numerator", "number", text("data.numerator")},
			{"denominator", "integer", text("data.denominator")}, {"value", "number", text("data.value")},
		},
		write: func(w io.Writer) error {
			if _, err := io.WriteString(w, byteOrderMark); err != nil {
				return err
			}
			return p.Values.WriteCSV(w, p.Values.Months())
		},
	}
}

func (p *plan) placeList() *download {
	return table(download{
		name: "places", title: text("data.places"), about: text("data.places-about"), key: []string{"place"},
		fields: []field{
			{"place", "string", text("data.place")}, {"name", "string", text("data.place-name")}, {"level", "string", text("data.level")},
			{"parent", "string", text("data.parent")}, {"poverty_class", "string", text("data.poverty")},
			{"households", "integer", text("data.households")}, {"population", "integer", text("data.population")},
		},
	}, func(emit func(...string)) {
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
	})
}

func whole(n schema.Int) string { return strconv.FormatInt(int64(n), 10) }

func indicatorList(p *plan) *download {
	return table(download{
		name: "indicator-list", title: text("data.indicator-list"), about: text("data.indicator-list-about"), key: []string{"indicator"},
		fields: []field{
			{"indicator", "string", text("data.indicator")}, {"group", "string", text("data.group")}, {"name", "string", text("data.name")},
			{"english", "string", text("data.english")}, {"kind", "string", text("data.kind")}, {"period_rule", "string", text("data.period-rule")},
			{"unit", "string", text("data.unit")}, {"better", "string", text("data.better")}, {"target", "number", text("data.target")},
			{"numerator", "string", text("data.numerator-means")}, {"denominator", "string", text("data.denominator-means")},
			{"clause", "string", text("data.clause")},
		},
	}, func(emit func(...string)) {
		for _, d := range indicator.All {
			den, target := "", ""
			if d.Den != nil {
				den = d.Den.Chinese
			}
			if t := p.target(d); t.Given() {
				target = schema.Money(t.Hundredths).String() // hundredths too
			}
			emit(d.ID, d.Group.ID, d.Name, d.English, string(d.Kind), d.Period.ID, d.Unit, string(d.Better), target, d.Num.Chinese, den, d.Clause)
		}
	})
}

func columnList() *download {
	return table(download{
		name: "columns", title: text("data.columns"), about: text("data.columns-about"), key: []string{"table", "column"},
		fields: []field{
			{"table", "string", text("data.table")}, {"table_title", "string", text("data.table-title")}, {"column", "string", text("data.column")},
			{"header", "string", text("data.header")}, {"aliases", "string", text("data.aliases")}, {"type", "string", text("data.type")},
			{"required", "boolean", text("data.required")}, {"key", "boolean", text("data.key")}, {"unit", "string", text("data.unit")},
			{"refers", "string", text("data.refers")}, {"note", "string", text("data.note")},
		},
	}, func(emit func(...string)) {
		for _, t := range record.Tables {
			for _, c := range t.Columns {
				emit(t.Name, t.Title, c.Name, c.Header, strings.Join(c.Aliases, "|"), c.Type,
					strconv.FormatBool(c.Required), strconv.FormatBool(c.Key), c.Unit, c.Refers, c.Note)
			}
		}
	})
}

func (p *plan) findingList() *download {
	return table(download{
		name: "findings", title: text("data.findings"), about: text("data.findings-about"),
		fields: []field{
			{"severity", "string", text("data.severity")}, {"code", "string", text("data.code")}, {"file", "string", text("data.file")},
			{"row", "integer", text("data.row")}, {"column", "string", text("data.column-header")}, {"cell", "string", text("data.cell")},
			{"message", "string", text("data.message")}, {"mend", "string", text("data.mend")},
		},
	}, func(emit func(...string)) {
		for _, f := range p.Findings {
			emit(f.Severity.String(), f.Kind.Code, f.File, rowText(f), f.Column, f.Value, f.Message(), f.Mend())
		}
	})
}

func rowText(f finding.Finding) string {
	if f.Row == 0 {
		return ""
	}
	return strconv.Itoa(f.Row)
}
