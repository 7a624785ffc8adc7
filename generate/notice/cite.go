package notice

// Leads gives the circulars that the text links to, in the order of the text.
func (n *Notice) Leads() []*Notice { return n.body.leads(nil) }

// Leads gives the circulars that the text links to, in the order of the text.
func (d *Document) Leads() []*Notice { return d.page.Leads() }

// Text gives the text as v shows it, as Notice.Text does, without what stands in
// its slots.
func (d *Document) Text(v View) string { return d.page.Text(v) }

func (n *node) leads(out []*Notice) []*Notice {
	if n == nil {
		return out
	}
	if n.to != nil {
		out = append(out, n.to)
	}
	for _, k := range n.kids {
		out = k.leads(out)
	}
	return out
}
