package page

// Sentence is a text of the catalogue with what goes into its gaps: a name and
// a value in turn. Its numbers become text when it is rendered. Without a key it
// says nothing.
type Sentence struct {
	Key  string
	Args []any // string, int, schema.Date, schema.Month, indicator.Value, Change, Target, Shortfall, Quoted, Sentence, []Sentence
}

// say gives a sentence.
func say(key string, args ...any) Sentence { return Sentence{key, args} }
