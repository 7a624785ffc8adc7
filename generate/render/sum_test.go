package render_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"tongbao/generate/page"
	"tongbao/generate/render"
)

// summed says whether a content is to have a sum. Maps and functions stand in those
// of single pages, and in a bulletin that the office has written itself.
func summed(content any) bool {
	switch c := content.(type) {
	case page.Methodology, page.Data, page.ClerkHelp:
		return false
	case page.Bulletin:
		return c.Own == nil
	}
	return true
}

func TestSumIsTheSameForTheSameContent(t *testing.T) {
	one, two := plan(t), plan(t)
	for i, p := range one.Pages {
		a, _ := p.Compose()
		b, _ := two.Pages[i].Compose()
		x, ok := render.Sum(p.Template, a)
		if ok != summed(a) {
			t.Errorf("that %s has a sum is %v", p.Path, ok)
		}
		if y, _ := render.Sum(p.Template, b); ok && x != y {
			t.Errorf("%s has two sums", p.Path)
		}
	}
}

// Whatever is changed in a content, its sum is another.
func TestSumTellsContentsApart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, p := range plan(t).Pages {
		content, _ := p.Compose()
		was, ok := render.Sum(p.Template, content)
		if !ok {
			continue
		}
		whole := reflect.New(reflect.TypeOf(content)).Elem()
		whole.Set(reflect.ValueOf(content))
		all := leaves(whole, nil)
		for range 20 {
			leaf := all[r.IntN(len(all))]
			before := reflect.New(leaf.Type()).Elem()
			before.Set(leaf)
			change(leaf)
			if is, _ := render.Sum(p.Template, whole.Interface()); is == was {
				t.Errorf("%s has the same sum with a %s changed from %v", p.Path, leaf.Type(), before)
			}
			leaf.Set(before)
		}
	}
}

// leaves gives what in v can be changed by itself.
func leaves(v reflect.Value, out []reflect.Value) []reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			out = leaves(v.Field(i), out)
		}
		return out
	case reflect.Slice:
		for i := range v.Len() {
			out = leaves(v.Index(i), out)
		}
	}
	if v.CanSet() {
		return append(out, v)
	}
	return out
}

// change makes a value another one.
func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "0")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8:
		v.SetUint(v.Uint() ^ 1)
	case reflect.Slice:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	case reflect.Interface:
		v.Set(reflect.ValueOf(page.Sentence{Key: "another"}))
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		} else {
			v.SetZero()
		}
	}
}
