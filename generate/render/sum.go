package render

import (
	"encoding/binary"
	"reflect"

	"tongbao/generate/hint"
	"tongbao/generate/indicator"
)

// Sum gives a sum of what this program makes a page's bytes from, a template and
// its content: equal sums, equal bytes. ok is false for a
// content that holds something without an order or a value, a map or a function.
func Sum(template string, content any) (sum hint.Sum, ok bool) {
	s := summer{Summer: hint.NewSummer(), room: make([]byte, 0, 2*roomy)}
	s.text(template)
	s.value(reflect.ValueOf(content))
	s.Write(s.room)
	return s.Summer.Sum(), !s.failed
}

// roomy is how many bytes are handed to the hash at once.
const roomy = 4 << 10

// summer writes values out so that those of one type which differ are written
// differently: what may be longer or shorter begins with its length.
type summer struct {
	hint.Summer
	room   []byte // not yet handed to the hash
	failed bool
}

func (s *summer) value(v reflect.Value) {
	if s.failed {
		return
	}
	switch v.Kind() {
	case reflect.String:
		s.text(v.String())
	case reflect.Bool:
		s.flag(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.room = binary.AppendVarint(s.room, v.Int())
	case reflect.Uint8:
		s.room = append(s.room, byte(v.Uint()))
	case reflect.Struct:
		s.fields(v)
	case reflect.Slice:
		s.list(v)
	case reflect.Pointer, reflect.Interface:
		s.pointed(v)
	default:
		s.failed = true
	}
}

func (s *summer) fields(v reflect.Value) {
	if v.CanAddr() && v.CanInterface() {
		if x, ok := v.Addr().Interface().(*indicator.Value); ok {
			s.measured(x)
			return
		}
	}
	for i := range v.NumField() {
		s.value(v.Field(i))
	}
}

// measured sums a value of an indicator without asking what its fields are: a
// page of a village has six hundred.
func (s *summer) measured(v *indicator.Value) {
	s.flag(v.Indicator == nil)
	if v.Indicator != nil {
		s.text(v.Indicator.ID)
	}
	s.flag(v.Known)
	for _, n := range [...]int64{v.Num, v.Den, v.Clusters, int64(v.Parts.Counted), int64(v.Parts.All)} {
		s.room = binary.AppendVarint(s.room, n)
	}
	s.flag(v.Parts.Alike)
	s.text(v.Apart)
}

func (s *summer) text(t string) {
	s.room = append(binary.AppendUvarint(s.room, uint64(len(t))), t...)
	if len(s.room) >= roomy {
		s.Write(s.room)
		s.room = s.room[:0]
	}
}

func (s *summer) flag(on bool) {
	if on {
		s.room = append(s.room, 1)
	} else {
		s.room = append(s.room, 0)
	}
}

func (s *summer) list(v reflect.Value) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		s.text(string(v.Bytes()))
		return
	}
	s.room = binary.AppendUvarint(s.room, uint64(v.Len()))
	for i := range v.Len() {
		s.value(v.Index(i))
	}
}

var declared = reflect.TypeFor[*indicator.Indicator]()

// pointed sums what is behind a pointer or in an interface. An indicator is what
// the program declares, so its id says it all.
func (s *summer) pointed(v reflect.Value) {
	s.flag(v.IsNil())
	switch {
	case v.IsNil(): // and no more
	case v.Type() == declared:
		s.text((*indicator.Indicator)(v.UnsafePointer()).ID)
	case v.Kind() == reflect.Interface:
		s.text(v.Elem().Type().String())
		s.value(v.Elem())
	default:
		s.value(v.Elem())
	}
}
