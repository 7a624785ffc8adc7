package output

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A site is held against its manifest wherever it is read from; of a manifest
// that makes no sense nothing else is believed.
func TestVerifyIn(t *testing.T) {
	site := fstest.MapFS{"a.txt": {Data: []byte("abcdef")}, "b.txt": {Data: []byte("一页")}, "other.txt": {Data: []byte("x")}}
	m := manifest{fileOf("a.txt", []byte("abcdef")), fileOf("b.txt", []byte("一页"))}
	site[manifestName] = &fstest.MapFile{Data: m.encode()}
	if list, err := VerifyIn(site); err != nil || len(list) != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	site["a.txt"] = &fstest.MapFile{Data: []byte("abXdef")}
	delete(site, "b.txt")
	list, err := VerifyIn(site)
	if err != nil || len(list) != 2 || list[0].Problem != Changed || list[0].Offset != 2 || list[1].Problem != Missing {
		t.Errorf("%+v, %v", list, err)
	}
	changed := strings.Replace(string(m.encode()), `"format": "`, `"format":  "`, 1)
	site[manifestName] = &fstest.MapFile{Data: []byte(changed)}
	if list, err := VerifyIn(site); err != nil || len(list) != 3 || list[2].Path != manifestName {
		t.Errorf("a manifest that was changed: %+v, %v", list, err)
	}
	for _, text := range []string{"", "[]", strings.Replace(string(m.encode()), `"size":6`, `"size":-6`, 1), strings.Replace(string(m.encode()), "a.txt", "../a.txt", 1)} {
		site[manifestName] = &fstest.MapFile{Data: []byte(text)}
		if list, err := VerifyIn(site); err == nil {
			t.Errorf("%q is taken: %+v", text, list)
		}
	}
}
