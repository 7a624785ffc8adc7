package generate

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/generate/county"
	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
	"tongbao/templates"
)

// settle finds out which region the counties make up, and for which month, and
// holds what they have sent in against the list.
func (a *above) settle(month schema.Month) {
	a.Period = cmp.Or(month, a.month())
	a.region.Code = a.code()
	a.parts = a.expected()
	if a.region.Code == "" {
		if len(a.sent)+len(a.listed) > 0 && a.Sound() {
			a.Findings.Add(finding.PackageRegion.New(finding.At{File: a.listName()}, "", "places", strings.Join(a.parts, "、")))
		}
		return
	}
	a.region.Name = a.region.Code
	if line := a.line(a.region.Code); line != nil {
		a.region.Name = string(line.Name)
	}
	a.overlaps()
	a.strangers()
	if !a.Sound() {
		return // who is missing cannot be told from what could not be read
	}
	for _, code := range a.parts {
		a.judge(code)
	}
}

// code gives the region's code: of the list the shortest, else what the
// counties' codes begin with in common, above all of them.
func (a *above) code() string {
	var codes []string
	for _, e := range a.listed {
		codes = append(codes, string(e.Code))
	}
	if len(codes) == 0 {
		for _, c := range a.sent {
			codes = append(codes, c.Code)
		}
	}
	if len(codes) == 0 {
		return ""
	}
	slices.SortFunc(codes, func(x, y string) int { return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)) })
	for _, l := range []record.Level{record.Prefecture, record.Province} {
		top := codes[0][:min(len(codes[0]), int(l))]
		above := func(code string) bool {
			return strings.HasPrefix(code, top) && (len(code) > len(top) || len(a.listed) > 0 && code == codes[0])
		}
		if len(top) == int(l) && !slices.ContainsFunc(codes, func(c string) bool { return !above(c) }) {
			return top
		}
	}
	return ""
}

// expected gives the codes of the counties, those of the list that have none of
// it below them and those that have sent in, in order. For the counties of a
// prefecture that has sent in nothing more is expected.
func (a *above) expected() []string {
	var out []string
	for _, e := range a.listed {
		code := string(e.Code)
		if code != a.region.Code && !a.listsBelow(code) && !a.sentAbove(code) {
			out = append(out, code)
		}
	}
	for _, c := range a.sent {
		out = append(out, c.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// listsBelow says whether the list has a place in the one of that code.
func (a *above) listsBelow(code string) bool {
	return slices.ContainsFunc(a.listed, func(e county.Expected) bool {
		return len(e.Code) > len(code) && strings.HasPrefix(string(e.Code), code)
	})
}

// sentAbove says whether a place around the one of that code has sent in.
func (a *above) sentAbove(code string) bool {
	return slices.ContainsFunc(a.sent, func(c *county.County) bool {
		return len(c.Code) < len(code) && strings.HasPrefix(code, c.Code)
	})
}

// overlaps finds what would be added twice.
func (a *above) overlaps() {
	for i, c := range a.sent {
		for _, before := range a.sent[:i] {
			if strings.HasPrefix(c.Code, before.Code) {
				a.Findings.Add(finding.PackageTwice.New(finding.At{File: c.Source}, "", "source", c.Source, "place", called(c), "first", before.Source))
			}
		}
	}
}

// strangers finds who has sent in without being expected.
func (a *above) strangers() {
	for _, c := range a.sent {
		at := finding.At{File: c.Source}
		switch {
		case !strings.HasPrefix(c.Code, a.region.Code):
			a.Findings.Add(finding.PackageOutside.New(at, "", "source", c.Source, "place", called(c), "region", a.region.Name))
		case len(a.listed) > 0 && a.line(c.Code) == nil:
			a.Findings.Add(finding.PackageUnlisted.New(at, "", "source", c.Source, "place", called(c), "list", a.listName()))
		}
	}
}

func (a *above) listName() string {
	if a.given.List == "" {
		return ""
	}
	return filepath.Base(a.given.List)
}

func called(c *county.County) string { return c.Name + "（" + c.Code + "）" }

// concerning is the place of what is found about a county or an indicator as such, by
// its code. The site tells of it, so it is not where the county's files lie on
// this machine.
func concerning(code string) finding.At { return finding.At{File: code} }

// judge says of a county what is missing, old, unsigned or revised.
func (a *above) judge(code string) {
	c, line := a.of(code), a.line(code)
	at := concerning(code)
	if c == nil {
		a.Findings.Add(finding.PackageMissing.New(at, "", "place", string(line.Name)+"（"+code+"）"))
		return
	}
	if !c.Has(a.Period) {
		a.Findings.Add(finding.PackageLate.New(at, "", "place", called(c), "month", a.Period.Chinese(), "first", c.First.Chinese(), "last", c.Last.Chinese()))
	}
	if rev, ok := c.In(a.Period); ok {
		a.Findings.Add(finding.PackageRevised.New(at, "", "place", called(c), "month", a.Period.Chinese(), "date", rev.On.Chinese(), "reason", rev.Why))
	}
	a.signed(c, line)
}

// signed holds a county's register against the key that the list names.
func (a *above) signed(c *county.County, line *county.Expected) {
	at := concerning(c.Code)
	switch {
	case line != nil && line.Key != "":
		if reason := c.SignedWith(string(line.Key)); reason != "" {
			a.Findings.Add(finding.PackageSigned.New(at, "", "place", called(c), "reason", reason))
		} else if c.Has(a.Period) && !c.Sealed[a.Period] {
			a.Findings.Add(finding.PackageUnsealed.New(at, "", "place", called(c), "month", a.Period.Chinese(), "reason", unsealed(c, a.Period)))
		}
	case !c.Register.Present:
		a.Findings.Add(finding.PackageUnsigned.New(at, "", "place", called(c), "reason", "没有交来，或者县里还没有建"))
	case c.Signed() == "":
		a.Findings.Add(finding.PackageUnsigned.New(at, "", "place", called(c), "reason", "没有签名"))
	default:
		a.Findings.Add(finding.PackageUnsigned.New(at, "", "place", called(c), "reason", "由“"+c.Signed()+"”签名，名单里没有这个公钥"))
	}
}

// unsealed says why the register of c does not have the values of month m.
func unsealed(c *county.County, m schema.Month) string {
	sealed, known := c.Sealed[m]
	switch {
	case known && !sealed:
		return "登记以后还有不公开的登记，看不出有没有修订过"
	case len(c.Register.Month(m)) == 0:
		return "没有发出"
	}
	return "是旧版 tongbao 发出的"
}

// agree takes over what the counties have in common: how they count, and their
// targets. What they count in different ways is not added up.
func (a *above) agree() {
	a.settings = settings.Default()
	a.settings.Region = a.region
	a.settings.Title = cmp.Or(a.given.Title, templates.Text("counties.site-title", "region", a.region.Name))
	a.settings.Issuer = cmp.Or(a.given.Issuer, a.region.Name)
	a.apart = map[string]string{}
	for _, d := range indicator.All {
		a.agreeOn(d)
	}
}

// agreeOn takes over how the counties count an indicator.
func (a *above) agreeOn(d *indicator.Indicator) {
	ways, first := a.ways(d)
	switch len(ways) {
	case 0:
	case 1:
		d.Adopt(first.Name, first.Numerator, &a.settings)
	default:
		a.apart[d.ID] = templates.Text("counties.differ")
		a.Findings.Add(finding.PackageDefined.New(concerning(d.ID), "", "indicator", first.Name, "places", strings.Join(fewest(ways), "、")))
	}
	a.aim(d)
}

// ways gives who counts an indicator in which way, and the first of these.
func (a *above) ways(d *indicator.Indicator) (who map[county.Listed][]string, first county.Listed) {
	who = map[county.Listed][]string{}
	for _, c := range a.sent {
		l, ok := c.Counts(d.ID)
		if !ok {
			continue
		}
		l.Target = "" // which does not change what is counted
		if len(who) == 0 {
			first = l
		}
		who[l] = append(who[l], called(c))
	}
	return who, first
}

// fewest gives who counts in the way in which the fewest do.
func fewest(said map[county.Listed][]string) []string {
	var groups [][]string
	for _, who := range said {
		groups = append(groups, who)
	}
	slices.SortFunc(groups, func(x, y []string) int { return cmp.Or(cmp.Compare(len(x), len(y)), slices.Compare(x, y)) })
	return groups[0]
}

// aim takes over the counties' target where they have one in common.
func (a *above) aim(d *indicator.Indicator) {
	var targets []string
	for _, c := range a.sent {
		if l, ok := c.Counts(d.ID); ok && !slices.Contains(targets, l.Target) {
			targets = append(targets, l.Target)
		}
	}
	switch len(targets) {
	case 0:
	case 1:
		if n, ok := schema.Hundredths(targets[0]); ok && n != d.Target {
			a.settings.Targets[d.ID] = n
		}
	default:
		a.Findings.Add(finding.PackageTarget.New(concerning(d.ID), "", "indicator", d.Name.In(&a.settings)))
	}
}
