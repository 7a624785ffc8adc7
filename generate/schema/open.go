package schema

import (
	"bytes"

	"tongbao/generate/finding"
)

// Input is a table's file, its header read, ready for its rows to be read.
type Input struct {
	*File
	whole     *File // that rows belong to: File, but for a part
	rows      scanner
	start     scanner                // as rows was behind the header
	heads     [][][]byte             // the cells of the header's rows, and of those above it
	headFirst [][]byte               // the first cell of each that is not blank
	headEnd   int                    // the last of the header's rows
	blanks    struct{ from, to int } // the blank rows read last; from 0 when there are none
	dataTo    int                    // a row further on that is known to be data
	told      []int                  // columns under no header of which a finding has told
	totals    *totals                // nil until the first total row
	out       *finding.List
}

// Open reads the encoding and the header of a table's file. It gives nil when
// they are such that no row can be read; the findings say why.
func (t *Table) Open(name string, data []byte, extra map[string][]string, out *finding.List) *Input {
	text, encoding, of, wrong := t.text(name, data)
	out.Add(wrong...)
	if wrong != nil {
		return nil
	}
	known := t.known(extra)
	text, seps := separatorLine(text)
	h := t.findHeader(text, seps, known)
	if h.row == 0 {
		out.Add(finding.HeaderNone.New(finding.At{File: name, Sheet: of.name, Row: 1}, ""))
		return nil
	}
	if must, _ := t.named(h.cells, known); 2*must < t.required() {
		if f := t.headless(name, of, h, text, known); f != nil {
			out.Add(*f)
			return nil
		}
	}
	file := &File{Table: t, Name: name, Encoding: encoding, Format: fileFormat(of.name, h.sep), HeaderRow: h.row, sheet: of}
	in := &Input{File: file, whole: file, rows: scanner{sep: h.sep, data: text}, out: out}
	for in.rows.next() && in.rows.row < h.row {
		in.above()
	}
	in.endBlanks()
	at := file.at(h.row)
	if len(h.rows) > 1 {
		out.Add(finding.HeaderTwoRows.New(at, ""))
		in.rows.next()
	}
	columns, ok := t.match(at, h.cells, known, out)
	if !ok {
		return nil
	}
	in.columns, in.start, in.heads = columns, in.rows, append(in.heads, h.rows...)
	for _, head := range in.heads {
		in.headFirst = append(in.headFirst, firstFilled(head))
	}
	in.headEnd = h.row + len(h.rows) - 1
	return in
}

// Lines gives how many lines of the file are left; it has no more rows.
func (in *Input) Lines() int {
	n := bytes.Count(in.rows.data, []byte("\n"))
	if !bytes.HasSuffix(in.rows.data, []byte("\n")) && len(in.rows.data) > 0 {
		n++
	}
	return n
}
