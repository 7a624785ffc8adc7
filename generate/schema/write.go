package schema

import (
	"encoding/csv"
	"io"

	"github.com/gocarina/gocsv"
)

// Write writes rows as table t: UTF-8 with a byte-order mark, so that Excel
// takes it for that, the canonical headers, every cell in its canonical form,
// LF line ends. Reading it again gives the same rows. Errors are those of w.
func Write[T any, P Record[T]](w io.Writer, t *Table, rows []T) error {
	out, err := writeHeader(w, t)
	if err != nil {
		return err
	}
	return gocsv.MarshalCSVWithoutHeaders(rows, out)
}

// WriteCells writes rows of cells as Canonical gives them, as Write would write
// the records.
func WriteCells(w io.Writer, t *Table, rows [][]string) error {
	out, err := writeHeader(w, t)
	if err != nil {
		return err
	}
	return out.WriteAll(rows)
}

// Template writes table t without rows, for a clerk to fill in: all columns in
// declared order.
func Template(w io.Writer, t *Table) error {
	out, err := writeHeader(w, t)
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

func writeHeader(w io.Writer, t *Table) (*csv.Writer, error) {
	if _, err := io.WriteString(w, bom); err != nil {
		return nil, err
	}
	out := csv.NewWriter(w)
	return out, out.Write(t.headers())
}
