package main

import (
	"bufio"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"tongbao/generate"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// actFlags are the flags that every act has.
type actFlags struct {
	why, basis, who *string
	date            *schema.Date
	key             *string
	unsigned        *bool
}

func declareAct(flags *flag.FlagSet) actFlags {
	return actFlags{
		why:      flags.String("why", "", "办这件事的`原因`，必须写，记入登记簿"),
		basis:    flags.String("basis", "", "所依据的`文件`，如文号；可以不写"),
		who:      flags.String("who", "", "经办`人`，默认是登录这台电脑的用户"),
		date:     dateFlag(flags, "date", "办理`日期`，如 2019-08-02，默认是今天"),
		key:      flags.String("key", "", "签名用的密钥`名称`，默认是登记簿上次用的，或唯一的一个；见 tongbao help key"),
		unsigned: flags.Bool("unsigned", false, "不签名"),
	}
}

// desk gives the desk for acts on the workspace dir. Every act needs a reason.
func (f actFlags) desk(sh *shell, dir string) (*generate.Desk, error) {
	if strings.TrimSpace(*f.why) == "" {
		return nil, misused("要写明原因：--why 原因。原因记入登记簿，以后查得到。")
	}
	d := f.paper(dir)
	var err error
	d.Pen, err = f.pen(sh, dir)
	return d, err
}

// paper gives a desk that enters nothing.
func (f actFlags) paper(dir string) *generate.Desk {
	d := &generate.Desk{Dir: dir, On: *f.date, Who: cmp.Or(*f.who, login()), Why: strings.TrimSpace(*f.why), Basis: *f.basis, Version: version}
	if d.On == 0 {
		d.On = today()
	}
	return d
}

// login gives the name of the user of this computer.
func login() string {
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Name, u.Username)
	}
	return cmp.Or(os.Getenv("USERNAME"), os.Getenv("USER"), "未署名")
}

// pen gives what signs and writes the register of the workspace dir.
func (f actFlags) pen(sh *shell, dir string) (*register.Pen, error) {
	p := &register.Pen{Dir: dir, Random: random()}
	k, err := f.signing(dir)
	if k == nil || err != nil {
		return p, err
	}
	p.Verifier = k.Verifier
	p.Signer, err = sh.unlock(k)
	return p, err
}

// signing gives the key to sign with: the one that is named, else the one that
// signed last, else the only one; nil when there is none or none is wanted.
func (f actFlags) signing(dir string) (*register.Key, error) {
	if *f.unsigned {
		return nil, nil
	}
	keys, err := keysFolder()
	if err != nil {
		return nil, err
	}
	last := register.LastKey(dir)
	name := cmp.Or(*f.key, register.KeyName(last))
	if name == "" {
		names, err := register.KeyNames(keys)
		if err != nil || len(names) == 0 {
			return nil, err
		}
		if len(names) > 1 {
			return nil, misused("这台电脑上有几个密钥：%s。用 --key 说明用哪一个。", strings.Join(names, "、"))
		}
		name = names[0]
	}
	k, err := register.ReadKey(keys, name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, misused("这台电脑上没有密钥“%s”。从保管密钥的电脑上办，或用 --key 换一个密钥，或用 --unsigned 不签名。", visible(name))
	}
	return k, err
}

// unlock gives what signs with a key, and asks for its passphrase when it has one.
func (sh *shell) unlock(k *register.Key) (note.Signer, error) {
	passphrase := ""
	if k.NeedsPassphrase() {
		var err error
		if passphrase, err = sh.passphrase(k.Name); err != nil {
			return nil, err
		}
	}
	s, err := k.Signer(passphrase)
	if errors.Is(err, register.ErrPassphrase) {
		return nil, misused("密钥“%s”的口令不对，没有改动。", k.Name)
	}
	return s, err
}

// passphrase gives the passphrase of a key: that of the environment, else what
// is typed.
func (sh *shell) passphrase(name string) (string, error) {
	if p := os.Getenv("TONGBAO_PASSPHRASE"); p != "" {
		return p, nil
	}
	fmt.Fprintf(sh.err, "密钥“%s”的口令（输入时看得见）：", name)
	line, err := bufio.NewReader(sh.in).ReadString('\n')
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", misused("没有输入口令，没有改动。没有人输入时，放在环境变量 TONGBAO_PASSPHRASE 里，见 tongbao help key。")
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return line, err
}

// keysFolder gives where this user's keys are kept, outside of any workspace.
func keysFolder() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("这台电脑没有存放密钥的地方：%w", err)
	}
	return filepath.Join(dir, "tongbao", "keys"), nil
}

// random gives what keys, nonces and salts are made from. Tests set
// TONGBAO_TEST_RANDOM so that they get the same ones each time; whoever sets it
// elsewhere gives away what the register hides.
func random() io.Reader {
	if seed := os.Getenv("TONGBAO_TEST_RANDOM"); seed != "" {
		return &repeatable{seed: sha256.Sum256([]byte(seed + strings.Join(os.Args, "\x00")))}
	}
	return rand.Reader
}

// repeatable gives the same bytes for the same seed.
type repeatable struct {
	seed [sha256.Size]byte
	n    uint64
	left []byte
}

func (r *repeatable) Read(b []byte) (int, error) {
	if len(r.left) == 0 {
		block := sha256.Sum256(binary.BigEndian.AppendUint64(r.seed[:], r.n))
		r.n, r.left = r.n+1, block[:]
	}
	n := copy(b, r.left)
	r.left = r.left[n:]
	return n, nil
}

// acted reports what stopped an act, or says what it did and that it stands in
// the register.
func (sh *shell) acted(done *generate.Done, err error, d *generate.Desk, says string, args ...any) error {
	if errors.Is(err, generate.ErrFindings) {
		writeFindings(sh.out, done.Findings)
		fmt.Fprintf(sh.out, "%s\n没有办理，没有改动。\n", verdict(done.Findings))
		return err
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(sh.out, says+"\n", args...)
	return sh.entered(done.Register, d)
}

// entered says under which head an act stands, and who did it.
func (sh *shell) entered(r *register.Register, d *generate.Desk) error {
	h := r.Head()
	signed := "没有签名"
	if d.Pen.Signer != nil {
		signed = "由“" + d.Pen.Signer.Name() + "”签名"
	}
	_, err := fmt.Fprintf(sh.out, "已进登记簿：第 %d 条，经办人 %s，日期 %s；树头 %s，%s。\n", h.Size, visible(d.Who), d.On.Chinese(), h.Hash(), signed)
	return err
}
