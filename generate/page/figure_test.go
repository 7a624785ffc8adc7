package page

import (
	"bytes"
	"errors"
	"testing"

	"tongbao/generate/chart"
)

func TestFigureHasItsPictureBesideThePage(t *testing.T) {
	var beside []File
	draw := func(options string, width, height int) ([]byte, error) {
		if options == "{}" {
			return nil, errors.New("cannot be drawn")
		}
		return []byte(`<svg viewBox="0 0 1 1"></svg>`), nil
	}
	a := at{&plan{Input: Input{Draw: draw}}, "groups/coverage/index.html", &beside}
	figures := a.fitted([]chart.Chart{{ID: "good", Options: `{"series":[]}`}, {ID: "bad", Options: "{}"}})
	good, bad := figures[0], figures[1]
	if good.Picture == nil || good.Narrow == nil || good.Drawing.Href != "../../groups/coverage/good.svg" {
		t.Errorf("the figure is %+v", good)
	}
	if bad.Picture != nil || bad.Narrow != nil || bad.Drawing.Href != "" || len(bad.Downloads) == 0 {
		t.Errorf("a figure that cannot be drawn is %+v", bad)
	}
	for _, f := range beside {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		if f.Path == "groups/coverage/bad.svg" {
			t.Error("there is a file of no picture")
		}
	}
}
