package finding

import "slices"

// Kept is a finding in a form that can be kept for another run.
type Kept struct {
	Code     string
	Severity Severity
	At       At
	Value    string
	Args     []string
}

// Keep gives l's findings to be kept; ok is false when some were only counted.
func (l *List) Keep() (kept []Kept, ok bool) {
	for _, t := range l.groups {
		if t.more > 0 {
			return nil, false
		}
	}
	for _, f := range l.all {
		kept = append(kept, Kept{f.Kind.Code, f.Severity, f.At, f.Value, f.args})
	}
	return kept, true
}

// Finding gives the finding that was kept; ok is false when there is no such
// kind any more.
func (k Kept) Finding() (f Finding, ok bool) {
	i := slices.IndexFunc(Kinds, func(of *Kind) bool { return of.Code == k.Code })
	if i < 0 {
		return Finding{}, false
	}
	return Finding{Kinds[i], k.Severity, k.At, k.Value, k.Args}, true
}
