package generate

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/name"
	"tongbao/generate/notice"
	"tongbao/generate/record"
	"tongbao/generate/register"
)

// Issue issues the draft in file: it gets the next number of the prefix and of
// the year, is entered and must not change from then on. Without a prefix it
// gets that of the newest circular. With findings that stop it, it gives
// ErrFindings.
func (d *Desk) Issue(file, prefix string) (*Done, error) {
	p, err := d.papers()
	if err != nil {
		return p.done(), err
	}
	if err := d.ready(p); err != nil {
		return p.done(), err
	}
	draft, err := p.draft(file)
	if err != nil {
		return p.done(), err
	}
	number, serial, err := p.next(prefix, int(d.On.Year()))
	if err != nil {
		return p.done(), err
	}
	data, err := fs.ReadFile(p.fsys, draft.File)
	if err != nil {
		return p.done(), err
	}
	text, err := notice.Number(data, number, d.On)
	if err != nil {
		return p.done(), refuse("“%s”：%v", draft.File, err)
	}
	target := p.target(draft.File, number, serial, int(d.On.Year()))
	return d.issue(p, draft.File, target, number, text)
}

// issue checks a numbered draft in the place where it is to stand, writes it
// there and enters it.
func (d *Desk) issue(p *papers, from, to, number string, text []byte) (*Done, error) {
	if err := os.MkdirAll(filepath.Join(d.Dir, filepath.FromSlash(path.Dir(to))), 0o755); err != nil {
		return p.done(), err
	}
	p.found = &finding.List{}
	fsys := replaced{p.fsys, from, to, text}
	p.load(fsys)
	n := p.archive.ByNumber(number)
	if !sound(p.found) || n == nil {
		return p.done(), ErrFindings
	}
	kind := map[string]register.Kind{notice.Correction: register.Amend, notice.Withdrawal: register.Withdraw}[n.Kind]
	papers := register.Papers{Written: []register.Paper{{Name: to, Data: text}}}
	if from != to {
		papers.Gone = from
	}
	err := d.Pen.EnterWith(p.register, []register.Entry{d.circular(fsys, cmp.Or(kind, register.Issue), n)}, papers)
	done := p.done()
	done.Numbers, done.File, done.Notice = []string{number}, to, n
	return done, err
}

func (p *papers) done() *Done { return &Done{Findings: p.found, Register: p.register} }

// ready says whether circulars can be issued: those that there are must be in
// the register, unchanged.
func (d *Desk) ready(p *papers) error {
	if err := adopted(p.register, p.archive); err != nil {
		return err
	}
	p.register.Check(p.fsys, p.archive, p.found)
	if !sound(p.found) {
		return ErrFindings
	}
	return nil
}

// adopted refuses to enter anything beside circulars that were never entered:
// from the first entry on, each of them would be an error.
func adopted(r *register.Register, archive *notice.Archive) error {
	if n := r.Unentered(archive); len(n) > 0 {
		return refuse("工作目录里有 %d 份通报还没有登记（如 %s）。先运行 tongbao notice adopt --why 原因，把它们补登进去。", len(n), n[0].Number)
	}
	return nil
}

// draft finds the draft in a file.
func (p *papers) draft(file string) (*notice.Notice, error) {
	for _, n := range p.archive.Drafts {
		if n.File == file {
			return n, nil
		}
	}
	for _, n := range p.archive.Notices {
		if n.File == file {
			return nil, refuse("“%s”已有文号 %s，登记过了。", file, n.Number)
		}
	}
	var names []string
	for _, n := range p.archive.Drafts {
		names = append(names, n.File)
	}
	if len(names) == 0 {
		return nil, refuse("“%s”不是草稿，工作目录里也没有别的草稿。用 tongbao notice new 新建一份。", file)
	}
	return nil, refuse("“%s”不是草稿。草稿有：%s。", file, strings.Join(names, "、"))
}

// next gives the next number of a prefix in a year. A number that was ever
// entered is not given again.
func (p *papers) next(prefix string, year int) (string, int, error) {
	if prefix == "" && len(p.archive.Notices) > 0 {
		prefix = slices.MaxFunc(p.archive.Notices, func(a, b *notice.Notice) int { return cmp.Compare(a.IssuedOn, b.IssuedOn) }).Prefix
	}
	if prefix == "" {
		return "", 0, refuse("这是第一份通报，要说明文号的代字，例如 --prefix 示组通。")
	}
	last := 0
	see := func(number string) {
		if pre, y, serial, ok := notice.ParseNumber(number); ok && pre == prefix && y == year {
			last = max(last, serial)
		}
	}
	for _, n := range p.archive.Notices {
		see(n.Number)
	}
	for _, a := range p.register.Acts {
		see(a.Subject)
	}
	number := fmt.Sprintf("%s〔%d〕%d号", prefix, year, last+1)
	if _, _, _, ok := notice.ParseNumber(number); !ok {
		return "", 0, refuse("“%s”不能作文号的代字：只能是 1 至 20 个字，不能有数字和标点。", prefix)
	}
	return number, last + 1, nil
}

// draftName begins the names of drafts' files.
const draftName = "草稿"

// target gives where a draft is to stand once it is issued: where it lies, but
// for drafts in the drafts folder or of a draft's name, which are put under
// year and serial.
func (p *papers) target(file, number string, serial, year int) string {
	dir, base := path.Split(file)
	if strings.HasPrefix(file, notice.DraftFolder+"/") {
		dir = fmt.Sprintf("%s/%d/", notice.Folder, year)
	} else if !strings.HasPrefix(base, draftName) {
		return file
	}
	prefix, _, _ := strings.Cut(number, "〔")
	for _, name := range []string{fmt.Sprintf("%02d.md", serial), fmt.Sprintf("%s-%02d.md", prefix, serial)} {
		if _, err := fs.Stat(p.fsys, dir+name); errors.Is(err, fs.ErrNotExist) {
			return dir + name
		}
	}
	return file
}

// NewDraft writes the draft of a circular into the workspace and gives its
// file. What front does not say is left for the office to fill in.
func (d *Desk) NewDraft(front notice.Front, body string) (string, error) {
	p, err := d.papers()
	if err != nil {
		return "", err
	}
	front.Issuer = cmp.Or(front.Issuer, p.settings.Issuer)
	for i := 1; ; i++ {
		name := fmt.Sprintf("%s/%d/%s.md", notice.Folder, d.On.Year(), draftName)
		if i > 1 {
			name = fmt.Sprintf("%s/%d/%s%d.md", notice.Folder, d.On.Year(), draftName, i)
		}
		if _, err := fs.Stat(p.fsys, name); errors.Is(err, fs.ErrNotExist) {
			return name, d.write(name, front.Draft(body))
		}
	}
}

// Counter writes the draft of a circular that corrects or withdraws the one of
// that number, and gives its file.
func (d *Desk) Counter(kind, number string) (string, error) {
	p, err := d.papers()
	if err != nil {
		return "", err
	}
	n := p.archive.ByNumber(number)
	if n == nil {
		return "", refuse("没有文号是 %s 的通报。运行 tongbao notice list 看全部文号。", number)
	}
	front := notice.Front{Title: fmt.Sprintf("关于%s%s的通知", kind, number), Kind: kind, Audience: n.Audience}
	words := "现撤销《%s》（%s）。"
	if front.Amends = number; kind == notice.Withdrawal {
		front.Amends, front.Withdraws = "", number
	} else {
		words = "现对《%s》（%s）更正如下："
	}
	return d.NewDraft(front, fmt.Sprintf(words, n.Title, number)+"\n\n"+cmp.Or(d.Why, "……")+"\n")
}

// Adopt enters the circulars that are not in the register yet, oldest first.
func (d *Desk) Adopt() (*Done, error) {
	p, err := d.papers()
	if err != nil {
		return p.done(), err
	}
	if p.register.Present {
		p.register.Check(p.fsys, p.archive, p.found)
	}
	if !sound(p.found, finding.NoticeUnentered.Code, finding.RegisterBehind.Code) {
		return p.done(), ErrFindings
	}
	all := p.register.Unentered(p.archive)
	if len(all) == 0 && !p.register.Behind() {
		return p.done(), refuse("没有要补登的通报。")
	}
	slices.SortStableFunc(all, func(a, b *notice.Notice) int { return cmp.Compare(a.IssuedOn, b.IssuedOn) })
	done := p.done()
	var entries []register.Entry
	for _, n := range all {
		entries = append(entries, d.circular(p.fsys, register.Adopt, n))
		done.Numbers = append(done.Numbers, n.Number)
	}
	done.Findings = &finding.List{}
	return done, d.Pen.Enter(p.register, entries)
}

// Mask enters that the name of a person who is criticised in the circular of
// that number is masked from now on.
func (d *Desk) Mask(number, person string) (*Done, error) {
	p, err := d.papers()
	if err != nil {
		return p.done(), err
	}
	if err := d.ready(p); err != nil {
		return p.done(), err
	}
	read, done, err := d.read()
	if err != nil {
		return done, err
	}
	switch {
	case p.archive.ByNumber(number) == nil:
		return p.done(), refuse("没有文号是 %s 的通报。运行 tongbao notice list 看全部文号。", number)
	case !criticises(read.Workspace, number, person):
		return p.done(), refuse("通报批评表里，%s 没有批评“%s”。核对文号和姓名。", number, person)
	case p.register.Masked(number, person, 0):
		return p.done(), refuse("“%s”在 %s 里已经隐去。", person, number)
	}
	e := d.entry(register.Mask, number, "")
	e.Person = person
	return p.done(), d.Pen.Enter(p.register, []register.Entry{e})
}

// criticises says whether the circular of that number criticises a person,
// alone or with others in one row, however the name is spaced.
func criticises(ws *record.Workspace, number, person string) bool {
	same := func(p string) bool { return name.Bare(p) == name.Bare(person) }
	return slices.ContainsFunc(ws.Criticisms, func(c record.Criticism) bool {
		return string(c.NoticeNo) == number && slices.ContainsFunc(name.Persons(string(c.Name)), same)
	})
}

// replaced is a workspace in which the file from has become the file to.
type replaced struct {
	fs.FS
	from, to string
	data     []byte
}

func (r replaced) Open(name string) (fs.File, error) {
	if name == r.to {
		return &written{bytes.NewReader(r.data), path.Base(name)}, nil
	}
	if name == r.from {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return r.FS.Open(name)
}

// ReadDir makes it an fs.ReadDirFS.
func (r replaced) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.FS, name)
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		at := path.Join(name, e.Name())
		return at == r.from || at == r.to
	})
	if path.Dir(r.to) == name {
		entries = append(entries, fs.FileInfoToDirEntry(&written{bytes.NewReader(r.data), path.Base(r.to)}))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}
