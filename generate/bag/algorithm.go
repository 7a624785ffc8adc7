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

// written are the algorithms of the manifests that Seal writes, the one that
// the standard recommends first.
var written = []string{"sha512", "sha256"}

var manifestPattern = regexp.MustCompile(`^(tag)?manifest-([A-Za-z0-9_-]+)\.txt$`)

// kindOf is a manifest by its name.
type kindOf struct {
	tag       bool
	algorithm string // normalised: sha512
}

func manifestName(file string) (kindOf, bool) {
	m := manifestPattern.FindStringSubmatch(file)
	if m == nil {
		return kindOf{}, false
	}
	return kindOf{m[1] != "", strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(m[2]))}, true
}

// digits gives how many hexadecimal digits a digest has.
func digits(algorithm string) int { return 2 * algorithms[algorithm]().Size() }

// name gives the file of a manifest of that kind.
func (k kindOf) name() string {
	name := "manifest-" + k.algorithm + ".txt"
	if k.tag {
		name = "tag" + name
	}
	return name
}
