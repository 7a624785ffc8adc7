package report

import (
	"maps"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// Headers gives the headers setting, as it would stand in the settings file, by
// which the columns that are missing would be read from the unknown ones that
// are nearest to them: those that the settings have already and the further
// ones, in one piece, since a key may stand there once. It is empty when no
// missing column is near to an unknown one.
func (r *Report) Headers() string {
	further := map[string]map[string][]string{}
	for _, f := range r.All {
		if f.Kind != finding.HeaderMissing || f.Arg("nearest") == "" {
			continue
		}
		table, column, name := f.Arg("table"), f.Arg("column"), f.Arg("nearest")
		if further[table] == nil {
			further[table] = map[string][]string{}
		}
		if !slices.Contains(further[table][column], name) {
			further[table][column] = append(further[table][column], name)
		}
	}
	if len(further) == 0 {
		return ""
	}
	return writeHeaders(r.withKnown(further))
}

// withKnown gives further with the names that the settings have before them.
func (r *Report) withKnown(further map[string]map[string][]string) map[string]map[string][]string {
	if r.ws == nil {
		return further
	}
	for table, columns := range r.ws.Settings.Headers {
		if further[table] == nil {
			further[table] = map[string][]string{}
		}
		for column, names := range columns {
			further[table][column] = append(slices.Clone(names), further[table][column]...)
		}
	}
	return further
}

func writeHeaders(all map[string]map[string][]string) string {
	var b strings.Builder
	b.WriteString("headers:\n")
	for _, table := range slices.Sorted(maps.Keys(all)) {
		b.WriteString("  " + table + ":\n")
		for _, column := range slices.Sorted(maps.Keys(all[table])) {
			var names []string
			for _, n := range all[table][column] {
				names = append(names, schema.YAMLText(n))
			}
			b.WriteString("    " + column + ": [" + strings.Join(names, ", ") + "]\n")
		}
	}
	return b.String()
}

// HeadersSet says whether the settings have further header names already, so
// that Headers stands in their place.
func (r *Report) HeadersSet() bool { return r.ws != nil && len(r.ws.Settings.Headers) > 0 }
