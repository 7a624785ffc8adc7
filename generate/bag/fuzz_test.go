package bag

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// Whatever a manifest holds: nothing panics, no path that is taken leads out of
// the payload, and what was read is the same when it is written and read again.
func FuzzManifest(f *testing.F) {
	sum := digest("sha256", "")
	for _, s := range []string{"", sum + "  data/a\n", sum + " *data/%25\r\n" + sum + "\tdata/b\r", sum + "  ./data/../a\n", "\ufeff", sum + "  data/%0A%0d\n"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, strict bool) {
		v := version{0, 97}
		if strict {
			v = latest
		}
		m := readManifest(v, s)
		for _, e := range m.entries {
			if !strings.HasPrefix(e.path, payload) || climbs(e.path) || len(e.sum) != digits("sha256") {
				t.Fatalf("%q is taken", e.path)
			}
		}
		again := readManifest(latest, string(m.encode()))
		if !sameEntries(m.entries, again.entries) {
			t.Errorf("%+q, then %+q", m.encode(), again.encode())
		}
	})
}

func readManifest(v version, s string) *manifest {
	m := &manifest{manifestKind: manifestKind{false, "sha256"}}
	m.parse(v, s, teller{&Bag{}})
	return m
}

// sameEntries compares entries without their lines and order.
func sameEntries(a, b []entry) bool {
	bare := func(all []entry) []entry {
		all = slices.Clone(all)
		for i := range all {
			all[i].line, all[i].written = 0, ""
		}
		slices.SortFunc(all, func(x, y entry) int { return strings.Compare(x.path, y.path) })
		return all
	}
	return slices.Equal(bare(a), bare(b))
}

// Any path that can stand in a bag survives being written and read.
func FuzzPath(f *testing.F) {
	for _, s := range []string{"a", "100%", "a\r\nb", "%250A", "%0A", " a ", "甲\u2028"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		path := payload + s
		if !utf8.ValidString(s) || pathProblem(path, payload) != "" {
			return
		}
		m := &manifest{entries: []entry{{sum: digest("sha256", ""), path: path}}}
		again := readManifest(latest, string(m.encode()))
		if len(again.entries) != 1 || again.entries[0].path != path {
			t.Errorf("%q, then %q", path, again.encode())
		}
	})
}

// Whatever bag-info.txt holds: nothing panics, and what was read is the same
// when it is written and read again.
func FuzzInfo(f *testing.F) {
	for _, s := range []string{"", "A: b\n c\n", "A :b\r\n\td\rE: \n", " x\n", ":\n", "A: \n \n b\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first := parseInfo(latest, infoFile, s, teller{&Bag{}})
		again := parseInfo(latest, infoFile, string(encodeInfo(first)), teller{&Bag{}})
		if !slices.Equal(first, again) {
			t.Errorf("%q, then %q", first, again)
		}
	})
}

// Whatever the tag files of a bag hold, Check comes to an end without a panic and
// gives each fault a path and a label.
func FuzzCheck(f *testing.F) {
	sum := digest("md5", "a")
	f.Add(declaration, sum+"  data/a\n", "Payload-Oxum: 1.1\n", "http://example.org/ - data/a\n", sum+"  bagit.txt\n")
	f.Add("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n", "\xfe\xff\x00a", "", "", "")
	f.Fuzz(func(t *testing.T, declared, manifest, info, fetch, tags string) {
		b := checked(t, fstest.MapFS{"bagit.txt": text8(declared), "manifest-md5.txt": text8(manifest), "bag-info.txt": text8(info),
			"fetch.txt": text8(fetch), "tagmanifest-md5.txt": text8(tags), "data/a": text8("a")})
		for _, fault := range b.Faults {
			if fault.Path == "" || fault.Problem.Label() == "" {
				t.Errorf("%+v", fault)
			}
		}
	})
}
