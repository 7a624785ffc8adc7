package render

import (
	"strings"

	"tongbao/generate/schema"
	"tongbao/templates"
)

// kinds are the texts that say what cells of a type hold.
var kinds = map[string]string{
	"text": "kind.text", "code12": "kind.code12", "place": "kind.place", "int": "kind.int", "score": "kind.score", "money": "kind.money",
	"bool": "kind.bool", "date": "kind.date", "month": "kind.month", "half": "kind.half", "year": "kind.year",
}

// kind says in words what a column's cells hold: 日期，如 2019-07-05.
func kind(c *schema.Column) string {
	if len(c.Enum) > 0 {
		return templates.Text("kind.enum", "list", strings.Join(c.Enum, templates.Text("kind.or")))
	}
	return templates.Text(kinds[c.Type])
}
