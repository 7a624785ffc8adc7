package register

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/output"
	"tongbao/generate/schema"
)

// counter gives the same bytes in every run.
type counter struct{ n byte }

func (c *counter) Read(b []byte) (int, error) {
	for i := range b {
		c.n++
		b[i] = c.n
	}
	return len(b), nil
}

var day = schema.DateOf(2019, 8, 5)

// filled writes a register of n acts, one at a time, and gives its folder.
func filled(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	pen := &Pen{Dir: dir, Random: &counter{}}
	k, err := NewKey("示例县", "", &counter{})
	if err != nil {
		t.Fatal(err)
	}
	pen.Verifier = k.Verifier
	if pen.Signer, err = k.Signer(""); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		enter(t, pen, number(i))
	}
	return dir
}

func number(i int) string { return fmt.Sprintf("示组通〔2019〕%d号", i+1) }

func enter(t *testing.T, pen *Pen, subject string) {
	t.Helper()
	r, found := open(t, pen.Dir)
	if len(found) > 0 {
		t.Fatal(found)
	}
	e := Entry{Record{Kind: Issue, Subject: subject, On: day}, Detail{Who: "王经办", Why: "县委<同意>", Person: "张三"}}
	if err := pen.Enter(r, []Entry{e}); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string) (*Register, []finding.Finding) {
	t.Helper()
	out := &finding.List{}
	r, err := Open(os.DirFS(dir), out)
	if err != nil {
		t.Fatal(err)
	}
	return r, out.Sorted()
}

func put(t *testing.T, dir, file string, data []byte) {
	t.Helper()
	if err := WriteFile(filepath.Join(dir, filepath.FromSlash(file)), data); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, dir, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestActsAreReadAsTheyWereEntered(t *testing.T) {
	r, found := open(t, filled(t, 5))
	if len(found) > 0 || len(r.Acts) != 5 || r.SignedBy() != "示例县" || r.Head().Size != 5 {
		t.Fatalf("%d acts, %v", len(r.Acts), found)
	}
	s := r.State(number(2))
	if s.IssuedBy == nil || s.IssuedBy.ID != 2 || s.IssuedBy.On != day || s.IssuedBy.Detail.Why != "县委<同意>" {
		t.Errorf("%+v", s)
	}
	if r.State("示组通〔2019〕9号").IssuedBy != nil {
		t.Error("a circular that was never entered is in the register")
	}
}

func TestWithoutRegister(t *testing.T) {
	r, found := open(t, t.TempDir())
	if r.Present || len(found) > 0 || r.State("x").IssuedBy != nil || r.Masked("x", "y", 0) {
		t.Errorf("%+v %v", r, found)
	}
}

// Every flipped bit of every file of the register is found, in that file or in
// what it signs.
func TestEveryFlippedBitIsFound(t *testing.T) {
	dir := filled(t, 3)
	for _, file := range []string{logFile, headFile, keysFile, headsPath + "/2.txt"} {
		data := get(t, dir, file)
		for bit := 0; bit < len(data)*8; bit += 7 {
			data[bit/8] ^= 1 << (bit % 8)
			put(t, dir, file, data)
			if _, found := open(t, dir); len(found) == 0 {
				t.Errorf("%s: bit %d of byte %d (%q) goes unseen", file, bit%8, bit/8, data[max(0, bit/8-8):bit/8+1])
			}
			data[bit/8] ^= 1 << (bit % 8)
		}
		put(t, dir, file, data)
	}
}

// A log that was cut, reordered, or written anew does not hold an older head,
// even when its own head was made anew.
func TestRewrittenLogDoesNotHoldOlderHead(t *testing.T) {
	dir := filled(t, 4)
	before, _ := open(t, dir)
	lines := bytes.SplitAfter(get(t, dir, logFile), []byte("\n"))[:4]
	for name, left := range map[string][][]byte{
		"deleted": {lines[0], lines[2], lines[3]}, "cut": lines[:3], "reordered": {lines[1], lines[0], lines[2], lines[3]},
		"doubled": {lines[0], lines[0], lines[2], lines[3]}, "none": nil,
	} {
		put(t, dir, logFile, bytes.Join(left, nil))
		r, found := open(t, dir)
		if len(found) == 0 {
			t.Errorf("%s: not found beside its head", name)
		}
		if r.Consistent(before.HeadAt(4)) == "" {
			t.Errorf("%s: holds the older head", name)
		}
	}
	other := t.TempDir()
	pen := &Pen{Dir: other, Random: &counter{7}}
	for i := range 6 {
		enter(t, pen, number(i))
	}
	anew, found := open(t, other)
	if len(found) > 0 || anew.Consistent(before.HeadAt(4)) == "" || anew.SignedBy() != "" {
		t.Error("a register written anew holds the older head", found)
	}
}

func TestOlderHeadsHold(t *testing.T) {
	dir := filled(t, 9)
	r, _ := open(t, dir)
	for n := 1; n <= 9; n++ {
		h, signature, err := ParseHead(get(t, dir, fmt.Sprintf("%s/%d.txt", headsPath, n)), r.Keys)
		if err != nil || signature.By != "示例县" || r.Consistent(h) != "" || h != r.HeadAt(n) {
			t.Errorf("%d: %v %v %v", n, h, signature, err)
		}
	}
}

// What was destroyed on lawful grounds leaves a leaf that gives nothing away,
// and every proof still holds.
func TestErasedEntryKeepsItsPlace(t *testing.T) {
	dir := filled(t, 4)
	before, _ := open(t, dir)
	lines := strings.SplitAfter(string(get(t, dir, logFile)), "\n")
	var l line
	if err := json.Unmarshal([]byte(lines[1]), &l); err != nil {
		t.Fatal(err)
	}
	lines[1] = string(canonical(&line{Leaf: l.Leaf})) + "\n"
	put(t, dir, logFile, []byte(strings.Join(lines, "")))
	r, found := open(t, dir)
	if len(found) > 0 || r.Head() != before.Head() || r.Acts[1].Known() || r.State(number(1)).IssuedBy != nil {
		t.Errorf("%v %+v", found, r.Acts[1])
	}
	l.Salt, l.Detail = "", nil
	lines[1] = string(canonical(&l)) + "\n"
	put(t, dir, logFile, []byte(strings.Join(lines, "")))
	if r, found := open(t, dir); len(found) > 0 || r.State(number(1)).IssuedBy == nil || r.Acts[1].Detail != nil {
		t.Error("a record without its details is not read", found)
	}
}

// The published register holds no name and no detail, its files are found
// changed, and each proof holds by the rules of RFC 6962 alone.
func TestPublished(t *testing.T) {
	for _, n := range []int{1, 2, 7, 300} {
		dir := filled(t, 1)
		pen := &Pen{Dir: dir, Random: &counter{3}}
		r, _ := open(t, dir)
		var more []Entry
		for i := 1; i < n; i++ {
			more = append(more, Entry{Record{Kind: Adopt, Subject: number(i), On: day}, Detail{Who: "王经办", Why: "同意", Person: "张三"}})
		}
		if err := pen.Enter(r, more); err != nil {
			t.Fatal(err)
		}
		r, _ = open(t, dir)
		site := t.TempDir()
		for _, f := range r.Publish(func(a *Act) bool { return a.ID == 0 }) {
			if bytes.Contains(f.Data, []byte("张三")) || bytes.Contains(f.Data, []byte("王经办")) || bytes.Contains(f.Data, []byte(number(0))) {
				t.Errorf("%s tells what it must not", f.Path)
			}
			put(t, site, f.Path, f.Data)
		}
		public, found := open(t, site)
		out := &finding.List{}
		public.CheckPublished(os.DirFS(site), out)
		if len(found) > 0 || len(out.Sorted()) > 0 || public.Head() != r.Head() || public.Acts[0].Known() {
			t.Fatalf("%d: %v %v", n, found, out.Sorted())
		}
		for i := range n {
			checkProof(t, get(t, site, ProofPath(i)), r, int64(i))
		}
		if n == 300 {
			if _, err := os.Stat(filepath.Join(site, "register/tile/0/001.p/44")); err != nil {
				t.Error(err)
			}
		}
	}
}

// checkProof checks a proof as somebody with tlog alone would.
func checkProof(t *testing.T, data []byte, r *Register, i int64) {
	t.Helper()
	top, checkpoint, _ := strings.Cut(string(data), "\n\n")
	h, _, err := ParseHead([]byte(checkpoint), r.Keys)
	lines := strings.Split(top, "\n")
	if err != nil || lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != fmt.Sprintf("index %d", i) {
		t.Fatalf("%v %q", err, lines)
	}
	var p tlog.RecordProof
	for _, l := range lines[2:] {
		b, err := base64.StdEncoding.DecodeString(l)
		if err != nil {
			t.Fatal(err)
		}
		p = append(p, tlog.Hash(b))
	}
	leaf, _ := r.Acts[i].line.hash()
	if err := tlog.CheckRecord(p, h.Size, h.Root, i, leaf); err != nil {
		t.Errorf("proof %d: %v", i, err)
	}
}

func TestFlippedBitsOfPublishedFilesAreFound(t *testing.T) {
	r, _ := open(t, filled(t, 3))
	site := t.TempDir()
	files := r.Publish(nil)
	for _, f := range files {
		put(t, site, f.Path, f.Data)
	}
	for _, f := range files {
		for bit := 0; bit < len(f.Data)*8; bit += 37 {
			data := bytes.Clone(f.Data)
			data[bit/8] ^= 1 << (bit % 8)
			put(t, site, f.Path, data)
			public, found := open(t, site)
			out := &finding.List{}
			public.CheckPublished(os.DirFS(site), out)
			if len(found)+len(out.Sorted()) == 0 {
				t.Errorf("%s: bit %d goes unseen", f.Path, bit)
			}
		}
		put(t, site, f.Path, f.Data)
	}
}

// The hash of a leaf is that of RFC 6962 over the nonce and the record, and the
// record's seal is SHA-256 over the salt and the details.
func TestLeafByHand(t *testing.T) {
	dir := filled(t, 1)
	var l struct {
		Leaf, Nonce, Salt string
		Record, Detail    json.RawMessage
	}
	if err := json.Unmarshal(get(t, dir, logFile), &l); err != nil {
		t.Fatal(err)
	}
	leaf := sha256.Sum256(append(append([]byte{0}, unhex(l.Nonce)...), l.Record...))
	sealed := sha256.Sum256(append(unhex(l.Salt), l.Detail...))
	if fmt.Sprintf("%x", leaf) != l.Leaf || !bytes.Contains(l.Record, fmt.Appendf(nil, `"sealed":"%x"`, sealed)) {
		t.Errorf("%x %x in %s", leaf, sealed, l.Record)
	}
}

func TestTwoAtOnce(t *testing.T) {
	dir := filled(t, 1)
	a, _ := open(t, dir)
	enter(t, &Pen{Dir: dir, Random: &counter{}}, number(1))
	err := (&Pen{Dir: dir, Random: &counter{}}).Enter(a, nil)
	if _, ok := err.(*ChangedError); !ok {
		t.Error(err)
	}
	pen := &Pen{Dir: dir, Random: &counter{}}
	release, err := pen.lock()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := open(t, dir)
	if _, ok := pen.Enter(b, nil).(*output.BusyError); !ok {
		t.Error("the lock is not heeded")
	}
	release()
	put(t, dir, Folder+"/.lock", []byte("进程 1，a machine that died\n"))
	if err := pen.Enter(b, nil); err != nil {
		t.Errorf("a dead process keeps others out: %v", err)
	}
}

// A power cut between the log and the head, or within a line, is found and can
// be mended.
func TestInterrupted(t *testing.T) {
	dir := filled(t, 2)
	head := get(t, dir, headFile)
	enter(t, &Pen{Dir: dir, Random: &counter{}}, number(2))
	put(t, dir, headFile, head)
	os.Remove(filepath.Join(dir, headsPath, "3.txt"))
	r, found := open(t, dir)
	if len(found) != 1 || found[0].Kind != finding.RegisterBehind || !r.Behind() {
		t.Fatal(found)
	}
	if err := (&Pen{Dir: dir, Random: &counter{}}).Enter(r, nil); err != nil {
		t.Fatal(err)
	}
	if _, found := open(t, dir); len(found) > 0 {
		t.Error(found)
	}
	log := get(t, dir, logFile)
	put(t, dir, logFile, append(log, `{"leaf":"12`...))
	if _, found := open(t, dir); len(found) == 0 || found[len(found)-1].Kind != finding.RegisterTorn {
		t.Error(found)
	}
	os.Remove(filepath.Join(dir, logFile))
	if r, found := open(t, dir); len(found) != 1 || found[0].Kind != finding.RegisterLost || !r.Present {
		t.Error(found)
	}
}

// The log is written whole or not at all, so that a full disk leaves no half a
// line: who has the old one open reads that to its end.
func TestTheLogIsReplaced(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("what is open is not replaced there")
	}
	dir := filled(t, 1)
	before := get(t, dir, logFile)
	f, err := os.Open(filepath.Join(dir, logFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enter(t, &Pen{Dir: dir, Random: &counter{}}, number(1))
	if data, err := io.ReadAll(f); err != nil || !bytes.Equal(data, before) {
		t.Errorf("%q, %v", data, err)
	}
}

// An act whose papers cannot all be written is not entered: no paper and no
// folder of it is left, and the next one is entered as if nothing had been.
func TestEnteredAllOrNone(t *testing.T) {
	dir := filled(t, 1)
	put(t, dir, "in the way", nil)
	before := listing(t, dir)
	r, _ := open(t, dir)
	pen := &Pen{Dir: dir, Random: &counter{}}
	papers := Papers{Written: []Paper{{"bulletins/7/a.md", []byte("甲")}, {"in the way/b.md", []byte("乙")}}}
	if err := pen.EnterWith(r, []Entry{{Record: Record{Kind: Issue, Subject: number(1), On: day}}}, papers); err == nil {
		t.Error("entered")
	}
	if after := listing(t, dir); !slices.Equal(before, after) {
		t.Errorf("before %v, after %v", before, after)
	}
	enter(t, pen, number(1))
}

// listing gives the names of all files and folders in dir.
func listing(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	k, err := NewKey("县", "开门", &counter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteKey(dir, k); err != nil {
		t.Fatal(err)
	}
	if err := WriteKey(dir, k); err == nil {
		t.Error("a key was overwritten")
	}
	if info, _ := os.Stat(filepath.Join(dir, "县")); info.Mode().Perm()&^0o600 != 0 && os.PathSeparator == '/' {
		t.Error(info.Mode())
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "县")); bytes.Contains(data, []byte("PRIVATE")) {
		t.Error("a locked key is open")
	}
	k, err = ReadKey(dir, "县")
	if err != nil || !k.NeedsPassphrase() {
		t.Fatal(err)
	}
	if _, err := k.Signer("关门"); err != ErrPassphrase {
		t.Error(err)
	}
	s, err := k.Signer("开门")
	if err != nil {
		t.Fatal(err)
	}
	data, err := Head{Origin: "县", Size: 0}.sign(s)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := note.NewVerifier(k.Verifier)
	if _, err := note.Open(data, note.VerifierList(v)); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"", "a b", "a+b", "../x", ".x", "a/b", "tongbao"} {
		if CheckKeyName(name) == nil {
			t.Errorf("%q can name a key", name)
		}
	}
	if names, err := KeyNames(dir); err != nil || fmt.Sprint(names) != "[县]" {
		t.Error(names, err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("{}\n"), []byte("tongbao\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"))
	f.Fuzz(func(t *testing.T, log, head []byte) {
		out := &finding.List{}
		r, err := Open(memory{logFile: log, headFile: head}, out)
		if err != nil {
			t.Fatal(err)
		}
		r.Publish(nil)
		r.Months()
	})
}

// memory is a file system of a few files.
type memory map[string][]byte

func (m memory) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (m memory) ReadFile(name string) ([]byte, error) {
	if data, ok := m[name]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

func TestSignedByTheKeyThatWasAskedFor(t *testing.T) {
	r, _ := open(t, filled(t, 2))
	other, err := NewKey("示例县", "", &counter{99})
	if err != nil {
		t.Fatal(err)
	}
	for verifier, wrong := range map[string]int{r.Keys[0]: 0, other.Verifier: 1} {
		out := &finding.List{}
		if r.CheckSigned(verifier, out); len(out.Sorted()) != wrong {
			t.Errorf("%s: %v", verifier, out.Sorted())
		}
	}
}

// A name is masked from the day of the act on, and only in what the act is about.
func TestMasked(t *testing.T) {
	dir := t.TempDir()
	pen := &Pen{Dir: dir, Random: &counter{}}
	r, _ := open(t, dir)
	if err := pen.Enter(r, []Entry{{Record{Kind: Mask, Subject: number(0), On: day}, Detail{Person: "张三", Why: "申诉成立"}}}); err != nil {
		t.Fatal(err)
	}
	r, _ = open(t, dir)
	for _, c := range []struct {
		number, name string
		on           schema.Date
		want         bool
	}{
		{number(0), "张三", day, true}, {number(0), "张三", 0, true}, {number(0), "张　三", day, true}, {number(0), "张三", day - 1, false},
		{number(1), "张三", day, false}, {number(0), "张三丰", day, false},
	} {
		if got := r.Masked(c.number, c.name, c.on); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
	if log := r.public(nil); bytes.Contains(log, []byte("张三")) || bytes.Contains(log, []byte("申诉")) {
		t.Errorf("the public log tells: %s", log)
	}
}

func TestChanges(t *testing.T) {
	before := ReadValues("indicator,place,period,numerator,denominator,value\na,1,2019-07,1,2,50.0\nb,1,2019-07,3,,3\nc,1,2019-07,,,\n")
	after := ReadValues("indicator,place,period,numerator,denominator,value\na,1,2019-07,2,2,100.0\nc,1,2019-07,,,\nd,1,2019-07,4,,4\n")
	got := Changes(before, after)
	if len(got) != 2 || got[0].Row != 2 || got[0].Before.String() != "50.0（1/2）" || got[0].After.String() != "100.0（2/2）" ||
		got[1].Row != 3 || got[1].Before.String() != "3" || got[1].After.String() != "—" {
		t.Errorf("%+v", got)
	}
}

// A bulletin that no act entered is found; drafts of one are none.
func TestStrays(t *testing.T) {
	dir := filled(t, 1)
	strays := func() []finding.Finding {
		r, _ := open(t, dir)
		out := &finding.List{}
		r.strays(os.DirFS(dir), out)
		return out.Sorted()
	}
	put(t, dir, frozenPath+"/2019-07/1/.tongbao-1", nil)
	if found := strays(); len(found) > 0 {
		t.Error(found)
	}
	put(t, dir, frozenPath+"/2019-07/1/values.csv", nil)
	if found := strays(); len(found) != 1 || found[0].Kind != finding.BulletinStray {
		t.Error(found)
	}
}

// The log publishes the digest of a bulletin's values: that of the last version
// counts. One that an older version entered keeps it among its details.
func TestFigures(t *testing.T) {
	dir := t.TempDir()
	july := schema.MonthOf(2019, 7)
	pen := penOf(t, dir, "甲", 1)
	act := func(kind Kind, values string, older bool) {
		e := Entry{Record{Kind: kind, Subject: july.String(), On: day}, Detail{Who: "甲", Why: "同意"}}
		if older {
			e.Detail.Values = notice.Sum([]byte(values))
		} else {
			e.Record.Figures = notice.Sum([]byte(values))
		}
		r, found := open(t, dir)
		if len(found) > 0 {
			t.Fatal(found)
		}
		if err := pen.Enter(r, []Entry{e}); err != nil {
			t.Fatal(err)
		}
	}
	published := func() *Register {
		r, _ := open(t, dir)
		site := t.TempDir()
		for _, f := range r.Publish(nil) {
			put(t, site, f.Path, f.Data)
		}
		p, found := open(t, site)
		if len(found) > 0 {
			t.Fatal(found)
		}
		return p
	}
	act(IssueBulletin, "数", true)
	if file, _ := published().Figures(july); file != "" {
		t.Errorf("%s, though its values were not entered for others", file)
	}
	act(Revise, "新数", false)
	r := published()
	file, are := r.Figures(july)
	if file != FrozenValues(july, 2) || !are([]byte("新数")) || are([]byte("数")) {
		t.Errorf("the values are in %q, and others are they too", file)
	}
	for values, want := range map[string]int{"新数": 0, "数": 1} {
		site, out := t.TempDir(), &finding.List{}
		put(t, site, file, []byte(values))
		if r.CheckFigures(os.DirFS(site), out); len(out.Sorted()) != want {
			t.Errorf("%s: %v", values, out.Sorted())
		}
	}
	if other, _ := r.Figures(july + 1); other != "" {
		t.Errorf("%s is of a month without a bulletin", other)
	}
}
