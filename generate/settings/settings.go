// Package settings reads tongbao.yaml. Every key is declared once, in keys;
// an unknown key or a value of the wrong kind is a finding with its line.
package settings

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// File is the settings' file name in a workspace.
const File = "tongbao.yaml"

// Settings are a workspace's settings, defaults filled in.
type Settings struct {
	Title         string
	Region        Region
	Issuer        string
	Period        schema.Month // 0: the newest month in the monthly tables
	History       int          // months on trend charts, the reporting month included
	Targets       map[string]int64
	Cap           schema.Score
	WithholdBelow schema.Score
	FundFloor     schema.Money
	Headers       map[string]map[string][]string // further header names by table and column
	Hosts         []string                       // other hosts that notices may link to
	Gapless       bool                           // a gap in the notices' numbers is an error
}

// Region is the workspace's top region: a code of 2, 4 or 6 digits and a name.
type Region struct{ Code, Name string }

// Names are the names that settings may refer to.
type Names struct {
	Indicators []string
	Columns    map[string][]string // by table
}

// Default gives the settings of a file that sets only what it must.
func Default() Settings {
	return Settings{
		Issuer: "", History: 12, Targets: map[string]int64{},
		Cap: 1000, WithholdBelow: 800, FundFloor: 1000000,
		Headers: map[string]map[string][]string{},
	}
}

// key is one declared key: what its value must be, in words, and how to take it.
type key struct {
	name string
	want string
	take func(r *reader, n ast.Node) bool
	keys []key // of a mapping
}

func (r *reader) text(into *string) func(*reader, ast.Node) bool {
	return func(_ *reader, n ast.Node) bool {
		s, ok := scalar(n)
		*into = s
		return ok && s != ""
	}
}

var regionCode = regexp.MustCompile(`^([0-9]{2}|[0-9]{4}|[0-9]{6})$`)

// keys declares every setting.
func (r *reader) keys() []key {
	s := &r.settings
	return []key{
		{name: "title", want: "网站的标题", take: r.text(&s.Title)},
		{name: "region", want: "{code: \"522799\", name: 示例县}", keys: []key{
			{name: "code", want: "2、4 或 6 位数字的区划代码，写在引号里", take: func(_ *reader, n ast.Node) bool {
				v, ok := scalar(n)
				s.Region.Code = v
				return ok && regionCode.MatchString(v)
			}},
			{name: "name", want: "地区的名称", take: r.text(&s.Region.Name)},
		}},
		{name: "issuer", want: "发文机关的名称", take: r.text(&s.Issuer)},
		{name: "period", want: "2019-07 这样的月份", take: func(_ *reader, n ast.Node) bool {
			v, ok := scalar(n)
			m, valid := schema.ParseMonth(v)
			s.Period = m
			return ok && valid
		}},
		{name: "history", want: "1 到 120 的整数", take: func(_ *reader, n ast.Node) bool {
			v, ok := scalar(n)
			i, err := strconv.Atoi(v)
			s.History = i
			return ok && err == nil && i >= 1 && i <= 120
		}},
		{name: "targets", want: "指标名: 目标值", take: (*reader).targets},
		{name: "score", want: "{cap: 10, withhold_below: 8}", keys: []key{
			{name: "cap", want: "大于 0、最多两位小数的分数", take: hundredths(func(v int64) bool { s.Cap = schema.Score(v); return v > 0 && v <= 1000000 })},
			{name: "withhold_below", want: "不小于 0、最多两位小数的分数", take: hundredths(func(v int64) bool { s.WithholdBelow = schema.Score(v); return v <= 1000000 })},
		}},
		{name: "fund_floor", want: "不小于 0 的金额（元）", take: hundredths(func(v int64) bool { s.FundFloor = schema.Money(v); return true })},
		{name: "headers", want: "表名: {列名: [表头, …]}", take: (*reader).headers},
		{name: "links", want: "{hosts: [oa.example.gov.cn]}", keys: []key{
			{name: "hosts", want: "网站主机名的列表", take: func(_ *reader, n ast.Node) bool { return texts(n, &s.Hosts) }},
		}},
		{name: "notices", want: "{gapless: false}", keys: []key{
			{name: "gapless", want: "true 或 false", take: func(_ *reader, n ast.Node) bool {
				b, ok := n.(*ast.BoolNode)
				if ok {
					s.Gapless = b.Value
				}
				return ok
			}},
		}},
	}
}

// Parse reads the settings. With any finding of severity error among those it
// adds, the result is not to be used.
func Parse(data []byte, names Names, out *finding.List) Settings {
	r := &reader{settings: Default(), names: names, out: out}
	file, err := parser.ParseBytes([]byte(strings.TrimPrefix(string(data), "\ufeff")), 0)
	if err != nil {
		out.Add(finding.SettingsSyntax.New(finding.At{File: File, Row: errorLine(err)}, "", "reason", firstLine(err)))
		return r.settings
	}
	var body ast.Node
	if len(file.Docs) > 0 {
		body = file.Docs[0].Body
	}
	given := r.mapping("", body, r.keys())
	for _, k := range []string{"title", "region", "region.code", "region.name"} {
		if !given[k] && !(strings.HasPrefix(k, "region.") && !given["region"]) {
			out.Add(finding.SettingsMissingKey.New(finding.At{File: File, Column: k}, "", "key", k))
		}
	}
	if r.settings.Issuer == "" {
		r.settings.Issuer = r.settings.Region.Name
	}
	return r.settings
}

type reader struct {
	settings Settings
	names    Names
	out      *finding.List
}

// mapping takes the entries of a mapping and gives the paths of those given.
func (r *reader) mapping(path string, n ast.Node, keys []key) map[string]bool {
	given := map[string]bool{}
	for _, e := range entries(n) {
		name, _ := scalar(e.Key)
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
		if i < 0 {
			var known []string
			for _, k := range keys {
				known = append(known, k.name)
			}
			r.unknown(e.Key, path+name, schema.Nearest(name, known))
			continue
		}
		k := keys[i]
		given[path+name] = true
		switch {
		case k.keys == nil:
			if !k.take(r, e.Value) {
				r.wrong(e.Value, path+name, k.want)
			}
		case isMapping(e.Value):
			for g := range r.mapping(path+name+".", e.Value, k.keys) {
				given[g] = true
			}
		default:
			r.wrong(e.Value, path+name, k.want)
		}
	}
	return given
}

func (r *reader) targets(n ast.Node) bool {
	for _, e := range entries(n) {
		name, _ := scalar(e.Key)
		if !slices.Contains(r.names.Indicators, name) {
			r.unknown(e.Key, "targets."+name, schema.Nearest(name, r.names.Indicators))
			continue
		}
		if !hundredths(func(v int64) bool { r.settings.Targets[name] = v; return true })(r, e.Value) {
			r.wrong(e.Value, "targets."+name, "不小于 0、最多两位小数的数")
		}
	}
	return isMapping(n)
}

func (r *reader) headers(n ast.Node) bool {
	var tables []string
	for t := range r.names.Columns {
		tables = append(tables, t)
	}
	for _, t := range entries(n) {
		table, _ := scalar(t.Key)
		columns, ok := r.names.Columns[table]
		if !ok {
			r.unknown(t.Key, "headers."+table, schema.Nearest(table, tables))
			continue
		}
		if !isMapping(t.Value) {
			r.wrong(t.Value, "headers."+table, "{列名: [表头, …]}")
			continue
		}
		r.settings.Headers[table] = map[string][]string{}
		for _, c := range entries(t.Value) {
			r.header(table, columns, c)
		}
	}
	return isMapping(n)
}

func (r *reader) header(table string, columns []string, c *ast.MappingValueNode) {
	column, _ := scalar(c.Key)
	path := "headers." + table + "." + column
	if !slices.Contains(columns, column) {
		r.unknown(c.Key, path, schema.Nearest(column, columns))
		return
	}
	var names []string
	if !texts(c.Value, &names) {
		r.wrong(c.Value, path, "表头的列表，如 [编码]")
	}
	r.settings.Headers[table][column] = names
}

func (r *reader) unknown(n ast.Node, path, nearest string) {
	name, _ := scalar(n)
	r.out.Add(finding.SettingsKey.New(finding.At{File: File, Row: line(n), Column: path}, name, "nearest", nearest))
}

func (r *reader) wrong(n ast.Node, path, want string) {
	value := schema.MaskIdentity(strings.TrimSpace(n.String()))
	r.out.Add(finding.SettingsValue.New(finding.At{File: File, Row: line(n), Column: path}, value,
		"key", path, "want", want, "line", strconv.Itoa(line(n))))
}

// hundredths takes a number of at most two decimals, not negative.
func hundredths(take func(int64) bool) func(*reader, ast.Node) bool {
	return func(_ *reader, n ast.Node) bool {
		s, ok := scalar(n)
		v, number := schema.Hundredths(s)
		return ok && number && v >= 0 && take(v)
	}
}

// texts takes a list of texts, or a single one.
func texts(n ast.Node, into *[]string) bool {
	if s, ok := scalar(n); ok {
		*into = []string{s}
		return s != ""
	}
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return false
	}
	for _, v := range list.Values {
		s, ok := scalar(v)
		if !ok || s == "" {
			return false
		}
		*into = append(*into, s)
	}
	return true
}

// scalar gives the text of a scalar as it is written.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case nil, *ast.NullNode, *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode, *ast.AliasNode, *ast.AnchorNode, *ast.TagNode:
		return "", false
	case ast.ScalarNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func isMapping(n ast.Node) bool {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode, *ast.NullNode:
		return true
	}
	return false
}

func entries(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}

func line(n ast.Node) int {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 0
	}
	return n.GetToken().Position.Line
}

func errorLine(err error) int {
	var y yaml.Error
	if errors.As(err, &y) && y.GetToken() != nil && y.GetToken().Position != nil {
		return y.GetToken().Position.Line
	}
	return 0
}

func firstLine(err error) string {
	var y yaml.Error
	if errors.As(err, &y) {
		return y.GetMessage()
	}
	s, _, _ := strings.Cut(err.Error(), "\n")
	return s
}
