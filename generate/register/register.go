// Package register keeps what was issued: an append-only log of acts, each of
// them a leaf of one Merkle tree, whose heads can be signed and printed.
//
//	log lines -Open-> acts, tree, head -Check-> findings, -Publish-> files of the site
//	Enter: acts -> log line, signed head
//
// A leaf is the hash of a nonce and the record of an act; a record holds a
// salted hash of its details. So a site can open a record without telling who
// acted, why, or on which text, and a line of which the record and the nonce
// have been destroyed still has its place in the tree and gives nothing away.
package register

import (
	"tongbao/generate/name"
	"tongbao/generate/schema"
)

// Folder holds a workspace's register. The site has its public part under the
// same name.
const Folder = "register"

// HeadFile holds the newest head, in a workspace and in a site.
const HeadFile = Folder + "/checkpoint"

// The other files of the folder.
const (
	logFile   = Folder + "/log.jsonl"
	headFile  = HeadFile
	keysFile  = Folder + "/keys.txt" // the verifiers of all keys that signed, one a line
	headsPath = Folder + "/heads"
)

// Kind is what an act does.
type Kind string

// The kinds of act.
const (
	Issue         Kind = "issue"
	Amend         Kind = "amend"
	Withdraw      Kind = "withdraw"
	Mask          Kind = "mask"
	Adopt         Kind = "adopt"
	IssueBulletin Kind = "bulletin-issue"
	Revise        Kind = "revise"
)

var labels = map[Kind]string{Issue: "印发", Amend: "更正", Withdraw: "撤销", Mask: "隐去姓名", Adopt: "补登",
	IssueBulletin: "发出月报", Revise: "修订月报"}

// Label gives the kind in Chinese.
func (k Kind) Label() string { return labels[k] }

// enters says whether an act of kind k enters the circular that it is about.
func (k Kind) enters() bool { return k == Issue || k == Amend || k == Withdraw || k == Adopt }

// Act is one entry of the register.
type Act struct {
	ID     int // from 0, its place in the log
	Record     // zero where it was destroyed
	// Detail tells who acted and why; nil where it was destroyed or is not
	// published.
	Detail *Detail

	line line
}

// Known says whether the record can still be read.
func (a *Act) Known() bool { return a.Kind != "" }

// Register is a workspace's register, or the published part of one.
type Register struct {
	Present bool // there is a register
	Acts    []*Act
	Keys    []string // the verifiers of the keys that have signed heads, the newest last

	head     Head   // as the file says
	headData []byte // the file
	signedBy string // the known key that signed it; "" for none
	tree     *tree
	lines    int    // of the log
	log      []byte // the file
	others   []oldHead
}

// State is what the register says of a circular.
type State struct {
	Number   string
	IssuedBy *Act // the act that entered it; nil when it is not in the register
	Acts     []*Act
}

// State gives what the register says of the circular of that number.
func (r *Register) State(number string) State {
	s := State{Number: number}
	for _, a := range r.Acts {
		if !a.Known() || a.Subject != number && a.Of != number {
			continue
		}
		s.Acts = append(s.Acts, a)
		if a.Subject == number && a.Kind.enters() && s.IssuedBy == nil {
			s.IssuedBy = a
		}
	}
	return s
}

// Masked says whether an act has it that the name of that person, however it is
// spaced, no longer appears in what stems from the criticism in the circular of
// that number. An act of a later day than on does not count yet; 0 counts all.
func (r *Register) Masked(number, person string, on schema.Date) bool {
	for _, a := range r.Acts {
		if a.Kind == Mask && a.Subject == number && a.Detail != nil && name.Bare(a.Detail.Person) == name.Bare(person) && (on == 0 || a.On <= on) {
			return true
		}
	}
	return false
}

// Month gives the acts on the bulletin of that month: its issue, then its
// revisions in order.
func (r *Register) Month(m schema.Month) []*Act {
	var out []*Act
	for _, a := range r.Acts {
		if (a.Kind == IssueBulletin || a.Kind == Revise) && a.Subject == m.String() {
			out = append(out, a)
		}
	}
	return out
}

// Head gives the head of the whole register, as its acts have it.
func (r *Register) Head() Head { return r.HeadAt(len(r.Acts)) }

// HeadAt gives the head of the register's first n entries: the one under which
// entry n-1 was made.
func (r *Register) HeadAt(n int) Head {
	return Head{Origin: r.origin(), Size: int64(n), Root: r.tree.root(int64(n))}
}

func (r *Register) origin() string {
	if len(r.Keys) > 0 {
		return KeyName(r.Keys[len(r.Keys)-1])
	}
	return unsignedOrigin
}
