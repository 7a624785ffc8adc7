package schema

import (
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// exampleColumns are the columns of every whose cells the examples of kinds are.
var exampleColumns = map[string]string{
	"cell-number": "count", "cell-decimals": "base", "cell-percent": "count", "cell-range": "count",
	"cell-date": "day", "cell-date-none": "day", "cell-date-range": "day", "cell-date-no-year": "day",
	"cell-month": "month", "cell-month-dot": "month", "cell-half": "half", "cell-year": "year",
	"cell-bool": "flag", "cell-enum": "level", "cell-code": "village_code", "cell-code-scientific": "village_code",
	"cell-digits-lost": "name", "cell-excel-error": "note", "cell-apostrophe": "village_code", "cell-ditto": "note",
	"cell-narrow": "note", "cell-formula": "count", "cell-lost": "note", "cell-question": "name",
	"cell-place": "place_code", "cell-region": "region_code",
}

// Each kind of finding about a cell that gives an example is found in the
// example, and not in what is to be written instead.
func TestExamples(t *testing.T) {
	for _, k := range finding.Kinds {
		e := k.Example
		if !strings.HasPrefix(k.Code, "cell-") || e == (finding.Example{}) {
			continue
		}
		column, ok := exampleColumns[k.Code]
		if !ok {
			t.Errorf("%s gives an example that is not tested", k.Code)
			continue
		}
		text := with(column, e.Wrong)
		if k == finding.CellDitto {
			lines := strings.SplitAfter(with(column, "甲"), "\n")
			text = lines[0] + lines[1] + strings.SplitAfter(text, "\n")[1]
		}
		if got := codesOf(text); !slices.Contains(got, k.Code) {
			t.Errorf("%s: %q gives %v", k.Code, e.Wrong, got)
		}
		if got := codesOf(with(column, e.Right)); e.Right != "" && got != nil {
			t.Errorf("%s: %q gives %v", k.Code, e.Right, got)
		}
	}
}

func codesOf(text string) (codes []string) {
	_, found := readAll[every](everyTable(), text, nil)
	for _, f := range found {
		codes = append(codes, f.Kind.Code)
	}
	return codes
}

// The examples of quotes and headers are a file's lines.
func TestExamplesOfLines(t *testing.T) {
	for _, k := range []*finding.Kind{finding.QuoteOpen, finding.QuoteStray} {
		text := func(cell string) string { return "代号,数\n" + cell + ",1\n" }
		for cell, want := range map[string]bool{k.Example.Wrong: true, k.Example.Right: false} {
			_, found := readAll[pair](Declare[pair]("pairs", "对表"), text(cell), nil)
			if got := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Kind == k }); got != want {
				t.Errorf("%s: %q gives %v", k.Code, cell, found)
			}
		}
	}
}
