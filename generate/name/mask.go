// Package name knows how the names of persons are written, masked and found in
// a text.
package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// compound are the surnames of two characters.
var compound = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range strings.Fields(`欧阳 司马 上官 诸葛 令狐 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 夏侯 东方 独孤 南宫
		闻人 端木 钟离 濮阳 申屠 太史 澹台 赫连 万俟 公羊 公冶 宗政 太叔 仲孙 鲜于 司空`) {
		out[s] = true
	}
	return out
}()

// dot says whether r stands between the parts of a name.
func dot(r rune) bool { return strings.ContainsRune("·•‧・･∙⋅．.", r) }

// Mask gives a name with its surname kept and 某 for each further character, two
// at most: 张某某, 张某, 欧阳某. Of a name with an interpunct the first character
// stays. A name of one character is all surname, and stays.
func Mask(written string) string {
	dotted := strings.ContainsFunc(strings.TrimSpace(written), dot)
	runes := []rune(Bare(written))
	kept := 1
	if len(runes) > 2 && !dotted && compound[string(runes[:2])] {
		kept = 2
	}
	if len(runes) <= kept {
		return string(runes)
	}
	return string(runes[:kept]) + strings.Repeat("某", min(2, len(runes)-kept))
}

// Bare gives the characters of a name without what may stand between them.
func Bare(written string) string {
	return strings.Map(func(r rune) rune {
		if between(r) {
			return -1
		}
		return r
	}, written)
}

// between says whether r may stand between the characters of a name and is no
// part of it: white space, the border of a cell, dots, and what no one sees.
func between(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '.' || r >= '\t' && r <= '\r' || r == Break
	}
	return dot(r) || unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}
