package name

import (
	"reflect"
	"strings"
	"testing"
)

func TestMask(t *testing.T) {
	for written, want := range map[string]string{
		"张三": "张某", "张三丰": "张某某", "张三丰收": "张某某", "欧阳锋": "欧阳某", "欧阳": "欧某", "欧阳震华": "欧阳某某",
		"张　三": "张某", "张 三": "张某", " 张三 ": "张某", "欧 阳 锋": "欧阳某", "买买提·艾力": "买某某", "阿依·木": "阿某某",
		"欧阳·艾力": "欧某某", "卡·马": "卡某", "古丽.艾力": "古某某", "古丽．艾力": "古某某", "张": "张", "": "", "李\u200b四": "李某", "万俟卨": "万俟某", "𬎆三": "𬎆某",
	} {
		if got := Mask(written); got != want {
			t.Errorf("Mask(%q) = %q, want %q", written, got, want)
		}
	}
}

func TestMaskAll(t *testing.T) {
	for cell, want := range map[string]string{
		"张三、李四海": "张某、李某某", "张三（副镇长）": "张某（副镇长）", "张三，李　四": "张某，李某", "示例县委组织部": "示例县委组织部",
		"王学会": "王某某", "买买提·艾力": "买某某", "张三/": "张某/", "": "", "张三书记": "张某某", "张三（": "张某（", "）张三": "）某某",
	} {
		if got := MaskAll(cell); got != want {
			t.Errorf("MaskAll(%q) = %q, want %q", cell, got, want)
		}
	}
	if got := Persons("张三、 李 四 （镇长）"); !reflect.DeepEqual(got, []string{"张三", "李 四"}) {
		t.Errorf("Persons gives %q", got)
	}
}

func TestFinder(t *testing.T) {
	f := New([]string{"张三", "张三丰", "欧阳锋", "买买提艾力", "李", "John"}, Gaps)
	for s, want := range map[string]string{
		"批评张三同志": "张三", "张三丰收": "张三丰", "张　三": "张　三", "张\n三丰": "张\n三丰", "欧 阳\u200b锋": "欧 阳\u200b锋",
		"买买提·艾力和买买提•艾力": "买买提·艾力|买买提•艾力", "李": "", "张": "", "张李三": "", "Johnson": "", "a John b": "John",
		"张张三": "张三", "\xe5张三": "张三", "张\x1f三": "张\x1f三", "张_三_丰": "张_三_丰", "买买提.艾力": "买买提.艾力", "张\\三": "张\\三",
	} {
		var got []string
		for at := 0; ; {
			hit, ok := f.Next(s, at)
			if !ok {
				break
			}
			got, at = append(got, s[hit.Start:hit.Stop]), hit.Stop
		}
		if strings.Join(got, "|") != want {
			t.Errorf("in %q found %q, want %q", s, strings.Join(got, "|"), want)
		}
	}
	if _, ok := New(nil, Gaps).Next("张三", 0); ok {
		t.Error("nothing is found")
	}
}
