package page

// Neighbours are the places beside a place, within the one above.
type Neighbours struct {
	Parent  Link
	Earlier Link // Href is empty at the ends
	Later   Link
	All     []Neighbour
	More    int // places that are not among All
}

// Neighbour is a place beside others.
type Neighbour struct {
	Link
	Here bool // the page is its own
}

// neighbours gives the places beside place i in order of code; none at the top.
func (a at) neighbours(i int32) Neighbours {
	var out Neighbours
	if i == 0 {
		return out
	}
	parent := a.place(i).Parent
	out.Parent = a.toPlace(parent)
	all := a.place(parent).Children
	for k, c := range all {
		switch {
		case c == i && k > 0:
			out.Earlier = a.toPlace(all[k-1])
		case k > 0 && all[k-1] == i:
			out.Later = a.toPlace(c)
		}
		if k < mostListed {
			out.All = append(out.All, Neighbour{a.toPlace(c), c == i})
		}
	}
	out.More = len(all) - len(out.All)
	return out
}
