package generate

import (
	"fmt"
	"io/fs"
	"os"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/register"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Desk does what an office does with its circulars and bulletins: each act
// changes files of the workspace and is entered in its register.
type Desk struct {
	Dir     string // the workspace
	On      schema.Date
	Who     string
	Why     string
	Basis   string // the document that the act rests on; "" when there is none
	Pen     *register.Pen
	Version string
}

// Refusal says why an act cannot be done, and what to do instead. Nothing was
// changed.
type Refusal struct{ Text string }

func (r *Refusal) Error() string { return r.Text }

func refuse(format string, args ...any) error { return &Refusal{fmt.Sprintf(format, args...)} }

// papers are a workspace's circulars and its register.
type papers struct {
	fsys     fs.FS
	settings settings.Settings
	archive  *notice.Archive
	register *register.Register
	found    *finding.List
}

// papers reads the circulars and the register. Its findings are those about
// them alone.
func (d *Desk) papers() (*papers, error) {
	p := &papers{fsys: os.DirFS(d.Dir), found: &finding.List{}}
	var ok bool
	var err error
	if p.settings, ok, err = ReadSettings(p.fsys, p.found); err != nil {
		return p, err
	} else if !ok {
		return p, ErrFindings
	}
	p.load(p.fsys)
	p.register, err = register.Open(p.fsys, p.found)
	return p, err
}

// load reads the circulars as they are in fsys.
func (p *papers) load(fsys fs.FS) {
	archive, found := notice.Load(fsys, notice.Rules{Hosts: p.settings.Hosts, Gapless: p.settings.Gapless})
	p.archive = archive
	p.found.Merge(found)
}

// sound says whether no finding stops an act but those of the codes that it
// mends.
func sound(found *finding.List, mends ...string) bool {
	left := found.Count(finding.Error)
	for _, f := range found.Sorted() {
		for _, k := range mends {
			if f.Kind.Code == k && f.Severity == finding.Error {
				left--
			}
		}
	}
	return left == 0
}

// entry gives an entry of that kind about subject; of is the number that it
// acts on.
func (d *Desk) entry(kind register.Kind, subject, of string) register.Entry {
	return register.Entry{
		Record: register.Record{Kind: kind, Subject: subject, Of: of, On: d.On},
		Detail: register.Detail{Who: d.Who, Why: d.Why, Basis: d.Basis},
	}
}

// circular gives the entry of a circular, with what must not change of it.
func (d *Desk) circular(fsys fs.FS, kind register.Kind, n *notice.Notice) register.Entry {
	e := d.entry(kind, n.Number, n.Amends+n.Withdraws)
	e.File, e.Text, e.Pictures = n.File, n.Sum, register.Pictures(fsys, n)
	return e
}

// Done is what an act did.
type Done struct {
	Numbers  []string // of the circulars that were entered
	File     string   // that was written, below the workspace
	Notice   *notice.Notice
	Findings *finding.List
	Register *register.Register
}
