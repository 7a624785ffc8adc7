package indicator

// LeastCompared is the smallest denominator with which a place is compared with
// others: below it a single case moves a ratio by more than ten points.
const LeastCompared = 10

// Band says where a place's ratio lies against what chance alone would give,
// were every place as the whole region is. It says nothing about good and bad:
// see Standing.
type Band int

const (
	Incomparable Band = iota // no ratio, no region's ratio, or fewer than LeastCompared
	FarAbove                 // above the limits of 99.8 %
	Above                    // above the limits of 95 % only
	Level                    // within the limits of 95 %: not to be told from the region
	Below
	FarBelow
)

// Bands lists the bands from high to low, Incomparable last.
var Bands = []Band{FarAbove, Above, Level, Below, FarBelow, Incomparable}

// BandOf gives the band of a place's ratio v against the ratio of the region
// that it is a part of. Indicators of other kinds are not compared.
func BandOf(v, region Value) Band {
	if v.Indicator == nil || v.Kind != Ratio || !v.Valid() || !region.Valid() {
		return Incomparable
	}
	num, den := v.cases()
	if den < LeastCompared {
		return Incomparable
	}
	far, near := Limits(region, den, Limits998), Limits(region, den, Limits95)
	switch {
	case num > far.High:
		return FarAbove
	case num > near.High:
		return Above
	case num < far.Low:
		return FarBelow
	case num < near.Low:
		return Below
	}
	return Level
}

// cases gives the terms as cases that stand for themselves: of a clustered
// indicator as many as there are clusters, in the same ratio, which is what
// they tell when the households of a grid all go one way.
func (v Value) cases() (num, den int64) {
	if v.Clusters == 0 {
		return v.Num, v.Den
	}
	return (v.Num*v.Clusters*2 + v.Den) / (v.Den * 2), v.Clusters
}

// Standing says what a band means where one way is the better.
type Standing string

const (
	Good    Standing = "good"
	Bad     Standing = "bad"
	Neutral Standing = "" // within the limits, not compared, or no better way
)

// Standing gives what the band means for an indicator that should move that way.
func (b Band) Standing(better Better) Standing {
	high, low := b == FarAbove || b == Above, b == FarBelow || b == Below
	switch {
	case better == Neither || !high && !low:
		return Neutral
	case high == (better == Up):
		return Good
	}
	return Bad
}

// Far says whether the band lies outside the limits of 99.8 %.
func (b Band) Far() bool { return b == FarAbove || b == FarBelow }

// Compared gives the ids of the indicators by which places are held against the
// region: ratios that places have and that should move one way.
func Compared() []string {
	var ids []string
	for _, d := range All {
		if d.Kind == Ratio && !d.TopOnly && d.Better != Neither {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// Untargeted gives the ids of the indicators of which neither more nor less is
// better: they meet and miss no target.
func Untargeted() []string {
	var ids []string
	for _, d := range All {
		if d.Better == Neither {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// Clustered says that what d counts goes together: the households of a grid are
// covered and visited as one, so that limits for as many cases of their own
// would be far too narrow.
func (d *Indicator) Clustered() bool { return d.Den == households }

// Rank is a position in a competition ranking, 1 for the best; 0 for a value
// that is not ranked. Values that are equal share a position and the ones after
// them are skipped: 1, 2, 2, 4.
type Rank struct {
	Position int
	Tied     bool // shared with another
}

// Ranks ranks values of one indicator on their exact fractions, the better
// first; with no better way the higher. What has no value, and a ratio with a
// denominator below LeastCompared, is not ranked.
func Ranks(values []Value) []Rank {
	out := make([]Rank, len(values))
	for i, v := range values {
		if !ranked(v) {
			continue
		}
		out[i].Position = 1
		for j, w := range values {
			if i == j || !ranked(w) {
				continue
			}
			switch order := Compare(w, v); {
			case order == 0:
				out[i].Tied = true
			case order > 0 == (v.Better != Down):
				out[i].Position++
			}
		}
	}
	return out
}

func ranked(v Value) bool {
	if !v.Valid() || v.Kind != Ratio {
		return v.Valid()
	}
	_, den := v.cases()
	return den >= LeastCompared
}

// Compare compares two valid values of one indicator on their exact fractions:
// below 0 when a is less than b, 0 when they are equal.
func Compare(a, b Value) int {
	n, d := a.Fraction()
	m, e := b.Fraction()
	switch x, y := n*e, m*d; {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}
