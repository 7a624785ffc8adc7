package record

import (
	"cmp"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Outline gives a workspace of which no table was read: the region of the
// settings, the places of those codes below it under their names, and what is
// known of villages, which are no places of it. So a region stands whose records
// lie elsewhere. Codes are of 2 to 9 digits and begin with the region's; a code
// without a name is called by itself.
func Outline(s settings.Settings, names map[string]string, villages []Village) *Workspace {
	ws := &Workspace{Settings: s, Notices: &notice.Archive{}, Villages: villages,
		Months: map[*schema.Table]map[schema.Month]bool{}, paths: map[*schema.Table][]string{}, doubts: doubts{}}
	ws.Places = &Places{index: map[string]int32{}, outside: map[string]bool{}}
	ws.Places.add(Place{Code: s.Region.Code, Name: s.Region.Name, Level: Level(len(s.Region.Code)), Parent: -1, Village: -1})
	for _, code := range outlined(s.Region.Code, names) {
		ws.Places.add(Place{Code: code, Name: cmp.Or(names[code], code), Level: Level(len(code)), Parent: ws.Places.above(code), Village: -1})
	}
	ws.number()
	ws.Roster = newRoster(ws, &finding.List{})
	return ws
}

// outlined gives the codes below the region, each level in order.
func outlined(region string, names map[string]string) []string {
	var out []string
	for code := range names {
		if len(code) > len(region) {
			out = append(out, code)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	return out
}
