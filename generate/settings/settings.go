// Package settings reads and writes tongbao.yaml. Every key is declared once,
// in keys; an unknown key or a value of the wrong kind is a finding with its line.
package settings

import (
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// File is the settings' file name in a workspace.
const File = "tongbao.yaml"

// Settings are a workspace's settings, defaults filled in.
type Settings struct {
	Title         string
	Region        Region
	Issuer        string           // the region's name when not given
	Period        schema.Month     // 0: the newest month in the monthly tables
	History       int              // months on trend charts, the reporting month included
	Targets       map[string]int64 // by indicator, in hundredths
	Cap           schema.Score
	WithholdBelow schema.Score
	FundFloor     schema.Money
	Headers       map[string]map[string][]string // further header names by table and column
	Hosts         []string                       // other hosts that notices may link to
	Gapless       bool                           // a gap in the notices' numbers is an error
	RedBlack      []string                       // indicators that a red and a black list is made of
}

// Region is the workspace's top region: a code of 2, 4 or 6 digits and a name.
type Region struct{ Code, Name string }

// Names are the names that settings may refer to.
type Names struct {
	Indicators []string
	Compared   []string            // those by which places are compared
	Columns    map[string][]string // by table
}

// Default gives the settings of a file that sets nothing.
func Default() Settings {
	return Settings{
		History: 12, Targets: map[string]int64{},
		Cap: 1000, WithholdBelow: 800, FundFloor: 1000000,
		Headers: map[string]map[string][]string{},
	}
}

// required are the keys that have no default.
var required = []string{"title", "region", "region.code", "region.name"}

// Parse reads the settings. With any finding of severity error among those it
// adds, the result is not to be used.
func Parse(data []byte, names Names, out *finding.List) Settings {
	r := &reader{settings: Default(), names: names, out: out}
	text, _, wrong := schema.Decode(File, data)
	if wrong != nil {
		out.Add(finding.SettingsEncoding.New(finding.At{File: File, Row: wrong[0].Row}, ""))
		return r.settings
	}
	body, ok := r.body(string(text))
	if !ok {
		return r.settings
	}
	given := r.mapping("", body, r.keys())
	for _, k := range required {
		parent, _, inner := strings.Cut(k, ".")
		if !given[k] && (!inner || given[parent]) {
			out.Add(finding.SettingsMissingKey.New(finding.At{File: File, Column: k}, "", "key", k))
		}
	}
	if r.settings.Issuer == "" {
		r.settings.Issuer = r.settings.Region.Name
	}
	return r.settings
}
