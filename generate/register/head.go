package register

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// unsignedOrigin names a register whose heads nobody has signed.
const unsignedOrigin = "tongbao"

// Head says what a register was when it had Size entries. It is written as a
// checkpoint of C2SP tlog-checkpoint.
type Head struct {
	Origin string // the name of the key
	Size   int64
	Root   tlog.Hash
}

// text gives the head without signatures.
func (h Head) text() string { return fmt.Sprintf("%s\n%d\n%s\n", h.Origin, h.Size, h.Root) }

// Hash gives the root as a checkpoint writes it, in base64.
func (h Head) Hash() string { return h.Root.String() }

// sign gives the checkpoint, signed when there is a signer.
func (h Head) sign(by note.Signer) ([]byte, error) {
	if by == nil {
		return []byte(h.text()), nil
	}
	return note.Sign(&note.Note{Text: h.text()}, by)
}

// Signature says what is known of who signed a head.
type Signature struct {
	By     string // the name of the key that signed it; "" when none of the known keys did
	Signed bool   // there is a signature at all
}

var (
	errHead      = errors.New("不是登记簿的树头")
	errSignature = errors.New("签名不对")
)

// ParseHead reads a checkpoint and checks its signatures against the keys whose
// verifiers are known. It gives an error when it is none, or when a signature
// of a known key is wrong.
func ParseHead(data []byte, known []string) (Head, Signature, error) {
	text, rest, signed := strings.Cut(string(data), "\n\n")
	if signed {
		text += "\n"
	}
	h, err := parseHeadText(text)
	if err != nil || !signed {
		return h, Signature{}, err
	}
	if rest == "" {
		return h, Signature{}, errHead
	}
	if !plainSignatures(rest) {
		return h, Signature{}, errSignature
	}
	by, err := verified(data, known)
	return h, Signature{by, true}, err
}

// verified gives the name of a known key whose signature stands below a note;
// "" when all signatures are of unknown keys.
func verified(data []byte, known []string) (string, error) {
	var verifiers []note.Verifier
	for _, k := range slices.Compact(slices.Sorted(slices.Values(known))) { // a key that signed again stands twice
		if v, err := note.NewVerifier(k); err == nil {
			verifiers = append(verifiers, v)
		}
	}
	n, err := note.Open(data, note.VerifierList(verifiers...))
	var unknown *note.UnverifiedNoteError
	switch {
	case errors.As(err, &unknown):
		return "", nil
	case err != nil:
		return "", errSignature
	}
	return n.Sigs[0].Name, nil
}

// plainSignatures says whether signatures are written in the one form of
// base64: readers pass over the unused bits at its end.
func plainSignatures(lines string) bool {
	for l := range strings.Lines(lines) {
		l = strings.TrimSuffix(l, "\n")
		written := l[strings.LastIndexByte(l, ' ')+1:]
		b, err := base64.StdEncoding.Strict().DecodeString(written)
		if err != nil || base64.StdEncoding.EncodeToString(b) != written {
			return false
		}
	}
	return true
}

func parseHeadText(text string) (Head, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] == "" || lines[3] != "" {
		return Head{}, errHead
	}
	size, err1 := strconv.ParseInt(lines[1], 10, 64)
	root, err2 := base64.StdEncoding.DecodeString(lines[2])
	if err1 != nil || err2 != nil || size < 0 || len(root) != tlog.HashSize {
		return Head{}, errHead
	}
	h := Head{lines[0], size, tlog.Hash(root)}
	if h.text() != text {
		return Head{}, errHead
	}
	return h, nil
}
