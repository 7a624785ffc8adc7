package settings

import (
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"tongbao/generate/finding"
	"tongbao/generate/private"
	"tongbao/generate/schema"
)

// reader takes the values of a settings file.
type reader struct {
	settings Settings
	names    Names
	rows     map[string]int // the lines of the keys that are given, by path
	out      *finding.List
}

// mapping takes the entries of a mapping. Where a value is not as it must be,
// the default stays, so that the fault is the only finding.
func (r *reader) mapping(path string, n ast.Node, keys []key) {
	var known []string
	for _, k := range keys {
		known = append(known, k.name)
	}
	r.each(path, n, known, func(path string, i int, value ast.Node) {
		k := keys[i]
		r.rows[path] = line(value)
		switch {
		case k.keys == nil:
			if before := r.settings; !k.take(value) {
				r.settings = before
				r.wrong(value, path, k.want)
			}
		case isMapping(value):
			r.mapping(path+".", value, k.keys)
		default:
			r.wrong(value, path, k.want)
			for _, inner := range k.keys { // none of them is missing as well
				r.rows[path+"."+inner.name] = line(value)
			}
		}
	})
}

// each calls take for every entry of a mapping whose key is known, with the
// path and the position among the known ones. Other keys, and a key's second
// entry, are findings.
func (r *reader) each(prefix string, n ast.Node, known []string, take func(path string, i int, value ast.Node)) {
	first := map[string]int{}
	for _, e := range entries(n) {
		name, ok := scalar(e.Key)
		if !ok {
			name = schema.Display(e.Key.String())
		}
		i := slices.Index(known, name)
		switch {
		case i < 0:
			r.unknown(e.Key, prefix+name, name, known)
		case first[name] > 0:
			r.out.Add(finding.SettingsTwice.New(at(e.Key, prefix+name), name, "first", strconv.Itoa(first[name])))
		default:
			first[name] = line(e.Key)
			take(prefix+name, i, e.Value)
		}
	}
}

func (r *reader) targets(n ast.Node) bool {
	r.each("targets.", n, r.names.Indicators, func(path string, i int, value ast.Node) {
		id := r.names.Indicators[i]
		take := hundredths(func(v int64) bool { r.settings.Targets[id] = v; return true })
		switch {
		case slices.Contains(r.names.Untargeted, id):
			r.refuse(value, path, id+" 不分高低，不判断是否达标", "别的指标的目标，或者删去 "+id+" 这一项：只有越高越好、越低越好的指标才能有目标")
		case !take(value):
			r.wrong(value, path, "不小于 0、最多两位小数的数，不带百分号")
		}
	})
	return isMapping(n)
}

// redBlack takes a list of indicators by which places are compared.
func (r *reader) redBlack(n ast.Node) bool {
	list, ok := texts(n)
	for _, name := range list {
		switch {
		case slices.Contains(r.settings.RedBlack, name):
			r.refuse(n, "lists.red_black", name+" 写了两次", wantList)
		case slices.Contains(r.names.Compared, name):
			r.settings.RedBlack = append(r.settings.RedBlack, name)
		case slices.Contains(r.names.Indicators, name):
			r.refuse(n, "lists.red_black", name+" 不是各地都有的比率指标", wantList)
		default:
			reason := "没有 " + schema.Display(name) + " 这项指标"
			if nearest := schema.Nearest(name, r.names.Compared); nearest != "" {
				reason += "，最接近的是 " + nearest
			}
			r.refuse(n, "lists.red_black", reason, wantList)
		}
	}
	return ok
}

func (r *reader) headers(n ast.Node) bool {
	var tables []string
	for t := range r.names.Columns {
		tables = append(tables, t)
	}
	slices.Sort(tables)
	r.each("headers.", n, tables, func(path string, i int, value ast.Node) {
		if !isMapping(value) {
			r.wrong(value, path, " {列名: [表里的列名]} 这样的写法")
			return
		}
		r.settings.Headers[tables[i]] = r.table(path+".", value, tables[i])
	})
	return isMapping(n)
}

// table takes the further header names of one table's columns. One that is
// another column's own, or stands for two, would hide a column that is there.
func (r *reader) table(prefix string, n ast.Node, table string) map[string][]string {
	names := map[string][]string{}
	columns, headers := r.names.Columns[table], r.names.Headers[table]
	type given struct {
		name   string
		column int
	}
	var all []given
	for i, h := range headers {
		all = append(all, given{h, i})
	}
	r.each(prefix, n, columns, func(path string, i int, value ast.Node) {
		list, ok := texts(value)
		if !ok {
			r.wrong(value, path, "表里的列名的列表，如 [编码]")
		}
		for _, name := range list {
			j := slices.IndexFunc(all, func(g given) bool { return schema.SameHeader(g.name, name) })
			if j >= 0 && all[j].column != i {
				r.out.Add(finding.SettingsHeader.New(at(value, path), schema.Display(name), "other", headers[all[j].column], "want", headers[i]))
			}
			all = append(all, given{name, i})
		}
		names[columns[i]] = list
	})
	return names
}

func (r *reader) unknown(n ast.Node, path, name string, known []string) {
	at, name := at(n, schema.Display(path)), schema.Display(name)
	if strings.Contains(name, "：") {
		r.out.Add(finding.SettingsColon.New(at, name[:strings.Index(name, "：")]))
		return
	}
	r.out.Add(finding.SettingsKey.New(at, name, "nearest", schema.Nearest(name, known)))
}

// wantList is what a list of indicators must be.
const wantList = "指标名（英文）的列表，如 [grid_coverage]"

// wrong says that a value is not as it must be.
func (r *reader) wrong(n ast.Node, path, want string) { r.refuse(n, path, "", want) }

// refuse says so with a reason.
func (r *reader) refuse(n ast.Node, path, reason, want string) {
	value, ok := scalar(n)
	if _, empty := n.(*ast.NullNode); !ok && !empty {
		value = n.String()
	}
	r.out.Add(finding.SettingsValue.New(at(n, path), schema.Display(value), "key", path, "reason", reason, "want", want))
}

// text takes one line of text.
func text(into *string) func(ast.Node) bool {
	return func(n ast.Node) bool {
		s, ok := scalar(n)
		*into = private.Mask(s)
		return ok && s != "" && strings.IndexFunc(s, schema.Unseen) < 0
	}
}

// hundredths takes a number of at most two decimals, not negative.
func hundredths(take func(int64) bool) func(ast.Node) bool {
	return func(n ast.Node) bool {
		s, ok := scalar(n)
		v, number := schema.Hundredths(s)
		return ok && number && v >= 0 && take(v)
	}
}

// hosts takes a list of names of hosts, a port behind them or not.
func hosts(into *[]string) func(ast.Node) bool {
	return func(n ast.Node) (ok bool) {
		*into, ok = texts(n)
		return ok && !slices.ContainsFunc(*into, func(s string) bool { return strings.ContainsAny(s, "/\\@?#*：，、 \t") })
	}
}

// texts gives a list of texts; a single one may stand without brackets.
func texts(n ast.Node) ([]string, bool) {
	if s, ok := scalar(n); ok {
		return []string{s}, s != ""
	}
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return nil, false
	}
	var out []string
	for _, v := range list.Values {
		s, ok := scalar(v)
		if !ok || s == "" {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}

// scalar gives the text of a scalar as it is written, without the white space
// around it: a code that YAML would take for a number keeps its zeros.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return strings.TrimSpace(n.GetToken().Value), true
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

func at(n ast.Node, path string) finding.At {
	return finding.At{File: File, Row: line(n), Column: path}
}

func line(n ast.Node) int {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 0
	}
	return n.GetToken().Position.Line
}
