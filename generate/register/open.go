package register

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"tongbao/generate/finding"
)

// oldHead is a head that was kept when an act was made.
type oldHead struct {
	file string
	data []byte
}

// Open reads the register of the workspace, or the published one of the site,
// in fsys, and adds what is wrong with it to out: a line that is not as it was
// written, a head that the lines do not give, a wrong signature. Without a
// register it gives one that is not Present.
func Open(fsys fs.FS, out *finding.List) (*Register, error) {
	r := &Register{tree: &tree{}}
	data, err := fs.ReadFile(fsys, logFile)
	if errors.Is(err, fs.ErrNotExist) {
		r.lost(fsys, out)
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	r.Present, r.log = true, data
	r.readLog(out)
	r.readKeys(fsys, out)
	r.readHead(fsys, out)
	r.readHeads(fsys, out)
	return r, nil
}

// lost finds a register without its log.
func (r *Register) lost(fsys fs.FS, out *finding.List) {
	for _, left := range []string{headFile, keysFile, headsPath} {
		if _, err := fs.Stat(fsys, left); err == nil {
			r.Present = true
			out.Add(finding.RegisterLost.New(finding.At{File: logFile}, "", "left", left))
			return
		}
	}
}

// readLog reads the lines of the log.
func (r *Register) readLog(out *finding.List) {
	start := 0
	for start < len(r.log) {
		r.lines++
		row := r.lines
		text, _, whole := bytes.Cut(r.log[start:], []byte("\n"))
		if !whole {
			out.Add(finding.RegisterTorn.New(finding.At{File: logFile, Row: row}, ""))
			return
		}
		if reason := r.readLine(text); reason != "" {
			out.Add(finding.RegisterLine.New(finding.At{File: logFile, Row: row}, "", "reason", reason, "offset", strconv.Itoa(start+1)))
		}
		start += len(text) + 1
	}
}

// readLine reads one line into the acts, and says what is wrong with it.
func (r *Register) readLine(text []byte) string {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		r.Acts = append(r.Acts, &Act{ID: len(r.Acts)})
		h, _ := l.hash()
		r.tree.add(h)
		return "这一行读不懂"
	}
	a, err := l.act(len(r.Acts))
	r.Acts = append(r.Acts, a)
	h, _ := l.hash()
	r.tree.add(h)
	if err != nil {
		return err.Error()
	}
	if at := differs(text, canonical(&l)); at >= 0 {
		return "从这一行第 " + strconv.Itoa(at+1) + " 个字节起与写入时不同"
	}
	return ""
}

// differs gives the place of the first byte in which two texts differ; -1 when
// they are equal.
func differs(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// readKeys reads the verifiers of the keys that have signed.
func (r *Register) readKeys(fsys fs.FS, out *finding.List) {
	data, err := fs.ReadFile(fsys, keysFile)
	if err != nil {
		return
	}
	row := 0
	for l := range strings.Lines(string(data)) {
		row++
		if key := strings.TrimSuffix(l, "\n"); IsVerifier(key) && l != key {
			r.Keys = append(r.Keys, key)
		} else {
			out.Add(finding.RegisterKey.New(finding.At{File: keysFile, Row: row}, ""))
		}
	}
}

// readHead holds the newest head against the log.
func (r *Register) readHead(fsys fs.FS, out *finding.List) {
	data, err := fs.ReadFile(fsys, headFile)
	if err != nil {
		out.Add(finding.RegisterHead.New(finding.At{File: headFile}, "", "reason", "读不出来"))
		return
	}
	r.headData = data
	_, signature, _ := ParseHead(data, r.Keys)
	r.signedBy = signature.By
	r.head = r.checkHead(headFile, data, out)
	if r.head.Size > int64(len(r.Acts)) {
		r.head = Head{} // it says more than there is, which has been said
	} else if r.signedBy != "" && !r.Behind() && r.signedBy != KeyName(r.Keys[len(r.Keys)-1]) {
		out.Add(finding.RegisterHead.New(finding.At{File: keysFile, Row: len(r.Keys)}, "", "reason", "最后一个公钥不是给最新树头签名的“"+r.signedBy+"”的，公钥被删去或调换过"))
	} else if r.head.Origin != "" && r.Behind() {
		out.Add(finding.RegisterBehind.New(finding.At{File: headFile}, "", "count", strconv.Itoa(len(r.Acts)), "size", strconv.FormatInt(r.head.Size, 10)))
	}
}

// readHeads holds the heads that were kept against the log.
func (r *Register) readHeads(fsys fs.FS, out *finding.List) {
	entries, _ := fs.ReadDir(fsys, headsPath) // what is not there is missing
	for _, e := range entries {
		file := path.Join(headsPath, e.Name())
		data, err := fs.ReadFile(fsys, file)
		if err != nil || !strings.HasSuffix(e.Name(), ".txt") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		h := r.checkHead(file, data, out)
		if e.Name() != headName(h.Size) && h.Size > 0 {
			out.Add(finding.RegisterHead.New(finding.At{File: file}, "", "reason", "文件名与其中的条数不符"))
		}
		r.others = append(r.others, oldHead{file, data})
	}
	r.missing(out)
}

// missing finds the heads that should have been kept and are not there. An act
// that was interrupted leaves none, so it is a warning.
func (r *Register) missing(out *finding.List) {
	there := map[string]bool{}
	for _, h := range r.others {
		there[h.file] = true
	}
	for n := 1; n <= int(r.head.Size); n++ {
		file := path.Join(headsPath, headName(int64(n)))
		if there[file] || n < int(r.head.Size) && !parted(r.Acts[n-1], r.Acts[n]) {
			continue
		}
		f := finding.RegisterHead.New(finding.At{File: file}, "", "reason", "登记第 "+strconv.Itoa(n)+" 条时存下的树头不见了")
		f.Severity = finding.Warning
		out.Add(f)
	}
}

// parted says whether an act was entered apart from the one before, as far as is
// known: only adoptions are entered many at once.
func parted(before, after *Act) bool {
	return before.Known() && after.Known() && (before.Kind != Adopt || after.Kind != Adopt || before.On != after.On)
}

// Behind says whether the newest head lacks the last entries, as after a power
// cut.
func (r *Register) Behind() bool { return r.head.Size < int64(len(r.Acts)) }

func headName(size int64) string { return strconv.FormatInt(size, 10) + ".txt" }

// checkHead reads a head and holds it against the log and the known keys. One
// that cannot be read is zero.
func (r *Register) checkHead(file string, data []byte, out *finding.List) Head {
	h, signature, err := ParseHead(data, r.Keys)
	reason := ""
	switch {
	case err != nil:
		reason = err.Error()
	case r.inconsistent(h) != "":
		reason = r.inconsistent(h)
	case signature.Signed && signature.By == "":
		reason = "签名的密钥不在 " + keysFile + " 里"
	case signature.By != "" && signature.By != h.Origin, !signature.Signed && h.Origin != unsignedOrigin:
		reason = "签名与第一行的名称不符"
	}
	if reason == "" {
		return h
	}
	out.Add(finding.RegisterHead.New(finding.At{File: file}, "", "reason", reason))
	if err != nil {
		return Head{}
	}
	return h
}

// inconsistent says how the log departs from a head; "" when it does not: the
// log holds the head's entries, unchanged and in order, and maybe more.
func (r *Register) inconsistent(h Head) string {
	switch {
	case h.Size > int64(len(r.Acts)):
		return "树头说有 " + strconv.FormatInt(h.Size, 10) + " 条，登记簿只有 " + strconv.Itoa(len(r.Acts)) + " 条，后面的被删去了"
	case h.Root != r.tree.root(h.Size):
		return "前 " + strconv.FormatInt(h.Size, 10) + " 条登记与这个树头不符：有登记被改动、调换或删去"
	}
	return ""
}

// Consistent holds the register against an older head, as printed or kept
// elsewhere; it gives "" when all that the head stands for is still there.
func (r *Register) Consistent(h Head) string { return r.inconsistent(h) }
