// Package scan reads the bytes of a site before they are published, for what must
// not be in them: private numbers, and strings that an edition does not show. It
// knows nothing of how the bytes came about, so that what slipped through
// everywhere else is seen here.
package scan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"tongbao/generate/name"
)

// Rules are what must not be in a site.
type Rules struct {
	Names   []string            // bare names
	Strings []string            // to be found exactly as they are
	Within  map[string][]string // bare names that must not be in one folder, by its path
	Around  []string            // bare strings that hold one of Names and may stand
	Places  []string            // names of places: a hit that overlaps one is none
	// Own says whether a string between two others is one of the site's own words;
	// nil says so of none.
	Own func(before, s, after string) bool
	// Known gives the bytes that a file may hold whatever they are; nil for none.
	Known func(path string) []byte
}

// Scan reads files, as many at once as come.
type Scan struct {
	rules   Rules
	names   *name.Finder // Names and then Around
	strings *name.Finder
	places  *name.Finder
	folders map[string]*name.Finder
	rooms   sync.Pool // of *room: pages come by the thousand

	mu   sync.Mutex
	hits []Hit
	more int // hits that are not among hits
}

// Hit is something that must not be in a site. It does not say what in full.
type Hit struct {
	Path  string // of the file, below the site
	Part  string // the file within a workbook; empty else
	Line  int    // from 1
	Byte  int    // of the line, from 1
	Kind  string // 身份证号, 手机号, 银行卡号, 姓名 or 文字
	Shown string // what was found, masked
}

func (h Hit) String() string {
	where := h.Path
	if h.Part != "" {
		where += " 里的 " + h.Part
	}
	return fmt.Sprintf("%s 第 %d 行第 %d 字节：%s %s", where, h.Line, h.Byte, h.Kind, h.Shown)
}

// mostHits bounds how many hits are kept one by one.
const mostHits = 1000

// New gives a scan by rules.
func New(rules Rules) *Scan {
	s := &Scan{rules: rules, folders: map[string]*name.Finder{}, rooms: sync.Pool{New: func() any { return new(room) }},
		names:   name.New(slices.Concat(rules.Names, rules.Around), seams),
		strings: name.New(rules.Strings, nil), places: name.New(rules.Places, nil)}
	for folder, names := range rules.Within {
		s.folders[folder] = name.New(names, seams)
	}
	return s
}

// LeakError says what must not be in the site and is.
type LeakError struct {
	Hits []Hit // in order of path and place
	More int   // hits that are not among Hits
}

// mostTold bounds how many hits an error tells of.
const mostTold = 20

func (e *LeakError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "生成的文件里有 %d 处不该公开的内容，没有发布，没有改动：", len(e.Hits)+e.More)
	for _, h := range e.Hits[:min(mostTold, len(e.Hits))] {
		b.WriteString("\n  " + h.String())
	}
	if more := len(e.Hits) + e.More - mostTold; more > 0 {
		fmt.Fprintf(&b, "\n  另有 %d 处", more)
	}
	b.WriteString("\n在工作目录的表、通报或设置里找到它们，删去或改写，再生成一次。")
	return b.String()
}

// Err gives a *LeakError when something was found in the files that were read.
func (s *Scan) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.hits) == 0 {
		return nil
	}
	slices.SortFunc(s.hits, func(a, b Hit) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Part, b.Part), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Byte, b.Byte), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Shown, b.Shown))
	})
	return &LeakError{slices.Compact(s.hits), s.more}
}

// found adds a hit at byte at of a text whose first line is line of its file.
func (s *Scan) found(t *text, at int, kind, shown string) {
	before := t.s[:at]
	h := Hit{Path: t.path, Part: t.part, Line: t.line + strings.Count(before, "\n"), Byte: at - strings.LastIndexByte(before, '\n'), Kind: kind, Shown: shown}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.hits) == mostHits {
		s.more++
		return
	}
	s.hits = append(s.hits, h)
}

// text is some bytes of a file.
type text struct {
	path, part string
	line       int // the file's line at which it begins
	s          string
}

// of gives bytes as a string without copying them: nobody changes either.
func of(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// read looks for all that must not be there.
func (s *Scan) read(t *text) {
	s.numbers(t)
	s.grouped(t)
	s.nameHits(t, s.names, len(s.rules.Names))
	for folder, f := range s.folders {
		if strings.HasPrefix(t.path, folder) {
			s.nameHits(t, f, len(s.rules.Within[folder]))
		}
	}
	s.stringHits(t)
}
