package record

import (
	"strings"

	"tongbao/generate/schema"
)

// Counted lets go of what is only counted: the rows of tables that no page shows,
// and the text of the roster's file, of which a posting keeps a few words. In a
// province that is most of what was read.
func (ws *Workspace) Counted() {
	ws.Evaluations, ws.Trainings = nil, nil
	units, teams := own{}, own{}
	var last Cadre
	for i := range ws.Cadres {
		c := &ws.Cadres[i]
		c.CadreID, c.Name = again(c.CadreID, last.CadreID), again(c.Name, last.Name)
		c.Unit, c.TeamID = units.of(c.Unit), teams.of(c.TeamID)
		last = *c
	}
}

// again gives a text a memory of its own, or that of the same one before.
func again(text, before schema.Text) schema.Text {
	if text == before {
		return before
	}
	return schema.Text(strings.Clone(string(text)))
}

// own has texts that many rows share, each in a memory of its own.
type own map[schema.Text]schema.Text

func (o own) of(text schema.Text) schema.Text {
	mine, ok := o[text]
	if !ok {
		mine = schema.Text(strings.Clone(string(text)))
		o[mine] = mine
	}
	return mine
}
