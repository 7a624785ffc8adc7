package county

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"tongbao/generate/sheet"
)

// table is a published table that is being read row by row.
type table struct {
	file    fs.File
	rows    *csv.Reader
	columns []int // where the wanted columns stand
	row     []string
	err     error
}

// openTable opens a published table of which the columns of those names are
// wanted.
func openTable(files fs.FS, name string, want ...string) (*table, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReaderSize(f, 1<<16)
	if mark, _ := in.Peek(len(sheet.Mark)); string(mark) == sheet.Mark {
		in.Discard(len(mark))
	}
	t := &table{file: f, rows: csv.NewReader(in)}
	t.rows.ReuseRecord = true
	if err := t.header(want); err != nil {
		f.Close()
		return nil, err
	}
	return t, nil
}

func (t *table) header(want []string) error {
	header, err := t.rows.Read()
	if err != nil {
		return errors.New("没有表头")
	}
	for _, name := range want {
		i := slices.Index(header, name)
		if i < 0 {
			return fmt.Errorf("没有 %s 这一列", name)
		}
		t.columns = append(t.columns, i)
	}
	return nil
}

// next goes to the next row; it says whether there is one. What cannot be read
// is in err then.
func (t *table) next() bool {
	row, err := t.rows.Read()
	if err != nil && err != io.EOF {
		t.err = fmt.Errorf("不是完好的 CSV：%w", err)
	}
	t.row = row
	return err == nil
}

// cell gives a cell of the row, by the position of its column among those
// wanted. It stays valid.
func (t *table) cell(i int) string { return t.row[t.columns[i]] }

func (t *table) close() { t.file.Close() }
