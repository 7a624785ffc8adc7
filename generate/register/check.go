package register

import (
	"io/fs"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
)

// Check holds the circulars of the workspace in fsys against the register:
// those that were entered must stand there unchanged, and all others must be
// entered; and so must be the frozen bulletins. Without a register no circular
// need be.
func (r *Register) Check(fsys fs.FS, archive *notice.Archive, out *finding.List) {
	r.strays(fsys, out)
	if !r.Present {
		return
	}
	for _, a := range r.Acts {
		a.erased(out)
		if a.Kind.enters() {
			a.check(fsys, archive.ByNumber(a.Subject), out)
		}
	}
	for _, n := range r.Unentered(archive) {
		out.Add(finding.NoticeUnentered.New(n.At("number"), n.Number, "file", n.File))
	}
}

// Unentered gives the circulars that are not in the register, in the order of
// the archive.
func (r *Register) Unentered(archive *notice.Archive) []*notice.Notice {
	entered := map[string]bool{}
	for _, a := range r.Acts {
		if a.Kind.enters() {
			entered[a.Subject] = true
		}
	}
	var out []*notice.Notice
	for _, n := range archive.Notices {
		if !entered[n.Number] {
			out = append(out, n)
		}
	}
	return out
}

// check holds a circular against the act that entered it; n is nil when there
// is none of its number.
func (a *Act) check(fsys fs.FS, n *notice.Notice, out *finding.List) {
	if n == nil {
		was := ""
		if a.Detail != nil {
			was = a.Detail.File
		}
		out.Add(finding.NoticeLost.New(finding.At{File: was}, a.Subject, "date", a.On.Chinese(), "was", was))
		return
	}
	if a.Detail == nil {
		return // which has been said
	}
	if a.Detail.File != n.File {
		out.Add(finding.NoticeMoved.New(finding.At{File: n.File}, n.Number, "date", a.On.Chinese(), "was", a.Detail.File))
	}
	if a.Detail.Text != n.Sum {
		out.Add(finding.NoticeChanged.New(finding.At{File: n.File, Row: 1}, n.Number, "date", a.On.Chinese(), "what", "文件"))
	}
	for i, now := range Pictures(fsys, n) {
		if i >= len(a.Detail.Pictures) || a.Detail.Pictures[i].Sum != now.Sum {
			out.Add(finding.NoticeChanged.New(finding.At{File: now.File}, n.Number, "date", a.On.Chinese(), "what", "图片"))
		}
	}
}

// erased finds an act of which something was destroyed: a warning when nothing
// but the leaf is left, as it may be on lawful grounds; an error when the record
// still says what was done, but no longer on which file or to whom.
func (a *Act) erased(out *finding.List) {
	at := finding.At{File: logFile, Row: a.ID + 1}
	switch {
	case !a.Known() && a.line == (line{Leaf: a.line.Leaf}) && a.line.Leaf != "":
		out.Add(finding.RegisterErased.New(at, ""))
	case a.Known() && a.Detail == nil:
		out.Add(finding.RegisterStripped.New(at, "", "date", a.On.Chinese(), "act", a.Kind.Label(), "subject", a.Subject))
	}
}

// Forgotten finds the acts of which this register has nothing but the leaf, while
// the site that was published from it still tells what they did.
func (r *Register) Forgotten(site fs.FS, name string, out *finding.List) {
	published, err := Open(site, &finding.List{}) // what is wrong with it is verify's affair
	if err != nil {
		return
	}
	for i, a := range published.Acts[:min(len(published.Acts), len(r.Acts))] {
		if a.Known() && !r.Acts[i].Known() && a.line.Leaf == r.Acts[i].line.Leaf {
			out.Add(finding.RegisterForgotten.New(finding.At{File: logFile, Row: i + 1}, "", "site", name, "date", a.On.Chinese(), "act", a.Kind.Label(), "subject", a.Subject))
		}
	}
}

// Pictures gives the pictures of a circular as they are now. One that cannot be
// read has no sum.
func Pictures(fsys fs.FS, n *notice.Notice) []Picture {
	var out []Picture
	for _, image := range n.Images() {
		p := Picture{File: image.Source}
		if data, err := fs.ReadFile(fsys, image.Source); err == nil {
			p.Sum = notice.Sum(data)
		}
		out = append(out, p)
	}
	return out
}
