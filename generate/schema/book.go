package schema

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// What of a workbook is taken at most.
const (
	largestPart    = 1 << 30   // bytes that a part unpacks to; a sheet is read as a stream
	largestTexts   = 128 << 20 // bytes of all shared texts
	mostTexts      = 4 << 20   // shared texts
	largestText    = 192 << 20 // bytes of a sheet as separated text
	mostRows       = 1 << 20   // of a sheet, as Excel has them
	mostColumns    = 1 << 14
	mostStyles     = 1 << 16
	mostMerged     = 1 << 14
	mostSheetParts = 1 << 10
)

var (
	errNoWorkbook = errors.New("schema: not a workbook")
	errTooLarge   = errors.New("schema: workbook too large")
)

// book is a workbook whose sheets can be read: an Office Open XML package.
type book struct {
	parts    map[string]*zip.File // by their path in lower case
	sheets   []bookSheet
	texts    []byte // the shared texts, one behind the other
	ends     []int  // where each of them ends
	looks    []numberLook
	from1904 bool

	textsPart, looksPart string
}

type bookSheet struct {
	name, part string
	hidden     bool
}

// openBook reads all of a workbook but its sheets.
func openBook(data []byte) (*book, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoWorkbook
	}
	b := &book{parts: map[string]*zip.File{}, textsPart: "xl/sharedstrings.xml", looksPart: "xl/styles.xml"}
	for _, f := range archive.File {
		b.parts[partName(f.Name)] = f
	}
	targets, err := b.relations()
	if err == nil {
		err = b.contents(targets)
	}
	if err == nil {
		err = b.readTexts()
	}
	if err == nil {
		err = b.readLooks()
	}
	if err == nil && len(b.sheets) == 0 {
		err = errNoWorkbook
	}
	return b, err
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// each calls fn with the markup of a part at each of its tags, until fn gives
// false. A part that is not there has none.
func (b *book) each(part string, fn func(*markup) bool) error {
	f := b.parts[part]
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > largestPart {
		return errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: largestPart}
	m := newMarkup(limited)
	for m.next() {
		if !fn(m) {
			return nil
		}
	}
	if limited.N == 0 {
		return errTooLarge
	}
	return m.err
}

// relations gives the parts that hold sheets, by the ids that the workbook
// gives them.
func (b *book) relations() (targets map[string]string, err error) {
	targets = map[string]string{}
	err = b.each("xl/_rels/workbook.xml.rels", func(m *markup) bool {
		if m.opens("Relationship") {
			part := plain(m.attribute("Target"))
			if !strings.HasPrefix(part, "/") {
				part = path.Join("xl", part)
			}
			switch path.Base(string(m.attribute("Type"))) {
			case "worksheet":
				targets[string(m.attribute("Id"))] = partName(part)
			case "sharedStrings":
				b.textsPart = partName(part)
			case "styles":
				b.looksPart = partName(part)
			}
		}
		return len(targets) < mostSheetParts
	})
	return targets, err
}

// contents reads which sheets there are, and from when the workbook's days count.
func (b *book) contents(targets map[string]string) error {
	return b.each("xl/workbook.xml", func(m *markup) bool {
		switch {
		case m.opens("workbookPr"):
			v := string(m.attribute("date1904"))
			b.from1904 = v == "1" || v == "true"
		case m.opens("sheet"):
			part := targets[string(m.attribute("id"))]
			if b.parts[part] != nil {
				state := string(m.attribute("state"))
				b.sheets = append(b.sheets, bookSheet{strings.ToValidUTF8(plain(m.attribute("name")), "\ufffd"), part, state == "hidden" || state == "veryHidden"})
			}
		}
		return len(b.sheets) < mostSheetParts
	})
}

// readTexts reads the texts that the sheets' cells share.
func (b *book) readTexts() (err error) {
	phonetic := false
	wrong := b.each(b.textsPart, func(m *markup) bool {
		switch {
		case m.opens("rPh"):
			phonetic = !m.closes("rPh")
		case m.closes("rPh"):
			phonetic = false
		case m.closes("t") && !phonetic:
			b.texts = append(b.texts, cellText(m.text)...)
		case m.closes("si"):
			b.ends = append(b.ends, len(b.texts))
		}
		if len(b.texts) > largestTexts || len(b.ends) > mostTexts {
			err = errTooLarge
		}
		return err == nil
	})
	return errors.Join(err, wrong)
}

// shared gives the shared text of a number; false when there is none.
func (b *book) shared(number []byte) (string, bool) {
	i, ok := natural(bytes.TrimSpace(number))
	if !ok || i >= len(b.ends) {
		return "", false
	}
	from := 0
	if i > 0 {
		from = b.ends[i-1]
	}
	return string(b.texts[from:b.ends[i]]), true
}

// readLooks reads how the cells of each style show their numbers.
func (b *book) readLooks() error {
	own := map[string]numberLook{}
	inside := false
	return b.each(b.looksPart, func(m *markup) bool {
		switch {
		case m.opens("numFmt"):
			own[string(m.attribute("numFmtId"))] = lookOf(plain(m.attribute("formatCode")))
		case m.opens("cellXfs"):
			inside = !m.closes("cellXfs")
		case m.closes("cellXfs"):
			return false
		case inside && m.opens("xf"):
			id := string(m.attribute("numFmtId"))
			look, is := own[id]
			if !is {
				look = builtIn(id)
			}
			b.looks = append(b.looks, look)
		}
		return len(b.looks) < mostStyles && len(own) < mostStyles
	})
}

// escapes are the characters that a workbook writes by their number.
var escapes = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cellText gives a cell's text as it is read.
func cellText(text []byte) string {
	s := plain(text)
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapes.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}
