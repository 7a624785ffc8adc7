// Package bulletin reads the bulletins that the office writes itself, one
// Markdown file for a month: bulletins/2019-07.md. Each takes the place of the
// text that the program would compose for that month.
//
// They are read under the rules of circulars, by package notice. In their text
// codes such as {{ 值 "grid_coverage" }} stand for values, charts and tables,
// which are looked up when the site is built; code.go declares them.
package bulletin

import (
	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// Folder holds a workspace's own bulletins.
const Folder = "bulletins"

// Bulletin is the office's own bulletin on a month. What its front matter does
// not say is empty.
type Bulletin struct {
	File      string // slash-separated, below the workspace
	Month     schema.Month
	Title     string
	Number    string      // 示组通〔2019〕12号
	Issuer    string      // whose name stands in red above
	To        string      // the addressees
	CC        string      // who else gets it
	Signature string      // who signs
	IssuedOn  schema.Date // the day it is signed
	Printer   string      // who printed it
	PrintedOn schema.Date
	Text      *notice.Document
	Codes     []Code // one for each slot of Text
}

// keys are those of the front matter. All may be absent.
var keys = []notice.Key{
	{Key: "title", Name: "标题"}, {Key: "number", Name: "文号"}, {Key: "issuer", Name: "发文机关"},
	{Key: "to", Name: "主送"}, {Key: "cc", Name: "抄送"}, {Key: "signature", Name: "署名"},
	{Key: "issued_on", Name: "成文日期"}, {Key: "printer", Name: "印发机关"}, {Key: "printed_on", Name: "印发日期"},
}

// front takes over what the front matter says.
func (b *Bulletin) front(out *finding.List) {
	f := b.Text.Front
	b.Title, b.Issuer, b.To, b.CC = f["title"], f["issuer"], f["to"], f["cc"]
	b.Signature, b.Printer = f["signature"], f["printer"]
	b.IssuedOn, b.PrintedOn = b.date("issued_on", out), b.date("printed_on", out)
	if number := f["number"]; number != "" {
		if _, _, _, ok := notice.ParseNumber(number); !ok {
			out.Add(finding.NoticeNumber.New(b.Text.At("number"), number, "want", "示组通〔2019〕5号"))
		}
		b.Number = number
	}
}

func (b *Bulletin) date(key string, out *finding.List) schema.Date {
	written := b.Text.Front[key]
	d, ok := schema.ParseDate(written)
	if !ok && written != "" {
		out.Add(finding.NoticeDate.New(b.Text.At(key), written))
	}
	return d
}
