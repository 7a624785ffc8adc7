package sample

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// town is a town and its temper, by which towns differ in everything.
type town struct {
	code, name string
	office     string // what its offices are called by, a made-up name
	pace       int    // 0 slow to 100 brisk
}

type village struct {
	code       schema.Code
	name       string
	office     string // what its committee is called by, a made-up name
	town       int32
	class      schema.Enum
	households int
	population int
	department string // the one that answers for it
}

const (
	plainVillage schema.Enum = "非贫困村"
	poorVillage  schema.Enum = "贫困村"
)

// Codes that no real division has.
const (
	prefectureCode = "5227"
	lastCounty     = 522799
)

// settle lays out the region: counties, towns and villages, in order of code.
func (c *county) settle() {
	if c.Divisions != nil {
		c.settleListed()
	} else {
		c.settleInvented()
	}
}

func (c *county) settleInvented() {
	counties := 1
	c.region = record.Region{Code: schema.Region(fmt.Sprint(lastCounty)), Name: "示例县"}
	if c.Villages > largestCounty {
		counties = (c.Villages + 999) / 1000
		c.region = record.Region{Code: prefectureCode, Name: "示例州"}
		c.regions = append(c.regions, c.region)
	}
	s := c.stream("places")
	sizes := apportion(c.Villages, 1, slices.Repeat([]int{1}, counties))
	for i, size := range sizes {
		code := fmt.Sprint(lastCounty - counties + 1 + i)
		if counties > 1 {
			c.regions = append(c.regions, record.Region{Code: schema.Region(code), Name: schema.Text("示例" + numeral(i+1) + "县")})
		}
		c.settleCounty(s, code, size)
	}
}

// settleCounty adds a county's towns: two of eleven are 街道, two are 乡.
func (c *county) settleCounty(s stream, code string, villages int) {
	n := max(1, (villages+9)/18)
	edge := n * 2 / 11
	weights := make([]int, n)
	for i := range weights {
		weights[i] = s.between(60, 150)
	}
	sizes := apportion(villages, 1, weights)
	built := 0
	for i := range n {
		t := town{name: "示例" + numeral(i+1), pace: s.between(0, 100)}
		switch {
		case i < edge:
			t.code, t.name = fmt.Sprintf("%s%03d", code, 1+i), t.name+"街道"
		case i < n-edge:
			t.code, t.name = fmt.Sprintf("%s%03d", code, 100+i-edge), t.name+"镇"
		default:
			t.code, t.name = fmt.Sprintf("%s%03d", code, max(200, 100+n-2*edge)+i-(n-edge)), t.name+"乡"
		}
		t.office = t.name
		c.towns = append(c.towns, t)
		for j := range sizes[i] {
			name := villageName(built)
			c.villages = append(c.villages, c.newVillage(s, fmt.Sprintf("%s%03d", t.code, 200+j), name, name))
			built++
		}
	}
}

// newVillage gives a village of the last town.
func (c *county) newVillage(s stream, code, name, office string) village {
	t := len(c.towns) - 1
	v := village{
		code: schema.Code(code), name: name, office: office, town: int32(t),
		class: choose(s, []choice[schema.Enum]{{plainVillage, 58}, {poorVillage, 30}, {record.DeepPoverty, 12}}),
	}
	if c.towns[t].urban() {
		v.class = plainVillage
	}
	v.households = 440 + s.bell(360)
	v.population = v.households * s.between(370, 450) / 100
	return v
}

var (
	kinds    = strings.Fields("样 例 虚 拟 范 仿")
	sides    = strings.Split("上下东西南北中新老大小高", "")
	terrains = strings.Split("坪坝寨冲湾坡塘岭沟井桥岩", "")
)

// villageName gives the name of the i-th village of a county: 样上坪村, made of
// words that name no place.
func villageName(i int) string {
	n := len(kinds) * len(sides) * len(terrains)
	k := i % n * coprime(n) % n
	name := kinds[k%len(kinds)] + sides[k/len(kinds)%len(sides)] + terrains[k/len(kinds)/len(sides)]
	if i >= n {
		name += numeral(i/n + 1)
	}
	return name + "村"
}

func (c *county) villageRows() []record.Village {
	rows := make([]record.Village, len(c.villages))
	for i, v := range c.villages {
		rows[i] = record.Village{
			VillageCode: v.code, Name: schema.Text(v.name), Town: schema.Text(c.towns[v.town].name),
			PovertyClass: v.class, Households: schema.Int(v.households), Population: schema.Int(v.population),
		}
	}
	return rows
}

func (c *county) townOf(village int32) *town { return &c.towns[c.villages[village].town] }
