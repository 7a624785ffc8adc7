package schema

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/generate/finding"
)

// What a file is that is no table is said in words, at its first wrong byte.
func TestWhatAFileIs(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("甲乙,丙丁\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ data, ref, says string }{
		{"代号,数\n甲,1\n" + gb, "A3", "第 3 行有字节不是 GB18030，也不是 UTF-8；前面的行没有这样的字节，可能是编码不同的文件接在了一起"},
		{"代号,数\n甲,\xff\xff\n", "B2", "第 2 行"},
		{"代号\t数\r甲\t\xff\xff\r", "B2", "第 2 行"},
		{"代号,数\n\"甲,乙\",\xff\xff\n", "", "第 2 行"},
		{bom + "代号,数\n甲,\xff\xff\n", "B2", "第 2 行有字节不是 UTF-8。"},
		{"\xff\xfea\x00,\x00b", "B1", "第 1 行有字节不是 UTF-16。"},
		{"<!DOCTYPE html>\n<table>", "", "网页（HTML）"},
		{"\r\n<html xmlns:x=\"urn\">", "", "网页（HTML）"},
		{"<?xml version=\"1.0\"?><Workbook>", "", "XML 文件"},
		{`{"rows":[1]}`, "", "JSON 文件"},
		{"{\\rtf1", "", "RTF"},
	} {
		var out finding.List
		in := Declare[pair]("pairs", "对表").Open("f.csv", []byte(c.data), nil, &out)
		found := out.Sorted()
		if in != nil || len(found) != 1 || found[0].Ref() != c.ref || !strings.Contains(found[0].Message()+"。", c.says) {
			t.Errorf("%q gives %v", c.data, found)
			for _, f := range found {
				t.Log(f.Ref(), f.Message())
			}
		}
		codes(t, found)
	}
	_, found := readAll[pair](Declare[pair]("pairs", "对表"), "代号,数\n甲,1\n\x1a", nil)
	if len(found) > 0 {
		t.Errorf("the end of a file of DOS gives %v", found)
	}
}

// What bears the name of a workbook and is none is said to be what it is.
func TestWhatAWorkbookIs(t *testing.T) {
	whole := string(zipped(t, parts()))
	for data, says := range map[string]string{
		"":                                 "它是空的",
		"编号,姓名,数\n":                        "它其实是文本（UTF-8）；如果是 CSV，把文件名的后缀改成 .csv",
		"<html>":                           "它其实是：网页（HTML）",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "加了密码，或是旧式工作簿",
		whole[:len(whole)-30]:              "文件不完整",
		string(zipped(t, map[string]string{"content.xml": ""})):       "OpenDocument",
		string(zipped(t, map[string]string{"word/document.xml": ""})): "Word",
		string(zipped(t, map[string]string{"xl/workbook.bin": ""})):   "xlsb",
		string(zipped(t, map[string]string{"a.csv": ""})):             "压缩包，里面没有工作簿",
	} {
		in, _, found := read(Declare[damaged]("damaged", "样表"), []byte(data))
		if in != nil || len(found) != 1 || !strings.Contains(found[0].Message(), says) {
			t.Errorf("%.40q gives %v", data, found)
		}
	}
}
