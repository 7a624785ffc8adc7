package drawing

import (
	_ "embed"
	"fmt"
	"sync"
	"time"

	"github.com/dop251/goja"

	"tongbao/templates"
)

// echartsFile is the ECharts that the pages load.
const echartsFile = "assets/echarts-6.1.0.min.js"

//go:embed prelude.js
var prelude string

// program is ECharts ready to run, which takes 150 ms and is done once.
var program = sync.OnceValues(func() (*goja.Program, error) {
	source, err := templates.Files.ReadFile(echartsFile)
	if err != nil {
		return nil, err
	}
	return goja.Compile(echartsFile, string(source), false)
})

// pen is a JavaScript machine with ECharts in it. It draws one chart at a time.
type pen struct {
	machine *goja.Runtime
	picture goja.Callable
}

func newPen() (*pen, error) {
	echarts, err := program()
	if err != nil {
		return nil, fmt.Errorf("drawing: %w", err)
	}
	p := &pen{machine: goja.New()}
	p.machine.SetRandSource(func() float64 { return 0.5 })
	p.machine.SetTimeSource(func() time.Time { return time.Unix(0, 0) })
	p.machine.SetMaxCallStackSize(2000)
	made, err := p.machine.RunScript("prelude.js", prelude)
	if err == nil {
		_, err = p.machine.RunProgram(echarts)
	}
	if err != nil {
		return nil, fmt.Errorf("drawing: %w", err)
	}
	var ok bool
	if p.picture, ok = goja.AssertFunction(made); !ok {
		return nil, fmt.Errorf("drawing: prelude.js gives no function")
	}
	return p, nil
}

// draw gives the SVG as ECharts writes it.
func (p *pen) draw(options string, width, height int) (svg string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("drawing: %v", r)
		}
	}()
	v, err := p.picture(goja.Undefined(), p.machine.ToValue(options), p.machine.ToValue(width), p.machine.ToValue(height))
	if err != nil {
		return "", fmt.Errorf("drawing: %w", err)
	}
	return v.String(), nil
}
