package page

import (
	"strconv"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
)

// Rollup says which counties a site of the level above is built from, by what
// they have published.
type Rollup struct {
	Counties []County // those that are expected and those that have sent in, in order of code
}

// County is a part of the region, and what it has sent in.
type County struct {
	Place    int32  // its position in the region's Places
	Site     string // the address of its own site; empty when it is not known
	Sent     bool
	Issued   schema.Date  // the publishing date of what it has sent; 0 when it does not say
	First    schema.Month // the oldest month of which it has values; 0 when it has sent none
	Last     schema.Month // the newest
	SignedBy string       // the name of the key that signed its register; empty for none
	Checked  bool         // the key is the one that the list of counties names
	Sealed   bool         // the register has the month's values, so that the signature covers them
	Revised  schema.Date  // the day on which its bulletin of the month was revised; 0 when it was not
	Why      string       // the reason for that; empty where it is not published
}

// Has says whether the county has values of month m.
func (c County) Has(m schema.Month) bool { return c.Sent && c.First <= m && m <= c.Last }

// Counties is the page of what the counties have sent in.
type Counties struct {
	Frame
	Level string // what they are called: 县（市、区）
	Sent  int    // how many have a value of the reporting month
	Rows  []CountyLine
	Apart []ApartLine
}

// CountyLine is what a county has sent in.
type CountyLine struct {
	County
	Link    Link
	Address Link // of its own site; Href is empty when it is not known
	State   string
	Late    bool // it has no value of the reporting month
	Early   bool // what it has sent was published before the month was over
}

// ApartLine is an indicator that is not added up, and why.
type ApartLine struct {
	Link Link
	Why  string
}

const countiesPath = "counties/index.html"

func (p *plan) counties() {
	add(p, "counties.html", countiesPath, func(a at) Counties {
		out := Counties{Frame: a.frame(text("site.counties"), text("counties.lead", "region", a.region(), "month", a.Period.Chinese())), Level: a.below(0)}
		for _, c := range a.Rollup.Counties {
			row := a.countyLine(c)
			if !row.Late {
				out.Sent++
			}
			out.Rows = append(out.Rows, row)
		}
		for _, d := range indicator.All {
			if why := a.Values.At(d, 0, a.Period).Apart; why != "" {
				out.Apart = append(out.Apart, ApartLine{a.toIndicator(d), why})
			}
		}
		return out
	})
}

func (a at) countyLine(c County) CountyLine {
	out := CountyLine{County: c, Link: a.toPlace(c.Place), Late: !c.Has(a.Period),
		Early: c.Has(a.Period) && c.Issued != 0 && c.Issued < a.asOf}
	if c.Site != "" {
		out.Address = Link{a.address(c.Site), text("counties.site")}
	}
	switch {
	case !c.Sent:
		out.State = text("counties.unsent")
	case out.Late:
		out.State = text("counties.late", "first", c.First.Chinese(), "last", c.Last.Chinese())
	default:
		out.State = text("counties.sent")
	}
	return out
}

// address gives an address as the page has to write it: one that begins at the
// site's folder is the longer the deeper the page lies.
func (a at) address(site string) string {
	if isRelative(site) {
		return a.root() + site
	}
	return site
}

// ofCounty gives what the county sent in whose page a is; nil for other places
// and sites.
func (a at) ofCounty(place int32) *CountyLine {
	if a.Rollup == nil {
		return nil
	}
	for _, c := range a.Rollup.Counties {
		if c.Place == place {
			out := a.countyLine(c)
			return &out
		}
	}
	return nil
}

// covered says how many counties have reported a month, and names those that
// have not; nothing for a site that is built from records.
func (a at) covered(m schema.Month) []Sentence {
	if a.Rollup == nil {
		return nil
	}
	var missing []Sentence
	for _, c := range a.Rollup.Counties {
		if !c.Has(m) {
			missing = append(missing, say("counties.name", "name", a.name(c.Place)))
		}
	}
	all := len(a.Rollup.Counties)
	if len(missing) == 0 {
		return []Sentence{say("counties.all", "all", all, "month", m)}
	}
	return []Sentence{say("counties.some", "all", all, "sent", all-len(missing), "month", m, "list", missing)}
}

// sentOf says from how many counties in a place data have come in, where some
// are missing; "" else.
func (p *plan) sentOf(place int32) string {
	if p.Rollup == nil {
		return ""
	}
	sent, all := 0, 0
	for _, c := range p.Rollup.Counties {
		if !strings.HasPrefix(p.place(c.Place).Code, p.place(place).Code) {
			continue
		}
		if all++; c.Sent {
			sent++
		}
	}
	if sent == all {
		return ""
	}
	return text("counties.of", "partial", text("value.partial", "all", all, "counted", sent))
}

// rollupRules are the rules of adding up; none for a site that is built from
// records.
func (p *plan) rollupRules() []Rule {
	if p.Rollup == nil {
		return nil
	}
	return []Rule{
		{"rollup", text("rule.rollup-title"), text("rule.rollup")},
		{"apart", text("rule.apart-title"), text("rule.apart")},
		{"coverage", text("rule.coverage-title"), text("rule.coverage")},
	}
}

// countyList offers what the counties have sent in.
func (p *plan) countyList() *download {
	return &download{
		name: "counties", title: text("site.counties"), about: text("data.counties-about"), key: []string{"place"},
		refers: []foreignKey{refersTo("place", "places", "place")},
		fields: []field{
			{Name: "place", Type: "string", Title: text("data.place")}, {Name: "sent", Type: "boolean", Title: text("counties.state")},
			{Name: "last_period", Type: "yearmonth", Title: text("counties.last")}, {Name: "issued_on", Type: "date", Title: text("counties.issued")},
			{Name: "signed_by", Type: "string", Title: text("counties.signed")}, {Name: "revised_on", Type: "date", Title: text("counties.revised")},
			{Name: "reason", Type: "string", Title: text("counties.reason")},
		},
		rows: func(emit func(...string)) {
			for _, c := range p.Rollup.Counties {
				emit(p.place(c.Place).Code, strconv.FormatBool(c.Sent), c.Last.String(), c.Issued.String(), c.SignedBy, c.Revised.String(), c.Why)
			}
		},
	}
}

func isRelative(address string) bool { return !strings.Contains(address, ":") }
