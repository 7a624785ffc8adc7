package generate

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"

	"tongbao/generate/bulletin"
	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// readRegister reads the register and holds the circulars against it.
func (r *Read) readRegister(fsys fs.FS) error {
	var err error
	if r.Register, err = register.Open(fsys, r.Findings); err != nil {
		return err
	}
	r.Register.Check(fsys, r.Workspace.Notices, r.Findings)
	r.Issued = map[schema.Month][]register.Frozen{}
	for _, m := range r.Register.Months() {
		r.Issued[m] = r.Register.Frozen(fsys, m, r.Findings)
	}
	return nil
}

// since holds the register against the head under which the site was built that
// is to be replaced: with both the last entries and the heads taken out of the
// register, nothing else would tell.
func (r *Read) since(site string) {
	data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(register.HeadFile)))
	if err != nil {
		return
	}
	h, _, err := register.ParseHead(data, nil)
	if err != nil {
		return // the site is damaged, which verify says
	}
	r.Register.Forgotten(os.DirFS(site), site, r.Findings)
	if reason := r.Register.Consistent(h); reason != "" {
		r.Findings.Add(finding.RegisterShrunk.New(finding.At{File: register.Folder}, "", "reason", reason, "site", site))
	}
}

// issuedBulletin sees to it that the bulletin of an issued month is the one
// that was issued: the office's own must not have changed since, and where it
// has none, the text that was composed then is read from the register.
func (r *Read) issuedBulletin(fsys fs.FS, m schema.Month, read func(file string) *bulletin.Bulletin) {
	versions := r.Issued[m]
	last := versions[len(versions)-1]
	own := r.Bulletins[m]
	if own == nil {
		own = read(last.File)
	} else if text, err := fs.ReadFile(fsys, own.File); err == nil && last.Detail != nil && notice.Sum(text) != last.Detail.Text {
		r.Findings.Add(finding.BulletinReworded.New(finding.At{File: own.File}, "", "month", m.String(), "date", last.On.Chinese(), "frozen", last.File))
	}
	if own == nil {
		return
	}
	if own.IssuedOn == 0 {
		own.IssuedOn = versions[0].On
	}
	r.Bulletins[m] = own
}

// keep adds to values those of issued bulletins of months that are no longer
// computed, as they were issued or last revised.
func (r *Read) keep(values *indicator.Values) {
	for m, versions := range r.Issued {
		if m >= values.First {
			continue
		}
		var rows []indicator.Row
		for _, v := range versions[len(versions)-1].Rows {
			rows = append(rows, indicator.Row{Indicator: v.Indicator, Place: v.Place, Period: m.String(),
				Numerator: v.Numerator, Denominator: v.Denominator, Value: v.Written})
		}
		values.Keep(m, rows)
	}
}

// recount holds the values of the issued bulletins against those that the
// files give now.
func (r *Read) recount(o Options) {
	if len(r.Issued) == 0 || r.Period == 0 || !r.Sound() {
		return
	}
	values := r.values(o)
	for _, m := range r.Register.Months() {
		if m < values.First || m > values.Last {
			continue // its files may no longer be here
		}
		versions := r.Issued[m]
		for _, c := range register.Changes(versions[len(versions)-1].Rows, register.ReadValues(string(tidy(values, m)))) {
			r.recounted(m, versions, c)
		}
	}
}

func (r *Read) recounted(m schema.Month, versions []register.Frozen, c register.Change) {
	name, place := c.Before.Indicator, c.Before.Place
	if d := indicator.Find(name); d != nil {
		name = d.Name.In(&r.Workspace.Settings)
	}
	if i, ok := r.Workspace.Places.Find(place); ok {
		place = r.Workspace.Places.All[i].Name
	}
	at := finding.At{File: register.FrozenValues(m, len(versions)), Row: c.Row}
	r.Findings.Add(finding.BulletinRecounted.New(at, c.Before.String(), "now", c.After.String(), "month", m.String(),
		"date", versions[len(versions)-1].On.Chinese(), "indicator", name, "place", place))
}

// tidy gives a month's values as files hold them.
func tidy(v *indicator.Values, m schema.Month) []byte {
	var b bytes.Buffer
	v.WriteCSV(&b, []schema.Month{m}) // memory takes all
	return b.Bytes()
}
