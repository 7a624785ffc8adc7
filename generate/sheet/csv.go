package sheet

import (
	"encoding/csv"
	"io"
)

// Mark tells a spreadsheet that a CSV is in UTF-8.
const Mark = "\ufeff"

// CSV writes t.
func (t Table) CSV(w io.Writer) error {
	if _, err := io.WriteString(w, Mark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = Inert(c.Header)
	}
	out.Write(row)
	for cells := range t.Rows {
		for i, c := range t.Columns {
			row[i] = c.csv(cells[i])
		}
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}

func (c Column) csv(cell string) string {
	if c.Numeric {
		if number, _, ok := plain(cell); ok {
			return number
		}
		if cell == dash {
			return ""
		}
	}
	return Inert(cell)
}
