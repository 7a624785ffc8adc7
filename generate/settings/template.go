package settings

import (
	"regexp"
	"strings"

	"tongbao/generate/schema"
)

// Template gives a new workspace's settings file: every setting explained, its
// default written out, and an example behind a comment sign where it has none.
// title and name are one line of text each; code is the region's; period 0 leaves
// the reporting month to the data.
func Template(title, code, name string, period schema.Month) []byte {
	values := map[string]string{"title": scalarText(title), "region.code": `"` + code + `"`, "region.name": scalarText(name)}
	if period != 0 {
		values["period"] = period.String()
	}
	var b strings.Builder
	b.WriteString("# tongbao 的设置。井号 # 后面是说明；冒号用半角，后面空一格；缩进用空格。\n")
	for _, k := range new(reader).keys() {
		b.WriteString("\n")
		k.write(&b, "", "", values)
	}
	return []byte(b.String())
}

// write writes the key as it stands below prefix, with the value given for its
// path in place of its own.
func (k key) write(b *strings.Builder, prefix, indent string, values map[string]string) {
	value, given := values[prefix+k.name]
	if !given {
		value = k.value
	}
	sign := ""
	if k.example && !given {
		sign = "# "
	}
	switch {
	case k.keys == nil:
		b.WriteString(indent + "# " + k.about + "\n" + indent + sign + k.name + ": " + value + "\n")
	default:
		b.WriteString(indent + "# " + k.about + "\n" + indent + k.name + ":\n")
		for _, inner := range k.keys {
			inner.write(b, prefix+k.name+".", indent+"  ", values)
		}
	}
}

var plainText = regexp.MustCompile(`^\p{Han}[\p{Han}0-9（）]*$`)

// scalarText gives one line of text as YAML writes it.
func scalarText(s string) string {
	if plainText.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
