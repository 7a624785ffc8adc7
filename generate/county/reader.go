package county

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/output"
	"tongbao/generate/private"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// reader is a county's data package while it is being read.
type reader struct {
	*County
	out    *finding.List
	failed bool
	listed map[string]bool // the files that the data package lists
}

// fail adds a finding that keeps the county out.
func (r *reader) fail(f finding.Finding) {
	r.failed = true
	r.out.Add(f)
}

// at is the place of a file of the county.
func (r *reader) at(file string) finding.At {
	return finding.At{File: path.Join(filepath.ToSlash(r.Source), file)}
}

func (r *reader) wrongFile(file, problem string) {
	r.fail(finding.PackageFile.New(r.at(file), "", "source", r.Source, "file", file, "problem", problem))
}

func (r *reader) wrongTable(file, reason string) {
	r.fail(finding.PackageTable.New(r.at(file), "", "source", r.Source, "file", file, "reason", reason))
}

// file gives where a file of the data package stands.
func (r *reader) file(name string) string { return path.Join(r.data, name) }

// verify holds the files against the manifest of the site and against the data
// package; it says whether they are as they were written.
func (r *reader) verify() bool {
	if _, err := fs.Stat(r.files, output.ManifestName); err == nil && r.data == dataFolder {
		r.verifySite()
	}
	if !r.failed {
		r.verifyPackage()
	}
	return !r.failed
}

// mostNamed is how many files of a county are named that are not as they were
// written.
const mostNamed = 5

func (r *reader) verifySite() {
	differences, err := output.VerifyIn(r.files)
	if err != nil {
		r.wrongFile(output.ManifestName, "读不出来："+reason(err))
	}
	n := 0
	for _, d := range differences {
		if d.Problem == output.Foreign {
			continue
		}
		if n++; n <= mostNamed {
			r.wrongFile(d.Path, d.Problem.Label())
		}
	}
	if n > mostNamed {
		r.wrongFile(output.ManifestName, "列出的文件共有 "+strconv.Itoa(n)+" 个不对，tongbao verify 逐一列出")
	}
}

// described is what a data package says of itself.
type described struct {
	Created   string
	Resources []struct {
		Path  string
		Bytes int64
		Hash  string
	}
}

func (r *reader) verifyPackage() {
	data, err := fs.ReadFile(r.files, r.file(packageFile))
	var d described
	if err == nil {
		err = json.Unmarshal(data, &d)
	}
	if err != nil {
		r.wrongFile(r.file(packageFile), "读不出来："+reason(err))
		return
	}
	if len(d.Created) >= len("2006-01-02") {
		r.Issued, _ = schema.ParseDate(d.Created[:len("2006-01-02")])
	}
	r.listed = map[string]bool{}
	for _, f := range d.Resources {
		r.listed[f.Path] = true
		r.verifyFile(f.Path, f.Bytes, f.Hash)
	}
	if r.listed[countiesFile] {
		r.fail(finding.PackageNone.New(r.at(""), "", "source", r.Source, "reason", "是汇总的站点，看不出缺了谁：请给出它汇总的各县的站点"))
	}
	for _, name := range []string{valuesFile, placesFile, indicatorsFile} {
		if !r.listed[name] {
			r.wrongFile(r.file(name), "不在数据包里")
		}
	}
}

func (r *reader) verifyFile(name string, size int64, hash string) {
	data, err := fs.ReadFile(r.files, r.file(name))
	sum := sha256.Sum256(data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.wrongFile(r.file(name), output.Missing.Label())
	case err != nil:
		r.wrongFile(r.file(name), "读不出来："+reason(err))
	case int64(len(data)) != size || hash != "sha256:"+hex.EncodeToString(sum[:]):
		r.wrongFile(r.file(name), output.Changed.Label())
	}
}

// rows gives the cells of the wanted columns of a table to fn, row by row.
func (r *reader) rows(name string, fn func(t *table), want ...string) {
	t, err := openTable(r.files, r.file(name), want...)
	if err != nil {
		r.wrongTable(r.file(name), err.Error())
		return
	}
	defer t.close()
	for t.next() {
		fn(t)
	}
	if t.err != nil {
		r.wrongTable(r.file(name), t.err.Error())
	}
}

// places reads the region and what lies in it.
func (r *reader) places() {
	r.rows(placesFile, func(t *table) {
		code, name := t.cell(0), private.Mask(t.cell(1))
		if t.cell(2) == "" {
			r.Code, r.Name = code, name
		}
		switch {
		case !isCode(code) || r.Code == "" || !r.within(code):
			r.wrongTable(r.file(placesFile), "里的 "+code+" 不是这个地区的区划代码")
		case len(code) < int(record.InVillage):
			r.Names[code] = name
		default:
			r.Villages = append(r.Villages, record.Village{VillageCode: schema.Code(code), Name: schema.Text(name),
				PovertyClass: schema.Enum(t.cell(3)), Households: numberOf(t.cell(4)), Population: numberOf(t.cell(5))})
		}
	}, "place", "name", "parent", "poverty_class", "households", "population")
	if len(r.Code) != int(record.Prefecture) && len(r.Code) != int(record.County) && !r.failed {
		r.wrongTable(r.file(placesFile), "里的地区不是县或市州")
	}
}

// isCode says whether s is a division code.
func isCode(s string) bool {
	switch record.Level(len(s)) {
	case record.Province, record.Prefecture, record.County, record.Town, record.InVillage:
		return strings.Trim(s, "0123456789") == ""
	}
	return false
}

// numberOf reads a number of households or persons; 0 where none is published.
func numberOf(s string) schema.Int {
	n, _ := strconv.ParseInt(s, 10, 64)
	return schema.Int(n)
}

// indicators reads how the county counts.
func (r *reader) indicators() {
	r.rows(indicatorsFile, func(t *table) {
		r.Listed = append(r.Listed, Listed{ID: t.cell(0), Name: t.cell(1), Numerator: t.cell(2), Denominator: t.cell(3), Target: t.cell(4)})
	}, "indicator", "name", "numerator", "denominator", "target")
}

// months reads of which months the county has values, and finds rows that are
// none.
func (r *reader) months() {
	wrong := 0
	r.rows(valuesFile, func(t *table) {
		row := valueOf(t)
		m, ok := schema.ParseMonth(row.Period)
		switch {
		case !ok || !r.known(row):
			wrong++
		case row.Numerator+row.Denominator+row.Value == "":
		case r.First == 0:
			r.First, r.Last = m, m
		default:
			r.First, r.Last = min(r.First, m), max(r.Last, m)
		}
	}, indicator.Header...)
	if r.Last == 0 && !r.failed {
		r.wrongTable(r.file(valuesFile), "里一个数也没有")
	}
	if wrong > 0 {
		r.wrongTable(r.file(valuesFile), "里有 "+strconv.Itoa(wrong)+" 行认不出来，或不是这个县的")
	}
}

// known says whether a row is a value of a place in the county. What an
// indicator is that is not declared here, another version knows.
func (r *reader) known(row indicator.Row) bool {
	if _, listed := r.Names[row.Place]; !listed && (len(row.Place) != int(record.InVillage) || !r.within(row.Place)) {
		return false
	}
	_, ok := row.Parse()
	return ok || indicator.Find(row.Indicator) == nil
}

// register reads the published register and holds it against its heads.
func (r *reader) register() {
	found := &finding.List{}
	reg, err := register.Open(r.files, found)
	if err != nil {
		r.wrongFile(register.HeadFile, "读不出来："+reason(err))
		return
	}
	if reg.Present {
		reg.CheckPublished(r.files, found)
	}
	r.Register = reg
	for _, f := range found.Sorted() {
		if f.Severity == finding.Error {
			f.File = r.at(f.File).File
			r.fail(f)
		}
	}
}

// revisions reads which bulletins were revised: as the data package tells, else
// as the register does, which does not tell why.
func (r *reader) revisions() {
	if r.listed[revisionsFile] {
		r.rows(revisionsFile, func(t *table) {
			m, ok := schema.ParseMonth(t.cell(0))
			if on, dated := schema.ParseDate(t.cell(1)); ok && dated {
				r.Revised = append(r.Revised, Revision{m, on, private.Mask(t.cell(2))})
			}
		}, "period", "revised_on", "reason")
		return
	}
	if r.Register == nil {
		return
	}
	for _, act := range r.Register.Acts {
		if m, ok := schema.ParseMonth(act.Subject); ok && act.Kind == register.Revise {
			r.Revised = append(r.Revised, Revision{Month: m, On: act.On})
		}
	}
}
