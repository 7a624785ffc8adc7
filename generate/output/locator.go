package output

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strconv"
)

// locator finds the one byte of a file that was changed. It holds two sums
// modulo 2^64: that of the bytes, and that of the bytes each times its place,
// counted from 1. A change of one byte by d at place p changes them by d and
// d*p, so that both can be told; SHA-256 then says whether it was so.
type locator struct{ sum, moment uint64 }

// add takes in data that begins at place at, counted from 0: eight bytes at once,
// as four sums of two side by side, of which a multiplication adds up what each
// counts for.
func (l *locator) add(at int64, data []byte) {
	const bytes, all, places = 0x00ff00ff00ff00ff, 0x0001000100010001, 0x0000000100020003
	place := uint64(at) + 1
	for ; len(data) >= 8; data, place = data[8:], place+8 {
		word := binary.LittleEndian.Uint64(data)
		odd := word >> 8 & bytes
		pairs := word&bytes + odd
		sum := pairs * all >> 48
		l.sum += sum
		l.moment += sum*place + 2*(pairs*places>>48) + odd*all>>48
	}
	for _, b := range data {
		l.sum += uint64(b)
		l.moment += uint64(b) * place
		place++
	}
}

func (l locator) String() string { return fmt.Sprintf("%016x%016x", l.sum, l.moment) }

// locatorOf reads a locator; ok is false when s is none.
func locatorOf(s string) (l locator, ok bool) {
	if len(s) != 32 {
		return l, false
	}
	var err1, err2 error
	l.sum, err1 = strconv.ParseUint(s[:16], 16, 64)
	l.moment, err2 = strconv.ParseUint(s[16:], 16, 64)
	return l, err1 == nil && err2 == nil
}

// Describe gives what a manifest says of a content.
func Describe(path string, content io.Reader) (File, error) {
	var d digest
	_, err := io.Copy(&d, content)
	return d.file(path), err
}

// Differs gives the place, counted from 0, of the first byte in which data, which
// is not the file's content, differs from it; -1 when it cannot be told.
func (f File) Differs(data []byte) int64 {
	if int64(len(data)) > f.Size && f.is(data[:f.Size]) {
		return f.Size
	}
	at, _ := f.changed(data)
	return at
}

// changed gives the place, counted from 0, of the one byte in which data
// differs from f, and what stood there; -1 when it differs in none, in several,
// or when it cannot be told.
func (f File) changed(data []byte) (at int64, before byte) {
	was, ok := locatorOf(f.Locator)
	if !ok || int64(len(data)) != f.Size {
		return -1, 0
	}
	var is locator
	is.add(0, data)
	by, moment := int64(is.sum-was.sum), int64(is.moment-was.moment)
	if by == 0 || moment%by != 0 {
		return -1, 0
	}
	at = moment/by - 1
	if at < 0 || at >= f.Size || by < -255 || by > 255 {
		return -1, 0
	}
	now := data[at]
	before = byte(int64(now) - by)
	data[at] = before
	same := f.is(data)
	data[at] = now
	if !same {
		return -1, 0
	}
	return at, before
}

// digest takes in a file's content piece by piece.
type digest struct {
	size    int64
	sum     hash.Hash
	locator locator
}

func (d *digest) Write(b []byte) (int, error) {
	if d.sum == nil {
		d.sum = sha256.New()
	}
	d.locator.add(d.size, b)
	d.size += int64(len(b))
	return d.sum.Write(b)
}

// file gives the entry of what was taken in.
func (d *digest) file(path string) File {
	d.Write(nil)
	return File{Path: path, Size: d.size, SHA256: hex.EncodeToString(d.sum.Sum(nil)), Locator: d.locator.String()}
}
