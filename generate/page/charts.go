package page

import "tongbao/generate/chart"

// charted gives what charts are made from.
func (p *plan) charted() chart.Input {
	return chart.Input{Workspace: p.Workspace, Values: p.Values, Period: p.Period, Roll: p.roll, Show: p.view.Mask}
}
