package generate

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"tongbao/generate/bag"
	"tongbao/generate/edition"
)

// readmeName is the file that tells what a bag is.
const readmeName = "README.txt"

//go:embed handover.txt
var handoverText string

var handoverTemplate = template.Must(template.New(readmeName).Parse(handoverText))

// about is what a bag says of itself.
type about struct {
	Title, Issuer, Region, Code string
	Period, Date                string
	Public                      bool
	Size                        int    // entries of the register
	Head                        string // of the register; "" when there is none
	SignedBy                    string
	Version                     string
}

func (r *Report) about(audience edition.Audience, o Options) about {
	s := r.Workspace.Settings
	a := about{Title: s.Title, Issuer: s.Issuer, Region: s.Region.Name, Code: s.Region.Code, Period: r.Period.String(),
		Date: o.Date.String(), Public: audience == edition.Public, Version: o.Version}
	if r.Register.Present {
		h := r.Register.Head()
		a.Size, a.Head, a.SignedBy = int(h.Size), h.Hash(), r.Register.SignedBy()
	}
	return a
}

// readme gives the text of the file. Its lines end as every Windows shows them.
func (a about) readme() string {
	var b strings.Builder
	if err := handoverTemplate.Execute(&b, a); err != nil {
		panic(err) // strings alone
	}
	return strings.ReplaceAll(b.String(), "\n", "\r\n")
}

// fields gives the bag's metadata.
func (a about) fields() []bag.Field {
	audience, holds, note := edition.Internal, "站点（内部版）和来源文件", "来源文件里的姓名是原文，影响期满的也在；站点里的已按装袋日期隐去"
	if a.Public {
		audience, holds, note = edition.Public, "站点（公开版，姓名都已隐去）", "没有收来源文件、内部通报和登记簿不公开的部分"
	}
	fields := []bag.Field{
		{Label: "Source-Organization", Value: a.Issuer},
		{Label: "External-Description", Value: fmt.Sprintf("%s，%s：%s", a.Title, a.Period, holds)},
		{Label: "External-Identifier", Value: fmt.Sprintf("%s-%s-%s", a.Code, a.Period, audience)},
		{Label: "Bagging-Date", Value: a.Date},
		{Label: bag.AgentLabel, Value: bag.Agent + a.Version},
		{Label: "Tongbao-Audience", Value: string(audience)},
		{Label: "Tongbao-Period", Value: a.Period},
		{Label: "Tongbao-Note", Value: note},
	}
	if a.Head == "" {
		return append(fields, bag.Field{Label: "Tongbao-Register", Value: "没有登记簿"})
	}
	return append(fields, bag.Field{Label: "Tongbao-Register-Size", Value: strconv.Itoa(a.Size)},
		bag.Field{Label: "Tongbao-Register-Head", Value: a.Head})
}
