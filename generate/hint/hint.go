// Package hint keeps in a folder what was once worked out, so that it need not
// be worked out again. What is kept is a hint: where it is missing, stale, damaged
// or of another version, it costs time and nothing else, and a folder that cannot
// be used is as good as an empty one.
package hint

import (
	"cmp"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/zeebo/xxh3"
)

// Sum is a sum of bytes that tells contents apart at the speed at which they are
// read. It is none against those who make two contents alike on purpose: what it
// guards, a cache of one's own, gains nobody anything.
type Sum [16]byte

// SumOf gives the sum of data.
func SumOf(data []byte) Sum { return xxh3.Hash128(data).Bytes() }

// String gives the sum in hexadecimal digits.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// MarshalText writes the sum as String does.
func (s Sum) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote; anything else is an error.
func (s *Sum) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(s) {
		return hex.ErrLength
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// Summer sums what is written to it. The zero value is not ready, see NewSummer.
type Summer struct{ h *xxh3.Hasher }

// NewSummer gives a summer of nothing yet.
func NewSummer() Summer { return Summer{xxh3.New()} }

// Write makes it an io.Writer. It never fails.
func (s Summer) Write(p []byte) (int, error) { return s.h.Write(p) }

// Sum gives the sum of what was written.
func (s Summer) Sum() Sum { return s.h.Sum128().Bytes() }

var _ io.Writer = Summer{}

// Store is a folder of hints of one kind, a file each: the sum of its key and
// the rest, then the rest. A file is there whole or not at all, and one that is
// not as it was written, or stands under another's key, is none. nil keeps nothing.
type Store struct {
	dir, ending string
	most        int
}

// Open gives the store in the folder dir, which is made, of files with that
// ending, most of them at most once it is swept; nil for "" and where dir cannot
// be used.
func Open(dir, ending string, most int) *Store {
	if dir == "" || os.MkdirAll(dir, 0o755) != nil {
		return nil
	}
	return &Store{dir, ending, most}
}

func (s *Store) file(key Sum) string { return filepath.Join(s.dir, key.String()+s.ending) }

// Load gives what was kept under key, and notes that it was used; ok is false when
// nothing was, or it is damaged.
func (s *Store) Load(key Sum) (data []byte, ok bool) {
	if s == nil {
		return nil, false
	}
	data, err := os.ReadFile(s.file(key))
	if err != nil || len(data) < len(Sum{}) {
		return nil, false
	}
	sum, rest := data[:len(Sum{})], data[len(Sum{}):]
	if tied := tie(key, rest); string(sum) != string(tied[:]) {
		return nil, false
	}
	now := time.Now()
	os.Chtimes(s.file(key), now, now)
	return rest, true
}

// Keep keeps data under key. What cannot be kept is not.
func (s *Store) Keep(key Sum, data []byte) {
	if s == nil {
		return
	}
	f, err := os.CreateTemp(s.dir, "*"+half)
	if err != nil {
		return
	}
	sum := tie(key, data)
	_, err = f.Write(sum[:])
	if err == nil {
		_, err = f.Write(data)
	}
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), s.file(key))
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

// half is the ending of a file that is not written to its end.
const half = ".new"

// tie gives a sum of a key and what is kept under it.
func tie(key Sum, data []byte) Sum {
	s := NewSummer()
	s.Write(key[:])
	s.Write(data)
	return s.Sum()
}

// Sweep removes what was not used for the longest time, until no more is left
// than the store is to hold, and files that were left half-written a day ago.
func (s *Store) Sweep() {
	if s == nil {
		return
	}
	kept := s.kept()
	slices.SortFunc(kept, func(a, b used) int { return cmp.Or(b.on.Compare(a.on), cmp.Compare(a.name, b.name)) })
	for i, f := range kept {
		left := strings.HasSuffix(f.name, half) && time.Since(f.on) > 24*time.Hour
		if i >= s.most || left {
			os.Remove(filepath.Join(s.dir, f.name))
		}
	}
}

type used struct {
	name string
	on   time.Time
}

// kept lists the store's own files; others in the folder are left alone.
func (s *Store) kept() []used {
	var out []used
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		own := strings.HasSuffix(e.Name(), half) || strings.HasSuffix(e.Name(), s.ending) && len(e.Name()) == 2*len(Sum{})+len(s.ending)
		if info, err := e.Info(); err == nil && own && info.Mode().IsRegular() {
			out = append(out, used{e.Name(), info.ModTime()})
		}
	}
	return out
}
