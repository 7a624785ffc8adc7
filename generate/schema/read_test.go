package schema

// pair is a record of two columns.
type pair struct {
	Pos `csv:"-"`

	ID Text `csv:"id" header:"代号" alias:"编号|镇（街道）" must:"yes" key:"yes"`
	N  Int  `csv:"n" header:"数" must:"yes" min:"0"`
}
