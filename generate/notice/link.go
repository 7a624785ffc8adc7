package notice

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// pending is a link to a circular or a heading, which can be tied when all
// texts have been read.
type pending struct {
	from *Notice
	at   finding.At
	node *node
	dest string
}

var mailAddress = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$`)

// link gives a link, or its text alone where it may not lead there.
func (b *builder) link(n ast.Node, dest, title string, kids []*node) []*node {
	out := &node{title: title, kids: kids}
	switch kind, u := b.judge(dest); {
	case kind != nil:
		b.report(kind, position(n), show(dest))
	case u != nil:
		out.tag, out.href = "a", u.String()
	default:
		b.pending = append(b.pending, pending{b.notice, b.at(position(n)), out, dest})
	}
	return []*node{out}
}

// judge gives the address of a link that leads out of the site, or what is
// wrong with it; neither for a link to a file or a heading.
func (b *builder) judge(dest string) (*finding.Kind, *url.URL) {
	u, err := url.Parse(dest)
	switch {
	case err != nil && !schemed.MatchString(dest):
		return nil, nil // a name of a file that is no URL
	case err != nil:
		return finding.NoticeLinkScheme, nil
	case u.Scheme == "" && u.Host == "":
		return nil, nil
	case u.Scheme == "mailto" && mailAddress.MatchString(u.Opaque) && strings.EqualFold(dest, "mailto:"+u.Opaque):
		return nil, u
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return finding.NoticeLinkScheme, nil
	case !b.allows(u):
		return finding.NoticeLinkHost, nil
	}
	u.Host = strings.ToLower(u.Host)
	return nil, u
}

var schemed = regexp.MustCompile(`^[^/?#]*:`)

// allows says whether the settings list the host of an address, exactly.
func (b *builder) allows(u *url.URL) bool {
	return u.Scheme != "" && u.Opaque == "" && u.User == nil && u.Host != "" &&
		slices.ContainsFunc(b.rules.Hosts, func(h string) bool { return strings.EqualFold(h, u.Host) })
}

func (b *builder) autoLink(n *ast.AutoLink) []*node {
	dest := string(n.URL(b.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(dest, "mailto:") {
		dest = "mailto:" + dest
	}
	return b.link(n, dest, "", []*node{{text: clean(n.Label(b.source))}})
}

// tie leads a link to a page and a heading of it.
func (l *loader) tie(p pending) {
	name, fragment, marked := strings.Cut(p.dest, "#")
	to := p.from
	if name != "" || !marked {
		to = l.linked(p.from, name)
	}
	if to == nil {
		l.out.Add(finding.NoticeLinkFile.New(p.at, show(p.dest), "nearest", l.nearestFile(p.from, name)))
		return
	}
	href := ""
	if marked {
		id, ok := to.find(decoded(fragment))
		if !ok {
			l.out.Add(finding.NoticeFragment.New(p.at, show(p.dest)))
			return
		}
		href = "#" + id
	}
	p.node.lead(p.from, to, href)
}

// lead makes n a link to a page of the site. A circular without a page has a
// finding of its own.
func (n *node) lead(from, to *Notice, href string) {
	if to.Path == "" {
		return
	}
	n.tag, n.href = "a", href
	if to != from || href == "" {
		n.to = to
	}
}

// linked gives the circular in the file that a link of from names; nil when
// there is none.
func (l *loader) linked(from *Notice, name string) *Notice {
	if name == "" {
		return nil
	}
	return l.files[l.listed[beside(from, name)]]
}

// beside gives the path below the workspace of a file that a circular names.
func beside(from *Notice, name string) string {
	name = decoded(name)
	if path.IsAbs(name) {
		return name
	}
	return norm.NFC.String(path.Join(path.Dir(from.File), name))
}

// decoded resolves the %20 in an address, where it is one.
func decoded(s string) string {
	if d, err := url.PathUnescape(s); err == nil {
		return d
	}
	return s
}

// nearestFile gives the name for another circular that is nearest to name.
func (l *loader) nearestFile(from *Notice, name string) string {
	var known []string
	for file := range l.files {
		if file != from.File {
			known = append(known, relative(from.File, file))
		}
	}
	slices.Sort(known)
	return schema.Nearest(decoded(name), known)
}

// relative gives the way from one file to another, both slash-separated paths.
func relative(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	n := 0
	for n < len(a) && n < len(b)-1 && a[n] == b[n] {
		n++
	}
	return strings.Repeat("../", len(a)-n) + strings.Join(b[n:], "/")
}
