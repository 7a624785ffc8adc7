package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"sync"
)

// newZip gives a writer of the parts of a workbook. Those that are the same in
// hundreds of workbooks, the theme, the styles and the like, are compressed once: to
// begin to compress costs more than the few bytes of such a part.
func newZip(w io.Writer) *zip.Writer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return &packer{to: w}, nil })
	return z
}

// The first mostKept parts are kept of those that are not longer than longestKept.
const (
	mostKept    = 64
	longestKept = 16 << 10
)

// kept are parts, by their content, compressed.
var kept = struct {
	sync.Mutex
	parts map[string][]byte
}{parts: map[string][]byte{}}

// packer compresses one part.
type packer struct {
	to   io.Writer
	part bytes.Buffer  // of a part that may be kept
	long *flate.Writer // of one that is longer
}

// Write makes it an io.Writer.
func (p *packer) Write(b []byte) (int, error) {
	if p.long == nil && p.part.Len()+len(b) <= longestKept {
		return p.part.Write(b)
	}
	if p.long == nil {
		p.long = compressor(p.to)
		if _, err := p.long.Write(p.part.Bytes()); err != nil {
			return 0, err
		}
	}
	return p.long.Write(b)
}

// Close makes it an io.Closer.
func (p *packer) Close() error {
	if p.long != nil {
		return finish(p.long)
	}
	kept.Lock()
	packed, ok := kept.parts[p.part.String()]
	kept.Unlock()
	if !ok {
		var err error
		if packed, err = pack(p.part.Bytes()); err != nil {
			return err
		}
	}
	_, err := p.to.Write(packed)
	return err
}

// pack compresses a part, and keeps it while there is room.
func pack(part []byte) ([]byte, error) {
	var out bytes.Buffer
	z := compressor(&out)
	_, err := z.Write(part)
	if err := errors.Join(err, finish(z)); err != nil {
		return nil, err
	}
	kept.Lock()
	defer kept.Unlock()
	if len(kept.parts) < mostKept {
		kept.parts[string(part)] = out.Bytes()
	}
	return out.Bytes(), nil
}

// compressors are used again: each has most of a megabyte.
var compressors sync.Pool

// compressor gives what compresses as package zip does.
func compressor(w io.Writer) *flate.Writer {
	if z, ok := compressors.Get().(*flate.Writer); ok {
		z.Reset(w)
		return z
	}
	z, _ := flate.NewWriter(w, 5) // fails for an unknown level alone
	return z
}

func finish(z *flate.Writer) error {
	defer compressors.Put(z)
	return z.Close()
}
