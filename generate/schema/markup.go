package schema

import (
	"bufio"
	"bytes"
	"errors"
	"html"
	"io"
)

// longestMarkup bounds a tag and the text between two tags, in bytes. A cell
// holds 32,767 characters at most.
const longestMarkup = 1 << 20

var errMarkup = errors.New("schema: markup too long")

// markup reads the XML of a workbook's parts tag by tag, in memory that does
// not grow with the part. It takes what is well-formed; of anything else it
// makes what it can, and never more.
type markup struct {
	r    *bufio.Reader
	tag  []byte // without its angle brackets
	text []byte // what stands before the tag, its entities not yet replaced
	err  error  // other than the end of the part
}

func newMarkup(r io.Reader) *markup { return &markup{r: bufio.NewReaderSize(r, 64<<10)} }

// next reads up to the end of the next tag; false at the end of the part.
func (m *markup) next() bool {
	m.text = m.text[:0]
	for {
		m.tag = m.tag[:0]
		if !m.until('<', &m.text) || !m.until('>', &m.tag) {
			return false
		}
		switch {
		case bytes.HasPrefix(m.tag, []byte("!--")):
			if !m.further(func() bool { return len(m.tag) >= 5 && bytes.HasSuffix(m.tag, []byte("--")) }) {
				return false
			}
		case bytes.HasPrefix(m.tag, []byte("![CDATA[")):
			if !m.further(func() bool { return bytes.HasSuffix(m.tag, []byte("]]")) }) {
				return false
			}
			m.text = append(m.text, bytes.ReplaceAll(m.tag[len("![CDATA["):len(m.tag)-2], []byte("&"), []byte("&amp;"))...)
		case len(m.tag) == 0 || m.tag[0] == '?' || m.tag[0] == '!':
		default:
			return !m.quoted() || m.further(func() bool { return !m.quoted() })
		}
	}
}

// quoted says whether the tag ends, so far, within a quoted value.
func (m *markup) quoted() bool {
	var quote byte
	for _, c := range m.tag {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// further reads on until the tag is whole: a > may stand within it.
func (m *markup) further(whole func() bool) bool {
	for !whole() {
		m.tag = append(m.tag, '>')
		if !m.until('>', &m.tag) {
			return false
		}
	}
	return true
}

// until reads up to a byte, which it takes off.
func (m *markup) until(end byte, into *[]byte) bool {
	for {
		part, err := m.r.ReadSlice(end)
		*into = append(*into, part...)
		switch {
		case err == nil:
			*into = (*into)[:len(*into)-1]
			return true
		case len(*into) > longestMarkup:
			m.err = errMarkup
			return false
		case err != bufio.ErrBufferFull:
			if err != io.EOF {
				m.err = err
			}
			return false
		}
	}
}

// opens says whether the tag opens an element of that name, whatever its prefix.
func (m *markup) opens(name string) bool { return m.tag[0] != '/' && string(local(m.tag)) == name }

// closes says whether the tag closes an element of that name, which it may
// have opened itself.
func (m *markup) closes(name string) bool {
	if m.tag[0] == '/' {
		return string(local(m.tag[1:])) == name
	}
	return m.tag[len(m.tag)-1] == '/' && string(local(m.tag)) == name
}

// local gives the name of a tag or attribute without its prefix.
func local(tag []byte) []byte {
	if i := bytes.IndexAny(tag, " \t\r\n/="); i >= 0 {
		tag = tag[:i]
	}
	return tag[bytes.LastIndexByte(tag, ':')+1:]
}

// attribute gives the value of the tag's attribute of that name, whatever its
// prefix; nil when it has none.
func (m *markup) attribute(name string) []byte {
	_, rest, _ := bytes.Cut(m.tag, []byte(" "))
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		key, after, ok := bytes.Cut(rest, []byte("="))
		after = bytes.TrimLeft(after, " \t\r\n")
		if !ok || len(after) == 0 || after[0] != '"' && after[0] != '\'' {
			return nil
		}
		value, more, ok := bytes.Cut(after[1:], after[:1])
		switch {
		case !ok:
			return nil
		case string(local(key)) == name:
			return value
		}
		rest = more
	}
}

// plain gives text or a value with its entities replaced.
func plain(text []byte) string {
	if bytes.IndexByte(text, '&') < 0 {
		return string(text)
	}
	return html.UnescapeString(string(text))
}
