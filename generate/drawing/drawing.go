// Package drawing draws charts as SVG with ECharts itself, from the very options
// that the live chart uses, so that a chart stands in its page without script.
//
//	drawing.go: options -> SVG, each once, from the cache where it can
//	pen.go, prelude.js: ECharts in a JavaScript machine
//	clean.go, attribute.go: what it draws -> what a page may hold
//	cache.go: pictures of earlier builds
//
// The same options and size give the same bytes on any machine and in any
// order. For that the machine has no clock and no chance, and an axis of time,
// which depends on the time zone, is refused.
package drawing

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"tongbao/generate/hint"
)

// Studio draws charts. It may be used from several goroutines at once.
type Studio struct {
	cache   *hint.Store
	pens    chan *pen // as many as may draw at a time; nil ones are not made yet
	mu      sync.Mutex
	drawn   map[key]*picture
	made    atomic.Int64
	ballast []byte
}

// picture is a chart that is drawn or being drawn.
type picture struct {
	once sync.Once
	svg  []byte
	err  error
}

// ballastSize is how much memory that is never touched lies on the heap beside
// the pens, so that the collector, which runs when the heap has doubled, runs
// less often: a pen lives on 15 MB and allocates 11 MB a chart. It takes a third
// off the time for a chart.
const ballastSize = 96 << 20

// New gives a studio that keeps its pictures in the folder dir for later builds.
// With "", or where dir cannot be used, it draws every chart anew.
func New(dir string) *Studio {
	s := &Studio{cache: openCache(dir), pens: make(chan *pen, runtime.GOMAXPROCS(0)), drawn: map[key]*picture{}}
	for range cap(s.pens) {
		s.pens <- nil
	}
	return s
}

// Draw gives the chart with these options (ECharts', as JSON) as an svg element
// of width × height CSS pixels, to stand inside a page: it has no style, script,
// event, link or reference to anything outside. It draws a chart once, however
// often it is asked for.
func (s *Studio) Draw(options string, width, height int) ([]byte, error) {
	k := keyOf(options, width, height)
	p := s.picture(k)
	p.once.Do(func() {
		if svg, ok := s.cache.Load(k.hint()); ok {
			p.svg = svg
			return
		}
		if p.svg, p.err = s.draw(options, width, height, k.name()); p.err == nil {
			s.cache.Keep(k.hint(), p.svg)
		}
	})
	return p.svg, p.err
}

// Drawn says how many charts were drawn, not taken from the cache.
func (s *Studio) Drawn() int { return int(s.made.Load()) }

// Close lets go of what the studio holds, and bounds the cache.
func (s *Studio) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drawn, s.ballast = map[key]*picture{}, nil
	for range cap(s.pens) {
		<-s.pens
		s.pens <- nil
	}
	if s.Drawn() > 0 {
		s.cache.Sweep()
	}
}

func (s *Studio) picture(k key) *picture {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.drawn[k] == nil {
		s.drawn[k] = &picture{}
	}
	return s.drawn[k]
}

var errTimeAxis = errors.New("drawing: an axis of time depends on the time zone")

func (s *Studio) draw(options string, width, height int, name string) ([]byte, error) {
	if strings.Contains(options, `"type":"time"`) {
		return nil, errTimeAxis
	}
	raw, err := s.render(options, width, height)
	if err != nil {
		return nil, err
	}
	svg, err := clean(raw, name)
	if err != nil {
		return nil, fmt.Errorf("drawing: %w", err)
	}
	s.made.Add(1)
	return svg, nil
}

// render has a pen draw, which is made if it is not there yet. A pen that
// failed may be in any state and is not used again.
func (s *Studio) render(options string, width, height int) (string, error) {
	p := <-s.pens
	used := p
	defer func() { s.pens <- used }()
	if p == nil {
		s.weigh()
		var err error
		if p, err = newPen(); err != nil {
			return "", err
		}
	}
	raw, err := p.draw(options, width, height)
	if err != nil {
		used = nil
		return "", err
	}
	used = p
	return raw, nil
}

func (s *Studio) weigh() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ballast == nil {
		s.ballast = make([]byte, ballastSize)
	}
}
