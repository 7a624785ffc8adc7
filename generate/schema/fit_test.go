package schema

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
)

func TestFits(t *testing.T) {
	a, b := Declare[damaged]("damaged", "样表"), Declare[pair]("pairs", "对表")
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("编号,姓名,数\n" + strings.Repeat("A1,甲,1\n", Beginning/8))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data        string
		named, less int // of the first table: columns named, required ones lacking
	}{
		"whole":         {"编号,姓名,数,日期,月份\n", 5, 0},
		"below a title": {"花名册\n\n编号;姓名;数\n", 3, 0},
		"long":          {"编号\t姓名\t数\n" + strings.Repeat("A1\t甲\t1\n", Beginning/8), 3, 0},
		"long UTF-16":   {utf16, 3, 0},
		"one line":      {"编号,姓名,数," + strings.Repeat("x", Beginning), 0, 3},
		"lacking":       {"编号,数\n", 2, 1},
		"another":       {"电话,地址\n", 0, 3},
		"empty":         {"", 0, 3},
	} {
		fits := Fits("x.csv", []byte(c.data), []*Table{a, b}, nil)
		if len(fits) != 2 || fits[0].Named != c.named || len(fits[0].Lacks) != c.less || fits[0].Whole() != (c.less == 0) {
			t.Errorf("%s: %+v", name, fits)
		}
	}
	for _, data := range []string{"PK\x03\x04", "\x00\x01", "%PDF-1.7", "\xff"} {
		if fits := Fits("x.csv", []byte(data), []*Table{a}, nil); fits != nil {
			t.Errorf("%q: %+v", data, fits)
		}
	}
	extra := map[string]map[string][]string{"damaged": {"name": {"叫什么"}}}
	if fits := Fits("x.csv", []byte("编号,叫什么,数\n"), []*Table{a}, extra); !fits[0].Whole() {
		t.Errorf("with the settings' headers: %+v", fits)
	}
}

func TestFitsOfWorkbook(t *testing.T) {
	data := workbook(t, func(book *excelize.File, sheet string) {
		put(t, book, sheet, "A1", "说明")
		book.NewSheet("样表")
		put(t, book, "样表", "A2", "编号", "姓名", "数")
	})
	fits := Fits("x.xlsx", data, []*Table{Declare[damaged]("damaged", "样表"), Declare[pair]("pairs", "对表")}, nil)
	if len(fits) != 2 || !fits[0].Whole() || fits[0].Sheet != "样表" || fits[1].Whole() || fits[1].Sheet != "Sheet1" {
		t.Errorf("%+v", fits)
	}
}
