package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"
)

// A workbook's parts are packed to the bytes that package zip packs them to, be
// they kept, long, or written in pieces.
func TestPackedAsPackageZipDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var parts [][]byte
	for i := range 2 * mostKept {
		parts = append(parts, bytes.Repeat([]byte("<c>"+strconv.Itoa(i)+"</c>"), r.IntN(3*longestKept/8)))
	}
	for range 2 {
		if !bytes.Equal(zipped(t, newZip, parts, r), zipped(t, zip.NewWriter, parts, r)) {
			t.Error("the bytes are others")
		}
	}
}

func zipped(t *testing.T, open func(io.Writer) *zip.Writer, parts [][]byte, r *rand.Rand) []byte {
	t.Helper()
	var out bytes.Buffer
	z := open(&out)
	for i, part := range parts {
		w, err := z.Create(strconv.Itoa(i))
		for len(part) > 0 && err == nil {
			n := min(len(part), 1+r.IntN(longestKept))
			_, err = w.Write(part[:n])
			part = part[n:]
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
