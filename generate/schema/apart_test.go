package schema_test

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// cadres gives a roster longer than two parts need, with other text for some
// lines.
func cadres(lines map[int]string) []byte {
	var b bytes.Buffer
	b.WriteString("干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期,保险起始日期,保险到期日\n")
	for i := range 25_000 {
		if text, ok := lines[i]; ok {
			b.WriteString(text)
			continue
		}
		fmt.Fprintf(&b, "C%05d,张三,男,1980-05,县水务局,机关干部,科级,是,是,否,否,是,T%d,队员,2018-03-01,,,\n", i, i/5)
	}
	return b.Bytes()
}

// What is read in parts is what is read in one go, and what cannot be is left to
// that.
func TestApartIsEach(t *testing.T) {
	for name, c := range map[string]struct {
		lines map[int]string
		apart bool
	}{
		"plain":         {nil, true},
		"quote":         {map[int]string{100: "C1,\"张\n三\",男,,,,,,,,,,,,,,,\n"}, false},
		"fault":         {map[int]string{24_000: "C1,张三,男,1980-13,,,,,,,,,,,,,,\n"}, false},
		"blank row":     {map[int]string{5: "\n"}, false},
		"same as above": {map[int]string{12_501: "C12501,同上,男,1980-05,县水务局,机关干部,科级,是,是,否,否,是,T1,队员,2018-03-01,,,\n"}, false},
		"total":         {map[int]string{20_000: "合计,,,,,,,,,,,,,,,,,\n"}, false},
	} {
		var out finding.List
		open := func(found *finding.List) *schema.Input {
			return record.Cadres.Open("cadres.csv", cadres(c.lines), nil, found)
		}
		in := open(&out)
		rows := schema.Apart[record.Cadre](in)
		if (rows != nil) != c.apart {
			t.Errorf("%s: read in parts: %v", name, rows != nil)
		}
		if !out.Empty() {
			t.Errorf("%s: %v is found twice", name, out.Sorted())
		}
		schema.Each(in, func(r *record.Cadre) { rows = append(rows, *r) })
		var found finding.List
		whole := open(&found)
		var want []record.Cadre
		schema.Each(whole, func(r *record.Cadre) { want = append(want, *r) })
		if !reflect.DeepEqual(in.File, whole.File) || len(out.Sorted()) != len(found.Sorted()) {
			t.Errorf("%s: %+v, want %+v", name, in.File, whole.File)
		}
		if len(rows) != len(want) {
			t.Fatalf("%s: %d rows, want %d", name, len(rows), len(want))
		}
		for i := range rows {
			if rows[i].File != in.File {
				t.Fatalf("%s: row %d belongs to another file", name, i)
			}
			rows[i].File = want[i].File
			if rows[i] != want[i] {
				t.Fatalf("%s: row %d is %+v, want %+v", name, i, rows[i], want[i])
			}
		}
	}
}
