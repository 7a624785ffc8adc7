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
		err := v.rowsOf(d, months, func(place, month string, x Value) error {
			return fn(Row{d.ID, place, month, x.Numerator(), x.Denominator(), x.Text()})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// rowsOf gives every value of d in the months to fn, with the place's code and the
// month.
func (v *Values) rowsOf(d *Indicator, months []schema.Month, fn func(place, month string, x Value) error) error {
	names := make([]string, len(months))
	for i, m := range months {
		names[i] = m.String()
	}
	sides := v.sides[d]
	for p := range v.Places.All {
		if d.TopOnly && p > 0 {
			break
		}
		for i, m := range months {
			if err := fn(v.Places.All[p].Code, names[i], v.at(d, sides, int32(p), m)); err != nil {
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
			parts[i] = v.appendRows(parts[i][:0], some[i], months)
			return nil
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

// appendRows appends the lines of d.
func (v *Values) appendRows(text []byte, d *Indicator, months []schema.Month) []byte {
	v.rowsOf(d, months, func(place, month string, x Value) error {
		for _, cell := range [...]string{d.ID, place, month} {
			text = append(append(text, cell...), ',')
		}
		text = append(x.appendNumerator(text), ',')
		text = append(x.appendDenominator(text), ',')
		text = append(x.appendText(text), '\n')
		return nil
	})
	return text
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
