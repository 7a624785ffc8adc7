package schema

import (
	"bytes"
	"context"

	"tongbao/generate/finding"
	"tongbao/generate/parallel"
)

// shortestPart is how many bytes a part has at least.
const shortestPart = 64 << 10

// Apart reads the rows of a long file in parts, as many at the same time as there
// are processors, and gives them in order. It can where no row says anything
// of another: there is no quote, and nothing is found. Otherwise it gives nil, and
// in is as it was, for Each.
func Apart[T any, P Record[T]](in *Input) []T {
	parts := in.split(parallel.Parts(len(in.rows.data), shortestPart))
	if parts == nil {
		return nil
	}
	lines := make([]int, len(parts)+1) // before each part
	for i, p := range parts {
		lines[i+1] = lines[i] + p.Lines()
	}
	all := make([]T, lines[len(parts)])
	parallel.Do(context.Background(), len(parts), func(_, i int) error {
		rows := all[lines[i]:lines[i]:lines[i+1]]
		Each(parts[i], func(r P) { rows = append(rows, *r) })
		return nil
	})
	for i, p := range parts {
		if !p.out.Empty() || p.Lost || p.Rows != lines[i+1]-lines[i] {
			return nil
		}
	}
	in.join(parts)
	return all
}

// split cuts what is left of in behind ends of lines; nil when that is not
// possible.
func (in *Input) split(n int) []*Input {
	text := in.rows.data
	if n < 2 || in.sheet.name != "" || bytes.IndexByte(text, '"') >= 0 {
		return nil
	}
	var parts []*Input
	for ; n > 0; n-- {
		end := len(text)
		if line := bytes.IndexByte(text[len(text)/n:], '\n'); n > 1 && line >= 0 {
			end = len(text)/n + line + 1
		}
		part, file := *in, *in.File
		part.File, part.whole, part.out = &file, in.whole, &finding.List{}
		part.rows.data, part.rows.cells, part.told = text[:end:end], nil, nil // none is shared
		if parts != nil {
			before := parts[len(parts)-1]
			part.rows.row = before.rows.row + before.Lines()
		}
		if end > 0 {
			parts = append(parts, &part)
		}
		text = text[end:]
	}
	return parts
}

// join takes in what was counted in the parts.
func (in *Input) join(parts []*Input) {
	in.rows.data = nil
	for _, p := range parts {
		in.Rows += p.Rows
		in.LastRow = p.LastRow
		if in.FirstRow == 0 {
			in.FirstRow = p.FirstRow
		}
	}
}
