// Package schema reads, checks, describes and writes tables that are declared
// by struct tags. It knows files, cells and columns; it knows no domain.
//
// A column is one field of a record type:
//
//	Households schema.Int `csv:"households" header:"户数" alias:"总户数" must:"yes" min:"0" unit:"户" note:"全村户数"`
//
// The field's type says how its cells are read (value.go). The tags are:
//
//	csv     English column name; also the name in published data
//	header  canonical header
//	alias   further headers, separated by |
//	enum    the values an Enum takes, separated by |
//	synonym other spellings of a value of enum, as 市级=州级|…
//	must    yes: the column must be there and its cells filled
//	key     yes: part of the key
//	refers  the table.column whose values it takes
//	long    yes: its texts may run over several lines
//	min,max smallest and largest value of a number, in plain units
//	since   earliest year of a date or month; 2000 when not given
//	unit    unit of a number, for readers
//	rule    the rule of spec/tables.csv, word for word
//	note    one sentence for the data dictionary
package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Column is one declared column.
type Column struct {
	Name, Header string
	Aliases      []string
	Type         string // as in spec/tables.csv: text, int, date, enum:…
	Enum         []string
	Synonyms     map[string]string
	Required     bool
	Key          bool
	long         bool
	Refers       string
	Rule         string
	Unit, Note   string

	scale    int64 // units of the field's type in one plain unit; 0 for what is no number
	units    string
	min, max int64 // in units of the field's type
	limits   string
	since    int
	field    []int
	suspect  int // cells of so many bytes may hold a private number
}

// Table is one declared table.
type Table struct {
	Name    string // English name, and the file's
	Title   string // Chinese name
	Columns []*Column
	Key     []*Column
	Monthly bool // grows every month: may be a folder, is streamed
	Needed  bool // must be there
	byName  map[string]int
	record  reflect.Type // of its rows
}

// Column gives the column of that English name; nil when there is none.
func (t *Table) Column(name string) *Column {
	if i, ok := t.byName[name]; ok {
		return t.Columns[i]
	}
	return nil
}

// Position gives the place of the column of that English name in Columns; -1
// when there is none.
func (t *Table) Position(name string) int {
	if i, ok := t.byName[name]; ok {
		return i
	}
	return -1
}

// Files says which files the table is read from: "scores.csv or scores/*.csv".
func (t *Table) Files() string {
	if t.Monthly {
		return t.Name + ".csv or " + t.Name + "/*.csv"
	}
	return t.Name + ".csv"
}

// File gives the name of the table's single file.
func (t *Table) File() string { return t.Name + ".csv" }

// Declare reads the tags of record type T. It panics on a faulty declaration,
// which the first test to run shows.
func Declare[T any](name, title string) *Table {
	t := &Table{Name: name, Title: title, byName: map[string]int{}}
	typ := reflect.TypeFor[T]()
	t.record = typ
	by := map[string]*Column{}
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			continue
		}
		c := declare(f)
		t.distinct(c, by)
		t.byName[c.Name] = len(t.Columns)
		t.Columns = append(t.Columns, c)
		if c.Key {
			t.Key = append(t.Key, c)
		}
	}
	if len(t.Columns) > 32 {
		panic(fmt.Sprintf("schema: %s has more than 32 columns", name))
	}
	return t
}

// Growing gives t declared as a table that grows every month: it may be a
// folder of files and is streamed.
func (t *Table) Growing() *Table { t.Monthly = true; return t }

// Must gives t declared as a table that every workspace has.
func (t *Table) Must() *Table { t.Needed = true; return t }

// distinct panics when a header cell could be taken for c and for a column before
// it; by has those by what they go by.
func (t *Table) distinct(c *Column, by map[string]*Column) {
	for _, n := range c.names() {
		if d := by[n]; d != nil && d != c {
			panic("schema: " + t.Name + "." + c.Name + " and " + d.Name + " both go by " + n)
		}
		by[n] = c
	}
}

func declare(f reflect.StructField) *Column {
	cell, ok := reflect.New(f.Type).Interface().(Cell)
	if !ok {
		panic(fmt.Sprintf("schema: field %s is of type %s, which is no Cell", f.Name, f.Type))
	}
	kind := cell.kind()
	c := &Column{
		Name: f.Tag.Get("csv"), Header: f.Tag.Get("header"), Type: kind.name,
		Aliases: list(f.Tag.Get("alias")), Enum: list(f.Tag.Get("enum")), Synonyms: map[string]string{},
		Required: f.Tag.Get("must") == "yes", Key: f.Tag.Get("key") == "yes", long: f.Tag.Get("long") == "yes",
		Refers: f.Tag.Get("refers"), Rule: f.Tag.Get("rule"),
		Unit: f.Tag.Get("unit"), Note: f.Tag.Get("note"), since: firstYear, field: f.Index,
	}
	if c.Enum != nil {
		c.Type += ":" + strings.Join(c.Enum, "|")
	}
	for _, s := range list(f.Tag.Get("synonym")) {
		from, to, _ := strings.Cut(s, "=")
		c.Synonyms[from] = to
	}
	if c.suspect = 18; c.Type == "text" {
		c.suspect = 11
	}
	if y := f.Tag.Get("since"); y != "" {
		c.since = number(y)
	}
	c.bound(f.Tag.Get("min"), f.Tag.Get("max"), kind)
	c.sound(kind)
	return c
}

func (c *Column) bound(lo, hi string, kind cellKind) {
	c.scale, c.units = kind.scale, kind.units
	c.min, c.max = -kind.most*c.scale, kind.most*c.scale
	if lo != "" {
		c.min = int64(number(lo)) * c.scale
	}
	if hi != "" {
		c.max = int64(number(hi)) * c.scale
	}
	if lo != "" && hi != "" {
		c.limits = "在 " + lo + " 到 " + hi + " 之间"
	}
}

// sound panics when c's values could not be told from "not given".
func (c *Column) sound(kind cellKind) {
	switch {
	case c.Name == "" || header(c.Header) == "":
		panic("schema: column " + c.Name + c.Header + " has no csv or header tag")
	case kind.zero && !c.Required:
		panic("schema: a blank " + c.Name + " could not be told from 0")
	case c.Type == "date" && c.since <= 1970:
		panic("schema: 1970-01-01 in " + c.Name + " could not be told from a blank")
	}
}

// names gives the texts by which header cells of c are known, as header gives
// them.
func (c *Column) names() []string {
	var out []string
	for _, n := range append([]string{c.Header, c.Name}, c.Aliases...) {
		if n = header(n); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("schema: tag is no number: " + s)
	}
	return n
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
