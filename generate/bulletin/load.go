package bulletin

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// Load reads the bulletins below the folder bulletins, by month, and adds what
// is wrong with them to out. first and last are the months that the site has
// values for, 0 when they are not known.
func Load(fsys fs.FS, rules notice.Rules, archive *notice.Archive, names Names, out *finding.List) map[schema.Month]*Bulletin {
	all := map[schema.Month]*Bulletin{}
	entries, err := fs.ReadDir(fsys, Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		out.Add(finding.Unread(Folder, err))
	}
	for _, e := range entries {
		if notice.Ignored(e.Name()) {
			continue
		}
		file := path.Join(Folder, e.Name())
		month, ok := monthOf(e)
		switch {
		case out.Refuse(file):
		case !ok && !notice.IsPicture(e.Name()):
			out.Add(finding.BulletinFile.New(finding.At{File: file}, "", "file", e.Name()))
		case !ok:
		case all[month] != nil:
			out.Add(finding.BulletinTwice.New(finding.At{File: file}, "", "month", month.Chinese(), "first", all[month].File))
		default:
			if b := Read(fsys, file, month, rules, archive, names, out); b != nil {
				all[month] = b
			}
		}
	}
	return all
}

// monthOf gives the month that a file is about by its name, 2019-07.md.
func monthOf(e fs.DirEntry) (schema.Month, bool) {
	month, ok := schema.ParseMonth(strings.TrimSuffix(e.Name(), ".md"))
	return month, ok && !e.IsDir() && e.Name() == month.String()+".md"
}

// Read reads the bulletin on a month in a file; nil when it cannot be read.
func Read(fsys fs.FS, file string, month schema.Month, rules notice.Rules, archive *notice.Archive, names Names, out *finding.List) *Bulletin {
	b := &Bulletin{File: file, Month: month}
	b.Text = notice.ReadDocument(fsys, file, Path(month), keys, rules, archive, out)
	if b.Text == nil {
		return nil
	}
	if names.Last != 0 && !names.shown(month) {
		out.Add(finding.BulletinMonth.New(finding.At{File: file}, "", "month", month.Chinese(), "first", names.First.Chinese(), "last", names.Last.Chinese()))
	}
	if month < names.Shown {
		names.First, names.Last = 0, 0 // an old one may name months that are known no more
	}
	b.front(out)
	for _, s := range b.Text.Slots {
		b.Codes = append(b.Codes, names.read(s, out))
	}
	return b
}

// Path gives the path of the page of a month's bulletin, below the site.
func Path(m schema.Month) string { return path.Join(Folder, m.String(), "index.html") }
