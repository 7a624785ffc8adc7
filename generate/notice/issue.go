package notice

import (
	"errors"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// Number gives the text of a draft as a circular with that number and day of
// issue, in UTF-8 with LF. An error says why that cannot be.
func Number(data []byte, number string, on schema.Date) ([]byte, error) {
	l := &loader{out: &finding.List{}}
	text, ok := l.decode("", data)
	if !ok {
		return nil, errors.New("文件的编码无法识别，用记事本打开，另存为“UTF-8”编码")
	}
	h, wrong := split(text)
	if wrong != nil {
		return nil, errors.New(wrong.Title)
	}
	lines := slices.DeleteFunc(slices.Clone(h.lines), func(line string) bool {
		key, _ := entry{text: line + "\n"}.key()
		return begins(line) && (key == "number" || key == "issued_on")
	})
	front := append([]string{fence, "number: " + number, "issued_on: " + on.String()}, lines...)
	return []byte(strings.Join(append(front, fence, h.body), "\n")), nil
}

// Front is what the front matter of a draft says. What is empty is left out.
type Front struct {
	Title, Kind, Issuer, Audience, Amends, Withdraws string
}

// Draft gives the file of a draft.
func (f Front) Draft(body string) []byte {
	var b strings.Builder
	b.WriteString(fence + "\n")
	for _, pair := range [][2]string{{"title", f.Title}, {"kind", f.Kind}, {"amends", f.Amends}, {"withdraws", f.Withdraws},
		{"issuer", f.Issuer}, {"audience", f.Audience}} {
		if pair[1] != "" {
			b.WriteString(pair[0] + ": " + scalarOf(pair[1]) + "\n")
		}
	}
	b.WriteString(fence + "\n\n" + body)
	return []byte(b.String())
}

// scalarOf writes a text as YAML on one line.
func scalarOf(s string) string {
	return "'" + strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "'", "''") + "'"
}
