package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/generate"
	"tongbao/generate/edition"
	"tongbao/generate/output"
)

// audienceFlag declares a flag for the editions to build, the internal one by
// default.
func audienceFlag(flags *flag.FlagSet) *[]edition.Audience {
	chosen := []edition.Audience{edition.Internal}
	flags.Func("audience", "给谁看的`版本`：internal（内部版，默认）或 public（公开版），写几种用逗号隔开", func(s string) error {
		chosen = nil
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == ' ' }) {
			a := edition.Audience(word)
			if !slices.Contains(edition.Audiences, a) {
				return fmt.Errorf("只能是 internal 或 public，一次写两种用逗号隔开：internal,public。")
			}
			if !slices.Contains(chosen, a) {
				chosen = append(chosen, a)
			}
		}
		if len(chosen) == 0 {
			return fmt.Errorf("要写 internal 或 public。")
		}
		return nil
	})
	return &chosen
}

// targetsIn gives the folder of each edition: site itself for one, a folder in
// it for each of several.
func targetsIn(site string, audiences []edition.Audience) ([]generate.Target, error) {
	if len(audiences) == 1 {
		return []generate.Target{{Audience: audiences[0], Dir: site}}, nil
	}
	if output.IsSite(site) {
		return nil, misused("“%s”本身是一个站点，几种版本不能放在它里面。用 -o 换一个文件夹，各版本会放在其中的 internal 和 public 里。", site)
	}
	var out []generate.Target
	for _, a := range audiences {
		out = append(out, generate.Target{Audience: a, Dir: filepath.Join(site, string(a))})
	}
	return out, nil
}

// editionName says which of several editions a target is.
func editionName(all []generate.Target, t generate.Target) string {
	switch {
	case t.Audience == edition.Public:
		return "公开版站点"
	case len(all) > 1:
		return "内部版站点"
	}
	return "站点"
}
