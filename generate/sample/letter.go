package sample

import (
	"fmt"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// What the texts of the circulars and of the settings may ask a letter for.

// NumberOf gives the document number of a circular.
func (l letter) NumberOf(year, serial int) string {
	return fmt.Sprintf("示组通〔%d〕%d号", year, serial)
}

// Number gives the letter's own document number.
func (l letter) Number() string { return l.NumberOf(int(l.issued.Year()), l.serial) }

// IssuedOn gives the day of issue as 2019-07-05.
func (l letter) IssuedOn() string { return l.issued.String() }

// Day gives the day of issue.
func (l letter) Day() string { return l.issued.String() }

// Date gives the day of issue as 2019年7月5日.
func (l letter) Date() string { return l.issued.Chinese() }

// Issuer names the office that issues the circulars, which is made up even where
// the region is not.
func (l letter) Issuer() string { return "示例" + l.Seat() + "委组织部" }

// Title gives the site's title. Where the region is a real one it says that the
// numbers are not.
func (l letter) Title() string {
	title := string(l.region.Name) + "驻村工作通报"
	if l.Divisions != nil {
		title += "（虚构数据）"
	}
	return schema.YAMLText(title)
}

// RegionName gives the region's name as YAML takes it.
func (l letter) RegionName() string { return schema.YAMLText(string(l.region.Name)) }

// Region gives the region.
func (l letter) Region() record.Region { return l.region }

// Seat gives the level of the region in a word: 县, 区, 市, 州 or 省, by the end of
// its name where that says it.
func (l letter) Seat() string {
	name := []rune(l.region.Name)
	if last := name[len(name)-1]; strings.ContainsRune("县市区旗州盟省", last) {
		return string(last)
	}
	return map[int]string{int(record.Province): "省", int(record.Prefecture): "市", int(record.County): "县"}[len(l.region.Code)]
}

// Period gives the reporting month as 2019-07.
func (l letter) Period() string { return Reporting.String() }

// TownName names the n-th town, or the last one.
func (l letter) TownName(n int) string { return l.towns[min(n, len(l.towns)-1)].name }

// Ordinal gives the number of item i of a list.
func (l letter) Ordinal(i int) int { return i + 1 }

// GridCount gives the number of grids.
func (l letter) GridCount() int { return len(l.grids) }

// TeamsOn counts the 攻坚工作队 that are there on a day.
func (l letter) TeamsOn(day string) int { return sum(l.teamsOn(parse(day))) }

// CadresOn counts the cadres on post on a day.
func (l letter) CadresOn(day string) int { return sum(l.cadresOn(parse(day))) }

// Evaluated counts the evaluations of a half-year.
func (l letter) Evaluated(half string) int { return sum(l.graded(half, "")) }

// InspectedBetween counts the inspections from one day to another.
func (l letter) InspectedBetween(first, last string) int {
	visits, _ := l.inspectedBetween(first, last)
	return sum(visits)
}

// AdjustedIn counts the cadres adjusted in a year before the day of issue.
func (l letter) AdjustedIn(year int) int {
	n := 0
	for _, a := range l.adjusted {
		if int(a.on.Year()) == year && a.on < l.issued {
			n++
		}
	}
	return n
}

// Ratio gives n/d in percent to one decimal, half away from zero.
func (l letter) Ratio(n, d int) string {
	if d == 0 {
		return "—"
	}
	tenths := (2000*n + d) / (2 * d)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// FormedTable shows the teams and cadres of a day by division.
func (l letter) FormedTable(day string) string {
	villages := l.tally(func(add func(village int32, n int)) {
		for i := range l.villages {
			add(int32(i), 1)
		}
	})
	return l.table([]string{"行政村", "攻坚工作队", "在岗驻村干部"}, villages, l.teamsOn(parse(day)), l.cadresOn(parse(day)))
}

// InspectionTable shows the inspections from one day to another by division.
func (l letter) InspectionTable(first, last string) string {
	visits, problems := l.inspectedBetween(first, last)
	return l.table([]string{"督查村次", "发现问题"}, visits, problems)
}

// EvaluationTable shows the grades of a half-year by division.
func (l letter) EvaluationTable(half string) string {
	heads := []string{"参加评估"}
	columns := [][]int{l.graded(half, "")}
	for _, g := range []schema.Enum{record.Excellent, "合格", "基本合格", "不合格"} {
		heads = append(heads, string(g))
		columns = append(columns, l.graded(half, g))
	}
	return l.table(heads, columns...)
}

// table gives a Markdown table of the divisions with a row for all of them.
func (l letter) table(heads []string, columns ...[]int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| 地区 | %s |\n| --- |%s", strings.Join(heads, " | "), strings.Repeat(" ---: |", len(heads)))
	names, _ := l.divisions()
	for i, name := range append(names, "合计") {
		fmt.Fprintf(&b, "\n| %s |", name)
		for _, column := range columns {
			n := sum(column)
			if i < len(column) {
				n = column[i]
			}
			fmt.Fprintf(&b, " %d |", n)
		}
	}
	return b.String()
}

// divisions names what lies one level below the region, and gives the division
// of each village.
func (l letter) divisions() (names []string, of []int) {
	level := below(len(l.region.Code))
	at, last := -1, ""
	for i := range l.villages {
		if code := string(l.villages[i].code[:level]); code != last {
			at, last = at+1, code
			names = append(names, l.nameOf(code, l.villages[i].town))
		}
		of = append(of, at)
	}
	return names, of
}

// below gives the length of codes one level below those of that length.
func below(length int) int {
	if length == int(record.County) {
		return int(record.Town)
	}
	return length + 2
}

// nameOf names the division of that code, which is that town or above it.
func (l letter) nameOf(code string, town int32) string {
	for i := range l.regions {
		if string(l.regions[i].Code) == code {
			return string(l.regions[i].Name)
		}
	}
	return l.towns[town].name
}

// tally adds up by division what each adds for villages.
func (l letter) tally(each func(add func(village int32, n int))) []int {
	names, of := l.divisions()
	out := make([]int, len(names))
	each(func(village int32, n int) { out[of[village]] += n })
	return out
}

func (l letter) teamsOn(day schema.Date) []int {
	return l.tally(func(add func(int32, int)) {
		for i := range l.teams {
			if t := &l.teams[i]; t.assault() && t.formed <= day {
				add(t.village, 1)
			}
		}
	})
}

func (l letter) cadresOn(day schema.Date) []int {
	return l.tally(func(add func(int32, int)) {
		for _, person := range l.onPost(day) {
			add(l.post(person, day).team, 1)
		}
	})
}

// graded counts the evaluations of a half-year with a grade; "" is any.
func (l letter) graded(half string, grade schema.Enum) []int {
	var h schema.Half
	_ = h.UnmarshalCSV(half) // the texts write it rightly
	return l.tally(func(add func(int32, int)) {
		for _, e := range l.evaluations {
			if e.half == h && (grade == "" || e.grade == grade) {
				add(l.post(e.person, h.Last()).team, 1)
			}
		}
	})
}

func (l letter) inspectedBetween(first, last string) (visits, problems []int) {
	at := map[schema.Code]int32{}
	for i := range l.villages {
		at[l.villages[i].code] = int32(i)
	}
	within := record.Span{From: parse(first), To: parse(last)}
	count := func(of func(*record.Inspection) int) []int {
		return l.tally(func(add func(int32, int)) {
			for i := range l.inspections {
				if r := &l.inspections[i]; within.Has(r.InspectedOn) {
					add(at[r.VillageCode], of(r))
				}
			}
		})
	}
	return count(func(*record.Inspection) int { return 1 }), count(func(r *record.Inspection) int { return int(r.Problems) })
}

// parse reads a day that a text gives.
func parse(day string) schema.Date {
	d, _ := schema.ParseDate(day)
	return d
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}
