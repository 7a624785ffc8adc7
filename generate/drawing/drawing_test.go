package drawing

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// bars is a chart with all that cleaning touches: Chinese text, a pattern, a
// clip path and a name that would be a tag.
const bars = `{"animation":false,"aria":{"enabled":true},"title":{"text":"覆盖率\u003c/text>\u003cscript>alert(1)\u003c/script>"},
"grid":{"left":80,"right":20,"top":40,"bottom":30},
"xAxis":{"type":"value","max":100},
"yAxis":{"type":"category","data":["甲镇 & \"乙\"","\u003cimg src=x onerror=alert(1)>","丙\u0001\u000b镇"]},
"series":[{"type":"bar","data":[98.4,100,72],"itemStyle":{"color":"#1b4f72","decal":{"symbol":"rect","color":"#ffffff","dashArrayX":[1,0],"dashArrayY":[2,5]}}},
{"type":"line","data":[1,2,3],"tooltip":{"show":false}}]}`

const line = `{"animation":false,"xAxis":{"type":"category","data":["一月","二月","三月"]},"yAxis":{},"series":[{"type":"line","data":[1,"-",3],"smooth":true}]}`

func draw(t testing.TB, s *Studio, options string) string {
	t.Helper()
	svg, err := s.Draw(options, 720, 300)
	if err != nil {
		t.Fatal(err)
	}
	return string(svg)
}

func TestSameOptionsSameBytes(t *testing.T) {
	a, b := New(""), New("")
	first, second := draw(t, a, bars), draw(t, a, line)
	if draw(t, b, line) != second || draw(t, b, bars) != first {
		t.Error("another machine in another order draws other bytes")
	}
	if narrow, err := a.Draw(bars, 358, 300); err != nil || string(narrow) == first {
		t.Errorf("another width gives the same picture, %v", err)
	}
}

// TestAnyChartInAnyState draws with a pen that has drawn others before.
func TestAnyChartInAnyState(t *testing.T) {
	p, err := newPen()
	if err != nil {
		t.Fatal(err)
	}
	var want string
	for i := range 5 {
		raw, err := p.draw(bars, 720, 300)
		if err != nil {
			t.Fatal(err)
		}
		svg, err := clean(raw, "d1")
		if err != nil {
			t.Fatal(err)
		}
		if want = cmp.Or(want, string(svg)); want != string(svg) {
			t.Fatalf("drawing %d differs:\n%s\n%s", i, svg, want)
		}
		p.draw(line, 300+i, 200)
	}
}

func TestManyAtOnce(t *testing.T) {
	s := New(t.TempDir())
	want := draw(t, New(""), line)
	var work sync.WaitGroup
	for range 8 {
		work.Go(func() {
			if got, err := s.Draw(line, 720, 300); err != nil || string(got) != want {
				t.Errorf("drew %d bytes, %v", len(got), err)
			}
		})
	}
	work.Wait()
	if s.Drawn() != 1 {
		t.Errorf("the same chart was drawn %d times", s.Drawn())
	}
}

func TestTextIsDrawnAsText(t *testing.T) {
	svg := draw(t, New(""), bars)
	var texts []string
	for _, e := range elementsOf(t, svg) {
		if e.text != "" {
			texts = append(texts, e.text)
		}
	}
	all := strings.Join(texts, "|")
	for _, want := range []string{"覆盖率</text><script>alert(1)</script>", `甲镇 & "乙"`, "<img src=x onerror=alert(1)>", "丙镇"} {
		if !strings.Contains(all, want) {
			t.Errorf("no text %q in %q", want, all)
		}
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	s := New("")
	for _, options := range []string{``, `{`, `{"xAxis":[{"type":"time"}]}`, `{"series":[{"type":"line","data":[1]}]}`} {
		if svg, err := s.Draw(options, 720, 300); err == nil {
			t.Errorf("%s is drawn as %s", options, svg)
		}
	}
	if _, err := s.Draw(`{"xAxis":{"type":"time"}}`, 720, 300); !errors.Is(err, errTimeAxis) {
		t.Errorf("an axis of time gives %v", err)
	}
	draw(t, s, line)
}

// element is one element of a picture.
type element struct {
	name  string
	attrs []xml.Attr
	text  string
}

// elementsOf reads a picture, which must be well-formed.
func elementsOf(t testing.TB, svg string) []element {
	t.Helper()
	var out []element
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			out = append(out, element{name: token.Name.Local, attrs: token.Copy().Attr})
		case xml.CharData:
			if s := strings.TrimSpace(string(token)); s != "" {
				out[len(out)-1].text += s
			}
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Fatalf("%T in a picture", token)
		}
	}
}

// holdsRules holds a picture against what a page's policy lets in.
func holdsRules(t testing.TB, svg string) {
	t.Helper()
	ids, references := map[string]bool{}, map[string]bool{}
	for i, e := range elementsOf(t, svg) {
		if !elements[e.name] || (e.name == "svg") != (i == 0) {
			t.Errorf("element %d is <%s>", i, e.name)
		}
		for _, a := range e.attrs {
			name := a.Name.Local
			if i > 0 && (kinds[name] == nil || !kinds[name](a.Value)) || a.Name.Space != "" ||
				name == "style" || name == "class" || name == "href" || strings.HasPrefix(name, "on") {
				t.Errorf("<%s> has %s=%q", e.name, name, a.Value)
			}
			if name == "id" {
				ids[a.Value] = true
			}
			if id, ok := referred(a.Value); ok {
				references[id] = true
			} else if strings.Contains(a.Value, "url") {
				t.Errorf("<%s> refers outside: %s=%q", e.name, name, a.Value)
			}
		}
		if e.text != "" && e.name != "text" && e.name != "tspan" {
			t.Errorf("<%s> holds text %q", e.name, e.text)
		}
	}
	for id := range references {
		if !ids[id] {
			t.Errorf("nothing has the id %s", id)
		}
	}
}

func TestPictureHoldsRules(t *testing.T) {
	s := New("")
	for _, options := range []string{bars, line} {
		svg := draw(t, s, options)
		holdsRules(t, svg)
		var file strings.Builder
		if err := WriteFile(&file, []byte(svg)); err != nil {
			t.Fatal(err)
		}
		holdsRules(t, strings.Replace(file.String(), ` xmlns="http://www.w3.org/2000/svg"`, "", 1))
	}
}

func TestCleanLetsNothingElseThrough(t *testing.T) {
	const raw = `<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()">
<script>alert(1)</script><style><![CDATA[*{fill:red}]]></style><foreignObject><p>x</p></foreignObject><image xlink:href="http://a/b"/>
<a href="javascript:x()"><text>in a link</text></a><use href="#x"/><!-- note --><?pi x?>
<g class="a" clip-path="url(http://a/b#c)"><path d="M0 0L1 1" fill="url(http://a/b)" stroke="red;x" style="fill:#fff;background:url(x);stroke:#000000" onclick="x()" stroke-width="2"/></g>
<path d="M0 0x" fill="#000"/><rect width="1" height="1" fill="none"/><rect width="1" height="1" fill="none" stroke="#000"/>
<text style="font-size:13px;font-family:a;behavior:url(x)" dominant-baseline="central" xml:space="preserve">a &lt;b&gt; &amp; c</text></svg>`
	got, err := clean(raw, "d1")
	if err != nil {
		t.Fatal(err)
	}
	const want = `<svg viewBox="0 0 10 10" width="10" height="10" font-family="sans-serif" font-size="12" aria-hidden="true" focusable="false">` +
		`<g><path d="M0 0L1 1" fill="#fff" stroke="#000000" stroke-width="2"></path>` + "\n" + `</g>` + "\n" +
		`<path fill="#000"></path>` + "\n" + `<rect width="1" height="1" fill="none" stroke="#000"></rect>` + "\n" +
		`<text font-size="13" font-family="a" dy="0.35em">a &lt;b&gt; &amp; c</text>` + "\n" + `</svg>`
	if string(got) != want {
		t.Errorf("clean gives\n%s\nwant\n%s", got, want)
	}
	holdsRules(t, string(got))
}

func FuzzClean(f *testing.F) {
	f.Add(`<svg width="1" height="1"><text style="fill:red">a</text></svg>`)
	f.Add(`<svg width="1" height="1"><defs><pattern id="a"><g/></pattern></defs><rect fill="url(#a)"/></svg>`)
	f.Add(`<g/><svg width="1" height="1"/><svg width="1" height="1"/>`)
	f.Fuzz(func(t *testing.T, raw string) {
		svg, err := clean(raw, "d1")
		if err != nil {
			return
		}
		for i, e := range elementsOf(t, string(svg)) {
			for _, a := range e.attrs {
				if !elements[e.name] || i > 0 && !kinds[a.Name.Local](a.Value) {
					t.Errorf("<%s> has %s=%q", e.name, a.Name.Local, a.Value)
				}
			}
		}
	})
}

// kept lists the files of a cache's folder.
func kept(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestCacheSparesTheDrawing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "缓存", "tongbao")
	a := New(dir)
	want := draw(t, a, line)
	a.Close()
	b := New(dir)
	if got := draw(t, b, line); got != want || b.Drawn() != 0 {
		t.Errorf("drawn %d times, the same picture: %v", b.Drawn(), got == want)
	}
	if names := kept(t, dir); len(names) != 1 {
		t.Errorf("the cache holds %q", names)
	}
}

func TestCacheThatIsDamagedOnlyCostsTime(t *testing.T) {
	want := draw(t, New(""), line)
	for name, damage := range map[string]func([]byte) []byte{
		"empty":     func([]byte) []byte { return nil },
		"cut short": func(b []byte) []byte { return b[:len(b)/2] },
		"one bit":   func(b []byte) []byte { b[len(b)-9] ^= 1; return b },
		"longer":    func(b []byte) []byte { return append(b, "<script>"...) },
		"no sum":    func(b []byte) []byte { _, svg, _ := bytes.Cut(b, []byte("\n")); return svg },
	} {
		dir := t.TempDir()
		draw(t, New(dir), line)
		file := kept(t, dir)[0]
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, damage(data), 0o644); err != nil {
			t.Fatal(err)
		}
		s := New(dir)
		if got := draw(t, s, line); got != want || s.Drawn() != 1 {
			t.Errorf("%s: drawn %d times, the same picture: %v", name, s.Drawn(), got == want)
		}
		if s := New(dir); draw(t, s, line) != want || s.Drawn() != 0 {
			t.Errorf("%s: the cache was not mended", name)
		}
	}
}

func TestNoFolderForTheCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := New(filepath.Join(file, "cache"))
	draw(t, s, line)
	s.Close()
}

func TestFolderThatVanishes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	s := New(dir)
	os.RemoveAll(dir)
	draw(t, s, line)
	s.Close()
}

// TestSourcesAreAllThatDraws holds that a change of the code changes the keys.
func TestSourcesAreAllThatDraws(t *testing.T) {
	names, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "testdata" || name == "cache.go" || name == "file.go" {
			continue
		}
		if _, err := sources.ReadFile(name); err != nil {
			t.Errorf("%s is not among the sources", name)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	s := New("")
	draw(b, s, bars)
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if _, err := s.draw(bars, 720, 300, "d1"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
