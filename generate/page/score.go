package page

import (
	"slices"

	"tongbao/generate/indicator"
)

// Score counts how the indicators with a target stand, and which way they went
// since the month before. A change that rounds to nothing is none.
type Score struct {
	All, Met, Missed, Open int // Open have no value
	Better, Worse, Still   int // of those that can be compared
}

func score(key []Measure) Score {
	var s Score
	for i := range key {
		s.count(&key[i])
	}
	return s
}

func (s *Score) count(m *Measure) {
	s.All++
	s.judge(m.Verdict)
	s.move(m.OnMonth)
}

func (s *Score) judge(v Verdict) {
	switch v {
	case Met:
		s.Met++
	case Missed:
		s.Missed++
	default:
		s.Open++
	}
}

func (s *Score) move(c Change) {
	switch {
	case !c.Comparable():
	case slight(c):
		s.Still++
	case c.Progress() > 0:
		s.Better++
	case c.Progress() < 0:
		s.Worse++
	default:
		s.Still++
	}
}

// Compared is how many indicators could be compared with the month before.
func (s Score) Compared() int { return s.Better + s.Worse + s.Still }

// courses says how many went which way; those ways that none went are left out.
func (s Score) courses() []Sentence {
	return slices.Concat(counted("bulletin.better", s.Better), counted("bulletin.worse", s.Worse), counted("bulletin.unchanged", s.Still))
}

// Progress is above 0 when the value went the better way, below 0 when it went
// the other, and 0 when it stayed or no way is the better. It is only to be
// asked of values that are comparable.
func (c Change) Progress() int {
	n, _ := c.Difference()
	switch {
	case n == 0 || c.Now.Better == indicator.Neither:
		return 0
	case (n > 0) == (c.Now.Better == indicator.Up):
		return 1
	}
	return -1
}
