package register

import (
	"golang.org/x/mod/sumdb/tlog"
)

// tree is a Merkle tree in memory: the hashes in the order in which tlog
// stores them.
type tree struct {
	hashes []tlog.Hash
	leaves []tlog.Hash
}

// ReadHashes makes the tree a tlog.HashReader.
func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = t.hashes[x]
	}
	return out, nil
}

func (t *tree) add(leaf tlog.Hash) {
	stored, err := tlog.StoredHashesForRecordHash(int64(len(t.leaves)), leaf, t)
	if err != nil {
		panic(err) // the reader gives none
	}
	t.hashes = append(t.hashes, stored...)
	t.leaves = append(t.leaves, leaf)
}

// root gives the hash of the tree of the first n leaves.
func (t *tree) root(n int64) tlog.Hash {
	h, err := tlog.TreeHash(n, t)
	if err != nil {
		panic(err) // the reader gives none
	}
	return h
}

// prove gives the proof that leaf i stands in the tree of the first n leaves.
func (t *tree) prove(n, i int64) tlog.RecordProof {
	p, err := tlog.ProveRecord(n, i, t)
	if err != nil {
		panic(err) // the reader gives none, and i < n
	}
	return p
}
