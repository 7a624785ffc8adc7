package schema

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// parts are those of a small workbook, as offices write them and as the
// standard allows them to be written.
func parts() map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types/>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId2" Type="http://x/styles" Target="styles.xml"/>
			<Relationship Target='/xl/worksheets/sheet1.xml' Type="http://x/worksheet" Id="rId1"/><Relationship Id="rId3" Type="http://x/worksheet" Target="worksheets/hidden.xml"/></Relationships>`,
		"xl/workbook.xml": `<x:workbook><x:workbookPr date1904="true"/><x:sheets><x:sheet name="藏" state="hidden" r:id="rId3"/>
			<x:sheet name="A&amp;B" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
		"xl/worksheets/hidden.xml": `<worksheet><sheetData/></worksheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><!-- a > b --><sheetData>
			<row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>姓</t></r><r><t>名</t></r></is></c><c r="C1" t="str"><f>"数"</f><v>数</v></c>
				<c r="D1" t="s"><v>1</v></c><c r="E1" t="inlineStr"><is><t><![CDATA[月&份]]></t></is></c></row>
			<row r="3" spans="1:5"><c r="A3" t="str"><v>00&#x31;2</v></c><c r="B3" s="0" t="inlineStr"><is><t>甲_x000A_乙</t></is></c><c r="C3"><v>7</v></c><c r="D3" s="2"><v>42189</v></c><c r="XFD3" s="1"/></row>
			<row><c><v>4.0000000000000002</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c s="1"><v>0.5</v></c><c s="3"><v>42189.5</v></c></row>
			<row r="900"/></sheetData></worksheet>`,
		"xl/sharedStrings.xml": `<sst><si><t xml:space="preserve">编号</t></si><si><r><t>日</t></r><r><t>期</t></r><rPh><t>rìqī</t></rPh></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[>1]yyyy&quot;年&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
			<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
	}
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBookParts(t *testing.T) {
	text, sheet, wrong := Declare[damaged]("damaged", "样表").sheet("x.xlsx", zipped(t, parts()))
	const want = "编号,姓名,数,日期,月&份\n\n0012,\"甲\n乙\",7,2019-07-05\n4,TRUE,#REF!,50%,2019-07-05 12:00:00\n"
	if string(text) != want || sheet.name != "A&B" || wrong != nil {
		t.Errorf("sheet %q is %q with %v, want %q", sheet.name, text, wrong, want)
	}
}

// Parts are found whatever program wrote their names.
func TestBookPartNames(t *testing.T) {
	moved := parts()
	moved["xl/_rels/workbook.xml.rels"] = strings.Replace(moved["xl/_rels/workbook.xml.rels"], `<Relationships>`,
		`<Relationships><Relationship Id="rId9" Type="http://x/sharedStrings" Target="/xl/strings/s.xml"/>`, 1)
	moved["xl/strings/s.xml"] = moved["xl/sharedStrings.xml"]
	delete(moved, "xl/sharedStrings.xml")
	if text, _, _ := Declare[damaged]("damaged", "样表").sheet("x.xlsx", zipped(t, moved)); !strings.HasPrefix(string(text), "编号,") {
		t.Errorf("texts in another part give %q", text)
	}
	other := map[string]string{}
	for name, text := range parts() {
		other[`\`+strings.ReplaceAll(strings.ToUpper(name), "/", `\`)] = text
	}
	if text, _, wrong := Declare[damaged]("damaged", "样表").sheet("x.xlsx", zipped(t, other)); len(text) == 0 || wrong != nil {
		t.Errorf("%q %v", text, wrong)
	}
}

// Of a part that breaks off, or that refers to a text that is not there, nothing
// is read: rows would be missing, and nobody would know.
func TestBookCutShort(t *testing.T) {
	for part, to := range map[string]string{"xl/worksheets/sheet1.xml": "<row r=\"900\"", "xl/sharedStrings.xml": "<r><t>日"} {
		p := parts()
		p[part], _, _ = strings.Cut(p[part], to)
		if text, _, wrong := Declare[damaged]("damaged", "样表").sheet("x.xlsx", zipped(t, p)); wrong == nil {
			t.Errorf("%s cut short gives %q", part, text)
		}
	}
}

// What would take more memory than a workbook may is refused, with the reason.
func TestBookTooLarge(t *testing.T) {
	var wide strings.Builder
	for i := range 13_000 {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+1, i+1)
	}
	long := strings.Repeat("长", longestMarkup/2)
	for part, text := range map[string]string{
		"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + wide.String() + "</sheetData></worksheet>",
		"xl/sharedStrings.xml":     "<sst><si><t>" + long + "</t></si></sst>",
		"xl/styles.xml":            "<styleSheet " + long,
		"xl/workbook.xml":          "<!--" + long,
	} {
		p := parts()
		p[part] = text
		if _, _, wrong := Declare[damaged]("damaged", "样表").sheet("x.xlsx", zipped(t, p)); wrong == nil {
			t.Errorf("%s: no finding", part)
		}
	}
}

// A part that says it unpacks to more than it may is not unpacked.
func TestBookBomb(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, CompressedSize64: 1, UncompressedSize64: 2 << 30})
	if err == nil {
		_, err = f.Write([]byte{0})
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openBook(b.Bytes()); err != errTooLarge {
		t.Errorf("%v", err)
	}
}

// openAny reads data as a workbook of a table, whatever it is, and says what
// is wrong with what comes out.
func openAny(t testing.TB, data []byte) {
	table := Declare[damaged]("damaged", "样表")
	var out finding.List
	if in := table.Open("x.xlsx", data, nil, &out); in != nil {
		rows := 0
		Each(in, func(r *damaged) {
			if rows++; !utf8.ValidString(string(r.ID) + string(r.Name)) {
				t.Errorf("row %d: %q %q", r.Row, r.ID, r.Name)
			}
		})
		if rows > mostRows {
			t.Errorf("%d rows", rows)
		}
	} else if out.Count(finding.Error) == 0 {
		t.Errorf("%d bytes are not read, and no finding says why", len(data))
	}
	for _, f := range Fits("x.xlsx", data, []*Table{table}, nil) {
		if !utf8.ValidString(f.Sheet) {
			t.Errorf("sheet %q", f.Sheet)
		}
	}
}

// TestSpoiltWorkbooks spoils a workbook at random, as bytes and part by part.
func TestSpoiltWorkbooks(t *testing.T) {
	random := rand.New(rand.NewPCG(52, 27))
	whole := zipped(t, parts())
	names := slices.Sorted(maps.Keys(parts()))
	for range 700 {
		data := bytes.Clone(whole)
		for range 1 + random.IntN(4) {
			data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		}
		openAny(t, data)
		p := parts()
		name := names[random.IntN(len(names))]
		p[name] = spoilt(random, p[name])
		openAny(t, zipped(t, p))
	}
}

// spoilt changes, cuts out or doubles a piece of a text.
func spoilt(random *rand.Rand, s string) string {
	from := random.IntN(len(s))
	to := from + random.IntN(min(40, len(s)-from)+1)
	switch random.IntN(4) {
	case 0:
		return s[:from]
	case 1:
		return s[:from] + s[to:]
	case 2:
		return s[:to] + s[from:]
	}
	return s[:from] + string([]byte{byte(random.IntN(256))}) + s[to:]
}

// No workbook makes the reader panic, and none is left without a word.
func FuzzWorkbook(f *testing.F) {
	p := parts()
	f.Add(p["xl/workbook.xml"], p["xl/worksheets/sheet1.xml"], p["xl/sharedStrings.xml"], p["xl/styles.xml"])
	f.Add("", "", "", "")
	f.Fuzz(func(t *testing.T, workbook, sheet, texts, styles string) {
		p := parts()
		p["xl/workbook.xml"], p["xl/worksheets/sheet1.xml"], p["xl/sharedStrings.xml"], p["xl/styles.xml"] = workbook, sheet, texts, styles
		openAny(t, zipped(t, p))
	})
}

// Whatever a file holds, recognising it never panics, and a whole fit lacks
// nothing that reading the file would miss.
func FuzzFits(f *testing.F) {
	for _, s := range []string{"", "编号,姓名,数\n", "sep=;\n编号;姓名;数\n", "花名册\n编号\t姓名\t数\n", "\xff\xfe\x16\x7f", "PK\x03\x04"} {
		f.Add([]byte(s))
	}
	table := Declare[damaged]("damaged", "样表")
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, fit := range Fits("x.csv", data, []*Table{table}, nil) {
			var out finding.List
			table.Open("x.csv", data, nil, &out)
			missing := slices.ContainsFunc(out.Sorted(), func(f finding.Finding) bool { return f.Kind == finding.HeaderMissing })
			if fit.Whole() && missing {
				t.Errorf("%q fits whole, and lacks a column", data)
			}
		}
	})
}
