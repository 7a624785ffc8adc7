package notice

import "testing"

func TestCorrectNumber(t *testing.T) {
	for in, want := range map[string]string{
		"示组通[2019]5号":     "示组通〔2019〕5号",
		"示组通（2019）第05号":   "示组通〔2019〕5号",
		"示组通【2019年】 5":    "示组通〔2019〕5号",
		"示组通〔２０１９〕５号":     "示组通〔2019〕5号",
		"示组通〔2019〕5号":     "示组通〔2019〕5号",
		"示组通〔19〕5号":       "",
		"示组通〔2019〕0号":     "",
		"示组通〔2019〕100000": "",
		"〔2019〕5号":        "",
		"示组1〔2019〕5号":     "",
		"五号":              "",
		"":                "",
	} {
		if got := correctNumber(in); got != want {
			t.Errorf("correctNumber(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzParseNumber checks that a number is read only as it would be written.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"示组通〔2019〕5号", "示组通[2019]5号", "〔〕号", "a〔2019〕+5号", "a〔2019〕05号", "a〔2100〕99999号"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		prefix, year, serial, ok := ParseNumber(s)
		if ok && formatNumber(prefix, year, serial) != s {
			t.Errorf("%q is read as %q, %d, %d", s, prefix, year, serial)
		}
		if c := correctNumber(s); c != "" {
			if _, _, _, ok := ParseNumber(c); !ok {
				t.Errorf("%q is corrected to %q", s, c)
			}
		}
		if ok && correctNumber(s) != s {
			t.Errorf("%q is corrected to %q", s, correctNumber(s))
		}
	})
}

func FuzzFormatNumber(f *testing.F) {
	f.Add("示组通", 2019, 5)
	f.Fuzz(func(t *testing.T, prefix string, year, serial int) {
		p, y, n, ok := ParseNumber(formatNumber(prefix, year, serial))
		good := goodPrefix(prefix) && year >= firstYear && year <= lastYear && serial >= 1 && serial <= lastSerial
		if ok != good || ok && (p != prefix || y != year || n != serial) {
			t.Errorf("%q, %d, %d is read as %q, %d, %d, %v", prefix, year, serial, p, y, n, ok)
		}
	})
}
