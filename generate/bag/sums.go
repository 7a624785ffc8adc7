package bag

import (
	"context"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"

	"tongbao/generate/parallel"
)

// sums are a file's digests by algorithm, in lower case.
type sums map[string]string

// sumsOf digests a file by every one of the algorithms in one reading.
func sumsOf(fsys fs.FS, name string, by []string) (sums, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	hashes := make([]hash.Hash, len(by))
	writers := make([]io.Writer, len(by))
	for i, a := range by {
		hashes[i] = algorithms[a]()
		writers[i] = hashes[i]
	}
	if _, err := io.Copy(io.MultiWriter(writers...), f); err != nil {
		return nil, err
	}
	out := sums{}
	for i, a := range by {
		out[a] = hex.EncodeToString(hashes[i].Sum(nil))
	}
	return out, nil
}

// digested is a file's digests, or why it cannot be read.
type digested struct {
	sums sums
	err  error
}

// sumsOfAll digests files, several at a time. The result stands by name.
func sumsOfAll(fsys fs.FS, names []string, by []string) map[string]digested {
	all := make([]digested, len(names))
	parallel.Do(context.Background(), len(names), func(_, i int) error {
		all[i].sums, all[i].err = sumsOf(fsys, names[i], by)
		return nil
	})
	out := make(map[string]digested, len(names))
	for i, name := range names {
		out[name] = all[i]
	}
	return out
}
