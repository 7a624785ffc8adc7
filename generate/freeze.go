package generate

import (
	"io/fs"
	"os"
	"path/filepath"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// IssueBulletin freezes the values and the text of the month's bulletin and
// enters them. From then on the site shows them, and a build stops where the
// files give another value.
func (d *Desk) IssueBulletin(month schema.Month) (*Done, error) {
	read, done, err := d.read()
	if err != nil {
		return done, err
	}
	if err := adopted(read.Register, read.Workspace.Notices); err != nil {
		return done, err
	}
	switch {
	case !read.Sound():
		return done, ErrFindings
	case len(read.Register.Month(month)) > 0:
		return done, refuse("%s月报已经发出。数有更正时运行 tongbao bulletin revise %s --why 原因。", month.Chinese(), month)
	}
	return d.freeze(read, done, register.IssueBulletin, month)
}

// ReviseBulletin enters the values and the text that an issued month's bulletin
// has by now as a revision of it.
func (d *Desk) ReviseBulletin(month schema.Month) (*Done, error) {
	read, done, err := d.read()
	if err != nil {
		return done, err
	}
	switch {
	case !sound(read.Findings, finding.BulletinRecounted.Code, finding.BulletinReworded.Code):
		return done, ErrFindings
	case len(read.Register.Month(month)) == 0:
		return done, refuse("%s月报还没有发出，不用修订。运行 tongbao bulletin issue %s 发出它。", month.Chinese(), month)
	}
	return d.freeze(read, done, register.Revise, month)
}

// read reads the whole workspace.
func (d *Desk) read() (*Read, *Done, error) {
	read, err := ReadWorkspace(os.DirFS(d.Dir), d.options())
	if err == nil && read.Workspace == nil {
		err = ErrFindings
	}
	return read, &Done{Findings: read.Findings, Register: read.Register}, err
}

func (d *Desk) options() Options { return Options{Date: d.On, Version: d.Version} }

// freeze writes a version of a month's bulletin and enters it.
func (d *Desk) freeze(read *Read, done *Done, kind register.Kind, month schema.Month) (*Done, error) {
	fsys := os.DirFS(d.Dir)
	text, err := d.text(fsys, read, month)
	if err != nil {
		return done, err
	}
	values := tidy(read.values(d.options()), month)
	e := d.entry(kind, month.String(), "")
	e.Text, e.Figures = notice.Sum(text), notice.Sum(values)
	versions := read.Register.Month(month)
	if n := len(versions); n > 0 && versions[n-1].Detail != nil && versions[n-1].Detail.Text == e.Text && versions[n-1].Figures == e.Figures {
		return done, refuse("%s月报的数和正文与发出的一样，没有要修订的。", month.Chinese())
	}
	done.File = register.FrozenText(month, len(versions)+1)
	return done, d.Pen.EnterWith(read.Register, []register.Entry{e}, register.Papers{Written: []register.Paper{
		{Name: done.File, Data: text}, {Name: register.FrozenValues(month, len(versions)+1), Data: values},
	}})
}

// write writes a file of the workspace.
func (d *Desk) write(file string, data []byte) error {
	return register.WriteFile(filepath.Join(d.Dir, filepath.FromSlash(file)), data)
}

// text gives the bulletin's text: the office's own, else the one composed.
func (d *Desk) text(fsys fs.FS, read *Read, month schema.Month) ([]byte, error) {
	if err := read.shows(month); err != nil {
		return nil, err
	}
	if own := read.Bulletins[month]; own != nil && !register.Within(own.File) {
		return fs.ReadFile(fsys, own.File)
	}
	return read.draft(fsys, month, d.options())
}
