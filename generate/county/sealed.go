package county

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/output"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// seal is what a county's register has of a month: the values with which the
// bulletin was issued or last revised, by indicator and place.
type seal map[[2]string]*sealedValue

type sealedValue struct {
	register.Value
	seen bool // in the data package
}

// sealed holds the values of each month against those that the register entered
// when the bulletin was issued: a signature covers the register, and so those.
func (r *reader) sealed() {
	if r.Register == nil || r.failed {
		return
	}
	seals := map[schema.Month]seal{}
	erased := -1 // the last entry that does not say what it is
	for _, a := range r.Register.Acts {
		m, ok := schema.ParseMonth(a.Subject)
		if !a.Known() {
			erased = a.ID
		}
		if !ok || !r.Has(m) || seals[m] != nil {
			continue
		}
		if file, are := r.Register.Figures(m); file != "" {
			seals[m] = r.seal(file, are)
		}
	}
	if len(seals) == 0 || r.failed {
		return
	}
	r.compare(seals)
	r.Sealed = map[schema.Month]bool{}
	for m := range seals {
		acts := r.Register.Month(m)
		r.Sealed[m] = acts[len(acts)-1].ID > erased // else one that is erased may have revised it
	}
}

// seal reads the published values of a month's bulletin.
func (r *reader) seal(file string, are func([]byte) bool) seal {
	data, err := fs.ReadFile(r.files, file)
	switch {
	case err != nil:
		r.wrongFile(file, output.Missing.Label())
	case !are(data):
		r.wrongFile(file, output.Changed.Label())
	}
	out := seal{}
	for _, v := range register.ReadValues(string(data)) {
		out[[2]string{v.Indicator, v.Place}] = &sealedValue{Value: v}
	}
	return out
}

// broken is a value that is another one than was sealed.
type broken struct {
	month   schema.Month
	was, is register.Value
}

// compare finds values that are other ones than those that were sealed. What was
// not there then is not sealed.
func (r *reader) compare(seals map[schema.Month]seal) {
	var all []broken
	r.rows(valuesFile, func(t *table) {
		row := valueOf(t)
		m, _ := schema.ParseMonth(row.Period)
		was, ok := seals[m][[2]string{row.Indicator, row.Place}]
		if !ok {
			return
		}
		is := register.Value{Indicator: row.Indicator, Place: row.Place, Numerator: row.Numerator, Denominator: row.Denominator, Written: row.Value}
		if is != was.Value || was.seen {
			all = append(all, broken{m, was.Value, is})
		}
		was.seen = true
	}, indicator.Header...)
	for m, values := range seals {
		for _, was := range values {
			if !was.seen {
				all = append(all, broken{m, was.Value, register.Value{}})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	first := slices.MinFunc(all, func(a, b broken) int {
		return cmp.Or(cmp.Compare(a.month, b.month), strings.Compare(a.was.Indicator, b.was.Indicator), strings.Compare(a.was.Place, b.was.Place))
	})
	r.fail(finding.PackageSealed.New(r.at(r.file(valuesFile)), first.is.String(), "source", r.Source, "month", first.month.Chinese(),
		"indicator", r.called(first.was.Indicator), "place", first.was.Place, "want", first.was.String(), "count", strconv.Itoa(len(all))))
}

// called names an indicator as the county does.
func (r *reader) called(id string) string {
	l, _ := r.Counts(id)
	return cmp.Or(l.Name, id)
}
