package generate

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/edition"
	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/render"
	"tongbao/generate/sample"
	"tongbao/generate/schema"
	"tongbao/generate/sheet"
)

// province is an invented region whose records lie in one workspace, and the same
// records county by county.
type province struct {
	t        *testing.T
	code     string
	counties []string
	whole    files
	parts    map[string]files // by county
	home     map[string]map[string]string
}

// files are a workspace's files by name.
type files map[string]string

func (f files) Create(name string) (io.WriteCloser, error) { return &memory{into: f, name: name}, nil }

type memory struct {
	bytes.Buffer
	into files
	name string
}

func (m *memory) Close() error { m.into[m.name] = m.String(); return nil }

func (f files) write(t *testing.T, dir string) string {
	t.Helper()
	for name, text := range f {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(path.Dir(name))), 0o777); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			continue
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// invent invents a region of counties of those codes: the towns of one sample
// county, dealt out among them.
func invent(t *testing.T, o sample.Options, code string, counties ...string) *province {
	t.Helper()
	all := files{}
	if err := sample.Generate(all, o); err != nil {
		t.Fatal(err)
	}
	r := &province{t: t, code: code, counties: counties, whole: all, parts: map[string]files{}, home: map[string]map[string]string{}}
	if all["regions.csv"] == "" {
		deal := r.deal(all["villages.csv"])
		for name, text := range all {
			r.whole[name] = deal.Replace(text)
		}
	}
	r.whole["regions.csv"] = "区划代码,区划名称\n"
	for i, c := range counties {
		r.whole["regions.csv"] += fmt.Sprintf("%s,示例%d县\n", c, i+1)
		r.parts[c] = files{"tongbao.yaml": settingsOf(c, fmt.Sprintf("示例%d县", i+1)), "notices/": ""}
	}
	r.whole["tongbao.yaml"] = settingsOf(code, "示例州")
	keyed := []string{"teams.csv", "cadres.csv", "grids.csv"} // by which the others are split
	for _, name := range keyed {
		r.split(name)
	}
	for _, name := range slices.Sorted(maps.Keys(r.whole)) {
		if !slices.Contains(keyed, name) {
			r.split(name)
		}
	}
	return r
}

func settingsOf(code, name string) string {
	return fmt.Sprintf("title: %s驻村工作通报\nregion: {code: %q, name: %s}\nperiod: 2019-07\nhistory: 14\n", name, code, name)
}

// deal gives the codes of the towns new ones, in turn in each county.
func (r *province) deal(villages string) *strings.Replacer {
	var pairs []string
	given := map[string]bool{}
	for _, row := range cellsOf(villages)[1:] {
		if town := row[0][:9]; !given[town] {
			county := r.counties[len(given)%len(r.counties)]
			given[town] = true
			pairs = append(pairs, town, county+town[6:])
		}
	}
	if len(given) < len(r.counties) {
		r.t.Fatalf("%d towns for %d counties", len(given), len(r.counties))
	}
	return strings.NewReplacer(pairs...)
}

func cellsOf(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, sheet.Mark))).ReadAll()
	if err != nil {
		panic(err)
	}
	return rows
}

func textOf(rows [][]string) string {
	var b strings.Builder
	csv.NewWriter(&b).WriteAll(rows)
	return b.String()
}

// owners are the columns by which a row belongs to a county, and the table of
// which they are the key.
var owners = []struct{ column, key string }{
	{"行政区划代码", ""}, {"队伍编号", "teams.csv"}, {"网格编号", "grids.csv"}, {"干部编号", "cadres.csv"},
}

// split gives each county its rows of a file. Circulars are the first county's,
// and so is what belongs to none: in the whole it is entered for that county,
// where the table can say so.
func (r *province) split(name string) {
	first := r.counties[0]
	switch {
	case name == "tongbao.yaml", name == "regions.csv":
		return
	case path.Ext(name) != ".csv":
		r.parts[first][name] = r.whole[name]
		return
	}
	rows := cellsOf(r.whole[name])
	split := map[string][][]string{}
	for _, c := range r.counties {
		split[c] = rows[:1:1]
	}
	place, cadre := slices.Index(rows[0], "行政区划代码"), slices.Index(rows[0], "干部编号")
	for _, row := range rows[1:] {
		county := r.countyOf(rows[0], row)
		if r.parts[county] == nil { // the sample county itself
			county, row[place] = first, first
		}
		if name == "criticisms.csv" && county != first {
			county, row[place], row[cadre] = first, "", ""
		}
		own := slices.Clone(row)
		if place >= 0 && row[place] == "" && (cadre < 0 || row[cadre] == "") {
			row[place] = county
		}
		split[county] = append(split[county], own)
	}
	r.whole[name] = textOf(rows)
	for c, rows := range split {
		r.parts[c][name] = textOf(rows)
	}
	if name == "teams.csv" || name == "grids.csv" || name == "cadres.csv" {
		r.keep(name, split)
	}
}

// keep remembers in which county the things of a table lie.
func (r *province) keep(name string, split map[string][][]string) {
	r.home[name] = map[string]string{}
	for c, rows := range split {
		for _, row := range rows[1:] {
			r.home[name][row[0]] = c
		}
	}
}

// countyOf gives the county that a row belongs to, the first for none.
func (r *province) countyOf(header, row []string) string {
	for _, o := range owners {
		i := slices.Index(header, o.column)
		switch {
		case i < 0 || row[i] == "":
		case o.key == "":
			return row[i][:6]
		case r.home[o.key][row[i]] != "":
			return r.home[o.key][row[i]]
		}
	}
	return r.counties[0]
}

// readSound reads a workspace that has no error.
func readSound(t *testing.T, f files) *Read {
	t.Helper()
	r, err := ReadWorkspace(os.DirFS(f.write(t, t.TempDir())), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Sound() {
		for _, f := range r.Findings.Sorted() {
			if f.Severity == finding.Error {
				t.Fatalf("%v %s %s", f.At, f.Value, f.Message())
			}
		}
	}
	return r
}

// publish writes the data package of a workspace and gives its folder.
func publish(t *testing.T, f files) string {
	t.Helper()
	r, dir := readSound(t, f), t.TempDir()
	o := Options{Date: schema.DateOf(2019, 8, 2), Version: "test"}
	site := r.plan(os.DirFS(dir), r.values(o), nil, edition.New(r.Workspace, r.Register, edition.Internal, o.Date), o)
	for _, f := range site.Files {
		if name, ok := strings.CutPrefix(f.Path, "data/"); ok && path.Ext(name) != ".xlsx" {
			save(t, filepath.Join(dir, name), f)
		}
	}
	return dir
}

func save(t *testing.T, name string, f page.File) {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// rolled rolls up what counties have published.
func rolled(t *testing.T, in Counties, o Options) *Read {
	t.Helper()
	r, err := ReadCounties(in, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A prefecture may send in for its counties, be they on the list as well.
func TestRollUpOfAPrefecture(t *testing.T) {
	r := invent(t, sample.Options{Villages: 30, Months: 1, Seed: 2, Strength: 4}, "5227", "522701", "522702")
	list := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(list, []byte("区划代码,区划名称\n52,示例省\n5227,示例州\n522701,甲县\n522702,乙县\n5228,别州\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	sum := rolled(t, Counties{Sources: []string{publish(t, r.whole)}, List: list}, Options{})
	var told []string
	for _, c := range sum.Rollup.Counties {
		told = append(told, fmt.Sprint(sum.Workspace.Places.All[c.Place].Code, c.Sent))
	}
	if want := []string{"5227true", "5228false"}; !slices.Equal(told, want) {
		t.Errorf("told of %v, want %v", told, want)
	}
}

// The prefecture that the generator invents, of six counties, is the sum of them.
func TestRollUpOfASamplePrefecture(t *testing.T) {
	if testing.Short() {
		t.Skip("5,001 villages")
	}
	counties := []string{"522794", "522795", "522796", "522797", "522798", "522799"}
	r := invent(t, sample.Options{Villages: 5001, Months: 1, Seed: 3, Strength: 4}, "5227", counties...)
	var in Counties
	for _, c := range counties {
		in.Sources = append(in.Sources, publish(t, r.parts[c]))
	}
	got := rolled(t, in, Options{})
	if !got.Sound() || len(got.Workspace.Places.All[0].Children) != len(counties) {
		t.Fatalf("%v", got.Findings.Sorted())
	}
	sameValues(t, got.computed, readSound(t, r.whole).values(Options{}))
}

// What is added up from the counties' data packages is what is counted from all
// their rows at once: of every additive indicator, in every place and month, the
// same numerator and denominator.
func TestRollUpEqualsTheWhole(t *testing.T) {
	for seed := range uint64(9) {
		counties := [][]string{
			{"522701", "522702", "522703"},
			{"522701", "522702", "522601", "522301"},
			{"520101", "522702"},
		}[seed%3]
		code := "5227"
		if counties[0][:4] != counties[len(counties)-1][:4] {
			code = "52"
		}
		r := invent(t, sample.Options{Villages: 80, Months: 3, Seed: seed, Strength: 5}, code, counties...)
		var in Counties
		for _, c := range counties {
			in.Sources = append(in.Sources, publish(t, r.parts[c]))
		}
		got := rolled(t, in, Options{})
		if !got.Sound() || got.Workspace.Places.All[0].Code != code {
			t.Fatalf("%v", got.Findings.Sorted())
		}
		whole := readSound(t, r.whole)
		sameValues(t, got.computed, whole.values(Options{}))
	}
}

// sameValues holds values that were added up against those that were counted.
func sameValues(t *testing.T, sum, whole *indicator.Values) {
	t.Helper()
	compared := 0
	for _, d := range indicator.All {
		for i, place := range sum.Places.All {
			at, ok := whole.Places.Find(place.Code)
			if !ok {
				t.Fatalf("no place %s", place.Code)
			}
			for m := sum.First; m <= sum.Last; m++ {
				x, y := sum.At(d, int32(i), m), whole.At(d, at, m)
				if x.Apart != "" {
					continue
				}
				x.Parts = indicator.Parts{}
				if compared++; x != y {
					t.Errorf("%s %s %v: added up %+v, counted %+v", d.ID, place.Code, m, x, y)
				}
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}

// enter adds a row to a county's table and to the whole's: the first row of the
// county's with other cells.
func (r *province) enter(county, name string, cells map[string]string) {
	r.t.Helper()
	rows := cellsOf(r.parts[county][name])
	row := slices.Clone(rows[1])
	for header, cell := range cells {
		i := slices.Index(rows[0], header)
		if i < 0 {
			r.t.Fatalf("%s has no column %s", name, header)
		}
		row[i] = cell
	}
	r.parts[county][name] += textOf([][]string{row})
	r.whole[name] += textOf([][]string{row})
}

// move enters a cadre who served in one county after the other, and was
// adjusted, commended and promoted in both.
func (r *province) move(from, to string) {
	for county, days := range map[string][]string{from: {"2018-01-02", "2018-12-31", "2018-10-08"}, to: {"2019-02-01", "", "2019-06-10"}} {
		who := map[string]string{"干部编号": "调动", "姓名": "调某某"}
		r.enter(county, "cadres.csv", map[string]string{"干部编号": "调动", "姓名": "调某某", "到任日期": days[0], "离任日期": days[1], "保险起始日期": "", "保险到期日": ""})
		r.enter(county, "commendations.csv", with(who, "表彰日期", days[2], "表彰名目", "脱贫攻坚先进个人", "表彰级别", "州级"))
		r.enter(county, "promotions.csv", with(who, "任职日期", days[2]))
	}
	for county, day := range map[string]string{from: "2019-01-10", to: "2019-03-12"} {
		r.enter(county, "adjustments.csv", map[string]string{"干部编号": "调动", "调整日期": day, "接替干部编号": ""})
	}
}

func with(cells map[string]string, more ...string) map[string]string {
	out := maps.Clone(cells)
	for i := 0; i < len(more); i += 2 {
		out[more[i]] = more[i+1]
	}
	return out
}

// An indicator that is declared not to add up does not: two counties that share
// a cadre, and names, have together another value than the sum of theirs. All
// others add up for them too.
func TestApartIsNoSum(t *testing.T) {
	counties := []string{"522701", "522702"}
	r := invent(t, sample.Options{Villages: 120, Months: 2, Seed: 7, Strength: 5}, "5227", counties...)
	r.move(counties[0], counties[1])
	var in Counties
	for _, c := range counties {
		in.Sources = append(in.Sources, publish(t, r.parts[c]))
	}
	got, whole := rolled(t, in, Options{}), readSound(t, r.whole)
	counted := whole.values(Options{})
	sameValues(t, got.computed, counted)
	for _, d := range indicator.All {
		if d.Additive() {
			continue
		}
		var sum int64
		for _, c := range counties {
			sum += got.computed.At(d, got.Workspace.At(c), got.Period).Num
		}
		if n := counted.At(d, 0, got.Period).Num; sum == n {
			t.Errorf("%s: the counties' values have the sum %d, as the whole has", d.ID, n)
		}
		if v := got.computed.At(d, 0, got.Period); v.Known || v.Apart != d.Apart || v.Num != 0 {
			t.Errorf("%s is added up all the same: %+v", d.ID, v)
		}
	}
}

// rolledSite renders the site of a region of which one county has sent nothing.
func rolledSite(t *testing.T) (*province, map[string][]byte) {
	t.Helper()
	r := invent(t, sample.Options{Villages: 60, Months: 2, Seed: 4, Strength: 5}, "5227", "522701", "522702")
	list := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(list, []byte("区划代码,区划名称,站点\n5227,示例州,\n522701,甲县,a/index.html\n522702,乙县,\n522703,丙县,\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	o := Options{Date: schema.DateOf(2019, 8, 5), Version: "test"}
	read := rolled(t, Counties{Sources: []string{publish(t, r.parts["522702"]), publish(t, r.parts["522701"])}, List: list}, o)
	site := read.plan(nil, read.values(o), nil, edition.New(read.Workspace, read.Register, edition.Internal, o.Date), o)
	out := map[string][]byte{}
	beside := site.Files
	for i := range site.Pages {
		var b bytes.Buffer
		files, err := render.Page(&b, &site.Pages[i])
		if err != nil {
			t.Fatal(err)
		}
		out[site.Pages[i].Path] = b.Bytes()
		beside = append(beside, files...)
	}
	for _, f := range beside {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Path] = b.Bytes()
	}
	return r, out
}

var (
	linked  = regexp.MustCompile(`(?:href|src)="([^"#:]+)(?:#([^"]*))?"`)
	foreign = "a/index.html" // the county's own site
)

// Every link of the site leads to a page or file of it, and to a place there.
func TestRolledUpSiteHangsTogether(t *testing.T) {
	_, site := rolledSite(t)
	for name, data := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range linked.FindAllSubmatch(data, -1) {
			to := path.Join(path.Dir(name), string(m[1]))
			page, ok := site[to]
			switch {
			case to == foreign, strings.HasPrefix(to, "search/") && path.Ext(to) == ".js", to == "assets/search.js":
			case !ok:
				t.Errorf("%s links to %s, which is not there", name, to)
			case len(m[2]) > 0 && !bytes.Contains(page, []byte(`id="`+string(m[2])+`"`)):
				t.Errorf("%s links to %s in %s, which is not there", name, m[2], to)
			}
		}
	}
}

// Nobody of the rosters stands in any byte of the site: neither by name nor by
// number.
func TestRolledUpSiteNamesNobody(t *testing.T) {
	r, site := rolledSite(t)
	rows := cellsOf(r.whole["cadres.csv"])
	id, name := slices.Index(rows[0], "干部编号"), slices.Index(rows[0], "姓名")
	for path, data := range site {
		if strings.HasPrefix(path, "assets/") || strings.HasPrefix(path, "licenses/") {
			continue
		}
		text := string(data)
		for _, row := range rows[1:] {
			if len([]rune(row[name])) > 2 && strings.Contains(text, row[name]) || strings.Contains(text, row[id]) {
				t.Errorf("%s names %s %s", path, row[id], row[name])
			}
		}
	}
}
