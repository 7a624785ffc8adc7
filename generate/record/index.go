package record

// index numbers distinct texts in the order in which they are added. It keeps
// the texts as they are: they must outlive it.
type index struct {
	number map[string]int32
	texts  []string
}

func newIndex(size int) index { return index{number: make(map[string]int32, size)} }

func (x *index) add(s string) int32 {
	n, ok := x.number[s]
	if !ok {
		n = int32(len(x.texts))
		x.number[s] = n
		x.texts = append(x.texts, s)
	}
	return n
}

func (x *index) find(s string) (int32, bool) {
	n, ok := x.number[s]
	return n, ok
}

// guess finds s, trying first the text behind the one found last, since the
// monthly files list people in much the same order every month.
func (x *index) guess(s string, last int32) (int32, bool) {
	if next := last + 1; int(next) < len(x.texts) && x.texts[next] == s {
		return next, true
	}
	return x.find(s)
}
