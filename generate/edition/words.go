package edition

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/templates"
)

// corpus is what the site says of its own, in every workspace: words that are
// nobody's name even where they are spelled like one. Between words stands edge,
// and gap where something is put in.
type corpus string

const (
	edge = '|'
	gap  = '{'
)

// words gives the corpus of the site's own texts.
var words = sync.OnceValue(func() corpus {
	var b strings.Builder
	write(&b, own())
	return corpus(b.String())
})

// own gives the site's own texts as they are.
var own = sync.OnceValue(func() string {
	var b strings.Builder
	say := func(s string) { b.WriteString(s + "\n") }
	for _, key := range slices.Sorted(slices.Values(templates.Keys())) {
		say(templates.Text(key))
	}
	fs.WalkDir(templates.Files, ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(path.Base(file), "echarts") {
			data, _ := templates.Files.ReadFile(file)
			say(string(data))
		}
		return nil
	})
	declared(say)
	return b.String()
})

// declared gives the texts that stand in declarations.
func declared(say func(string)) {
	for _, d := range indicator.All {
		for _, s := range []string{string(d.Name), d.Unit, d.Clause, d.Group.Name, d.Period.Name, d.Period.Rule, string(d.Num.Chinese)} {
			say(s)
		}
		if d.Den != nil {
			say(string(d.Den.Chinese))
		}
	}
	for _, k := range finding.Kinds {
		for _, s := range []string{k.Title, k.Message, k.Mend, k.Example.Wrong, k.Example.Right} {
			say(s)
		}
	}
	for _, t := range record.Tables {
		say(t.Title)
		for _, c := range t.Columns {
			say(c.Header + "\n" + c.Unit + "\n" + c.Note + "\n" + strings.Join(c.Aliases, "\n") + "\n" + strings.Join(c.Enum, "\n"))
		}
	}
}

// write adds a text with what is no letter as one edge or gap.
func write(b *strings.Builder, s string) {
	b.WriteRune(edge)
	last := edge
	for _, r := range s {
		switch {
		case r == '{' || r == '}':
			r = gap
		case !unicode.IsLetter(r):
			r = edge
		}
		if r == last && r == edge {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	b.WriteRune(edge)
}

// holds says whether a string is a part of the site's own texts.
func (c corpus) holds(s string) bool { return strings.Contains(string(c), s) }

// context is how many letters beside a string tell whether it is a part of the
// site's own texts.
const context = 2

// own says whether a string between two texts is one of the site's own words, or
// comes about only where one of them ends and something is put in.
func (c corpus) own(before, s, after string) bool {
	left, right := ending(before), beginning(after)
	if c.holds(left + s + right) {
		return true
	}
	for i := range s {
		tail, head := left+s[:i], s[i:]+right
		if i > 0 && (told(tail) && c.holds(tail+string(gap)) || told(head) && c.holds(string(gap)+head)) {
			return true
		}
	}
	return false
}

// told says whether a string has the letters by which a text is known again.
func told(s string) bool { return utf8.RuneCountInString(strings.Trim(s, string(edge))) >= context }

// ending gives the last letters of a text, and the edge before them if there are
// fewer; the edge is given as it is written.
func ending(s string) string {
	at := len(s)
	for range context {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if n == 0 || !unicode.IsLetter(r) {
			return string(edge) + s[at:]
		}
		at -= n
	}
	return s[at:]
}

func beginning(s string) string {
	at := 0
	for range context {
		r, n := utf8.DecodeRuneInString(s[at:])
		if n == 0 || !unicode.IsLetter(r) {
			return s[:at] + string(edge)
		}
		at += n
	}
	return s[:at]
}

// with gives the corpus with further texts.
func (c corpus) with(further []string) corpus {
	var b strings.Builder
	b.WriteString(string(c))
	for _, s := range further {
		write(&b, s)
	}
	return corpus(b.String())
}

// owner gives own for many questions, of which most are asked again and again.
// It may be called from several goroutines at once.
func (c corpus) owner() func(before, s, after string) bool {
	var known sync.Map
	return func(before, s, after string) bool {
		key := ending(before) + "\n" + s + "\n" + beginning(after)
		if own, ok := known.Load(key); ok {
			return own.(bool)
		}
		own := c.own(before, s, after)
		known.Store(key, own)
		return own
	}
}
