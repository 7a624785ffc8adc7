package register

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"tongbao/generate/finding"
)

// File is a file of the published register.
type File struct {
	Path string // below the site
	Data []byte
}

// tileHeight is that of C2SP tlog-tiles.
const tileHeight = 8

// Publish gives the public part of the register as static files in the layout
// of C2SP tlog-tiles: the newest head, the tiles, a proof for each entry, the
// heads that were kept, and the log without what only the workspace keeps. Of an
// entry that is closed nothing but its leaf is given. closed may be nil.
func (r *Register) Publish(closed func(*Act) bool) []File {
	out := []File{{logFile, r.public(closed)}, {headFile, r.headData}}
	if len(r.Keys) > 0 {
		out = append(out, File{keysFile, []byte(strings.Join(r.Keys, "\n") + "\n")})
	}
	for _, h := range r.others {
		out = append(out, File{h.file, h.data})
	}
	for _, t := range tlog.NewTiles(tileHeight, 0, r.head.Size) {
		data, err := tlog.ReadTileData(t, r.tree)
		if err != nil {
			panic(err) // the reader gives none
		}
		out = append(out, File{path.Join(Folder, strings.Replace(t.Path(), "tile/8/", "tile/", 1)), data})
	}
	for i := range r.head.Size {
		out = append(out, File{ProofPath(int(i)), r.proof(i)})
	}
	return out
}

// public gives the log as it is published.
func (r *Register) public(closed func(*Act) bool) []byte {
	var b bytes.Buffer
	for _, a := range r.Acts {
		l := line{Leaf: a.line.Leaf}
		if a.Known() && (closed == nil || !closed(a)) {
			l.Nonce, l.Record = a.line.Nonce, a.line.Record
		}
		b.Write(canonical(&l))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// ProofPath gives where the proof of an act stands in the site.
func ProofPath(id int) string { return path.Join(Folder, "proofs", strconv.Itoa(id+1)+".txt") }

// proof gives the proof that entry i stands under the newest head, in the form
// of C2SP tlog-proof.
func (r *Register) proof(i int64) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "c2sp.org/tlog-proof@v1\nindex %d\n", i)
	for _, h := range r.tree.prove(r.head.Size, i) {
		b.WriteString(base64.StdEncoding.EncodeToString(h[:]) + "\n")
	}
	b.WriteByte('\n')
	b.Write(r.headData)
	return b.Bytes()
}

// CheckPublished holds the files of the published register in the site fsys
// against its log, which r was read from.
func (r *Register) CheckPublished(fsys fs.FS, out *finding.List) {
	for _, f := range r.Publish(nil) {
		data, err := fs.ReadFile(fsys, f.Path)
		if err != nil {
			out.Add(finding.RegisterAbsent.New(finding.At{File: f.Path}, ""))
		} else if at := differs(data, f.Data); at >= 0 {
			out.Add(finding.RegisterTile.New(finding.At{File: f.Path}, "", "offset", strconv.Itoa(at+1)))
		}
	}
}

// CheckFigures holds the values that the site fsys publishes of issued bulletins
// against the log.
func (r *Register) CheckFigures(fsys fs.FS, out *finding.List) {
	for _, m := range r.Months() {
		file, are := r.Figures(m)
		if values, err := fs.ReadFile(fsys, file); file != "" && err == nil && !are(values) {
			out.Add(finding.BulletinFrozen.New(finding.At{File: file}, "", "month", m.Chinese(), "date", r.Month(m)[0].On.Chinese()))
		}
	}
}

// CheckSigned adds a finding unless the newest head is signed by the key of
// that verifier.
func (r *Register) CheckSigned(verifier string, out *finding.List) {
	_, signature, err := ParseHead(r.headData, []string{verifier})
	if err != nil || signature.By == "" {
		out.Add(finding.RegisterHead.New(finding.At{File: headFile}, "", "reason", "最新的树头没有“"+KeyName(verifier)+"”这个公钥的签名"))
	}
}

// SignedBy gives the name of the key that signed the newest head; "" when none
// of the register's keys did.
func (r *Register) SignedBy() string { return r.signedBy }

// SignerAt gives the name of the key that signed the head of the first n
// entries; "" when none did, or when there never was such a head: acts that were
// entered together have one.
func (r *Register) SignerAt(n int) string {
	file := path.Join(headsPath, headName(int64(n)))
	for _, h := range r.others {
		if h.file == file {
			_, signature, _ := ParseHead(h.data, r.Keys)
			return signature.By
		}
	}
	return ""
}
