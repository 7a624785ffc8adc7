package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file that lists a site's files.
const ManifestName = "manifest.json"

const (
	manifestName   = ManifestName
	manifestFormat = "tongbao-manifest/2"
	olderFormat    = "tongbao-manifest/1" // without the last line
)

// File is one file of a site as its manifest lists it.
type File struct {
	Path   string `json:"path"`   // slash-separated, below the site
	Size   int64  `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // of the content, 64 hexadecimal digits
	// Locator finds a changed byte: see locator. Older manifests have none.
	Locator string `json:"locator,omitempty"`
}

func fileOf(path string, data []byte) File {
	var d digest
	d.Write(data)
	return d.file(path)
}

// is says whether data is the file's content.
func (f File) is(data []byte) bool {
	sum := sha256.Sum256(data)
	return f.Size == int64(len(data)) && f.SHA256 == hex.EncodeToString(sum[:])
}

// manifest lists what tongbao owns in a site, sorted by path. The manifest does
// not list itself.
type manifest []File

func (m manifest) find(path string) (File, bool) {
	i, ok := slices.BinarySearchFunc(m, path, func(f File, path string) int { return strings.Compare(f.Path, path) })
	if !ok {
		return File{}, false
	}
	return m[i], true
}

// encode gives the manifest's bytes: the same list, the same bytes; one line for
// each file, so that two manifests can be compared by eye, and a last one for
// what stands above it, so that a changed byte of the manifest is found too.
func (m manifest) encode() []byte {
	list := m.list(manifestFormat)
	return append(list, lastLine(list)...)
}

// encodeOlder gives the bytes that programs wrote which had no last line yet.
func (m manifest) encodeOlder() []byte {
	list := m.list(olderFormat)
	return append(bytes.TrimSuffix(list, []byte(",")), "\n}\n"...)
}

// list gives a manifest up to the end of the list, listEnd included.
func (m manifest) list(format string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%q,\n\"files\": [", formatKey, format)
	for i, f := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(f.encode())
	}
	b.WriteString(listEnd)
	return b.Bytes()
}

// formatKey begins a manifest, listEnd ends the list of files, aboveKey begins
// the last line.
const (
	formatKey = "{\n\"format\": "
	listEnd   = "\n],"
	aboveKey  = "\n\"above\": "
)

// lastLine gives what stands below the list.
func lastLine(list []byte) string {
	return aboveKey + string(fileOf(manifestName, list).encode()) + "\n}\n"
}

func (f File) encode() []byte {
	line, err := json.Marshal(f)
	if err != nil {
		panic(err) // strings and a number
	}
	return line
}

// mended gives a manifest's bytes without the one change by which the list and
// the last line differ, and the place of that, from 0; data as it is and -1 when
// there is none, or it cannot be told.
func mended(data []byte) ([]byte, int64) {
	end := bytes.LastIndex(data, []byte(listEnd+"\n")) + len(listEnd)
	if end < len(listEnd) {
		end = max(0, len(data)-len(lastLine(data))) // the change may be here
	}
	list, last := data[:end], data[end:]
	want := []byte(lastLine(list))
	if at := differs(last, want); at >= 0 && len(last) == len(want) && bytes.Equal(last[at+1:], want[at+1:]) {
		return append(bytes.Clone(list), want...), int64(end) + at
	}
	var above File
	if json.Unmarshal(bytes.TrimSuffix(bytes.TrimPrefix(last, []byte(aboveKey)), []byte("\n}\n")), &above) != nil {
		return data, -1
	}
	at, was := above.changed(list)
	if at < 0 {
		return data, -1
	}
	fixed := bytes.Clone(data)
	fixed[at] = was
	return fixed, at
}

// decodeManifest reads what encode wrote. It trusts nothing: a path in a
// manifest decides what is removed.
func decodeManifest(data []byte) (manifest, error) {
	var content struct {
		Format string `json:"format"`
		Files  []File `json:"files"`
	}
	if err := json.Unmarshal(data, &content); err != nil {
		return nil, unlikeManifest(err)
	}
	if content.Format != manifestFormat && content.Format != olderFormat {
		return nil, fmt.Errorf("format 是 %q，不是 %q", content.Format, manifestFormat)
	}
	for i, f := range content.Files {
		if err := CheckPath(f.Path); err != nil {
			return nil, err
		}
		if f.Size < 0 {
			return nil, fmt.Errorf("%q 的字节数是 %d", f.Path, f.Size)
		}
		if i > 0 && content.Files[i-1].Path >= f.Path {
			return nil, fmt.Errorf("%q 重复或不在顺序上", f.Path)
		}
	}
	return content.Files, nil
}

// unlikeManifest says in words why JSON is no manifest.
func unlikeManifest(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("读到第 %d 个字节就断了，或不是 JSON", syntax.Offset)
	}
	return errors.New("内容不是清单的样子")
}

// Files gives what the manifest of the site in dir lists, in order of path. It
// gives a *FolderError when dir is no site.
func Files(dir string) ([]File, error) {
	site, err := locate(dir)
	if err != nil {
		return nil, err
	}
	m, err := readManifest(site)
	if err == nil && m == nil {
		err = noSite(dir)
	}
	return m, err
}

func noSite(dir string) error {
	return &FolderError{Dir: dir, Problem: "没有清单 " + manifestName + "，不是 tongbao 的站点", Mend: "请给出 tongbao build 写成的文件夹"}
}

// readManifest gives the manifest that stands in folder, and nil without an
// error when there is none.
func readManifest(folder string) (manifest, error) {
	name := filepath.Join(folder, manifestName)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := decodeManifest(data)
	if err != nil {
		return nil, damaged(folder, err)
	}
	if m == nil {
		m = manifest{}
	}
	return m, nil
}

func damaged(folder string, err error) error {
	return &FolderError{Dir: folder, Problem: fmt.Sprintf("其中的 %s 不是 tongbao 写的，或已损坏：%v", manifestName, err),
		Mend: "换一个输出文件夹；如果确定它是旧站点，先把整个文件夹移走，再重新生成"}
}
