package notice

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"tongbao/generate/finding"
)

// DraftFolder holds drafts; elsewhere a draft is a circular that has a title
// and a kind, but neither a number nor a day of issue.
const DraftFolder = Folder + "/drafts"

func inDrafts(file string) bool { return strings.HasPrefix(path.Clean(file), DraftFolder+"/") }

// unissued says whether the file that was read is a draft.
func (r *reader) unissued() bool {
	return inDrafts(r.file) || r.given["title"] && r.given["kind"] && !r.given["number"] && !r.given["issued_on"]
}

// unissued sets a draft aside. It may be unfinished, so of what is wrong with
// it only a mark of secrecy counts.
func (l *loader) unissued(n *Notice, found *finding.List) {
	for _, f := range found.Sorted() {
		if f.Kind == finding.NoticeSecrecy {
			l.out.Add(f)
		}
	}
	l.archive.Drafts = append(l.archive.Drafts, n)
	l.out.Add(finding.NoticeDraft.New(finding.At{File: n.File}, "", "file", n.File))
}

// Sum gives the SHA-256 of a file's bytes in hexadecimal, as sha256sum does.
func Sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
