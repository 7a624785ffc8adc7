package scan

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var rules = Rules{Names: []string{"张三", "欧阳锋", "高兴", "买买提艾力"}, Around: []string{"张三丰"}, Strings: []string{"示组通〔2019〕5号"},
	Within: map[string][]string{"notices/2019/1/": {"李四"}}, Places: []string{"高兴村", "兴义镇"},
	Own: func(before, s, after string) bool { return strings.HasSuffix(before, "提") && s == "高兴" }}

// scanned gives what is found in a file.
func scanned(t *testing.T, path string, data []byte) []string {
	t.Helper()
	s := New(rules)
	if err := s.File(path, bytes.NewReader(data), int64(len(data))); err != nil {
		t.Fatal(err)
	}
	var leak *LeakError
	var out []string
	if err := s.Err(); errors.As(err, &leak) {
		for _, h := range leak.Hits {
			out = append(out, h.String())
		}
	} else if err != nil {
		t.Fatal(err)
	}
	return out
}

func workbook(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err == nil {
		_, err = w.Write([]byte("<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// secrets are what must be found, and how it is told.
var secrets = map[string]string{
	"11010519491231002X": "身份证号 110", "130503670401001": "身份证号 130",
	"13912345678": "手机号 139****5678", "+8613912345678": "手机号", "6222021001116245702": "银行卡号 622202", "4111111111111111": "银行卡号 411111",
	"１３９12345678": "手机号", "张三": "姓名 张某", "欧阳锋": "姓名 欧阳某", "买买提·艾力": "姓名 买某某", "高兴": "姓名 高某",
	"示组通〔2019〕5号": "未公开的文件 示",
}

func TestFound(t *testing.T) {
	for secret, told := range secrets {
		for path, content := range map[string]string{
			"index.html": "<p>甲：" + secret + "</p>", "search/texts-0.js": "tongbaoSearch.texts(0,[\"甲 " + secret + "，乙\"]);\n",
			"a.svg": "<svg><text x=\"1\">" + secret + "</text></svg>", "data/datapackage.json": "{\n \"title\": \"" + secret + "\"\n}",
			"data/findings.csv": "a," + secret + ",b\n", "feed.xml": "<title>" + secret + "</title>",
		} {
			found := scanned(t, path, []byte(content))
			if len(found) != 1 || !strings.Contains(found[0], told) || !strings.HasPrefix(found[0], path+" 第 ") {
				t.Errorf("%s in %s: found %q", secret, path, found)
			}
		}
		found := scanned(t, "data/month.xlsx", workbook(t, secret))
		if len(found) != 1 || !strings.HasPrefix(found[0], "data/month.xlsx 里的 xl/worksheets/sheet1.xml 第 1 行第 ") {
			t.Errorf("%s in a workbook: found %q", secret, found)
		}
	}
}

func TestPlace(t *testing.T) {
	found := scanned(t, "a.html", []byte("一\n二\n 三13912345678"))
	if len(found) != 1 || found[0] != "a.html 第 3 行第 5 字节：手机号 139****5678" {
		t.Errorf("found %q", found)
	}
}

// TestGrouped finds numbers in groups, and takes no figures side by side for one.
func TestGrouped(t *testing.T) {
	for _, content := range []string{"<p>电话138-1234-5678</p>", "5227 0119 8503 0712 36", "522701-19850307-1236，", "110105 19491231 002X",
		"6222-0210-0111-6245-702", "卡 6222 0210 0111 6245 702。", `<img alt="138-1234-5678">`, "1 138-1234-5678", `["a","138-1234-5678"]`} {
		if found := scanned(t, "a.html", []byte(content)); len(found) != 1 {
			t.Errorf("in %s found %q", content, found)
		}
	}
	for _, content := range []string{"138 1234 5678", "户数 138 2019 2018", "2019-07-31 2019-08-31", `<path d="M138-1234-5678">`, "522799-20190705-0013",
		`<polyline points="6222 0210 0111 6245 702"/>`, "550e8400-e29b-41d4-a138-1234-5678", "0138-1234-5678", "138-1234-56789", "138.5-1234-5678",
		"-138-1234-5678", "1,138-1234-5678.5", "0857-1234567", "2019 2018 2017 2016", "http://a/138-1234-5678a"} {
		if found := scanned(t, "a.html", []byte(content)); len(found) != 0 {
			t.Errorf("in %s found %q", content, found)
		}
	}
}

func TestEscaped(t *testing.T) {
	for _, content := range []string{"张<em>三</em>", "<b>张</b><strong class=\"x\">三", "&#24352;三", "&#x5f20;三", `\u5f20三`, "%E5%BC%A0%E4%B8%89", "张\u200b三", "张　三"} {
		if found := scanned(t, "a.html", []byte(content)); len(found) != 1 || !strings.Contains(found[0], "姓名 张某") {
			t.Errorf("in %s found %q", content, found)
		}
	}
	if found := scanned(t, "notices/2019/1/index.html", []byte("李四")); len(found) != 1 {
		t.Errorf("in its folder a name is found as %q", found)
	}
	if found := scanned(t, "张三.html", nil); len(found) != 1 {
		t.Errorf("in a path a name is found as %q", found)
	}
}

func TestInnocent(t *testing.T) {
	for _, content := range []string{
		"张三丰", "高兴村", "提高兴趣", "最高兴义镇", "李四", "张", "<td>张</td><td>三</td>", "张 三", "",
		"522799001201", "2019-07-31", "sha256:13912345678abcdef", "a13912345678", "13912345678a", "1391234567", "139123456789",
		"0.13912345678", "13912345678.5", "4111111111111112", "41111111111111111111", "110105194912310021", "示组通〔2019〕15号",
		"20190731201907312", "M139.123 45678",
	} {
		if found := scanned(t, "a.html", []byte(content)); len(found) > 0 {
			t.Errorf("in %s found %q", content, found)
		}
	}
	if found := scanned(t, "search/grams-0.js", []byte("\t张三a1")); len(found) > 0 {
		t.Errorf("in pairs of characters found %q", found)
	}
}

func TestWindows(t *testing.T) {
	filler := strings.Repeat("无事\n", window/7)
	for _, at := range []int{window - 12, window - 3, window - 4096, window + 1} {
		content := (filler + filler)[:at] + "\n张三 13912345678\n" + filler
		if found := scanned(t, "a.txt", []byte(content)); len(found) != 2 {
			t.Errorf("at %d found %q", at, found)
		}
	}
}

// TestKnown leaves out a file only as long as it is what is known.
func TestKnown(t *testing.T) {
	r := rules
	r.Known = func(string) []byte { return []byte("张三") }
	for content, hits := range map[string]int{"张三": 0, "张三 张三": 2} {
		s := New(r)
		if err := s.File("assets/x.js", strings.NewReader(content), int64(len(content))); err != nil {
			t.Fatal(err)
		}
		var leak *LeakError
		if errors.As(s.Err(), &leak); hits > 0 && (leak == nil || len(leak.Hits) != hits) || hits == 0 && leak != nil {
			t.Errorf("%s: %v", content, leak)
		}
	}
}

// BenchmarkSite reads a site that was built before: TONGBAO_SITE.
func BenchmarkSite(b *testing.B) {
	dir := os.Getenv("TONGBAO_SITE")
	if dir == "" {
		b.Skip("TONGBAO_SITE names no site")
	}
	files, size := map[string][]byte{}, 0
	filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			files[rel], _ = os.ReadFile(path)
			size += len(files[rel])
		}
		return err
	})
	var names []string
	for a := range 100 {
		for c := range 300 {
			names = append(names, fmt.Sprintf("%c%c%c", 0x4f60+a*7, 0x5a00+c, 0x7530+a))
		}
	}
	for b.Loop() {
		start := time.Now()
		s := New(Rules{Names: names})
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/new")
		for path, data := range files {
			s.File(path, bytes.NewReader(data), int64(len(data)))
		}
	}
	b.SetBytes(int64(size))
}
