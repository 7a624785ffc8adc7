package oracle

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing/fstest"
	"time"

	"github.com/goccy/go-yaml"
)

// County makes a small workspace at random: no finding of severity error, as
// far as spec/rules.md says, in canonical spelling, and full of the days and
// amounts at which a rule turns. The same seed gives the same bytes.
//
// Most counties lack a table or two, have others without rows, and some are
// prefectures or provinces.
func County(seed uint64) fstest.MapFS {
	c := &county{Rand: rand.New(rand.NewPCG(seed, 0x746f6e6762616f)), files: fstest.MapFS{}, seen: map[string]bool{}}
	c.settings()
	c.places()
	c.teams()
	c.cadres()
	c.grids()
	c.pairings()
	c.funds()
	c.scores()
	c.subsidies()
	c.visits()
	c.evaluations()
	c.commendations()
	c.promotions()
	c.adjustments()
	c.rectifications()
	c.inspections()
	c.trainings()
	c.circulars()
	return c.files
}

// Months gives the months that a county of County reports, 14 at least: all
// rows with a month lie in them, and of the rows with a day some lie before or
// after.
func Months(dir fs.FS) (first, last string) {
	var s struct {
		Period  string
		History int
	}
	data, err := fs.ReadFile(dir, "tongbao.yaml")
	if err != nil {
		return "", ""
	}
	if yaml.Unmarshal(data, &s) != nil {
		return "", ""
	}
	t, err := time.Parse("2006-01", s.Period)
	if err != nil {
		return "", ""
	}
	return t.AddDate(0, 1-s.History, 0).Format("2006-01"), s.Period
}

// A county is one that is being made: the files so far, and what the tables
// still to come must agree with.
type county struct {
	*rand.Rand
	files fstest.MapFS
	seen  map[string]bool // keys of rows

	from, to       day // first day of the first month and last of the last
	region         string
	cap, threshold int // hundredths of a point
	floor          int // fen

	villages []string
	above    []string // towns and counties that have villages
	teamRows []*team
	people   []*person
	gridRows []grid
	pairs    [][2]string // 挂帮部门 and village of pairings
}

func (c *county) maybe(p float64) bool { return c.Float64() < p }

// between gives a number, both ends included.
func (c *county) between(low, high int) int { return low + c.IntN(high-low+1) }

func pick[T any](c *county, of ...T) T { return of[c.IntN(len(of))] }

func (c *county) settings() {
	year := c.between(2015, 2022)
	if c.maybe(.5) {
		year = pick(c, 2015, 2019, 2023) // a leap day lies ahead
	}
	months := c.between(14, 18)
	c.from = date(year, c.between(1, 12), 1)
	c.to = c.from.months(months) - 1
	c.cap, c.threshold, c.floor = 1000, 800, 1000000
	var b strings.Builder
	fmt.Fprintf(&b, "title: 示例通报\nperiod: %s\nhistory: %d\n", c.to.month(), months)
	c.region = pick(c, "522799", "522799", "522799", "5227", "5227", "52")
	fmt.Fprintf(&b, "region: {code: %q, name: 示例地区}\n", c.region)
	if c.maybe(.4) {
		c.cap, c.threshold = pick(c, 500, 950, 1000, 1200), pick(c, 0, 600, 750, 825, 1000)
		fmt.Fprintf(&b, "score: {cap: %s, withhold_below: %s}\n", c.hundredths(c.cap), c.hundredths(c.threshold))
	}
	if c.maybe(.4) {
		c.floor = pick(c, 0, 1, 500000, 1000050)
		fmt.Fprintf(&b, "fund_floor: %s\n", c.hundredths(c.floor))
	}
	c.files["tongbao.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
}

// day gives a day of a range that is not empty, by preference one at which a
// month, a half-year or a leap year turns.
func (c *county) day(from, to day) day {
	d := from + day(c.IntN(int(to-from)+1))
	year := d.year()
	switch c.IntN(8) {
	case 0:
		d = d.first()
	case 1:
		d = d.last()
	case 2:
		d = pick(c, date(year, 1, 1), date(year, 12, 31), date(year, 6, 30), date(year, 7, 1))
	case 3:
		d = pick(c, date(year, 3, 0), date(year, 2, 28), date(year, 3, 1))
	}
	return max(from, min(to, d))
}

// eventDay gives a day in the months of the county or shortly before or after.
func (c *county) eventDay() day { return c.day(c.from.months(-6), c.to.months(2)) }

// until gives the end of what begins that day: blank, the day itself, or later.
func (c *county) until(from day, blank float64) day {
	switch {
	case c.maybe(blank):
		return 0
	case c.maybe(.05):
		return from
	}
	return c.day(from, max(from, c.to)+60)
}

// hundredths writes an amount in one of its plain spellings: 8, 8.5, 8.50.
func (c *county) hundredths(n int) string {
	s := fmt.Sprintf("%d.%02d", n/100, n%100)
	if c.maybe(.5) {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func (c *county) bool(p float64) string {
	if c.maybe(p) {
		return "是"
	}
	return pick(c, "否", "")
}

// fresh says whether a table has no row of that key yet.
func (c *county) fresh(key ...string) bool {
	k := strings.Join(key, "\x00")
	was := c.seen[k]
	c.seen[k] = true
	return !was
}

// state says whether an optional table is there, and whether it has rows.
func (c *county) state() (there, rows bool) {
	there = !c.maybe(.07)
	return there, there && !c.maybe(.05)
}

// optional writes a table that may be absent or without rows.
func (c *county) optional(name, header string, rows [][]string) {
	there, filled := c.state()
	if !filled {
		rows = nil
	}
	if there {
		c.table(name+".csv", header, rows)
	}
}

// table writes a file. A column whose header ends in ? may be left out, in
// which case its cells count as blank.
func (c *county) table(name, header string, rows [][]string) {
	headers := strings.Fields(header)
	var columns []int
	for i, h := range headers {
		if !strings.HasSuffix(h, "?") || !c.maybe(.08) {
			columns = append(columns, i)
		}
	}
	if c.maybe(.3) {
		c.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	}
	var b bytes.Buffer
	if c.maybe(.3) {
		b.WriteString("\ufeff")
	}
	out := csv.NewWriter(&b)
	out.UseCRLF = c.maybe(.5)
	for _, row := range append([][]string{headers}, rows...) {
		var cells []string
		for _, i := range columns {
			cells = append(cells, strings.TrimSuffix(row[i], "?"))
		}
		out.Write(cells) // into a buffer: cannot fail
	}
	out.Flush()
	c.files[name] = &fstest.MapFile{Data: b.Bytes()}
}

// monthly writes a table whose first column is the month: one file, or a
// folder with a file for each month. Some months are not reported at all.
func (c *county) monthly(name, header string, rows func(month day) [][]string) {
	there, filled := c.state()
	if !there {
		return
	}
	folder, silent := c.maybe(.5), pick(c, 0, .1, .4)
	all := [][]string{}
	for month := c.from; month < c.to; month = month.months(1) {
		var these [][]string
		if filled && !c.maybe(silent) {
			these = rows(month)
		}
		all = append(all, these...)
		if folder && (these != nil || c.maybe(.3)) {
			c.table(name+"/"+month.month()+".csv", header, these)
		}
	}
	if !folder {
		c.table(name+".csv", header, all)
	}
}

var towns = []string{"城关镇", "河东镇", "河西乡", "青山街道"}

// places lays out two to four towns, in as many counties as the region has
// room for, and their villages.
func (c *county) places() {
	counties := map[string][]string{
		"522799": {"522799"}, "5227": {"522799", "522701", "522702"}, "52": {"522799", "520101", "522701"},
	}[c.region]
	var rows [][]string
	seen := map[string]bool{}
	for i := range c.between(2, 4) {
		county := counties[i%len(counties)]
		town := fmt.Sprintf("%s%03d", county, 101+i/len(counties))
		for v := range c.between(3, 7) {
			code := fmt.Sprintf("%s%03d", town, 200+v)
			c.villages = append(c.villages, code)
			class := pick(c, "非贫困村", "贫困村", "深度贫困村")
			if i == 0 {
				class = "贫困村" // a town without a 深度贫困村
			}
			rows = append(rows, []string{code, fmt.Sprintf("第%d村", v+1), towns[i], class, fmt.Sprint(c.IntN(400)), fmt.Sprint(c.IntN(2000))})
		}
		for _, code := range []string{town, county} {
			if !seen[code] {
				seen[code] = true
				c.above = append(c.above, code)
			}
		}
	}
	c.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	c.table("villages.csv", "行政区划代码 行政村 乡镇 贫困类型 户数 人口", rows)
	if c.region != "522799" {
		c.regions(counties)
	}
}

func (c *county) regions(counties []string) {
	rows := [][]string{{"522703", "没有村的县"}}
	for _, code := range counties {
		rows = append(rows, []string{code, "示例县" + code})
		if c.region == "52" && c.fresh("regions", code[:4]) {
			rows = append(rows, []string{code[:4], "示例市" + code[:4]})
		}
	}
	c.optional("regions", "区划代码 区划名称", rows)
}
