package record

import (
	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// part is one table that is held in memory: how it is read, and how it is
// checked once all are there.
type part struct {
	read  func(*finding.List) error
	check func(map[string]*reference, *finding.List)
}

// parts lists the tables that are held in memory, each with the rule across
// the cells of one of its rows; nil where it has none.
func (ws *Workspace) parts() []part {
	return []part{
		whole(ws, Regions, &ws.Regions, nil),
		whole(ws, Villages, &ws.Villages, nil),
		whole(ws, Teams, &ws.Teams, checkTeam),
		roster(ws, checkCadre),
		whole(ws, Grids, &ws.Grids, nil),
		whole(ws, Pairings, &ws.Pairings, checkPairing),
		whole(ws, Funds, &ws.Funds, nil),
		whole(ws, Evaluations, &ws.Evaluations, nil),
		whole(ws, Commendations, &ws.Commendations, ws.checkCommendation),
		whole(ws, Promotions, &ws.Promotions, nil),
		whole(ws, Adjustments, &ws.Adjustments, nil),
		whole(ws, Rectifications, &ws.Rectifications, checkLedger),
		whole(ws, Inspections, &ws.Inspections, nil),
		whole(ws, Trainings, &ws.Trainings, nil),
		whole(ws, Criticisms, &ws.Criticisms, checkEffect),
	}
}

// whole is a table bound by gocsv.
func whole[T any, P schema.Record[T]](ws *Workspace, t *schema.Table, rows *[]T, rule func(P, *finding.List)) part {
	return part{
		read: func(out *finding.List) error {
			return ws.each(t, out, func(in *schema.Input) error {
				more, err := schema.All[T, P](in)
				*rows = append(*rows, more...)
				return err
			})
		},
		check: func(refs map[string]*reference, out *finding.List) {
			if !ws.twice[t] {
				unique[T, P](t, *rows, out)
			}
			inspect(t, *rows, refs, rule, out)
		},
	}
}

// roster is the table of postings. It is read by the way of the monthly tables,
// since a province's is as long as a month of theirs, and its keys are checked
// where postings are put in order.
func roster(ws *Workspace, rule func(*Cadre, *finding.List)) part {
	return part{
		read: func(out *finding.List) error {
			return ws.each(Cadres, out, func(in *schema.Input) error {
				schema.Each(in, func(r *Cadre) { ws.Cadres = append(ws.Cadres, *r) })
				return nil
			})
		},
		check: func(refs map[string]*reference, out *finding.List) { inspect(Cadres, ws.Cadres, refs, rule, out) },
	}
}

// each reads the files of a table one after another.
func (ws *Workspace) each(t *schema.Table, out *finding.List, read func(*schema.Input) error) error {
	for _, name := range ws.paths[t] {
		in := ws.open(t, name, out)
		if in == nil {
			ws.unread[t] = true
			continue
		}
		ws.Files = append(ws.Files, in.File)
		if err := read(in); err != nil {
			return err
		}
	}
	return nil
}

// inspect checks a table's references and the rule of its rows.
func inspect[T any, P schema.Record[T]](t *schema.Table, rows []T, refs map[string]*reference, rule func(P, *finding.List), out *finding.List) {
	for _, c := range t.Columns {
		if c.Refers != "" {
			refer[T, P](c, rows, refs[c.Refers], out)
		}
	}
	if rule == nil {
		return
	}
	for i := range rows {
		rule(&rows[i], out)
	}
}

func checkTeam(r *Team, out *finding.List) {
	notBefore(&r.Pos, "dissolved_on", r.DissolvedOn, "formed_on", r.FormedOn, out)
}

func checkCadre(r *Cadre, out *finding.List) {
	notBefore(&r.Pos, "end_on", r.EndOn, "start_on", r.StartOn, out)
	notBefore(&r.Pos, "insured_until", r.InsuredUntil, "insured_from", r.InsuredFrom, out)
}

func checkPairing(r *Pairing, out *finding.List) {
	notBefore(&r.Pos, "end_on", r.EndOn, "start_on", r.StartOn, out)
}

func checkEffect(r *Criticism, out *finding.List) {
	if r.EffectUntil == 0 && r.Sound("effect_until") {
		out.Add(finding.EffectNone.New(r.At("effect_until"), ""))
	}
}
