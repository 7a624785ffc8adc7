package schema

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	fast "github.com/segmentio/asm/utf8"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

func scan(text string) (rows [][]string, wrong bool) {
	s := scanner{sep: ',', data: []byte(text)}
	for s.next() {
		row := make([]string, len(s.cells))
		for i, c := range s.cells {
			row[i] = string(c)
		}
		rows = append(rows, row)
		wrong = wrong || s.wrong != nil
	}
	return rows, wrong
}

// The scanner takes apart what encoding/csv puts together, and reads what
// encoding/csv accepts as it does, but for blank lines, which it counts, and
// line breaks in quotes, which it keeps.
func FuzzScanner(f *testing.F) {
	for _, s := range []string{
		"", "a,b\n1,2\n", "a,b\r\n\r\n1,\"2\r\n3\"\r\n", "\"a\"\"b\",c", "\"a\"\r", "a\r", "\"a", "\"a\"b,c\n", "a\"b\",c", "\"\"", ",\n,",
		"\"a\n\"\"\n\"\"\"\n", "\"a\",", "\"\\.\"\n", "\r\r\n\"\r\r\n\"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, wrong := scan(text)
		if again, w := scan(csvText(rows...)); w || !reflect.DeepEqual(rows, again) {
			t.Errorf("%q gives %q, and those written %q", text, rows, again)
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		theirs, err := r.ReadAll()
		if err != nil {
			return
		}
		for _, row := range rows {
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
			}
		}
		blank := func(row []string) bool { return len(row) == 1 && row[0] == "" }
		if rows, theirs = slices.DeleteFunc(rows, blank), slices.DeleteFunc(theirs, blank); wrong || len(rows)+len(theirs) > 0 && !reflect.DeepEqual(rows, theirs) {
			t.Errorf("%q gives %q, encoding/csv %q", text, rows, theirs)
		}
	})
}

// What a column reads from any text, it reads again from its canonical form.
func FuzzCell(f *testing.F) {
	for _, s := range spellings {
		f.Add(s)
	}
	f.Add("２０１９年７月５日 0:00")
	f.Add("T0:00")
	columns := everyTable().Columns
	f.Fuzz(func(t *testing.T, s string) {
		if s = strings.ToValidUTF8(s, ""); strings.ContainsRune(s, 0) {
			return
		}
		for _, c := range columns {
			cell := reflect.New(reflect.TypeFor[every]().FieldByIndex(c.field).Type).Interface().(Cell)
			if f := cell.decode(c, []byte(s)); f != nil {
				continue
			}
			canonical, err := cell.MarshalCSV()
			again := reflect.New(reflect.TypeOf(cell).Elem()).Interface().(Cell)
			if f := again.decode(c, []byte(canonical)); err != nil || f != nil || !reflect.DeepEqual(cell, again) {
				t.Errorf("%s reads %q as %q, and that otherwise", c.Name, s, canonical)
			}
			if err := again.UnmarshalCSV(canonical); err != nil || !reflect.DeepEqual(cell, again) {
				t.Errorf("%s does not unmarshal %q: %v", c.Name, canonical, err)
			}
		}
	})
}

// Decode gives valid UTF-8 or a finding, and leaves UTF-8 as it is.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "代号,数\n", bom + "a", "\xb4\xfa\xba\xc5", "\xff\xfea\x00", "\xfe\xff\x00", "\x84\x31\xa4\x37", "a\x00", "\xef\xbb\xbf\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, encoding, wrong := Decode("f.csv", data)
		if (encoding == "") != (len(wrong) > 0) || !utf8.Valid(text) || fast.Valid(data) != utf8.Valid(data) {
			t.Errorf("%q is %q in %q with %v", data, text, encoding, wrong)
		}
		if utf8.Valid(data) && wrong == nil && !bytes.Equal(text, bytes.TrimPrefix(data, []byte(bom))) {
			t.Errorf("%q became %q", data, text)
		}
	})
}

// No file makes the reader panic, and no finding shows an identity number.
func FuzzTable(f *testing.F) {
	f.Add([]byte("代号,数\n\"甲\n乙\",1\n\n440524198001010013,x,11010519491231002X\n"))
	f.Add([]byte("440524198001010013,数,440524198001010013\n\"甲,1\n"))
	f.Add([]byte("编号;个数\n甲;１\n"))
	f.Add([]byte("花名册\n\n代号\t数\n甲\t1\n小计\t1\n合计\t2\n填表人：440524198001010013\n"))
	table := Declare[pair]("pairs", "对表")
	f.Fuzz(func(t *testing.T, data []byte) {
		var out finding.List
		if in := table.Open("pairs.csv", data, nil, &out); in != nil {
			Each(in, func(r *pair) {
				if _, _, ok := private.FindIdentity(string(r.ID) + " " + string(r.Note)); ok {
					t.Errorf("%q is a row's text", r.ID)
				}
			})
		}
		for _, f := range out.Sorted() {
			text := f.Column + " " + f.Value + " " + f.Message() + " " + f.Mend()
			if _, _, ok := private.FindIdentity(text); ok || f.Row < 0 || !utf8.ValidString(text) {
				t.Errorf("row %d: %s", f.Row, text)
			}
		}
	})
}
