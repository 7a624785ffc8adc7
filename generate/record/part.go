package record

import (
	"context"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/parallel"
	"tongbao/generate/schema"
)

// part is one table that is held in memory: how a file of it is read, and how
// it is checked once all are there.
type part struct {
	table *schema.Table
	bind  func(*schema.Input) error
	keys  func(*finding.List) // finds those that stand twice; nil where they are found otherwise
	check func(map[string]*reference, *finding.List)

	files  []*schema.File
	unread bool         // a file, its header or a row of it cannot be read
	out    finding.List // what was found in reading
	twice  finding.List // what keys found
}

// read reads the table's files one after another.
func (p *part) read(ws *Workspace) error {
	for _, name := range ws.paths[p.table] {
		in := ws.open(p.table, name, &p.out)
		if in == nil {
			p.unread = true
			continue
		}
		p.files = append(p.files, in.File)
		if err := p.bind(in); err != nil {
			return err
		}
		p.unread = p.unread || in.Lost
	}
	return nil
}

// readParts reads the tables, as many at a time as there are processors; the
// roster, which is the longest, from the start.
func (ws *Workspace) readParts(parts []*part, out *finding.List) error {
	first := slices.IndexFunc(parts, func(p *part) bool { return p.table == Cadres })
	err := parallel.Do(context.Background(), len(parts), func(_, i int) error {
		return parts[(first+i)%len(parts)].read(ws)
	})
	if err != nil {
		return err
	}
	for _, p := range parts {
		out.Merge(&p.out)
		ws.Files = append(ws.Files, p.files...)
		ws.unread[p.table] = ws.unread[p.table] || p.unread
	}
	return nil
}

// parts lists the tables that are held in memory, each with the rule across
// the cells of one of its rows; nil where it has none.
func (ws *Workspace) parts() []*part {
	return []*part{
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
		whole(ws, Rectifications, &ws.Rectifications, ws.checkLedger),
		whole(ws, Inspections, &ws.Inspections, nil),
		whole(ws, Trainings, &ws.Trainings, nil),
		whole(ws, Criticisms, &ws.Criticisms, ws.checkEffect),
	}
}

// whole is a table of which every key stands once.
func whole[T any, P schema.Record[T]](ws *Workspace, t *schema.Table, rows *[]T, rule func(P, *finding.List)) *part {
	return &part{
		table: t,
		bind: func(in *schema.Input) error {
			more, err := schema.All[T, P](in)
			*rows = joined(*rows, more)
			return err
		},
		keys:  func(out *finding.List) { unique[T, P](t, *rows, out) },
		check: func(refs map[string]*reference, out *finding.List) { inspect(t, *rows, refs, rule, out) },
	}
}

// joined gives rows with more behind them, without a copy where there are none yet:
// a province's take hundreds of megabytes.
func joined[T any](rows, more []T) []T {
	if len(rows) == 0 {
		return more
	}
	return append(rows, more...)
}

// roster is the table of postings, whose keys are checked where those are put in
// order.
func roster(ws *Workspace, rule func(*Cadre, *finding.List)) *part {
	p := whole(ws, Cadres, &ws.Cadres, rule)
	p.keys = nil
	return p
}

// unique finds the keys that stand twice in the tables. That all of its rows do
// goes without saying where a table stands in a file and in a folder.
func (ws *Workspace) unique(parts []*part) {
	parallel.Do(context.Background(), len(parts), func(_, i int) error {
		if p := parts[i]; p.keys != nil && !ws.twice[p.table] {
			p.keys(&p.twice)
		}
		return nil
	})
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

func (ws *Workspace) checkEffect(r *Criticism, out *finding.List) {
	if r.EffectUntil == 0 && r.Sound("effect_until") && !ws.doubts.blame(&r.Pos, "effect_until") {
		out.Add(finding.EffectNone.New(r.At("effect_until"), ""))
	}
}
