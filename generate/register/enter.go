package register

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
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

// BusyError says that another process is writing the register.
type BusyError struct{ Lock string }

func (e *BusyError) Error() string {
	return fmt.Sprintf("另一个 tongbao 正在登记，没有改动。等它结束再运行；如果没有别人在用，删去“%s”再运行。", e.Lock)
}

// ChangedError says that somebody has entered something since the register was
// read.
type ChangedError struct{}

func (*ChangedError) Error() string {
	return "登记簿刚刚有了新的登记，没有改动。请再运行一次。"
}

// Enter adds acts to the register r, which was read from the same workspace
// without findings, and signs the new head. What it writes is on the disk when
// it returns. Between the log and the head it may be interrupted: the next
// Enter makes up for that.
func (p *Pen) Enter(r *Register, entries []Entry) error {
	return p.EnterWith(r, entries, func() error { return nil })
}

// EnterWith is Enter for acts on files that write writes. They are written when
// nothing can refuse the acts any more, and before the log tells of them.
func (p *Pen) EnterWith(r *Register, entries []Entry, write func() error) error {
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
	if err := write(); err != nil {
		return err
	}
	var added bytes.Buffer
	for _, e := range entries {
		l, err := p.seal(len(r.Acts), e)
		if err != nil {
			return err
		}
		text := canonical(&l)
		r.readLine(text)
		added.Write(append(text, '\n'))
	}
	log := slices.Concat(r.log, added.Bytes())
	if err := WriteFile(p.name(logFile), log); err != nil { // half a line would end the register
		return err
	}
	r.Present, r.log = true, log
	return p.sign(r)
}

func (p *Pen) name(file string) string { return filepath.Join(p.Dir, filepath.FromSlash(file)) }

// lock keeps other processes out until release.
func (p *Pen) lock() (release func(), err error) {
	if err := os.MkdirAll(p.name(Folder), 0o755); err != nil {
		return nil, err
	}
	name := p.name(Folder + "/.lock")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, &BusyError{name}
	}
	if err != nil {
		return nil, err
	}
	f.Close()
	return func() { os.Remove(name) }, nil
}

func (p *Pen) seal(id int, e Entry) (line, error) {
	secrets := make([]byte, 2*secretLength)
	if _, err := io.ReadFull(p.Random, secrets); err != nil {
		return line{}, err
	}
	return seal(id, e.Record, e.Detail, secrets[:secretLength], secrets[secretLength:]), nil
}

// sign writes the register's new head, and keeps it beside the older ones.
func (p *Pen) sign(r *Register) error {
	if p.Signer != nil && (len(r.Keys) == 0 || r.Keys[len(r.Keys)-1] != p.Verifier) {
		r.Keys = append(r.Keys, p.Verifier)
		if err := WriteFile(p.name(keysFile), []byte(strings.Join(r.Keys, "\n")+"\n")); err != nil {
			return err
		}
	}
	r.head = r.Head()
	if p.Signer == nil {
		r.head.Origin = unsignedOrigin
	}
	data, err := r.head.sign(p.Signer)
	if err != nil {
		return err
	}
	r.headData, r.signedBy = data, ""
	if p.Signer != nil {
		r.signedBy = p.Signer.Name()
	}
	if err := WriteFile(p.name(headsPath+"/"+headName(r.head.Size)), data); err != nil {
		return err
	}
	return WriteFile(p.name(headFile), data)
}

// WriteFile writes a file of a workspace, whole or not at all, with the folders
// above it.
func WriteFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".tongbao-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone after the rename
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
