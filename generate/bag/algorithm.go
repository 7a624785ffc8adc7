package bag

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"hash"
	"regexp"
	"strings"
)

// algorithms are the digests that are checked. Old bags have MD5 and SHA-1,
// which find decay, though not forgery.
var algorithms = map[string]func() hash.Hash{
	"md5":    md5.New,
	"sha1":   sha1.New,
	"sha224": sha256.New224,
	"sha256": sha256.New,
	"sha384": sha512.New384,
	"sha512": sha512.New,
}

// sealAlgorithms are those of the manifests that Seal writes, the one that
// the standard recommends first.
var sealAlgorithms = []string{"sha512", "sha256"}

var manifestPattern = regexp.MustCompile(`^(tag)?manifest-([A-Za-z0-9_-]+)\.txt$`)

// manifestKind says what a manifest lists, and by which digest.
type manifestKind struct {
	tag       bool
	algorithm string // normalised: sha512
}

// kindOf gives the kind of the manifest of that name; ok is false when the file is none.
func kindOf(file string) (kind manifestKind, ok bool) {
	m := manifestPattern.FindStringSubmatch(file)
	if m == nil {
		return kind, false
	}
	return manifestKind{m[1] != "", strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(m[2]))}, true
}

// digits gives how many hexadecimal digits a digest has.
func digits(algorithm string) int { return 2 * algorithms[algorithm]().Size() }

// name gives the file of a manifest of that kind.
func (k manifestKind) name() string {
	name := "manifest-" + k.algorithm + ".txt"
	if k.tag {
		name = "tag" + name
	}
	return name
}
