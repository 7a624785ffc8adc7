package schema

import (
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
		"电话13812345678。":   "13812345678",
		"１３８１２３４５６７８":      "１３８１２３４５６７８",
		"+8613812345678":   "13812345678",
		"8613812345678":    "",
		"12812345678":      "",
		"138123456789":     "",
		"522799101201":     "",
		"1381234567":       "",
		"0851-13812345678": "13812345678",
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
