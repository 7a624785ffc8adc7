package settings

import (
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// private finds the private numbers in the file, whatever they stand in.
func (r *reader) private(text string) {
	r.numbers(text, finding.SettingsIdentity, private.FindIdentity)
	r.numbers(text, finding.SettingsIDOld, private.FindIdentity15)
	r.numbers(text, finding.SettingsMobile, private.FindMobile)
}

func (r *reader) numbers(text string, kind *finding.Kind, find func(string) (string, int, bool)) {
	row := 1
	for {
		match, at, ok := find(text)
		if !ok {
			return
		}
		row += strings.Count(text[:at], "\n")
		r.out.Add(kind.New(finding.At{File: File, Row: row}, match))
		row += strings.Count(match, "\n")
		text = text[at+len(match):]
	}
}
