// Package county reads what counties publish about themselves, for the level
// above to be built from it: the data package of a built site, its register,
// and the list of the counties that are expected to send theirs.
//
//	site, data folder or zip -Open-> County: places, months, values; findings
//
// It reads nothing else of a site. No row about a person is published, so none
// can come along.
package county

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// County is a region that has sent in its data; a prefecture may be one.
type County struct {
	Code, Name string
	Source     string            // where it was read from, as it was typed
	Issued     schema.Date       // its publishing date; 0 when it does not say
	Names      map[string]string // of the region and its places down to the towns, by code
	Villages   []record.Village
	First      schema.Month          // the oldest month of which it has a value
	Last       schema.Month          // the newest
	Listed     []Listed              // the indicators, as it counts them
	Revised    []Revision            // of its bulletins
	Sealed     map[schema.Month]bool // whose values are those that its register has, so that a signature of it covers them
	Register   *register.Register

	files fs.FS  // of the site, or of the data package alone
	data  string // the folder in files that holds the data package
}

// Listed is an indicator as a county counts it.
type Listed struct{ ID, Name, Numerator, Denominator, Target string }

// Revision is a bulletin that was changed after it had been issued.
type Revision struct {
	Month schema.Month
	On    schema.Date
	Why   string // empty where it is not published
}

// Signed says who signed the newest head of the county's register; "" for
// nobody.
func (c *County) Signed() string {
	return c.Register.SignedBy()
}

// Counts gives how the county counts the indicator of that id; ok is false when
// its version of tongbao did not know it.
func (c *County) Counts(id string) (l Listed, ok bool) {
	i := slices.IndexFunc(c.Listed, func(l Listed) bool { return l.ID == id })
	if i < 0 {
		return l, false
	}
	return c.Listed[i], true
}

// SignedWith says why the newest head of the county's register is not signed by
// the key of that verifier; "" when it is.
func (c *County) SignedWith(verifier string) string {
	if !c.Register.Present {
		return "没有交来，不能核对签名；要交整个站点，只有 data 文件夹不够"
	}
	wrong := &finding.List{}
	c.Register.CheckSigned(verifier, wrong)
	for _, f := range wrong.Sorted() {
		return f.Message()
	}
	return ""
}

// Has says whether the county has values of month m.
func (c *County) Has(m schema.Month) bool { return c.First <= m && m <= c.Last }

// In gives the newest revision of the bulletin of month m; ok is false when it
// was not revised.
func (c *County) In(m schema.Month) (r Revision, ok bool) {
	for _, x := range c.Revised {
		if x.Month == m {
			r, ok = x, true
		}
	}
	return r, ok
}

// The files of a data package that are read.
const (
	packageFile    = "datapackage.json"
	valuesFile     = "indicators.csv"
	placesFile     = "places.csv"
	indicatorsFile = "indicator-list.csv"
	revisionsFile  = "revisions.csv"
	countiesFile   = "counties.csv" // which only a site of the level above has
)

// Open reads what a county has sent in: its site, the data folder of one, or a
// zip of either. What is wrong with it is added to out; nil means that nothing
// could be read.
func Open(source string, out *finding.List) *County {
	c := &County{Source: source, Names: map[string]string{}}
	closing := c.openSource(out)
	if closing == nil {
		return nil
	}
	defer closing()
	r := &reader{County: c, out: out}
	if !r.verify() {
		return nil
	}
	r.places()
	r.indicators()
	r.months()
	r.register()
	r.sealed()
	r.revisions()
	if r.failed {
		return nil
	}
	return c
}

// Rows gives every value that the county has published to fn, in the order of
// its file, until fn gives an error.
func (c *County) Rows(fn func(indicator.Row) error) error {
	closing, err := c.reopen()
	if err != nil {
		return err
	}
	defer closing()
	t, err := openTable(c.files, path.Join(c.data, valuesFile), indicator.Header...)
	if err != nil {
		return err
	}
	defer t.close()
	for t.next() {
		if err := fn(valueOf(t)); err != nil {
			return err
		}
	}
	return t.err
}

// valueOf gives the value in a row of the table of values.
func valueOf(t *table) indicator.Row {
	return indicator.Row{Indicator: t.cell(0), Place: t.cell(1), Period: t.cell(2), Numerator: t.cell(3), Denominator: t.cell(4), Value: t.cell(5)}
}

// within says whether a code is that of the county or of a place in it.
func (c *County) within(code string) bool { return strings.HasPrefix(code, c.Code) }
