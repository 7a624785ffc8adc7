package county

import (
	"archive/zip"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/generate/finding"
)

// openZip opens a zip as if it held nothing but the site or the data package:
// whoever packs it may have packed the folders around it too.
func openZip(name string) (*zip.ReadCloser, error) {
	z, err := zip.OpenReader(name)
	if errors.Is(err, zip.ErrFormat) {
		return nil, errors.New("既不是文件夹，也不是完整的 zip 文件")
	}
	if err != nil {
		return nil, err
	}
	const encrypted = 1
	for _, f := range z.File {
		if f.Flags&encrypted != 0 {
			z.Close()
			return nil, errors.New("这个 zip 有密码，请改用没有密码的")
		}
		f.Name = entryName(f.Name)
	}
	root, err := packageRoot(z.File)
	if err != nil {
		z.Close()
		return nil, err
	}
	z.File = below(root, z.File)
	return z, nil
}

// entryName gives the name of a file in a zip, slash-separated. Chinese Windows
// writes GB18030 and does not say so.
func entryName(name string) string {
	if !utf8.ValidString(name) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// packageRoot gives the folder that holds the site or the data package of a zip;
// "." where there is none. Of several it cannot tell which one is meant.
func packageRoot(files []*zip.File) (string, error) {
	root, n := ".", 0
	for _, f := range files {
		if path.Base(f.Name) != packageFile {
			continue
		}
		n++
		root = path.Dir(f.Name)
		if path.Base(root) == dataFolder {
			root = path.Dir(root)
		}
	}
	if n > 1 {
		return "", fmt.Errorf("里面有 %d 个站点或数据包，请只打包一个", n)
	}
	return root, nil
}

// below gives the files in the folder root, by their names in it.
func below(root string, files []*zip.File) (in []*zip.File) {
	if root == "." {
		return files
	}
	for _, f := range files {
		if rest, ok := strings.CutPrefix(f.Name, root+"/"); ok && rest != "" {
			f.Name = rest
			in = append(in, f)
		}
	}
	return in
}

// reason says in words why a file that was sent in cannot be read.
func reason(err error) string {
	var cut flate.CorruptInputError
	var syntax *json.SyntaxError
	var other *json.UnmarshalTypeError
	switch {
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &cut):
		return "它在 zip 里已经损坏"
	case errors.Is(err, zip.ErrAlgorithm):
		return "zip 的压缩方法认不得，请用 Windows 自带的压缩"
	case errors.As(err, &syntax), errors.As(err, &other):
		return "它不是完整的 JSON"
	}
	return finding.Reason(err)
}
