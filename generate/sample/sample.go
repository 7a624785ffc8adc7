// Package sample invents counties: workspaces whose every person is made up, and
// every place unless a list of divisions is given, and whose numbers look like life.
//
//	invent: options -places-> -teams-> -roster-> county; Write: county -tables, notices-> files
//
// The same options give the same bytes. County is the county of the folder
// data: at 2019-07 it has every figure of spec/published-figures.csv, and a
// test holds the folder against the generator.
package sample

import (
	"fmt"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Options say how large an invented region is.
type Options struct {
	Villages int // 1 to 20000; more than 5000 make a prefecture of several counties
	Months   int // 1 to 120 months of scores, subsidies and visits, Reporting the last of them
	Seed     uint64
	Strength int // cadres on post in each village, 4 to 60; 0: as in County, 15 in the mean

	// Divisions are real places to invent the rest for, all their villages; nil:
	// the places are made up too.
	Divisions *Divisions
}

// County is the committed sample county.
var County = Options{Villages: villagesOfCounty, Months: 12, Seed: 522799}

// Reporting is the reporting month of every invented region.
var Reporting = schema.MonthOf(2019, 7)

const (
	villagesOfCounty = 201
	largestCounty    = 5000 // villages of one county
)

// MostVillages is how many villages a region has at most.
const MostVillages = 20000

// Write invents a region and writes its workspace into the folder dir, which it
// makes when there is none. Files of the same names are replaced. With an error it
// leaves none.
func Write(dir string, o Options) error {
	d := &directory{name: dir}
	err := Generate(d, o)
	if err != nil {
		d.undo()
	}
	return err
}

// Generate invents a region and writes its workspace into f. An error says that
// the options are out of range or that f took no more.
func Generate(f Folder, o Options) error {
	if o.Divisions != nil {
		o.Villages = o.Divisions.Villages()
	}
	if err := o.check(); err != nil {
		return err
	}
	c := invent(o)
	w := &writer{folder: f}
	c.writeTables(w)
	c.writeMonths(w)
	c.writeNotices(w)
	c.writeSettings(w)
	return w.err
}

func (o Options) check() error {
	for _, n := range []struct {
		name         string
		n, low, high int
	}{
		{"村数", o.Villages, 1, MostVillages},
		{"月数", o.Months, 1, 120},
		{"村均干部数", o.strength(), 4, 60},
	} {
		if n.n < n.low || n.n > n.high {
			return fmt.Errorf("%s应在 %d 到 %d 之间，写的是 %d", n.name, n.low, n.high, n.n)
		}
	}
	return nil
}

func (o Options) strength() int {
	if o.Strength == 0 {
		return 15
	}
	return o.Strength
}

// scaled gives a count of the sample county for a region of another size.
func (o Options) scaled(n int) int {
	return (2*n*o.Villages + villagesOfCounty) / (2 * villagesOfCounty)
}

// county is an invented region while it is being written.
type county struct {
	Options
	names

	region      record.Region
	regions     []record.Region // the region and those in it down to the counties; none in a county
	towns       []town
	villages    []village
	leaders     []string
	departments []string
	pairings    []record.Pairing
	teams       []team // the 攻坚工作队 in order of villages, then the groups
	roster      roster
	grids       []grid
	evaluations []evaluation
	adjusted    []adjustment
	inspections []record.Inspection

	ability []int8           // by person: how far their scores lie above the town's
	scored  []record.Score   // room for a month's rows
	paid    []record.Subsidy // room for a month's rows
	visits  visits
}

func invent(o Options) *county {
	c := &county{Options: o, names: newNames()}
	c.settle()
	c.pair()
	c.form()
	c.man()
	c.divide()
	c.evaluate()
	c.adjust()
	c.inspect()
	return c
}

// first gives the first month of scores.
func (c *county) first() schema.Month { return Reporting - schema.Month(c.Months) + 1 }

// launch gives the day on which the first 攻坚工作队 may be formed.
func (c *county) launch() schema.Date {
	return (Reporting - schema.Month(max(c.Months, 12)) - 4).First() + 4
}

// asOf is the last day of the reporting month.
func asOf() schema.Date { return Reporting.Last() }

// writeTables writes the tables that do not grow every month.
func (c *county) writeTables(w *writer) {
	if len(c.regions) > 0 {
		put(w, record.Regions, c.regions)
	}
	put(w, record.Villages, c.villageRows())
	put(w, record.Teams, c.teamRows())
	put(w, record.Cadres, c.cadreRows())
	put(w, record.Grids, c.gridRows())
	put(w, record.Pairings, c.pairings)
	put(w, record.Funds, c.funds())
	put(w, record.Evaluations, c.evaluationRows())
	put(w, record.Commendations, c.commendations())
	put(w, record.Promotions, c.promotions())
	put(w, record.Adjustments, c.adjustmentRows())
	put(w, record.Rectifications, c.ledger())
	put(w, record.Inspections, c.inspections)
	put(w, record.Trainings, c.trainings())
}

// writeMonths writes the tables that grow, a file for each month, so that only
// one month is held at a time.
func (c *county) writeMonths(w *writer) {
	for m := c.first(); m <= Reporting; m++ {
		scores, subsidies := c.assess(m)
		putMonth(w, record.Scores, m, scores)
		putMonth(w, record.Subsidies, m, subsidies)
		putMonth(w, record.Visits, m, c.visit(m))
	}
}
