package indicator

import "tongbao/generate/schema"

// kept are values that are not computed but were kept, by indicator and place.
type kept map[keptKey]Value

type keptKey struct{ indicator, place string }

// Keep gives the values of a month before First as they were once published:
// the files of that month may no longer be there. Rows that say no value are
// left out.
func (v *Values) Keep(m schema.Month, rows []Row) {
	if v.old == nil {
		v.old = map[schema.Month]kept{}
	}
	v.old[m] = kept{}
	for _, r := range rows {
		if value, ok := r.Parse(); ok {
			v.old[m][keptKey{r.Indicator, r.Place}] = value
		}
	}
}

// before gives a value of a month before First; none when it was not kept.
func (v *Values) before(d *Indicator, place int32, m schema.Month) Value {
	if value, ok := v.old[m][keptKey{d.ID, v.Places.All[place].Code}]; ok {
		return value
	}
	return Value{Indicator: d}
}
