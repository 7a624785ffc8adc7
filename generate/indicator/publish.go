package indicator

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"tongbao/generate/parallel"
	"tongbao/generate/schema"
)

// Row is one value in the tidy form that other programs build on: what is not
// known is empty, never 0.
type Row struct {
	Indicator   string `json:"indicator"`
	Place       string `json:"place"`  // division code
	Period      string `json:"period"` // 2019-07
	Numerator   string `json:"numerator"`
	Denominator string `json:"denominator"`
	Value       string `json:"value"`
}

// Header names the columns of the tidy form.
var Header = []string{"indicator", "place", "period", "numerator", "denominator", "value"}

// Rows gives every value of the months to fn: by indicator, then place, then
// month. It stops at the first error that fn gives, and gives it back.
func (v *Values) Rows(months []schema.Month, fn func(Row) error) error {
	for _, d := range All {
		if err := v.rowsOf(d, months, fn); err != nil {
			return err
		}
	}
	return nil
}

func (v *Values) rowsOf(d *Indicator, months []schema.Month, fn func(Row) error) error {
	names := make([]string, len(months))
	for i, m := range months {
		names[i] = m.String()
	}
	for p := range v.Places.All {
		if d.TopOnly && p > 0 {
			break
		}
		for i, m := range months {
			x := v.At(d, int32(p), m)
			if err := fn(Row{d.ID, v.Places.All[p].Code, names[i], x.Numerator(), x.Denominator(), x.Text()}); err != nil {
				return err
			}
		}
	}
	return nil
}

// WriteCSV writes the months' values in the tidy form, with a header, in UTF-8
// without a mark. No cell needs quotes: they hold ids, codes and numbers.
func (v *Values) WriteCSV(w io.Writer, months []schema.Month) error {
	if _, err := io.WriteString(w, strings.Join(Header, ",")+"\n"); err != nil {
		return err
	}
	parts := make([][]byte, parallel.Workers(len(All)))
	for i := range parts {
		parts[i] = make([]byte, 0, len(v.Places.All)*len(months)*lineSize)
	}
	for some := range slices.Chunk(All, len(parts)) {
		parallel.Do(context.Background(), len(some), func(_, i int) error {
			text := parts[i][:0]
			err := v.rowsOf(some[i], months, func(r Row) error { text = r.appendTo(text); return nil })
			parts[i] = text
			return err
		})
		for i := range some {
			if _, err := w.Write(parts[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// lineSize is how many bytes a line seldom exceeds.
const lineSize = 64

func (r Row) appendTo(text []byte) []byte {
	for _, cell := range [...]string{r.Indicator, r.Place, r.Period, r.Numerator, r.Denominator} {
		text = append(append(text, cell...), ',')
	}
	return append(append(text, r.Value...), '\n')
}

// WriteJSON writes the months' values as a JSON array with an object a line.
func (v *Values) WriteJSON(w io.Writer, months []schema.Month) error {
	out := bufio.NewWriter(w)
	sep := "[\n"
	err := v.Rows(months, func(r Row) error {
		line, err := json.Marshal(r)
		if err != nil {
			return err
		}
		out.WriteString(sep)
		sep = ",\n"
		_, err = out.Write(line)
		return err
	})
	if err != nil {
		return err
	}
	out.WriteString("\n]\n")
	return out.Flush()
}
