package output

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Any flipped bit in a file of the site is found at its place, and so is one in
// the manifest, which alone is then blamed.
func TestEveryFlippedBitIsLocated(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"a.html": "一页\n", "b/big.bin": strings.Repeat("0123456789", 200)})
	for _, name := range []string{"a.html", "b/big.bin", manifestName} {
		data, err := os.ReadFile(filepath.Join(site, name))
		if err != nil {
			t.Fatal(err)
		}
		for bit := 0; bit < len(data)*8; bit += 3 {
			data[bit/8] ^= 1 << (bit % 8)
			put(t, site, name, string(data))
			list, err := Verify(site)
			if err != nil || len(list) != 1 || list[0].Path != name || list[0].Offset != int64(bit/8) {
				t.Errorf("%s, bit %d: %+v %v", name, bit, list, err)
			}
			data[bit/8] ^= 1 << (bit % 8)
		}
		put(t, site, name, string(data))
	}
	wantVerified(t, site)
}

func TestLongerShorterAndManyChanges(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"a.txt": "abcdef"})
	for now, want := range map[string]string{
		"abcdefg": "从第 7 个字节起", "abcde": "应有 6 个字节，现有 5 个", "abXdeY": "有多个字节不同",
		"bbddef": "有多个字节不同", // as one byte between them would change the sums "abXdef": "从第 3 个字节起",
	} {
		put(t, site, "a.txt", now)
		list, err := Verify(site)
		if err != nil || len(list) != 1 || list[0].Where() != want {
			t.Errorf("%s: %+v %v, want %s", now, list, err, want)
		}
	}
}

// A site whose manifest an older program wrote is sound, and what is changed in
// it is found as it was then: in its line.
func TestOlderManifest(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"a.txt": "a", "b.txt": "b"})
	m, err := readManifest(site)
	if err != nil {
		t.Fatal(err)
	}
	older := string(m.encodeOlder())
	put(t, site, manifestName, older)
	wantVerified(t, site)
	put(t, site, manifestName, strings.Replace(older, "\"size\":1", "\"size\": 1", 1))
	if list, err := Verify(site); err != nil || len(list) != 1 || list[0].Path != manifestName {
		t.Errorf("%+v %v", list, err)
	}
}

// The two sums are those of the definition, in however many pieces the content
// comes.
func TestLocatorAddsUpByDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		data := make([]byte, r.IntN(70))
		for i := range data {
			data[i] = byte(r.IntN(256)) | byte(r.IntN(2)*255)
		}
		var want, got locator
		for i, b := range data {
			want.sum += uint64(b)
			want.moment += uint64(b) * uint64(i+1)
		}
		for at := 0; at < len(data); {
			n := 1 + r.IntN(len(data)-at)
			got.add(int64(at), data[at:at+n])
			at += n
		}
		if got != want {
			t.Fatalf("%x: %v, want %v", data, got, want)
		}
	}
}
