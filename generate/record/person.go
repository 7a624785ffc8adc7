package record

import "tongbao/generate/schema"

// EachPerson gives each cell of the tables that names persons, but for those of
// criticisms, which may be over. Those who rate are known after Stream.
func (ws *Workspace) EachPerson(say func(schema.Text)) {
	for i := range ws.Cadres {
		say(ws.Cadres[i].Name)
	}
	for i := range ws.Commendations {
		say(ws.Commendations[i].Name)
	}
	for i := range ws.Promotions {
		say(ws.Promotions[i].Name)
	}
	for i := range ws.Rectifications {
		say(ws.Rectifications[i].Owner)
	}
	for i := range ws.Pairings {
		if p := &ws.Pairings[i]; p.Kind == CountyLeader {
			say(p.Name)
		}
	}
	for _, r := range ws.raters.sorted() {
		say(schema.Text(r))
	}
}
