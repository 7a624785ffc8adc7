package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"slices"

	"github.com/xuri/excelize/v2"
)

// ordered writes a workbook's parts in order of name: excelize gives those of
// several sheets, and comments, in the order of a map.
type ordered struct {
	zip   *zip.Writer
	parts []part
}

type part struct {
	name string
	data *bytes.Buffer
}

func newOrdered(w io.Writer) excelize.ZipWriter { return &ordered{zip: newZip(w)} }

func (o *ordered) Create(name string) (io.Writer, error) {
	p := part{name, &bytes.Buffer{}}
	o.parts = append(o.parts, p)
	return p.data, nil
}

func (o *ordered) AddFS(fsys fs.FS) error { return o.zip.AddFS(fsys) }

func (o *ordered) Close() error {
	slices.SortFunc(o.parts, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	for _, p := range o.parts {
		w, err := o.zip.Create(p.name)
		if err == nil {
			_, err = w.Write(p.data.Bytes())
		}
		if err != nil {
			return err
		}
	}
	return o.zip.Close()
}
