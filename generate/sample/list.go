package sample

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// list is a list of divisions while it is being read.
type list struct {
	lines  map[string]line // by code
	codes  []string        // in order
	faults ListError
}

// ReadDivisions reads a list of divisions as offices have them: a code and a name
// on each line, with commas, tabs or spaces between them, with or without a
// header, in any encoding that a table may be in. A code has 2, 4, 6, 9 or 12
// digits, or zeros at the end for the levels below it. It gives the divisions of
// the region of that code; of "", of the smallest region that holds all villages.
// What is wrong with the list is a *ListError that tells of every line.
func ReadDivisions(name string, data []byte, region string) (*Divisions, error) {
	l := &list{lines: map[string]line{}, faults: ListError{Name: name}}
	l.read(l.text(data))
	if err := l.faults.orNil(); err != nil {
		return nil, err
	}
	code := l.region(region)
	if err := l.faults.orNil(); err != nil {
		return nil, err
	}
	d := l.divisions(code)
	if err := l.faults.orNil(); err != nil {
		return nil, err
	}
	return d, nil
}

// text gives the list's text in UTF-8.
func (l *list) text(data []byte) []byte {
	const mend = "在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”"
	if schema.IsWorkbook(l.faults.Name, data) {
		l.faults.add(0, "清单是 Excel 工作簿，这里只读 CSV 和文本文件", mend)
		return nil
	}
	text, _, wrong := schema.Decode(l.faults.Name, data)
	for _, f := range wrong {
		l.faults.add(f.Row, f.Message(), mend)
	}
	return text
}

// read reads the lines. Those above the first division are its titles.
func (l *list) read(text []byte) {
	text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	row, h := 0, heading{-1, -1}
	for s := range strings.SplitSeq(string(text), "\n") {
		row++
		one := lineOf(row, s)
		if len(one.cells) == 0 {
			continue
		}
		if one.heads(len(l.lines) == 0) {
			h = columnsOf(one)
			continue
		}
		if problem, mend := one.parse(h); problem != "" {
			l.faults.add(row, problem, mend)
			continue
		}
		l.take(one)
	}
	l.codes = slices.Sorted(maps.Keys(l.lines))
	if l.faults.none() && len(l.codes) == 0 {
		l.faults.add(0, "清单里没有区划", "每行写一个区划的代码和名称，如“522701101000 某镇”")
	}
}

// take takes a line; the same line may come twice.
func (l *list) take(one line) {
	first, twice := l.lines[one.code]
	switch {
	case !twice:
		l.lines[one.code] = one
	case first.name != one.name:
		l.faults.add(one.row, "代码 "+one.code+" 是“"+one.name+"”，"+ordinal(first.row)+"却是“"+first.name+"”", "核对这两行的代码和名称，改正一行或删去一行")
	}
}

// region gives the code of the region that is wanted, without the zeros at its
// end, or of the smallest one that holds all villages.
func (l *list) region(wanted string) string {
	code := withoutZeros(wanted)
	if wanted == "" {
		code = l.common()
	}
	switch {
	case code == "":
		l.faults.add(0, "清单里有几个省的村", "用 --region 写明要哪个地区，如 --region 5227")
	case len(code) > int(record.County) || !isCode(code):
		l.faults.add(0, "地区代码“"+wanted+"”不是省、市州或县的", "--region 后面写省 2 位、市州 4 位或县 6 位的代码")
	case l.name(code) == "":
		l.faults.add(0, "清单里没有 "+code+" 的名称", "在清单里加一行“"+code+strings.Repeat("0", int(record.InVillage)-len(code))+" 名称”，或用 --region 写清单里有的地区")
	}
	return code
}

// common gives the region that all villages have in common; "" when there is none.
func (l *list) common() string {
	all := slices.DeleteFunc(slices.Clone(l.codes), func(code string) bool { return len(code) < int(record.InVillage) })
	if len(all) == 0 {
		all = l.codes
	}
	first, last := all[0], all[len(all)-1]
	for n := int(record.County); n > 0; n -= 2 {
		if len(first) >= n && len(last) >= n && first[:n] == last[:n] {
			return first[:n]
		}
	}
	return ""
}

// divisions gives the villages of the region and all that lies above them.
func (l *list) divisions(region string) *Divisions {
	d := &Divisions{names: map[string]string{region: l.name(region)}, region: region}
	for _, code := range l.codes {
		if len(code) != int(record.InVillage) || !strings.HasPrefix(code, region) {
			continue
		}
		d.villages = append(d.villages, code)
		d.names[code] = l.name(code)
		for _, level := range []record.Level{record.Town, record.County, record.Prefecture} {
			if above := code[:level]; len(above) > len(region) {
				l.nameAbove(d, above, code)
			}
		}
	}
	if len(d.villages) == 0 {
		l.faults.add(0, "清单里没有"+l.name(region)+"（"+region+"）的村", "这里要到村的清单：村的代码有 12 位，最后 3 位不是 000；也可以用 --region 换一个地区")
	}
	return d
}

// nameAbove names the division above a village; that the list lacks it is told
// at the first village that it is missed for.
func (l *list) nameAbove(d *Divisions, above, village string) {
	if _, known := d.names[above]; known {
		return
	}
	d.names[above] = l.name(above)
	if d.names[above] == "" {
		kind := map[int]string{int(record.Town): "镇", int(record.County): "县", int(record.Prefecture): "市州"}[len(above)]
		l.faults.add(l.lines[village].row, "“"+l.name(village)+"”（"+village+"）所在的"+kind+"不在清单里",
			"加一行“"+above+strings.Repeat("0", int(record.InVillage)-len(above))+" "+kind+"的名称”")
	}
}

// name gives the name of a division; "" when the list has none. The towns of a
// city without counties lie in the city itself, whose code then stands for a
// county's, with 00 at its end.
func (l *list) name(code string) string {
	city, without := strings.CutSuffix(code, "00")
	if without && len(code) == int(record.County) {
		return cmp.Or(l.lines[code].name, l.lines[city].name)
	}
	return l.lines[code].name
}
