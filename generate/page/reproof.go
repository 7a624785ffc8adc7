package page

import (
	"tongbao/generate/notice"
	"tongbao/generate/record"
)

// reproofs gives for each row of the criticisms table the place where it
// counts; -1 for one whose circular is not there.
func reproofs(ws *record.Workspace) []int32 {
	out := make([]int32, len(ws.Criticisms))
	for i := range ws.Criticisms {
		c := &ws.Criticisms[i]
		out[i] = -1
		if n := ws.Notices.ByNumber(string(c.NoticeNo)); n != nil {
			out[i] = ws.CriticisedAt(c, n)
		}
	}
	return out
}

// criticised lists the circulars that criticise somebody or something in a
// place or below it, the newest first.
func (a at) criticised(place int32) []NoticeLine {
	here := map[*notice.Notice]bool{}
	for i, at := range a.standing.reproofs {
		if at >= 0 && a.inside(at, place) {
			here[a.Workspace.Notices.ByNumber(string(a.Workspace.Criticisms[i].NoticeNo))] = true
		}
	}
	if len(here) == 0 {
		return nil
	}
	return a.circularsThat(len(here), func(n *notice.Notice) bool { return here[n] })
}

// inside says whether a place is another or lies in it.
func (p *plan) inside(i, place int32) bool {
	for ; i > place; i = p.place(i).Parent { // parents stand before their children
	}
	return i == place
}
