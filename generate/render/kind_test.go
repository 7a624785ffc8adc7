package render

import (
	"regexp"
	"testing"

	"tongbao/generate/record"
)

// Every column of every table says in words what its cells hold: no name of a
// type, which only programs know.
func TestKindsAreWords(t *testing.T) {
	raw := regexp.MustCompile(`[a-z]`)
	for _, table := range record.Tables {
		for _, c := range table.Columns {
			if words := kind(c); words == "" || raw.MatchString(words) {
				t.Errorf("%s.%s holds %q", table.Name, c.Name, words)
			}
		}
	}
	for column, want := range map[string]string{"sex": "只能写：男、女", "party_member": "是或否，空着算否", "start_on": "日期，如 2019-07-05"} {
		for _, table := range record.Tables {
			if c := table.Column(column); c != nil && kind(c) != want {
				t.Errorf("%s.%s holds %q, want %q", table.Name, column, kind(c), want)
			}
		}
	}
}
