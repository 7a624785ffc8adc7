package bag

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	if err := sealable(there.payload); err != nil {
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
		func() error { return writeLocators(dir) },
		func() error { return listTags(dir) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// sealable says why files cannot be kept as they are: their names lead out of a
// bag on some system, or are one and the same there.
func sealable(paths []string) error {
	twins := twinsOf(paths)
	for _, folded := range slices.Sorted(maps.Keys(twins)) {
		if all := twins[folded]; len(all) > 1 {
			slices.Sort(all)
			return fmt.Errorf("“%s”和“%s”只有大小写或 Unicode 写法不同，在别的系统上是同一个文件，没有装袋。给其中一个改名，再运行一次。", all[0], all[1])
		}
	}
	for _, p := range paths {
		problem := pathProblem(p, payload)
		if problem == "" && strings.Contains(p, `\`) {
			problem = "名称里有反斜线"
		}
		if problem != "" {
			return fmt.Errorf("“%s”%s，没有装袋。改名后再运行一次。", p, problem)
		}
	}
	return nil
}

// writeLocators writes what finds a changed byte in any file that is there.
func writeLocators(dir string) error {
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
	digests := sumsOfAll(os.DirFS(dir), files, sealAlgorithms)
	for _, algorithm := range sealAlgorithms {
		m := manifest{manifestKind: manifestKind{tag, algorithm}}
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
