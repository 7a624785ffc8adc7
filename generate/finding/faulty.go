package finding

// Faulty gives the files in which an error stands.
func (l *List) Faulty() map[string]bool {
	out := map[string]bool{}
	for g := range l.groups {
		if g.severity == Error {
			out[g.file] = true
		}
	}
	return out
}
