package diff

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/sheet"
)

// table makes a table of cells: a line a row, cells parted by spaces, - for a
// blank one.
func table(key, columns string, rows ...string) Table {
	t := Table{Key: strings.Fields(key)}
	for _, c := range strings.Fields(columns) {
		t.Columns = append(t.Columns, Column{c, strings.ToUpper(c)})
	}
	for _, r := range rows {
		row := strings.Fields(r)
		for i, c := range row {
			row[i] = strings.Trim(c, "-")
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// told gives what differs in lines: kind, key, and each cell.
func told(m Matched) []string {
	var out []string
	for _, p := range m.Pairs {
		e := m.Entry(p)
		s := e.Kind.String() + " " + strings.Join(e.Key, "/")
		for _, c := range e.Cells {
			if !c.Quiet {
				s += fmt.Sprintf(" %s:%s>%s", c.Column.Name, c.Before, c.After)
			}
		}
		out = append(out, s)
	}
	return out
}

func TestMatch(t *testing.T) {
	for name, c := range map[string]struct {
		old, now Table
		want     []string
	}{
		"alike":      {table("id", "id n", "a 1", "b 2"), table("id", "id n", "a 1", "b 2"), nil},
		"order":      {table("id", "id n", "a 1", "b 2"), table("id", "id n", "b 2", "a 1"), nil},
		"each kind":  {table("id", "id n", "a 1", "b 2"), table("id", "id n", "c 3", "a 9"), []string{"changed a n:1>9", "added c n:>3", "removed b n:2>"}},
		"two keys":   {table("a b", "a b n", "x y 1", "x z 2"), table("a b", "a b n", "x y 1", "x z 3"), []string{"changed x/z n:2>3"}},
		"blank":      {table("id", "id n", "a -"), table("id", "id n", "a 1"), []string{"changed a n:>1"}},
		"new column": {table("id", "id n", "a 1"), table("id", "id m n", "a - 1", "b 2 3"), []string{"added b m:>2 n:>3"}},
		"old column": {table("id", "id m n", "a 5 1"), table("id", "id n", "a 1"), []string{"changed a m:5>"}},
		"twice":      {table("id", "id n", "a 1", "a 2"), table("id", "id n", "a 1", "a 3", "a 4"), []string{"changed a n:2>3", "added a n:>4"}},
		"no key":     {table("", "id n m", "a 1 1", "a 2 1"), table("", "id n m", "a 1 1", "a 2 5"), []string{"changed a/2 m:1>5"}},
		"whole rows": {table("", "id n", "a 1", "a 1"), table("", "id n", "a 1", "b 1"), []string{"added b/1", "removed a/1"}},
		"no table":   {Table{}, table("id", "id n", "a 1"), []string{"added a n:>1"}},
		"old key":    {table("a b", "a b n", "x y 1"), table("", "a b n", "x z 1"), []string{"added x/z n:>1", "removed x/y n:1>"}},
		"short rows": {table("id", "id n m", "a 1"), table("id", "id n m", "a 1 2"), []string{"changed a m:>2"}},
	} {
		if got := told(Match(c.old, c.now)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// random gives a table with few values, so that keys meet.
func random(r *rand.Rand, key []string) Table {
	cells := []string{"", "a", "b", "-1", "=1+1", "a|b", `c\`, "'", "'=x", "甲，乙", "two\nlines", `"q"`}
	t := Table{Key: key, Columns: []Column{{"k", "键"}, {"l", "键二"}, {"m", "值"}, {"n", "值二"}}}
	for range r.IntN(12) {
		row := make([]string, len(t.Columns))
		for i := range row {
			row[i] = cells[r.IntN(len(cells))]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// unique drops rows whose key stands before already.
func unique(t Table) Table {
	seen := map[string]bool{}
	t.Rows = slices.DeleteFunc(t.Rows, func(row []string) bool {
		id := joined(row[:2])
		again := seen[id] || row[0]+row[1] == ""
		seen[id] = true
		return again
	})
	return t
}

var mirrored = map[Kind]Kind{Changed: Changed, Added: Removed, Removed: Added}

// A cell of a column or a row that is not there is blank.
func TestCellsThatAreNotThere(t *testing.T) {
	old, now := table("id", "id n", "a 1", "b"), table("id", "id n", "a 2")
	m := Match(old, now)
	for got, want := range map[string]string{
		old.Cell(old.Rows[0], "n"): "1", old.Cell(old.Rows[1], "n") + old.Cell(old.Rows[0], "m"): "",
		m.Cell(m.Pairs[0].New, "n"): "2", m.Cell(nil, "id") + m.Cell(m.Pairs[0].New, "m"): "", m.Cell(m.Pairs[0].Old, "id"): "a",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What b is against a is what a is against b, told the other way; a table does
// not differ from itself.
func TestMatchMirrors(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		key := [][]string{nil, {"k"}, {"k", "l"}}[r.IntN(3)]
		a, b := random(r, key), random(r, key)
		if same := Match(a, a); len(same.Pairs) > 0 {
			t.Fatalf("%q differs from itself: %q", a.Rows, told(same))
		}
		there, back := Match(a, b), Match(b, a)
		for i := range back.Pairs {
			p := &back.Pairs[i]
			p.Kind, p.Old, p.New = mirrored[p.Kind], p.New, p.Old
		}
		x, y := told(there), told(back)
		slices.Sort(x)
		slices.Sort(y)
		if !slices.Equal(x, y) {
			t.Fatalf("%q and %q: there %q, back %q", a.Rows, b.Rows, x, y)
		}
	}
}

// The old table and the CSV give the new table.
func TestCSVApplies(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		a, b := unique(random(r, []string{"k", "l"})), unique(random(r, []string{"k", "l"}))
		m := Match(a, b)
		d := &Difference{}
		d.Add("公布的表", Group{Name: "t", Title: "表", Entries: m.Entries(func(Pair) string { return "" })})
		var text bytes.Buffer
		if err := d.CSV(&text); err != nil {
			t.Fatal(err)
		}
		got := apply(t, a, text.String())
		want := map[string][]string{}
		for _, row := range b.Rows {
			want[joined(row[:2])] = row
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q with\n%s gives %q, want %q", a.Rows, text.String(), got, want)
		}
	}
}

// apply gives the rows of t by key after the changes that a CSV tells.
func apply(t *testing.T, old Table, text string) map[string][]string {
	out := map[string][]string{}
	for _, row := range old.Rows {
		out[joined(row[:2])] = slices.Clone(row)
	}
	body, marked := strings.CutPrefix(text, sheet.Mark)
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || !marked || len(rows) == 0 {
		t.Fatalf("%q: %v", text, err)
	}
	for _, cells := range rows[1:] {
		for i, c := range cells {
			if strings.HasPrefix(c, "'") && sheet.Inert(c[1:]) == c {
				cells[i] = c[1:]
			}
		}
		kind, key, column, is := cells[3], cells[4], cells[6], cells[9]
		if out[key] == nil {
			out[key] = make([]string, len(old.Columns))
		}
		out[key][position(old.Columns, column)] = is
		if kind == Removed.Label() {
			delete(out, key)
		}
	}
	return out
}

// The change of an entry stands beside its last cell.
func TestCSVTellsTheChangeOnce(t *testing.T) {
	d := &Difference{}
	d.Add("数值", Group{Name: "g", Title: "组", Entries: []Entry{{Name: "县", Change: "增加 1 人", Cells: []Cell{
		{Column: Column{"numerator", "分子"}, Before: "1", After: "2"}, {Column: Column{"value", "值"}, Before: "1", After: "2"}}}}})
	var text bytes.Buffer
	if err := d.CSV(&text); err != nil {
		t.Fatal(err)
	}
	if want := "分子,1,2,\r\n数值,g,组,变动,,县,value,值,1,2,增加 1 人"; !strings.Contains(strings.ReplaceAll(text.String(), "\r", ""), strings.ReplaceAll(want, "\r", "")) {
		t.Error(text.String())
	}
}

func TestText(t *testing.T) {
	old := []string{"标题", "网格覆盖率 98.0% 2,393/2,441", "去年的话", "重复", "重复"}
	now := []string{"标题", "今年的话", "重复", "网格覆盖率 100.0% 2,441/2,441"}
	want := []Cell{{Column: textColumn, Before: "网格覆盖率 98.0% 2,393/2,441", After: "网格覆盖率 100.0% 2,441/2,441"},
		{Column: textColumn, Before: "去年的话"}, {Column: textColumn, After: "今年的话"}, {Column: textColumn, Before: "重复"}}
	if got := Text(old, now); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got := Text(old, []string{"重复", "标题", "去年的话", "重复", "网格覆盖率 98.0% 2,393/2,441"}); got != nil {
		t.Errorf("moved lines: %+v", got)
	}
}

// A line that changes alike on most pages is told once, and stays in the CSV of
// each.
func TestEverywhere(t *testing.T) {
	var pages []Entry
	for i := range 5 {
		own := fmt.Sprintf("第%c页", 'a'+i)
		pages = append(pages, Entry{Cells: Text([]string{"发布于 7 月", "不变"}, []string{"发布于 8 月", own, "不变"})})
	}
	common := Everywhere(pages)
	if len(common) != 1 || common[0].After != "发布于 8 月" {
		t.Errorf("%+v", common)
	}
	for _, e := range pages {
		if lines, _ := e.Lines(9); len(lines) != 1 || len(e.Cells) != 2 {
			t.Errorf("%+v shows %+v", e.Cells, lines)
		}
	}
	if few := Everywhere(pages[:fewPages-1]); few != nil {
		t.Errorf("of few pages: %+v", few)
	}
}

// Half of the pages are not most of them.
func TestEverywhereIsMost(t *testing.T) {
	for of, want := range map[int]int{2: 0, 3: 1} {
		var pages []Entry
		for i := range 4 {
			now := []string{fmt.Sprint("第", i, "页"), "不变"}
			if i < of {
				now = append(now, "停电通知")
			}
			pages = append(pages, Entry{Cells: Text([]string{"不变"}, now)})
		}
		if common := Everywhere(pages); len(common) != want {
			t.Errorf("on %d of 4: %+v", of, common)
		}
	}
}

// The page holds what it is told as text, says where it leaves off, and lets in
// nothing but its own style.
func TestHTML(t *testing.T) {
	d := &Difference{Title: "<b>县</b>", Old: "六月", New: "七月", Faults: []string{"不可靠<i>"}}
	g := Group{Name: "scores", Title: "积分", Words: Words{Added: "到任"}}
	for i := range mostEntries + 3 {
		g.Entries = append(g.Entries, Entry{Kind: Added, Key: []string{fmt.Sprint(i)}, Name: "<script>alert(1)</script>",
			Cells: []Cell{{Column: Column{"n", "N"}, After: "x"}}})
	}
	g.Entries = append(g.Entries, Entry{Name: "变的", Cells: []Cell{{Column: Column{"n", "分"}, Before: "9", After: ""}}})
	d.Add("记录", g)
	var page bytes.Buffer
	if err := d.HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"&lt;b&gt;县&lt;/b&gt;：六月 → 七月", "不可靠&lt;i&gt;", "&lt;script&gt;", "还有 3 处没有放进这一页", "到任 103", "<td>9</td><td>（空）</td>", "script-src &#39;none&#39;"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(page.String(), "<script") {
		t.Error("a script")
	}
}

// Old and new stand side by side; what has only one of them spans both.
func TestHTMLRows(t *testing.T) {
	d := &Difference{Old: "甲", New: "乙"}
	d.Add("网页", Group{Name: "html", Title: "网页", Entries: []Entry{
		{Name: "首页", Change: "文字有 2 处不同", Cells: Text([]string{"旧话"}, []string{"新话"})},
		{Name: "来的", Kind: Added, Cells: []Cell{{Column: Column{"n", "数"}, After: "7"}}}}})
	var page bytes.Buffer
	if err := d.HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<td rowspan="2">变动</td><th scope="row" rowspan="2">首页</th><td colspan="2">文字有 2 处不同</td>`,
		`<tr class="changed"><td>旧话</td><td>新话</td></tr>`, `<td rowspan="1">新增</td><th scope="row" rowspan="1">来的</th><td colspan="2">数 7</td>`} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %q in\n%s", want, page.String()[strings.Index(page.String(), "<main>"):])
		}
	}
}

// Columns of which no row says anything are left out of the page.
func TestHTMLColumns(t *testing.T) {
	cells := []Cell{{Column: Column{"n", "数"}, Before: "1", After: "2"}}
	for name, c := range map[string]struct {
		entries       []Entry
		columns, more bool
	}{
		"text": {[]Entry{{Cells: Text([]string{"旧"}, []string{"新"})}}, false, false},
		"cell": {[]Entry{{Cells: cells}}, true, false},
		"both": {[]Entry{{Cells: cells}, {Before: "1", After: "2", Change: "增加 1"}}, true, true},
	} {
		d := &Difference{}
		d.Add("表", Group{Entries: c.entries})
		var page bytes.Buffer
		if err := d.HTML(&page); err != nil {
			t.Fatal(err)
		}
		has := func(head string) bool { return strings.Contains(page.String(), `<th scope="col">`+head+`</th>`) }
		if has("列") != c.columns || has("变化") != c.more || has("变动") {
			t.Errorf("%s: %s", name, page.String()[strings.Index(page.String(), "<thead>"):])
		}
	}
}

// What does not go onto the page is counted on it: groups, and lines of an entry.
func TestHTMLSaysWhatItLeavesOut(t *testing.T) {
	d := &Difference{}
	var groups []Group
	for range mostGroups + 1 {
		groups = append(groups, Group{Entries: []Entry{{Name: "一处"}}})
	}
	var cells []Cell
	for i := range mostLines + 4 {
		cells = append(cells, Cell{Column: Column{"n", "数"}, Before: fmt.Sprint(i)})
	}
	groups[0].Entries[0].Cells = cells
	d.Add("表", groups...)
	var page bytes.Buffer
	if err := d.HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"还有 1 组没有放进这一页", "还有 4 行没有放进这一页"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestVerdict(t *testing.T) {
	d := &Difference{Old: "甲", New: "乙"}
	if got := d.Verdict(); got != "“甲”和“乙”没有任何不同。" {
		t.Error(got)
	}
	d.Add("空的", Group{Name: "none"})
	d.Add("数值", Group{Entries: make([]Entry, 1200)})
	if got := d.Verdict(); got != "共 1,200 处不同：数值 1,200 处。" {
		t.Error(got)
	}
}
