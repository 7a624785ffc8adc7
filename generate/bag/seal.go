package bag

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Seal makes the folder dir, of which data is the payload and all other files
// are tag files, a bag: it adds bagit.txt, bag-info.txt, in which Payload-Oxum
// stands behind info, locators and manifests. The same files and info give the
// same bytes.
func Seal(dir string, info []Field) error {
	there, err := walk(os.DirFS(dir), teller{&Bag{}})
	if err != nil {
		return err
	}
	var size int64
	for _, p := range there.payload {
		size += there.sizes[p]
	}
	info = append(slices.Clone(info), Field{oxumLabel, oxum(size, len(there.payload))})
	for _, step := range []func() error{
		func() error { return write(dir, declarationFile, []byte(declaration)) },
		func() error { return write(dir, infoFile, encodeInfo(info)) },
		func() error { return list(dir, false, there.payload) },
		func() error { return locate(dir) },
		func() error { return listTags(dir) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// locate writes what finds a changed byte in any file that is there.
func locate(dir string) error {
	fsys := os.DirFS(dir)
	there, err := walk(fsys, teller{&Bag{}})
	if err != nil {
		return err
	}
	data, err := encodeLocators(fsys, there.located())
	if err != nil {
		return err
	}
	return write(dir, locatorsFile, data)
}

// listTags writes the tag manifests, of all files but the payload's.
func listTags(dir string) error {
	there, err := walk(os.DirFS(dir), teller{&Bag{}})
	if err != nil {
		return err
	}
	return list(dir, true, there.tags)
}

// list writes the manifests of those files, or the tag manifests.
func list(dir string, tag bool, files []string) error {
	digests := sumsOfAll(os.DirFS(dir), files, written)
	for _, algorithm := range written {
		m := manifest{kindOf: kindOf{tag, algorithm}}
		for _, file := range slices.Sorted(maps.Keys(digests)) {
			if err := digests[file].err; err != nil {
				return err
			}
			m.entries = append(m.entries, entry{sum: digests[file].sums[algorithm], path: file})
		}
		if err := write(dir, m.name(), m.encode()); err != nil {
			return err
		}
	}
	return nil
}

func write(dir, name string, data []byte) error {
	return os.WriteFile(filepath.Join(dir, name), data, 0o644)
}
