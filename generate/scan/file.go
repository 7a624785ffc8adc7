package scan

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Files are read in windows of this size, which overlap by more than anything
// that is looked for is long.
const (
	window  = 8 << 20
	overlap = 4 << 10
)

// File reads a file of the site, of that size. A workbook is read as the files
// that are packed in it.
func (s *Scan) File(path string, content io.ReaderAt, size int64) error {
	s.read(&text{path: path, line: 1, s: path})
	if strings.HasSuffix(path, ".xlsx") {
		return s.workbook(path, content, size)
	}
	if known := s.known(path); int64(len(known)) == size && size > 0 {
		there := make([]byte, size)
		if _, err := content.ReadAt(there, 0); err != nil && err != io.EOF {
			return err
		}
		if bytes.Equal(known, there) {
			return nil
		}
	}
	return s.stream(path, "", io.NewSectionReader(content, 0, size), size)
}

func (s *Scan) known(path string) []byte {
	if s.rules.Known == nil {
		return nil
	}
	return s.rules.Known(path)
}

func (s *Scan) workbook(path string, content io.ReaderAt, size int64) error {
	z, err := zip.NewReader(content, size)
	if err != nil {
		return err
	}
	for _, f := range z.File {
		s.read(&text{path: path, part: f.Name, line: 1, s: f.Name + "\n" + f.Comment})
		r, err := f.Open()
		if err == nil {
			err = s.stream(path, f.Name, r, int64(f.UncompressedSize64))
			r.Close()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// room is what files are read into and escapes in them are written out into,
// one after another.
type room struct{ window, plain []byte }

// stream reads a file in windows.
func (s *Scan) stream(path, part string, r io.Reader, size int64) error {
	room := s.rooms.Get().(*room)
	defer s.rooms.Put(room)
	room.window = slices.Grow(room.window[:0], int(min(size+1, window)))
	buf := room.window[:min(size+1, window)]
	line, held := 1, 0
	for {
		n, err := io.ReadFull(r, buf[held:])
		held += n
		s.window(&text{path, part, line, of(buf[:held])}, room)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		if err != nil {
			return err
		}
		line += bytes.Count(buf[:held-overlap], []byte{'\n'})
		held = copy(buf, buf[held-overlap:])
	}
}

// window reads a part of a file as it is, and as a reader of its escapes does.
func (s *Scan) window(t *text, room *room) {
	s.read(t)
	for _, e := range escapes {
		if !strings.Contains(t.s, e.sign) {
			continue
		}
		if at := e.at.FindAllStringIndex(t.s, -1); len(at) > 0 {
			room.plain = appendPlain(room.plain[:0], t.s, at, e.read)
			s.read(&text{t.path, t.part, t.line, of(room.plain)})
		}
	}
}

// appendPlain writes s with what stands at these places read.
func appendPlain(out []byte, s string, at [][]int, read func(string) string) []byte {
	from := 0
	for _, a := range at {
		out = append(append(out, s[from:a[0]]...), read(s[a[0]:a[1]])...)
		from = a[1]
	}
	return append(out, s[from:]...)
}

// escapes are the ways in which files write Chinese characters and digits
// otherwise.
var escapes = []struct {
	sign string
	at   *regexp.Regexp
	read func(string) string
}{
	{"&#", regexp.MustCompile(`&#[xX]?[0-9a-fA-F]{2,6};`), html.UnescapeString},
	{"\\u", regexp.MustCompile(`\\u([2-9a-fA-F][0-9a-fA-F]{3}|003[0-9])`), unit},
	{"%", regexp.MustCompile(`(%([EeFf][0-9A-Fa-f]|[89ABab][0-9A-Fa-f]|3[0-9]))+`), percents},
}

func percents(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}

// unit gives the character of \u5f20. What is beyond a unit is no name's.
func unit(s string) string {
	n, err := strconv.ParseUint(s[2:], 16, 32)
	if err != nil {
		return s
	}
	return string(rune(n))
}
