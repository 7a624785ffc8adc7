package notice

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"tongbao/generate/finding"
)

// pictures are the names' endings of the files that circulars may show.
var pictures = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true}

// IsPicture says whether a file is a picture by its name.
func IsPicture(name string) bool { return pictures[strings.ToLower(path.Ext(name))] }

// image gives a picture, or its description alone where it cannot be shown.
func (b *builder) image(n *ast.Image) []*node {
	alt := &node{kids: b.inlines(n)}
	leaves := alt.leaves()
	join(leaves)
	dest := unescape(n.Destination)
	image, kind := b.picture(dest)
	if kind != nil {
		b.report(kind, position(n), show(dest), "folder", b.folder())
	}
	if image.Path == "" {
		return []*node{alt}
	}
	return []*node{{tag: "img", file: image.Path, alt: strings.Join(texts(leaves), ""), title: unescape(n.Title)}}
}

// picture gives the picture at an address, with the same path each time.
func (b *builder) picture(dest string) (Image, *finding.Kind) {
	u, err := url.Parse(dest)
	name := beside(b.notice, dest)
	if err == nil && (u.Scheme != "" || u.Host != "") || !strings.HasPrefix(name, b.folder()+"/") {
		return Image{}, finding.NoticeImageOutside
	}
	source, ok := b.listed[name]
	if !ok {
		return Image{}, finding.NoticeImageMissing
	}
	i := slices.IndexFunc(b.notice.images, func(m Image) bool { return m.Source == source })
	if i >= 0 {
		return b.notice.images[i], nil
	}
	return b.add(source)
}

// folder gives the folder of the workspace in which the file lies.
func (b *builder) folder() string {
	name, _, _ := strings.Cut(b.notice.File, "/")
	return name
}

// add takes in a picture that the text has not shown before.
func (b *builder) add(source string) (Image, *finding.Kind) {
	format, err := b.format(source)
	if err != nil {
		b.out.Add(finding.Unread(source, err))
		return Image{}, nil
	}
	if format == "" {
		return Image{}, finding.NoticeImageType
	}
	name := fmt.Sprintf("fig-%d.%s", len(b.notice.images)+1, format)
	image := Image{source, path.Join(path.Dir(b.notice.Path), name)}
	b.notice.images = append(b.notice.images, image)
	return image, nil
}

// format tells the format of a picture by its first bytes; "" for any other.
func (l *loader) format(name string) (string, error) {
	f, err := l.fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	start := make([]byte, 12)
	if _, err := io.ReadFull(f, start); err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return "", err
	}
	switch {
	case bytes.HasPrefix(start, []byte("\x89PNG\r\n\x1a\n")):
		return "png", nil
	case bytes.HasPrefix(start, []byte("\xff\xd8\xff")):
		return "jpg", nil
	case bytes.HasPrefix(start, []byte("GIF87a")), bytes.HasPrefix(start, []byte("GIF89a")):
		return "gif", nil
	case bytes.HasPrefix(start, []byte("RIFF")) && string(start[8:]) == "WEBP":
		return "webp", nil
	}
	return "", nil
}
