package record

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/private"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Level is a level of division, by the length of its codes.
type Level int

const (
	Province   Level = 2
	Prefecture Level = 4
	County     Level = 6
	Town       Level = 9
	InVillage  Level = 12
)

// levels from the top down.
var levels = []Level{Province, Prefecture, County, Town, InVillage}

// Place is one division: the workspace's region or one below it.
type Place struct {
	Code, Name string // the name as it may be shown: private numbers in it are masked
	Level      Level
	Parent     int32   // position in Places; -1 at the top
	Children   []int32 // in order of code
	Village    int32   // position in the villages table; -1 above
}

// Places are the region and all below it, parents before their children and
// each level in order of code; the region is at 0.
type Places struct {
	All     []Place
	index   map[string]int32
	outside map[string]bool // codes of villages outside the region and above them
}

// Find gives the position of the place of that code.
func (p *Places) Find(code string) (int32, bool) {
	i, ok := p.index[code]
	return i, ok
}

// listed says whether the villages table has a village of that code or below
// it, be it outside the region.
func (p *Places) listed(code string) bool {
	_, ok := p.index[code]
	return ok || p.outside[code]
}

// Top gives the workspace's region.
func (p *Places) Top() *Place { return &p.All[0] }

// Above calls fn with place i and every place above it.
func (p *Places) Above(i int32, fn func(int32)) {
	for ; i >= 0; i = p.All[i].Parent {
		fn(i)
	}
}

// newPlaces lays out the region's places from its villages. Villages outside
// the region and towns of two names are findings. Of a region whose code is not
// known every village is one.
func newPlaces(region settings.Region, villages []Village, regions []Region, out *finding.List) *Places {
	p := &Places{index: make(map[string]int32, len(villages)), outside: map[string]bool{}}
	names := placeNames(region, regions)
	checkTowns(villages, names, out)
	inside := p.within(region, villages, out)
	codes := slices.Sorted(maps.Keys(inside))
	p.All = make([]Place, 0, len(codes)+len(codes)/8)
	p.add(Place{Code: region.Code, Name: region.Name, Level: Level(len(region.Code)), Parent: -1, Village: -1})
	for _, l := range levels {
		if int(l) <= len(region.Code) {
			continue
		}
		for _, code := range cutTo(l, codes) {
			place := Place{Code: code, Name: names[code], Level: l, Parent: p.above(code), Village: -1}
			if l == InVillage {
				place.Village = inside[code]
				place.Name = string(villages[place.Village].Name)
			}
			place.Name = cmp.Or(place.Name, code)
			p.add(place)
		}
	}
	return p
}

// placeNames gives the names of the region and of those in the regions table.
func placeNames(region settings.Region, regions []Region) map[string]string {
	names := map[string]string{region.Code: region.Name}
	for i := range regions {
		if _, given := names[string(regions[i].Code)]; !given {
			names[string(regions[i].Code)] = string(regions[i].Name)
		}
	}
	return names
}

// mostUnnamed is how many places without a name are told of one by one.
const mostUnnamed = 5

// checkNamed finds prefectures and counties which lie in the region and have no
// name in the regions table.
func (ws *Workspace) checkNamed(out *finding.List) {
	if ws.Settings.Region.Code == "" || ws.unread[Regions] || anyFaulty(ws.Regions, "region_code", "region") {
		return
	}
	if codes := ws.Places.Unnamed(); codes != "" {
		out.Add(finding.RegionUnnamed.New(finding.At{File: Regions.File()}, "", "codes", codes, "file", Regions.File()))
	}
}

// Unnamed says which of the region and the prefectures and counties in it are
// called by their codes, since nothing gives their names; "" for none.
func (p *Places) Unnamed() string {
	var codes []string
	for i := range p.All {
		if at := &p.All[i]; at.Level <= County && at.Name == at.Code {
			codes = append(codes, at.Code)
		}
	}
	if len(codes) == 0 {
		return ""
	}
	said := strings.Join(codes[:min(len(codes), mostUnnamed)], "、") + " "
	if len(codes) > mostUnnamed {
		said += "等 " + strconv.Itoa(len(codes)) + " 个区划"
	}
	return said
}

// within gives the villages of the region by code, the first row of each.
func (p *Places) within(region settings.Region, villages []Village, out *finding.List) map[string]int32 {
	inside := make(map[string]int32, len(villages))
	for i := range villages {
		v := &villages[i]
		code := string(v.VillageCode)
		if code == "" {
			continue
		}
		if !strings.HasPrefix(code, region.Code) {
			out.Add(finding.VillageRegion.New(v.At("village_code"), code, "region", region.Name+"（"+region.Code+"）"))
			p.outside[code], p.outside[code[:Town]], p.outside[code[:County]] = true, true, true
			continue
		}
		if _, twice := inside[code]; !twice {
			inside[code] = int32(i)
		}
	}
	return inside
}

// cutTo gives the codes of level l above the villages, whose codes are in order too.
func cutTo(l Level, villages []string) (codes []string) {
	for _, code := range villages {
		if n := len(codes); n == 0 || codes[n-1] != code[:l] {
			codes = append(codes, code[:l])
		}
	}
	return codes
}

func (p *Places) add(place Place) {
	i := int32(len(p.All))
	place.Name = private.Mask(place.Name)
	p.All = append(p.All, place)
	p.index[place.Code] = i
	if place.Parent >= 0 {
		parent := &p.All[place.Parent]
		parent.Children = append(parent.Children, i)
	}
}

// above finds the place one level up, which has been laid out before.
func (p *Places) above(code string) int32 {
	for i := len(levels) - 1; i >= 0; i-- {
		if l := int(levels[i]); l < len(code) {
			if parent, ok := p.index[code[:l]]; ok {
				return parent
			}
		}
	}
	return 0
}

// checkTowns takes the towns' names, and finds the rows that differ from the
// first row of their town.
func checkTowns(villages []Village, names map[string]string, out *finding.List) {
	first := map[string]*Village{}
	for i := range villages {
		v := &villages[i]
		if v.VillageCode == "" || v.Town == "" {
			continue
		}
		town := string(v.VillageCode[:Town])
		f, ok := first[town]
		switch {
		case !ok:
			first[town] = v
			names[town] = string(v.Town)
		case f.Town != v.Town:
			out.Add(finding.TownNames.New(v.At("town"), schema.Display(v.Town), "town", town,
				"first", where(&v.Pos, &f.Pos), "want", schema.Display(f.Town)))
		}
	}
}
