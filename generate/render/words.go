package render

import (
	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

// Value puts a value in words, as sentences do: 98.4%（2,401/2,441）; a dash for
// none.
func Value(v indicator.Value) string { return whole(v) }

// Change puts a change in words, as bulletins do: 上升 1.2 个百分点; a dash when there
// is nothing to compare with.
func Change(c page.Change) string { return change(c) }

// Size gives a number of bytes in KB or MB.
func Size(bytes int) string { return size(bytes) }
