package bag

import (
	"crypto/sha1"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
)

// foreign gives a bag as another program writes it: without tag manifests, and of
// whatever version.
func foreign(version string, files map[string]string, algorithms ...string) fstest.MapFS {
	out := fstest.MapFS{
		"bagit.txt": text8("BagIt-Version: " + version + "\nTag-File-Character-Encoding: UTF-8\n"),
		"data":      &fstest.MapFile{Mode: fs.ModeDir | 0o755},
	}
	for name, content := range files {
		out[name] = text8(content)
	}
	for _, a := range algorithms {
		out[manifestKind{false, a}.name()] = text8(listing(a, files))
	}
	return out
}

func text8(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

// listing gives a manifest of the payload among files.
func listing(algorithm string, files map[string]string) string {
	m := manifest{}
	for name, content := range files {
		if strings.HasPrefix(name, payload) {
			m.entries = append(m.entries, entry{sum: digest(algorithm, content), path: name})
		}
	}
	return string(m.encode())
}

func digest(algorithm, content string) string {
	h := algorithms[algorithm]()
	h.Write([]byte(content))
	return fmt.Sprintf("%x", h.Sum(nil))
}

const (
	nfc = "data/\u00e9.txt"
	nfd = "data/e\u0301.txt"
)

// TestBroken tells apart what the standard accepts, warns of and rejects.
func TestBroken(t *testing.T) {
	two := map[string]string{"data/a": "a", "data/b": "b"}
	of := func(version string) func() fstest.MapFS {
		return func() fstest.MapFS { return foreign(version, two, "sha512", "md5") }
	}
	with := func(files map[string]string, version string) func() fstest.MapFS {
		return func() fstest.MapFS { return foreign(version, files, "sha256") }
	}
	add := func(name, content string) func(fstest.MapFS) {
		return func(f fstest.MapFS) {
			if f[name] == nil {
				f[name] = text8("")
			}
			f[name].Data = append(f[name].Data, content...)
		}
	}
	set := func(name, content string) func(fstest.MapFS) {
		return func(f fstest.MapFS) { f[name] = text8(content) }
	}
	swap := func(name, old, new string) func(fstest.MapFS) {
		return func(f fstest.MapFS) {
			f[name] = text8(strings.ReplaceAll(string(f[name].Data), old, new))
		}
	}
	drop := func(name string) func(fstest.MapFS) { return func(f fstest.MapFS) { delete(f, name) } }
	link := func(name, to string) func(fstest.MapFS) {
		return func(f fstest.MapFS) { f[name] = &fstest.MapFile{Mode: fs.ModeSymlink | 0o777, Data: []byte(to)} }
	}
	sum := digest("md5", "a")
	const noTags = "tagmanifest-sha512.txt no-tag-manifest"
	for _, c := range []struct {
		name    string
		bag     func() fstest.MapFS
		change  func(fstest.MapFS)
		errors  string
		warning string // beside that there are no tag manifests
	}{
		{"whole", of("1.0"), nil, "", ""},
		{"drafts", of("0.93"), nil, "", ""},

		{"next version", of("1.1"), nil, "bagit.txt:1 version", ""},
		{"draft unknown", of("0.92"), nil, "bagit.txt:1 version", ""},
		{"declaration CRLF", of("1.0"), swap("bagit.txt", "\n", "\r\n"), "", ""},
		{"declaration CR", of("1.0"), swap("bagit.txt", "\n", "\r"), "", ""},
		{"declaration without end", of("1.0"), set("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8"), "", ""},
		{"declaration with BOM", of("1.0"), set("bagit.txt", "\ufeff"+declaration), "bagit.txt bom", ""},
		{"declaration with third line", of("1.0"), add("bagit.txt", "More: 1\n"), "bagit.txt:3 declaration", ""},
		{"declaration with empty line", of("1.0"), add("bagit.txt", "\n"), "bagit.txt:3 declaration", ""},
		{"declaration swapped", of("1.0"), set("bagit.txt", "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"), "bagit.txt:1 declaration, bagit.txt:2 declaration", ""},
		{"declaration empty", of("1.0"), set("bagit.txt", ""), "bagit.txt:1 declaration, bagit.txt:2 declaration", ""},
		{"declaration not UTF-8", of("1.0"), set("bagit.txt", "BagIt-Version: 1.0\xff\n"), "bagit.txt encoding", ""},
		{"declaration spaced", of("1.0"), swap("bagit.txt", ": ", ":  "), "bagit.txt:1 declaration, bagit.txt:2 declaration", ""},
		{"draft spaced", of("0.97"), swap("bagit.txt", ":", " :  "), "", ""},
		{"encoding unknown", of("1.0"), swap("bagit.txt", "UTF-8", "UTF-99"), "bagit.txt:2 encoding", ""},
		{"encoding in lower case", of("1.0"), swap("bagit.txt", "UTF-8", "utf-8"), "", ""},

		{"no data", func() fstest.MapFS { f := foreign("1.0", nil, "md5"); delete(f, "data"); return f }, nil, "data no-payload", ""},
		{"empty", func() fstest.MapFS { return foreign("1.0", nil, "md5") }, nil, "", "data empty"},
		{"no manifest", func() fstest.MapFS { return foreign("1.0", two) }, nil, "data/a extra, data/b extra, manifest-sha512.txt no-manifest", ""},
		{"unknown algorithm beside", of("1.0"), set("manifest-sm3.txt", "00  data/a\n00  data/b\n"), "", "manifest-sm3.txt algorithm"},
		{"unknown algorithm alone", func() fstest.MapFS { return foreign("1.0", two) }, set("manifest-sm3.txt", "00  data/a\n00  data/b\n"), "manifest-sha512.txt no-manifest", "manifest-sm3.txt algorithm"},
		{"SHA-1", func() fstest.MapFS { return foreign("1.0", two, "sha1") }, nil, "", ""},
		{"algorithm in capitals", of("1.0"), func(f fstest.MapFS) { f["manifest-MD-5.txt"] = f["manifest-md5.txt"]; delete(f, "manifest-md5.txt") }, "", "manifest-MD-5.txt name"},
		{"algorithm twice", of("1.0"), func(f fstest.MapFS) { f["manifest-MD5.txt"] = f["manifest-md5.txt"] }, "manifest-md5.txt twice", "manifest-MD5.txt name"},

		{"extra", of("1.0"), add("data/c", ""), "data/c extra", ""},
		{"missing", of("1.0"), drop("data/b"), "data/b missing", ""},
		{"missing in one", of("1.0"), set("manifest-md5.txt", sum+"  data/a\n"), "manifest-md5.txt unlisted", ""},
		{"missing in one of a draft", of("0.97"), set("manifest-md5.txt", sum+"  data/a\n"), "", ""},
		{"changed", of("1.0"), set("data/a", "x"), "data/a changed", ""},
		{"wrong in one", of("1.0"), swap("manifest-md5.txt", sum, digest("md5", "x")), "manifest-md5.txt:1 sum", ""},
		{"folder listed", of("0.97"), add("manifest-md5.txt", sum+"  data\n"), "manifest-md5.txt:3 path", ""},

		{"sum in capitals", of("1.0"), func(f fstest.MapFS) { swap("manifest-md5.txt", sum, strings.ToUpper(sum))(f) }, "", ""},
		{"sum too short", of("1.0"), swap("manifest-md5.txt", sum, sum[1:]), "manifest-md5.txt unlisted, manifest-md5.txt:1 line", ""},
		{"tabs", of("1.0"), swap("manifest-md5.txt", "  ", "\t \t"), "", ""},
		{"one space", of("1.0"), swap("manifest-md5.txt", "  ", " "), "", ""},
		{"no space", of("1.0"), swap("manifest-md5.txt", "  ", ""), "manifest-md5.txt unlisted, manifest-md5.txt unlisted, manifest-md5.txt:1 line, manifest-md5.txt:2 line", ""},
		{"indented", of("1.0"), swap("manifest-md5.txt", sum, " "+sum), "manifest-md5.txt unlisted, manifest-md5.txt:1 line", ""},
		{"empty line", of("1.0"), add("manifest-md5.txt", "\n"), "", "manifest-md5.txt:3 line"},
		{"CRLF", of("1.0"), swap("manifest-md5.txt", "\n", "\r\n"), "", ""},
		{"CR", of("1.0"), swap("manifest-md5.txt", "\n", "\r"), "", ""},
		{"BOM in a manifest", of("1.0"), func(f fstest.MapFS) {
			f["manifest-md5.txt"].Data = append(slices.Clone(bom), f["manifest-md5.txt"].Data...)
		}, "manifest-md5.txt bom", ""},
		{"manifest not UTF-8", of("0.97"), add("manifest-md5.txt", "\xff\n"), "manifest-md5.txt encoding", ""},
		{"asterisk", of("1.0"), swap("manifest-md5.txt", "  ", " *"), "", "manifest-md5.txt:1 sum-tool, manifest-md5.txt:2 sum-tool"},
		{"backslash in front", with(map[string]string{"data/a\nb": "a"}, "0.97"), set("manifest-sha256.txt", `\`+digest("sha256", "a")+`  data/a\nb`+"\n"), "", "manifest-sha256.txt:1 sum-tool"},
		{"twice, same sum", of("1.0"), add("manifest-md5.txt", sum+"  data/a\n"), "manifest-md5.txt:3 twice", ""},
		{"twice, same sum, draft", of("0.97"), add("manifest-md5.txt", sum+"  data/a\n"), "", "manifest-md5.txt:3 twice"},
		{"twice, other sum, draft", of("0.97"), add("manifest-md5.txt", digest("md5", "b")+"  data/a\n"), "manifest-md5.txt:3 twice", ""},
		{"twice by dot slash", of("1.0"), add("manifest-md5.txt", sum+"  ./data/a\n"), "manifest-md5.txt:3 twice", "manifest-md5.txt:3 dot-slash"},

		{"climbing", of("0.97"), add("manifest-md5.txt", sum+"  data/../../a\n"), "manifest-md5.txt:3 path", ""},
		{"climbing on Windows", of("0.97"), add("manifest-md5.txt", sum+`  data\..\..\a`+"\n"), "manifest-md5.txt:3 path", ""},
		{"climbing encoded", of("1.0"), add("manifest-md5.txt", sum+"  data/%2e%2e/a\n"), "manifest-md5.txt:3 missing", "manifest-md5.txt:3 percent"},
		{"absolute", of("0.97"), add("manifest-md5.txt", sum+"  /etc/passwd\n"), "manifest-md5.txt:3 path", ""},
		{"home", of("0.97"), add("manifest-md5.txt", sum+"  ~root/a\n"), "manifest-md5.txt:3 path", ""},
		{"drive", of("0.97"), add("manifest-md5.txt", sum+"  c:data/a\n"), "manifest-md5.txt:3 path", ""},
		{"share", of("0.97"), add("manifest-md5.txt", sum+`  \\server\a`+"\n"), "manifest-md5.txt:3 path", ""},
		{"double slash", of("0.97"), add("manifest-md5.txt", sum+"  data//a\n"), "manifest-md5.txt:3 path", ""},
		{"dot inside", of("0.97"), add("manifest-md5.txt", sum+"  data/./a\n"), "manifest-md5.txt:3 path", ""},
		{"outside data", of("1.0"), add("manifest-md5.txt", sum+"  bagit.txt\n"), "manifest-md5.txt:3 path", ""},
		{"backslash", with(map[string]string{`data/a\b`: "a"}, "1.0"), nil, "", `data/a\b path`},

		{"link out", of("1.0"), link("data/c", "/etc/passwd"), "data/c link", ""},
		{"link up and out", of("1.0"), link("data/c", "../../x"), "data/c link", ""},
		{"link to a folder", of("1.0"), link("data/c", "."), "data/c link", ""},
		{"link to nothing", of("1.0"), link("data/c", "z"), "data/c link", ""},
		{"link in place of a file", of("1.0"), link("data/b", "../../b"), "data/b link, data/b missing", ""},
		{"link to a link", of("1.0"), func(f fstest.MapFS) { link("data/c", "d")(f); link("data/d", "a")(f) }, "data/c link, data/d extra", "data/d link"},
		{"link within", with(map[string]string{"data/a": "a", "data/b": "a"}, "1.0"), link("data/b", "a"), "", "data/b link"},

		{"percent", with(map[string]string{"data/100%.txt": ""}, "1.0"), nil, "", ""},
		{"percent as it is", with(map[string]string{"data/100%.txt": ""}, "1.0"), swap("manifest-sha256.txt", "%25", "%"), "", "manifest-sha256.txt:1 percent"},
		{"percent in a draft", with(map[string]string{"data/%25": ""}, "0.97"), swap("manifest-sha256.txt", "%2525", "%25"), "", ""},
		{"code as it is", with(map[string]string{"data/%0A.txt": ""}, "1.0"), swap("manifest-sha256.txt", "%25", "%"), "", "manifest-sha256.txt:1 percent"},
		{"code in a draft", with(map[string]string{"data/%0A.txt": ""}, "0.97"), swap("manifest-sha256.txt", "%25", "%"), "", ""},
		{"line ends in a name", with(map[string]string{"data/a\r\nb": ""}, "1.0"), nil, "", ""},
		{"line ends in a name of a draft", with(map[string]string{"data/a\r\nb": ""}, "0.97"), swap("manifest-sha256.txt", "%0D%0A", "%0d%0a"), "", ""},

		{"normalised by a Mac", with(map[string]string{nfc: "a"}, "1.0"), func(f fstest.MapFS) { f[nfd] = f[nfc]; delete(f, nfc) }, "", nfc + " twin"},
		{"normalised and changed", with(map[string]string{nfc: "a"}, "1.0"), func(f fstest.MapFS) { f[nfd] = text8("x"); delete(f, nfc) }, nfc + " changed", nfc + " twin"},
		{"twins by normalisation", with(map[string]string{nfc: "a", nfd: "b"}, "1.0"), nil, "", nfc + " twin"},
		{"twins by case", with(map[string]string{"data/A": "a", "data/a": "b"}, "1.0"), nil, "", "data/a twin"},
		{"one of twins missing", with(map[string]string{"data/A": "a", "data/a": "b", "data/á": "c"}, "1.0"), drop("data/á"), "data/á missing", "data/a twin"},
		{"one of twins became the other", with(map[string]string{"data/A": "a", "data/a": "b"}, "1.0"), drop("data/A"), "data/A changed", "data/A twin"},
		{"system file", with(map[string]string{"data/a/Thumbs.db": "x"}, "1.0"), nil, "", "data/a/Thumbs.db litter"},
		{"system file missing", with(map[string]string{"data/Thumbs.db": "x"}, "1.0"), drop("data/Thumbs.db"), "data/Thumbs.db missing", "data empty"},

		{"oxum", of("1.0"), set("bag-info.txt", "Payload-Oxum: 2.2\n"), "", ""},
		{"oxum of another size", of("1.0"), set("bag-info.txt", "Payload-Oxum: 3.2\n"), "bag-info.txt oxum", ""},
		{"oxum of another count", of("1.0"), set("bag-info.txt", "payload-oxum: 2.1\n"), "bag-info.txt oxum", ""},
		{"oxum of no form", of("1.0"), set("bag-info.txt", "Payload-Oxum: 2\n"), "bag-info.txt oxum", ""},
		{"oxum twice", of("1.0"), set("bag-info.txt", "Payload-Oxum: 2.2\nPayload-Oxum: 2.2\n"), "bag-info.txt twice", ""},
		{"info of old drafts", of("0.95"), set("package-info.txt", "Payload-Oxum: 3.2\n"), "package-info.txt oxum", ""},
		{"info of later drafts", of("0.96"), set("bag-info.txt", "Payload-Oxum: 3.2\n"), "bag-info.txt oxum", ""},
		{"info folded", of("1.0"), set("bag-info.txt", "A: b\r\n  c\r\n\td\r\nE: f\r\n"), "", ""},
		{"info begins folded", of("1.0"), set("bag-info.txt", " a\nB: c\n"), "bag-info.txt:1 info", ""},
		{"info without colon", of("1.0"), set("bag-info.txt", "A b\n"), "bag-info.txt:1 info", ""},
		{"info without label", of("1.0"), set("bag-info.txt", ": b\n"), "bag-info.txt:1 info", ""},
		{"info with space before colon", of("1.0"), set("bag-info.txt", "A : b\n"), "bag-info.txt:1 info", ""},
		{"info without space", of("1.0"), set("bag-info.txt", "A:b\n"), "bag-info.txt:1 info", ""},
		{"info without value", of("1.0"), set("bag-info.txt", "A:\nB: \n"), "", ""},
		{"info spaced in a draft", of("0.97"), set("bag-info.txt", "A \t :b\n"), "", ""},
		{"dated twice", of("1.0"), set("bag-info.txt", "Bagging-Date: 2019-08-01\nBAGGING-DATE: 2019-08-02\n"), "", "bag-info.txt:2 twice"},
		{"info with BOM", of("1.0"), set("bag-info.txt", "\ufeffA: b\n"), "bag-info.txt bom", ""},
		{"info with BOM in a draft", of("0.97"), set("bag-info.txt", "\ufeffA: b\n"), "", "bag-info.txt bom"},
		{"info not UTF-8", of("1.0"), set("bag-info.txt", "A: \xcf\xd8\n"), "bag-info.txt encoding", ""},
		{"info in GBK", of("1.0"), func(f fstest.MapFS) { swap("bagit.txt", "UTF-8", "GBK")(f); set("bag-info.txt", "A: \xcf\xd8\n")(f) }, "", ""},

		{"fetched", of("1.0"), set("fetch.txt", "http://example.org/a 1 data/a\nhttp://example.org/b - data/b\n"), "", ""},
		{"not fetched", of("1.0"), func(f fstest.MapFS) { drop("data/b")(f); set("fetch.txt", "http://example.org/b - data/b\n")(f) }, "data/b unfetched", ""},
		{"fetch of what is not listed", of("1.0"), set("fetch.txt", "http://example.org/c - data/c\n"), "fetch.txt:1 fetch, fetch.txt:1 fetch", ""},
		{"fetch of a tag file", of("1.0"), set("fetch.txt", "http://example.org/c - bag-info.txt\n"), "fetch.txt:1 path", ""},
		{"fetch out of the bag", of("1.0"), set("fetch.txt", "http://example.org/c - data/../../c\n"), "fetch.txt:1 path", ""},
		{"fetch from nowhere", of("1.0"), set("fetch.txt", "b - data/b\n"), "fetch.txt:1 fetch", ""},
		{"fetch with a slash", of("1.0"), set("fetch.txt", "http://example.org/a - /data/a\n"), "fetch.txt:1 path", ""},
		{"fetch with a slash in a draft", of("0.97"), set("fetch.txt", "http://example.org/a - /data/a\n"), "", ""},
		{"fetch without length", of("1.0"), set("fetch.txt", "http://example.org/a data/a\n"), "fetch.txt:1 fetch", ""},
		{"fetch of names with spaces", with(map[string]string{"data/a b": ""}, "1.0"), set("fetch.txt", "http://example.org/a%20b 0 data/a b\n"), "", ""},

		{"tag manifest without manifest", of("1.0"), set("tagmanifest-sha1.txt", ""), "tagmanifest-sha1.txt unlisted, tagmanifest-sha1.txt unlisted", ""},
		{"tag manifest of the payload", of("0.97"), set("tagmanifest-sha1.txt", digest("sha1", "a")+"  data/a\n"), "", "tagmanifest-sha1.txt:1 manifest-listed"},
		{"tag manifest of a tag manifest", of("1.0"), tagManifest(true), "tagmanifest-sha1.txt:4 manifest-listed", ""},
		{"tag manifest", of("1.0"), tagManifest(false), "", ""},
		{"tag changed", of("1.0"), func(f fstest.MapFS) {
			tagManifest(false)(f)
			add("bag-info.txt", "A: b\n")(f)
			swap("manifest-md5.txt", "\n", "\r\n")(f)
		}, "manifest-md5.txt changed", ""},
		{"tag missing", of("0.97"), set("tagmanifest-sha1.txt", digest("sha1", "")+"  meta/none.xml\n"), "meta/none.xml missing", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := c.bag()
			if c.change != nil {
				c.change(fsys)
			}
			b := checked(t, fsys)
			warnings := strings.Trim(strings.ReplaceAll(", "+shortly(b, finding.Warning), ", "+noTags, ""), ", ")
			if errors := briefly(b); errors != c.errors || warnings != c.warning {
				t.Errorf("errors %q, want %q; warnings %q, want %q\n%v", errors, c.errors, warnings, c.warning, b.Faults)
			}
			for _, f := range b.Faults {
				if f.Problem.Label() == "" {
					t.Errorf("%s has no label", f.Problem)
				}
			}
		})
	}
}

// tagManifest adds a tag manifest, itself among its files or not.
func tagManifest(itself bool) func(fstest.MapFS) {
	return func(f fstest.MapFS) {
		const name = "tagmanifest-sha1.txt"
		var b strings.Builder
		files := slices.Sorted(maps.Keys(f))
		if itself {
			files = append(files, name)
		}
		for _, file := range files {
			if file == "data" || strings.HasPrefix(file, payload) {
				continue
			}
			var data []byte
			if f[file] != nil {
				data = f[file].Data
			}
			fmt.Fprintf(&b, "%x  %s\n", sha1.Sum(data), file)
		}
		f[name] = text8(b.String())
	}
}

// A name that is no UTF-8 is a fault, and the rest of the bag is checked.
func TestNameNotUTF8(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("names are UTF-16 there")
	}
	dir := filed(t, map[string]string{"data/a": "a"})
	if err := Seal(dir, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "\xcf\xd8"), nil, 0o644); err != nil {
		t.Skip(err)
	}
	b, err := Check(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(briefly(b), "\ufffd path") {
		t.Errorf("%v", b.Faults)
	}
}

// A link on the disk that leads out of the bag is not followed, be it to a file
// that has what the manifest says.
func TestLinkOutOfTheBag(t *testing.T) {
	dir := filed(t, map[string]string{"data/a": "a", "data/folder/b": "b"})
	if err := Seal(dir, nil); err != nil {
		t.Fatal(err)
	}
	outside := filed(t, map[string]string{"a": "a", "folder/b": "b"})
	for _, name := range []string{"a", "folder"} {
		at := filepath.Join(dir, "data", name)
		if err := os.RemoveAll(at); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(outside, name), at); err != nil {
			t.Skip(err)
		}
	}
	b, err := Check(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"data/a link", "data/a missing", "data/folder link", "data/folder/b missing"} {
		if !strings.Contains(briefly(b), want) {
			t.Errorf("%s is not in %s", want, briefly(b))
		}
	}
}

// unreadable is a folder of files in which one cannot be opened.
type unreadable struct {
	fstest.MapFS
	name string
}

func (u unreadable) Open(name string) (fs.File, error) {
	if name == u.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.Open(name)
}

func (u unreadable) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == u.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.ReadDir(name)
}

// What cannot be read in a bag is a fault of it; only a bag that cannot be read
// at all is an error.
func TestUnreadable(t *testing.T) {
	for name, want := range map[string]string{"data/b": "data/b unread", "data/a": "data/a unread", "bag-info.txt": "bag-info.txt unread"} {
		b, err := Check(unreadable{sealed(t, map[string]string{"data/a": "a", "data/b/c": "c"}), name})
		if err != nil || !strings.Contains(briefly(b), want) {
			t.Errorf("%s: %v, %v", name, err, b.Faults)
		}
	}
	if _, err := Check(unreadable{sealed(t, sample), "."}); err == nil {
		t.Error("a folder that cannot be read is judged")
	}
}

// A bag of other origin tells nothing of where a file was changed.
func TestForeignBagTellsNoPlace(t *testing.T) {
	fsys := foreign("1.0", map[string]string{"data/a": "a"}, "sha256")
	fsys["data/a"] = text8("abc")
	if b := checked(t, fsys); !strings.Contains(briefly(b), "data/a changed") || b.Faults[0].Where+b.Faults[len(b.Faults)-1].Where != "" {
		t.Errorf("%+v", b.Faults)
	}
}
