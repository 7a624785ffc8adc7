package oracle

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// A row is one row of a table: the cells by canonical header. A column that
// the file leaves out is blank.
type row map[string]string

// A world is a workspace, read without any judgement but that its cells are
// canonical.
type world struct {
	tables  map[string][]row // in order of file and row; an absent table has no entry
	notices []circular
	folder  bool // whether there is a folder of notices

	team     map[string]row   // by 队伍编号
	cadres   []string         // every 干部编号 of the roster once
	postings map[string][]row // by 干部编号

	region        string
	cap           *big.Rat // points
	withholdBelow *big.Rat // points
	fundFloor     *big.Rat // yuan
}

// A circular is the front matter of a notice, as far as it is counted.
type circular struct{ number, kind, issuedOn, withdraws string }

var tableNames = []string{
	"regions", "villages", "teams", "cadres", "grids", "pairings", "funds", "scores", "subsidies",
	"evaluations", "commendations", "promotions", "adjustments", "rectifications", "inspections",
	"trainings", "visits", "criticisms",
}

// load reads a workspace. An error means that something is not in canonical
// spelling or that what must be there is not; it checks no other rule.
func load(dir fs.FS) (*world, error) {
	w := &world{tables: map[string][]row{}, team: map[string]row{}, postings: map[string][]row{}}
	if err := w.settings(dir); err != nil {
		return nil, err
	}
	for _, name := range tableNames {
		if err := w.table(dir, name); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"villages", "teams"} {
		if !w.has(name) {
			return nil, errors.New("no table " + name)
		}
	}
	if err := w.circulars(dir); err != nil {
		return nil, err
	}
	w.roster()
	return w, nil
}

func (w *world) settings(dir fs.FS) error {
	data, err := fs.ReadFile(dir, "tongbao.yaml")
	if err != nil {
		return err
	}
	var s struct {
		Region struct{ Code string }
		Score  struct {
			Cap           string
			WithholdBelow string `yaml:"withhold_below"`
		}
		FundFloor string `yaml:"fund_floor"`
	}
	s.Score.Cap, s.Score.WithholdBelow, s.FundFloor = "10", "8", "10000"
	if err := yaml.Unmarshal(data, &s); err != nil {
		return err
	}
	if n := len(s.Region.Code); n != 2 && n != 4 && n != 6 {
		return fmt.Errorf("region %q", s.Region.Code)
	}
	w.region = s.Region.Code
	for _, n := range []struct {
		into **big.Rat
		text string
	}{{&w.cap, s.Score.Cap}, {&w.withholdBelow, s.Score.WithholdBelow}, {&w.fundFloor, s.FundFloor}} {
		if !numeral.MatchString(n.text) {
			return fmt.Errorf("settings: %q", n.text)
		}
		*n.into = number(n.text)
	}
	return nil
}

func (w *world) table(dir fs.FS, name string) error {
	paths, err := fs.Glob(dir, name+"/*.csv")
	if err != nil {
		return err
	}
	if _, err := fs.Stat(dir, name+".csv"); err == nil {
		paths = append(paths, name+".csv")
	}
	for _, p := range paths {
		rows, err := read(dir, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		w.tables[name] = append(w.tables[name], rows...)
		if w.tables[name] == nil {
			w.tables[name] = []row{} // there, but without rows
		}
	}
	return nil
}

// has says whether the workspace has a table, be it without rows, or for
// "notices" the folder.
//
// Reading: a folder of monthly files without a file in it is an absent table,
// an empty folder of notices is a folder of notices.
func (w *world) has(table string) bool {
	if table == "notices" {
		return w.folder
	}
	return w.tables[table] != nil
}

func read(dir fs.FS, name string) ([]row, error) {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, err
	}
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, errors.New("no header")
	}
	rows := []row{}
	for _, cells := range records[1:] {
		r := row{}
		for i, header := range records[0] {
			if err := canonical(header, cells[i]); err != nil {
				return nil, err
			}
			r[header] = cells[i]
		}
		rows = append(rows, r)
	}
	return rows, nil
}

var (
	numeral = regexp.MustCompile(`^[0-9]+(\.[0-9]{1,2})?$`)
	boolean = regexp.MustCompile(`^[是否]?$`)
	code    = regexp.MustCompile(`^([0-9]{6}|[0-9]{9}|[0-9]{12})?$`)
)

// canonical checks the cells that are computed with; a header means the same
// in every table that has it.
func canonical(header, cell string) error {
	ok := true
	switch header {
	case "组建日期", "撤销日期", "到任日期", "离任日期", "保险起始日期", "保险到期日", "包保起始日期", "起始日期", "结束日期",
		"表彰日期", "任职日期", "调整日期", "发现日期", "整改时限", "销号日期", "督查日期", "培训日期", "影响期至":
		_, err := time.Parse(time.DateOnly, cell)
		ok = cell == "" || err == nil
	case "月份", "出生年月":
		_, err := time.Parse("2006-01", cell)
		ok = err == nil
	case "年度":
		_, err := time.Parse("2006", cell)
		ok = err == nil
	case "评估期":
		ok = half(cell) != ""
	case "户数", "人口", "应落实经费", "已落实经费", "考核得分", "突出成效加分", "发生问题减分",
		"应发补贴", "扣减补贴", "实发补贴", "发现问题数", "遍访户数":
		ok = numeral.MatchString(cell)
	case "党员干部", "领导干部", "后备干部", "年轻干部", "单位骨干", "一票否决", "镇级审核", "县级审核":
		ok = boolean.MatchString(cell)
	case "行政区划代码":
		ok = code.MatchString(cell)
	}
	if !ok {
		return fmt.Errorf("%s: %q", header, cell)
	}
	return nil
}

var halves = regexp.MustCompile(`^([0-9]{4})(上半年|下半年|H1|H2|-H1|-H2)$`)

// half gives a half-year as 2019上半年 or 2019下半年; "" when it is none.
func half(cell string) string {
	m := halves.FindStringSubmatch(cell)
	if m == nil {
		return ""
	}
	if m[2] == "上半年" || strings.HasSuffix(m[2], "1") {
		return m[1] + "上半年"
	}
	return m[1] + "下半年"
}

func (w *world) circulars(dir fs.FS) error {
	info, err := fs.Stat(dir, "notices")
	if err != nil || !info.IsDir() {
		return nil
	}
	w.folder = true
	return fs.WalkDir(dir, "notices", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		c, err := frontMatter(string(data))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		w.notices = append(w.notices, c)
		return nil
	})
}

// frontMatter reads lines of "key: value" between two lines of three dashes.
func frontMatter(text string) (circular, error) {
	head, _, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(text, "---\n") {
		return circular{}, errors.New("no front matter")
	}
	keys := map[string]string{}
	for _, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			return circular{}, fmt.Errorf("not a key and a value: %q", line)
		}
		keys[key] = strings.Trim(value, `"'`)
	}
	if _, err := time.Parse(time.DateOnly, keys["issued_on"]); err != nil {
		return circular{}, err
	}
	return circular{keys["number"], keys["kind"], keys["issued_on"], keys["withdraws"]}, nil
}

func (w *world) roster() {
	for _, t := range w.tables["teams"] {
		w.team[t["队伍编号"]] = t
	}
	for _, r := range w.tables["cadres"] {
		id := r["干部编号"]
		if w.postings[id] == nil {
			w.cadres = append(w.cadres, id)
		}
		w.postings[id] = append(w.postings[id], r)
	}
}
