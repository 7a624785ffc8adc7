package bag

import (
	"regexp"
	"strconv"
)

// version is a version of the format.
type version struct{ major, minor int }

// latest is what Seal writes, and the rules under which a bag of no readable
// version is checked.
var latest = version{1, 0}

var versionPattern = regexp.MustCompile(`^([0-9]{1,4})\.([0-9]{1,4})$`)

func parseVersion(s string) (version, bool) {
	m := versionPattern.FindStringSubmatch(s)
	if m == nil {
		return version{}, false
	}
	major, _ := strconv.Atoi(m[1])
	minor, _ := strconv.Atoi(m[2])
	return version{major, minor}, true
}

// known says whether v is a published version, 0.93 to 0.97 or 1.0.
func (v version) known() bool { return v == latest || v.major == 0 && v.minor >= 93 && v.minor <= 97 }

// strict says whether the rules of RFC 8493 hold, not those of the drafts.
func (v version) strict() bool { return v.major >= 1 }

// infoFile gives the file with the metadata.
func (v version) infoFile() string {
	if v.major == 0 && v.minor <= 95 {
		return oldInfoFile
	}
	return infoFile
}
