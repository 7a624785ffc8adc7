package search

import "strings"

// digits stand for six bits each.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// posting is a growing list of pages by number, as runs of pages that follow
// each other.
type posting struct {
	runs       []byte // finished runs: the gap before each and its length less one
	before     int    // the page after the last finished run
	start, end int    // the run that is growing; end is the page after it
}

// add takes a page of a higher number than all before.
func (p *posting) add(page int) {
	if page != p.end || p.end == p.start {
		p.finish()
		p.start = page
	}
	p.end = page + 1
}

func (p *posting) finish() {
	if p.end > p.start {
		p.runs = appendNumber(appendNumber(p.runs, p.start-p.before), p.end-p.start-1)
		p.before = p.end
	}
}

// appendNumber writes n in digits of five bits, the lowest first; the sixth bit
// says that another follows.
func appendNumber(out []byte, n int) []byte {
	for ; n >= 32; n >>= 5 {
		out = append(out, digits[32|n&31])
	}
	return append(out, digits[n])
}

// encode writes the list in the shorter of two forms: runs, or "!" and one bit
// for each page up to the last. Nothing can be added after it.
func (p *posting) encode() string {
	p.finish()
	if len(p.runs) <= 1+(p.end+5)/6 {
		return string(p.runs)
	}
	return "!" + bits(p.runs)
}

// bits turns runs into bits, six a digit, the lowest first.
func bits(runs []byte) string {
	var out []byte
	page := 0
	for len(runs) > 0 {
		var gap, more int
		gap, runs = number(runs)
		more, runs = number(runs)
		page += gap
		for end := page + more + 1; page < end; page++ {
			for len(out) <= page/6 {
				out = append(out, 0)
			}
			out[page/6] |= 1 << (page % 6)
		}
	}
	for i, b := range out {
		out[i] = digits[b]
	}
	return string(out)
}

// number reads what appendNumber wrote, and gives the rest.
func number(in []byte) (int, []byte) {
	n := 0
	for i, b := range in {
		digit := strings.IndexByte(digits, b)
		n |= digit & 31 << (5 * i)
		if digit < 32 {
			return n, in[i+1:]
		}
	}
	return n, nil
}
