package register

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"tongbao/generate/output"
)

// Entry is an act that is to be entered. Record.Sealed is filled in.
type Entry struct {
	Record
	Detail
}

// Pen enters acts into the register of a workspace.
type Pen struct {
	Dir      string      // the workspace
	Signer   note.Signer // nil leaves heads unsigned
	Verifier string      // of the signer's key
	Random   io.Reader   // for nonces and salts
}

// ChangedError says that somebody has entered something since the register was
// read.
type ChangedError struct{}

func (*ChangedError) Error() string {
	return "登记簿刚刚有了新的登记，没有改动。请再运行一次。"
}

// Papers are the files that an act is on.
type Papers struct {
	Written []Paper
	Gone    string // the draft that became one of them; "" for none
}

// Paper is a file of the workspace.
type Paper struct {
	Name string // slash-separated, below the workspace
	Data []byte
}

// Enter adds acts to the register r, which was read from the same workspace
// without findings, and signs the new head. What it writes is on the disk when
// it returns; with an error nothing was entered. Between the log and the head it
// may be interrupted: the next Enter makes up for that.
func (p *Pen) Enter(r *Register, entries []Entry) error {
	return p.EnterWith(r, entries, Papers{})
}

// EnterWith is Enter for acts on papers, which are put in place when nothing can
// refuse the acts any more, and before the log tells of them.
func (p *Pen) EnterWith(r *Register, entries []Entry, papers Papers) error {
	release, err := p.lock()
	if err != nil {
		return err
	}
	defer release()
	if there, err := os.ReadFile(p.name(logFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	} else if !bytes.Equal(there, r.log) {
		return &ChangedError{}
	}
	if err := p.add(r, entries); err != nil {
		return err
	}
	heads, err := p.sign(r)
	if err != nil {
		return err
	}
	if err := p.write(slices.Concat(papers.Written, []Paper{{logFile, r.log}}, heads)); err != nil {
		return err
	}
	if papers.Gone == "" {
		return nil
	}
	return os.Remove(p.name(papers.Gone))
}

// add adds acts to r and its log.
func (p *Pen) add(r *Register, entries []Entry) error {
	r.log = bytes.Clone(r.log)
	for _, e := range entries {
		l, err := p.seal(len(r.Acts), e)
		if err != nil {
			return err
		}
		text := canonical(&l)
		r.readLine(text)
		r.log = append(append(r.log, text...), '\n')
	}
	r.Present = true
	return nil
}

// write writes files all or none: they take their places when each is whole on
// the disk.
func (p *Pen) write(papers []Paper) error {
	var ready []draft
	for _, paper := range papers {
		d, err := newDraft(p.name(paper.Name), paper.Data)
		if err != nil {
			p.discard(ready, p.name(paper.Name))
			return err
		}
		ready = append(ready, d)
	}
	for i, d := range ready {
		if err := d.place(); err != nil {
			p.discard(ready[i:], d.name)
			return err
		}
	}
	return nil
}

// discard removes drafts, and the folders that were made for them and for the
// file last.
func (p *Pen) discard(drafts []draft, last string) {
	for _, d := range drafts {
		os.Remove(d.temp)
		p.prune(d.name)
	}
	p.prune(last)
}

// prune removes the folders above a file that hold nothing.
func (p *Pen) prune(name string) {
	top := filepath.Clean(p.Dir)
	for dir := filepath.Dir(name); dir != top && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		info, err := os.Lstat(dir)
		if err == nil && (!info.IsDir() || os.Remove(dir) != nil) {
			return // a file stands there, or something stands in it
		}
	}
}

func (p *Pen) name(file string) string { return filepath.Join(p.Dir, filepath.FromSlash(file)) }

// lock keeps other processes out until release, or until this one has died. It
// gives an *output.BusyError while another one is entering.
func (p *Pen) lock() (release func(), err error) {
	if err := os.MkdirAll(p.name(Folder), 0o755); err != nil {
		return nil, err
	}
	return output.Hold(p.name(Folder), ".lock")
}

func (p *Pen) seal(id int, e Entry) (line, error) {
	secrets := make([]byte, 2*secretLength)
	if _, err := io.ReadFull(p.Random, secrets); err != nil {
		return line{}, err
	}
	return seal(id, e.Record, e.Detail, secrets[:secretLength], secrets[secretLength:]), nil
}

// sign gives the files of the register's new head, which is kept beside the
// older ones.
func (p *Pen) sign(r *Register) (files []Paper, err error) {
	if p.Signer != nil && (len(r.Keys) == 0 || r.Keys[len(r.Keys)-1] != p.Verifier) {
		r.Keys = append(r.Keys, p.Verifier)
		files = append(files, Paper{keysFile, []byte(strings.Join(r.Keys, "\n") + "\n")})
	}
	r.head = r.Head()
	if p.Signer == nil {
		r.head.Origin = unsignedOrigin
	}
	data, err := r.head.sign(p.Signer)
	if err != nil {
		return nil, err
	}
	r.headData, r.signedBy = data, ""
	if p.Signer != nil {
		r.signedBy = p.Signer.Name()
	}
	return append(files, Paper{headsPath + "/" + headName(r.head.Size), data}, Paper{headFile, data}), nil
}

// draft is a file that waits beside its place under another name.
type draft struct{ temp, name string }

// newDraft writes a file's draft onto the disk, with the folders above it.
func newDraft(name string, data []byte) (draft, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return draft{}, err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".tongbao-*")
	if err != nil {
		return draft{}, err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		os.Remove(f.Name())
		return draft{}, err
	}
	return draft{f.Name(), name}, nil
}

// place puts the file in its place.
func (d draft) place() error { return os.Rename(d.temp, d.name) }

// WriteFile writes a file of a workspace, whole or not at all, with the folders
// above it.
func WriteFile(name string, data []byte) error {
	d, err := newDraft(name, data)
	if err != nil {
		return err
	}
	if err := d.place(); err != nil {
		os.Remove(d.temp)
		return err
	}
	return nil
}
