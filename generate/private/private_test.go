package private

import (
	"fmt"
	"strings"
	"testing"
)

func TestFindIdentity(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"11010519491231002X", "11010519491231002X"}, // the example of GB 11643-1999
		{"号码11010519491231002x。", "11010519491231002x"},
		{"440524188001010014", ""}, // 1880
		{"440524198001010013", "440524198001010013"},
		{"身份证：４４０５２４１９８００１０１００１３", "４４０５２４１９８００１０１００１３"},
		{"440524198001010014", ""},  // wrong check digit
		{"440524198002300013", ""},  // 30 February
		{"1440524198001010013", ""}, // 19 digits
		{"4405241980010100130", ""},
		{"12345 440524198001010013", "440524198001010013"},
		{"11010519491231002", ""},
		{"", ""},
	} {
		got, at, ok := FindIdentity(c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("FindIdentity(%q) = %q, %v, want %q", c.in, got, ok, c.want)
		}
		if ok && c.in[at:at+len(got)] != got {
			t.Errorf("FindIdentity(%q) gives byte %d", c.in, at)
		}
	}
}

// An identity number in the groups in which people write one, whatever stands
// between them, is found and masked; other groups are other numbers.
func TestIdentityInGroups(t *testing.T) {
	for _, c := range []struct {
		in    string
		found bool
	}{
		{"522701 19850307 1236", true},
		{"522701-19850307-1236", true},
		{"522701.19850307.1236", true},
		{"522701·1985·0307·1236", true},
		{"522701 1985 0307 1236", true},
		{"522 701 1985 0307 1236", true},
		{"5227 0119 8503 0712 36", true},
		{"522 701 198 503 071 236", true},
		{"522701-1985-03-07-1236", true},
		{"522701 198503071236", true},
		{"52270119850307 1236", true},
		{"5 2 2 7 0 1 1 9 8 5 0 3 0 7 1 2 3 6", true},
		{"522701\n19850307\r\n1236", true},
		{"522701 - 19850307 - 1236", true},
		{"522701\\-19850307\\-1236", true},
		{"522701\u300019850307\u00a01236", true},
		{"５２２７０１　１９８５０３０７　１２３６", true},
		{"52270\u200b1198503\ufeff07123\u00ad6", true},
		{"522701\u200b 19850307\u200d-1236", true},
		{"110105 19491231 002X", true},
		{"110105 19491231 002 x", true},
		{"110105 19491231 002\u200bＸ", true},
		{"编号 12 522701 19850307 1236", true},
		{"52270 119850307 1236", false},
		{"52270 1198503 071236", false},
		{"522701 19850307 1237", false},
		{"522701，19850307，1236", false},
		{"522701    19850307 1236", false},
		{"522701/19850307/1236", false},
		{"522799-20190705-0013", false}, // a district, a day of office and a serial
		{"1522701 19850307 1236", false},
		{"522701 19850307 12360", false},
	} {
		match, at, ok := FindIdentity(c.in)
		if ok != c.found || ok && c.in[at:at+len(match)] != match {
			t.Errorf("FindIdentity(%q) = %q, %d, %v", c.in, match, at, ok)
		}
		if m := Mask("甲" + c.in + "乙"); c.found && (strings.ContainsAny(m, "6789６Ｘx") || !strings.HasPrefix(m, "甲") || !strings.HasSuffix(m, "乙")) {
			t.Errorf("Mask(%q) = %q", c.in, m)
		}
	}
	if got, want := Mask("522701 1985-0307 1236。"), "522*** ****-**** ****。"; got != want {
		t.Errorf("masked as %q, want %q", got, want)
	}
}

// A reference number of a district, a day and a serial is none, though its last
// digit be that of an identity number.
func TestReferenceNumbers(t *testing.T) {
	for serial := range 10_000 {
		s := fmt.Sprintf("522799-20190705-%04d", serial)
		if _, _, ok := FindIdentity(s); ok {
			t.Fatal(s)
		}
	}
}

func TestFindIdentity15(t *testing.T) {
	for in, want := range map[string]string{
		"旧号130503670401001": "130503670401001",
		"130503671301001":   "",
		"1305036704010011":  "",
	} {
		if got, _, _ := FindIdentity15(in); got != want {
			t.Errorf("FindIdentity15(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFindMobile(t *testing.T) {
	for in, want := range map[string]string{
		"电话13812345678。":          "13812345678",
		"１３８１２３４５６７８":             "１３８１２３４５６７８",
		"+8613812345678":          "13812345678",
		"8613812345678":           "",
		"12812345678":             "",
		"138123456789":            "",
		"522799101201":            "",
		"1381234567":              "",
		"0851-13812345678":        "13812345678",
		"138 1234 5678":           "138 1234 5678",
		"138-1234-5678":           "138-1234-5678",
		"+86 138 1234 5678":       "138 1234 5678",
		"138\u200b12345678":       "138\u200b12345678",
		"138\u20111234\u30005678": "138\u20111234\u30005678",
		"13 812 345 678":          "",
		"13812345 678":            "",
		"138、1234、5678":           "",
		"128 1234 5678":           "",
		"138 1234 56789":          "",
		"2019-138-12 345":         "",
	} {
		if got, _, _ := FindMobile(in); got != want {
			t.Errorf("FindMobile(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMask(t *testing.T) {
	for in, want := range map[string]string{
		"甲13812345678、乙+8613912345678":           "甲138****5678、乙+86139****5678",
		"无":                                      "无",
		"ａ１３８１２３４５６７８":                           "ａ１３８****５６７８",
		"证440524198001010013，11010519491231002X": "证440***************，110***************",
		"130503670401001":                        "130************",
	} {
		if got := MaskMobiles(MaskIdentity(in)); got != want {
			t.Errorf("masked %q is %q, want %q", in, got, want)
		}
	}
}

func FuzzPrivate(f *testing.F) {
	for _, s := range []string{"11010519491231002X", "+8613812345678", "４４０５２４１９８００１０１００１３", "1\xef\xbc", "130503670401001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		masked := MaskMobiles(MaskIdentity(s))
		for _, find := range []func(string) (string, int, bool){FindIdentity, FindIdentity15, FindMobile} {
			if m, at, ok := find(s); ok && s[at:at+len(m)] != m {
				t.Errorf("%q is not at byte %d of %q", m, at, s)
			}
			if m, _, ok := find(masked); ok {
				t.Errorf("%q is left in %q, masked from %q", m, masked, s)
			}
		}
		if n := len([]rune(s)); strings.ToValidUTF8(s, "") == s && len([]rune(masked)) != n {
			t.Errorf("masked %q has another length: %q", s, masked)
		}
	})
}

func BenchmarkFindIdentity(b *testing.B) {
	s := strings.Repeat("全县共有驻村干部2019人，其中第一书记300人。", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		FindIdentity(s)
	}
}

// A mobile number parted by dots is one; decimals and dates are not.
func TestMobileInDots(t *testing.T) {
	for in, want := range map[string]string{
		"电话138.1234.5678": "电话138.****.5678", "138·1234·5678": "138·****·5678", "138.12 1234.56": "138.12 1234.56",
		"138.1234": "138.1234", "2019.07.05 138.5": "2019.07.05 138.5", "192.168.100.200": "192.168.100.200",
	} {
		if got := Mask(in); got != want {
			t.Errorf("%q is masked as %q, want %q", in, got, want)
		}
	}
}
