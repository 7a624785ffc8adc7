package register

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"tongbao/generate/schema"
)

// Record is what a leaf stands for. It holds no name, and nothing from which
// one could be guessed.
type Record struct {
	Kind    Kind        // what was done
	Subject string      // a circular's number, or the month of a bulletin
	Of      string      // the number that a correction or withdrawal acts on, else ""
	On      schema.Date // the day of the act
	Sealed  string      // SHA-256 over the salt and the details, 64 hexadecimal digits
	Figures string      // of a bulletin: SHA-256 of its values, which are published; "" where an older version entered it
}

// Detail is the part of an act that only the workspace keeps.
type Detail struct {
	Who      string    `json:"who"`
	Why      string    `json:"why"`
	Basis    string    `json:"basis,omitempty"`    // the document that the act rests on
	File     string    `json:"file,omitempty"`     // where the circular stood, below the workspace
	Text     string    `json:"text,omitempty"`     // SHA-256 of the circular's or bulletin's file
	Pictures []Picture `json:"pictures,omitempty"` // that the circular shows
	Values   string    `json:"values,omitempty"`   // what is Figures of a record now
	Person   string    `json:"person,omitempty"`   // whose name is masked
}

// Picture is a picture of a circular as it was issued.
type Picture struct {
	File string `json:"file"` // below the workspace
	Sum  string `json:"sha256"`
}

// written is a record as the log writes it.
type written struct {
	ID      int    `json:"id"`
	Act     string `json:"act"`
	Subject string `json:"subject"`
	Of      string `json:"of,omitempty"`
	On      string `json:"on"`
	Sealed  string `json:"sealed"`
	Figures string `json:"figures,omitempty"`
}

// line is a line of the log: all that is known of an entry. Only the leaf must
// be there.
type line struct {
	Leaf   string   `json:"leaf"`            // 64 hexadecimal digits
	Nonce  string   `json:"nonce,omitempty"` // before the record
	Record *written `json:"record,omitempty"`
	Salt   string   `json:"salt,omitempty"` // before the details
	Detail *Detail  `json:"detail,omitempty"`
}

// secretLength is the length of nonces and salts in bytes.
const secretLength = 32

// seal makes the line of a new entry from its parts and what hides them.
func seal(id int, r Record, d Detail, nonce, salt []byte) line {
	d.clean()
	l := line{Nonce: hex.EncodeToString(nonce), Salt: hex.EncodeToString(salt), Detail: &d}
	l.Record = &written{id, string(r.Kind), r.Subject, r.Of, r.On.String(), l.sealed(), r.Figures}
	l.Leaf = l.leaf()
	return l
}

// clean makes the details survive being written and read again.
func (d *Detail) clean() {
	for _, s := range []*string{&d.Who, &d.Why, &d.Basis, &d.File, &d.Person} {
		*s = string(bytes.ToValidUTF8([]byte(*s), []byte("\uFFFD")))
	}
}

// sealed gives the hash that a record keeps of the details.
func (l *line) sealed() string {
	sum := sha256.Sum256(append(unhex(l.Salt), canonical(l.Detail)...))
	return hex.EncodeToString(sum[:])
}

// leaf gives the hash of the leaf.
func (l *line) leaf() string {
	h := tlog.RecordHash(append(unhex(l.Nonce), canonical(l.Record)...))
	return hex.EncodeToString(h[:])
}

// canonical gives the one form in which a part of a line is hashed and written:
// compact JSON with the fields in the order of their declaration, text as it is.
func canonical(part any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(part); err != nil {
		panic(err) // strings and numbers
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// act reads the entry at place id; an error says what is wrong with the line.
func (l *line) act(id int) (*Act, error) {
	a := &Act{ID: id, line: *l}
	if _, err := l.hash(); err != nil {
		return a, err
	}
	if l.Record == nil {
		if *l != (line{Leaf: l.Leaf}) {
			return a, fmt.Errorf("登记的内容被删去，只剩一部分")
		}
		return a, nil
	}
	on, ok := schema.ParseDate(l.Record.On)
	switch {
	case len(unhex(l.Nonce)) != secretLength, l.leaf() != l.Leaf:
		return a, fmt.Errorf("内容与它的摘要不符")
	case l.Record.ID != id:
		return a, fmt.Errorf("写的是第 %d 条", l.Record.ID+1)
	case !ok || labels[Kind(l.Record.Act)] == "":
		return a, fmt.Errorf("种类或日期不对")
	case l.Detail == nil && l.Salt != "":
		return a, fmt.Errorf("经办人、原因等内容被删去")
	case l.Detail != nil && (len(unhex(l.Salt)) != secretLength || l.sealed() != l.Record.Sealed):
		return a, fmt.Errorf("经办人、原因等内容与它的摘要不符")
	}
	a.Record = Record{Kind(l.Record.Act), l.Record.Subject, l.Record.Of, on, l.Record.Sealed, l.Record.Figures}
	a.Detail = l.Detail
	return a, nil
}

// hash reads the leaf.
func (l *line) hash() (tlog.Hash, error) {
	b := unhex(l.Leaf)
	if len(b) != tlog.HashSize {
		return tlog.Hash{}, fmt.Errorf("没有摘要")
	}
	return tlog.Hash(b), nil
}

// unhex reads hexadecimal digits in their one form, in lower case; nil when s
// is not in it.
func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	if err != nil || hex.EncodeToString(b) != s {
		return nil
	}
	return b
}
