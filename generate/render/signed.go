package render

import (
	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

// signed gives how much a value changed as a plain number, by which a table is
// sorted: -1.25; empty when there is nothing to compare with.
func signed(c page.Change) string {
	if !c.Comparable() || c.FromNothing() {
		return ""
	}
	n, den := c.Difference()
	return indicator.Decimal(n, den, 4)
}
