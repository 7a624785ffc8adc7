package indicator

// Why the values of several counties cannot be added up.
//
// A sum over counties is the whole's value when each thing that is counted lies
// in one county and is known from that county's rows alone: a village, a team, a
// grid, a row, and also a cadre on a day, since nobody is on post in two places
// at once. It is not when the same thing may be counted in two: a person in the
// course of a year or more, who may have served in both, and a name, which a
// department of the prefecture lends to every county that it helps.
const (
	samePersons = "同一个人在这段时间里可能先后在几个县驻村，几个县都计了一次"
	sameNames   = "按名称不重复计数，同一个名称可能在几个县都计了一次"
	noMedian    = "各县的中位数凑不出整体的中位数"
)

// Additive says whether the whole's numerator and denominator are the sums of
// those of its counties.
func (d *Indicator) Additive() bool { return d.Apart == "" }
