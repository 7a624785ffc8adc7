package county

import (
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// Expected is a line of the list of counties: one that is to send in its data,
// or a region above some, which is named by it.
type Expected struct {
	schema.Pos `csv:"-"`

	Code schema.Region `csv:"region_code" header:"区划代码" alias:"代码|行政区划代码|code" must:"yes" key:"yes" rule:"2, 4 or 6 digits" note:"省 2 位、市州 4 位、县 6 位"`
	Name schema.Text   `csv:"region" header:"区划名称" alias:"名称|name" must:"yes" note:"这个区划的名称"`
	Site schema.Text   `csv:"site" header:"站点" alias:"网址|站点地址|url" note:"这个县自己的站点，汇总的网页链接到它"`
	Key  schema.Text   `csv:"key" header:"公钥" alias:"签名公钥|verifier" note:"这个县签名用的公钥，tongbao key show 显示的那一行"`
}

// List declares the list of counties; a regions.csv is one.
var List = schema.Declare[Expected]("counties", "县名单")

// ReadList reads a list of counties and adds what is wrong with it to out.
func ReadList(name string, data []byte, out *finding.List) []Expected {
	in := List.Open(name, data, nil, out)
	if in == nil {
		return nil
	}
	var all []Expected
	first := map[schema.Region]int32{} // the row of each code
	schema.Each(in, func(e *Expected) {
		e.check(out)
		if row, ok := first[e.Code]; ok && e.Code != "" {
			out.Add(finding.KeyTwice.New(e.At("region_code"), string(e.Code), "key", "区划代码 "+string(e.Code),
				"first", "第 "+strconv.Itoa(int(row))+" 行", "column", "区划代码"))
			return
		}
		first[e.Code] = e.Row
		all = append(all, *e)
	})
	return all
}

func (e *Expected) check(out *finding.List) {
	if site := string(e.Site); site != "" && !isAddress(site) {
		out.Add(finding.CountySite.New(e.At("site"), site))
	}
	if key := string(e.Key); key != "" && !register.IsVerifier(key) {
		out.Add(finding.CountyKey.New(e.At("key"), key))
	}
}

// isAddress says whether s leads to a page of the web, or to a file by a path
// from where it stands.
func isAddress(s string) bool {
	scheme, _, given := strings.Cut(s, ":")
	return !given || scheme == "http" || scheme == "https"
}
