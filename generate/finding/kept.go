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

// KeptList is a whole list in such a form.
type KeptList struct {
	Found   []Kept
	Counted []KeptCount // of those that were only counted
}

// KeptCount is how many findings like one were only counted.
type KeptCount struct {
	Like Kept // no value, no row
	More int
}

func keptOf(f Finding) Kept { return Kept{f.Kind.Code, f.Severity, f.At, f.Value, f.args} }

// Keep gives l to be kept.
func (l *List) Keep() KeptList {
	var kept KeptList
	for _, f := range l.all {
		kept.Found = append(kept.Found, keptOf(f))
	}
	for g, t := range l.groups {
		if t.more > 0 {
			kept.Counted = append(kept.Counted, KeptCount{Kept{Code: g.kind.Code, Severity: g.severity, At: g.at()}, t.more})
		}
	}
	return kept
}

// List gives the list that was kept; ok is false when it has a finding of a kind
// that is no more.
func (k KeptList) List() (l *List, ok bool) {
	l = &List{groups: map[group]tally{}}
	for _, kept := range k.Found {
		f, ok := kept.Finding()
		if !ok {
			return nil, false
		}
		l.all = append(l.all, f)
		t := l.groups[groupOf(f)]
		t.kept++
		l.groups[groupOf(f)] = t
	}
	for _, c := range k.Counted {
		f, ok := c.Like.Finding()
		if !ok {
			return nil, false
		}
		t := l.groups[groupOf(f)]
		t.more = c.More
		l.groups[groupOf(f)] = t
	}
	return l, true
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
