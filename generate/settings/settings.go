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

// Given says whether the settings were read at all.
func (s *Settings) Given() bool { return s.Headers != nil }

// Region is the workspace's top region: a code of 2, 4 or 6 digits and a name.
type Region struct{ Code, Name string }

// Names are the names that settings may refer to.
type Names struct {
	Indicators []string
	Untargeted []string            // those of which neither more nor less is better, so that none can have a target
	Compared   []string            // those by which places are compared
	Columns    map[string][]string // by table
	Headers    map[string][]string // of these columns
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
// adds, the result serves to check the tables by, with the default in place of
// each faulty value; a region without a code is one that was not given rightly. Of a file
// that cannot be read at all it gives the zero Settings.
func Parse(data []byte, names Names, out *finding.List) Settings {
	r := &reader{settings: Default(), names: names, rows: map[string]int{}, out: out}
	text, _, wrong := schema.Decode(File, data)
	if wrong != nil {
		out.Add(finding.SettingsEncoding.New(finding.At{File: File, Row: wrong[0].Row}, ""))
		return Settings{}
	}
	r.private(string(text))
	body, ok := r.body(string(text))
	if !ok {
		return Settings{}
	}
	r.mapping("", body, r.keys())
	r.requireAll()
	r.checkScore()
	if r.settings.Issuer == "" {
		r.settings.Issuer = r.settings.Region.Name
	}
	return r.settings
}

func (r *reader) requireAll() {
	for _, k := range required {
		parent, _, inner := strings.Cut(k, ".")
		if r.rows[k] == 0 && (!inner || r.rows[parent] > 0) {
			r.out.Add(finding.SettingsMissingKey.New(finding.At{File: File, Column: k}, "", "key", k))
		}
	}
}

// checkScore finds a lower limit that no score can reach.
func (r *reader) checkScore() {
	s := r.settings
	if s.WithholdBelow > s.Cap {
		key := "score.withhold_below"
		if r.rows[key] == 0 {
			key = "score.cap"
		}
		at := finding.At{File: File, Row: r.rows[key], Column: key}
		r.out.Add(finding.SettingsWithhold.New(at, s.WithholdBelow.String(), "cap", s.Cap.String()))
	}
}
