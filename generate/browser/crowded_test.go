package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"
)

// crowded is a county where everything is as long as it may be: a town of as
// many villages as a chart has rows for, names of eighteen characters and more,
// circulars with code and a tall picture.
var crowded = built("拥挤 县", func() fstest.MapFS {
	files := fstest.MapFS{
		"tongbao.yaml": {Data: []byte("title: 名称都很长的县\nregion: {code: \"522799\", name: 黔岭仡佬族苗族布依族彝族回族自治县}\nperiod: 2019-07\ntargets: {grid_coverage: 98.5}\n")},
		"notices/2019/01.md": {Data: []byte("---\nnumber: 示组通〔2019〕1号\ntitle: 有代码和图片的通报\nkind: 通报\nissued_on: 2019-07-01\nissuer: 县委组织部\n---\n\n" +
			"```\n" + strings.Repeat("很长的一行", 40) + "\n```\n\n## 图片\n\n![一张很高的图](tall.png)\n")},
		"notices/2019/tall.png": {Data: tall()},
	}
	towns := [2]string{"龙滩口仡佬族苗族布依族彝族民族乡", "乙镇"}
	villages, teams := "行政区划代码,行政村,乡镇,贫困类型,户数,人口\n", "队伍编号,队伍类型,行政区划代码,组建日期,撤销日期\n"
	grids, ledger := "网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号,包保起始日期\n", "问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期\n"
	for i := range 41 {
		code, name := fmt.Sprintf("522799101%03d", 200+i), fmt.Sprintf("第%d个村名字很长很长很长很长很长村", i)
		town := towns[1]
		if i == 0 {
			code, town = "522799100200", towns[0]
		}
		villages += fmt.Sprintf("%s,%s,%s,贫困村,100,400\n", code, name, town)
		teams += fmt.Sprintf("T%d,攻坚工作队,%s,2018-01-01,\n", i, code)
		grids += fmt.Sprintf("G%d,%s,第一村民组,村民组,100,,\n", i, code)
		ledger += fmt.Sprintf("R%d,国家脱贫攻坚成效考核第三方评估反馈,2019-03-01,作风,外出务工户没有联系到位，群众有反映，抽查发现两处,%s,改,%s人民政府脱贫攻坚工作站,某甲,2019-06-01,整改中,\n", i, code[:9], town)
	}
	for name, text := range map[string]string{"villages.csv": villages, "teams.csv": teams, "grids.csv": grids, "rectifications.csv": ledger} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}())

// tall is a picture that is higher than a sheet is.
func tall() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 900, 2600))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// narrow gives the cells of prose that a print style leaves too little room.
const narrow = `Array.from(document.querySelectorAll('td.prose')).filter(e => e.textContent.length > 8 && e.getClientRects().length)
	.filter(e => e.clientWidth < 8 * parseFloat(getComputedStyle(e).fontSize)).slice(0, 3).map(e => e.clientWidth + ' px: ' + e.textContent)`

// clipped gives the blocks of code that are wider than their room.
const clipped = `Array.from(document.querySelectorAll('pre')).filter(e => e.scrollWidth > e.clientWidth + 1 && !e.closest('.scroll')).map(e => e.textContent.slice(0, 20))`

// Long names leave room for prose, code is not cut at the edge, and a picture
// stands on the sheet of its heading.
func TestPaperOfACrowdedCounty(t *testing.T) {
	pdftotext := program(t, "pdftotext")
	ctx := tab(t)
	s := crowded(t)
	for _, path := range s.kinds(t) {
		do(t, ctx, window(700, 1000), chromedp.Navigate(s.onDisk().at(path)), media("print"))
		for _, found := range [][]string{ask[[]string](t, ctx, narrow), ask[[]string](t, ctx, clipped)} {
			if len(found) > 0 {
				t.Errorf("%s: no room for %q", path, found)
			}
		}
		do(t, ctx, media(""))
	}
	do(t, ctx, chromedp.Navigate(s.onDisk().at("notices/2019/1/index.html")))
	if sheets := textOf(t, pdftotext, printed(t, ctx)); len(sheets)-1 > 2 { // a form feed ends each
		t.Errorf("a circular of some lines and a picture takes %d sheets", len(sheets)-1)
	}
}
