package sample

import (
	"maps"
	"slices"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Divisions are a region's counties, towns and villages by their real codes and
// names.
type Divisions struct {
	region   string            // its code: 2, 4 or 6 digits
	villages []string          // their codes, in order
	names    map[string]string // of the region, its villages and all between, by code
}

// Region gives the region's code and name.
func (d *Divisions) Region() record.Region { return d.named(d.region) }

// Villages counts the villages.
func (d *Divisions) Villages() int { return len(d.villages) }

func (d *Divisions) named(code string) record.Region {
	return record.Region{Code: schema.Region(code), Name: schema.Text(d.names[code])}
}

// regions gives the region and the prefectures and counties in it; none for a county.
func (d *Divisions) regions() (out []record.Region) {
	if len(d.region) == int(record.County) {
		return nil
	}
	for _, code := range slices.Sorted(maps.Keys(d.names)) {
		if len(code) <= int(record.County) {
			out = append(out, d.named(code))
		}
	}
	return out
}

// settleListed lays out the divisions of a list. What is not a place in them,
// as the offices of towns and villages, bears a made-up name.
func (c *county) settleListed() {
	d, s := c.Divisions, c.stream("places")
	c.region, c.regions = d.Region(), d.regions()
	towns, villages, last := 0, 0, strings.Repeat("0", int(record.InVillage))
	for _, code := range d.villages {
		if code[:record.County] != last[:record.County] {
			towns, villages = 0, 0
		}
		if code[:record.Town] != last[:record.Town] {
			name := d.names[code[:record.Town]]
			c.towns = append(c.towns, town{code: code[:record.Town], name: name, office: "示例" + numeral(towns+1) + kindOf(name), pace: s.between(0, 100)})
			towns++
		}
		c.villages = append(c.villages, c.newVillage(s, code, d.names[code], villageName(villages)))
		villages++
		last = code
	}
}

// kindOf gives what the town of that name is: 街道, 乡 or 镇.
func kindOf(name string) string {
	switch {
	case strings.Contains(name, "街道"), strings.HasSuffix(name, "办事处"):
		return "街道"
	case strings.HasSuffix(name, "乡"):
		return "乡"
	}
	return "镇"
}
