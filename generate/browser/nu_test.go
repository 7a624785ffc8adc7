package browser

import (
	"bytes"
	"os/exec"
	"testing"
)

const nu = "vnu-jar-26.9.27/build/dist/vnu.jar"

// The Nu HTML checker finds no error on any page.
func TestPagesAreValid(t *testing.T) {
	java, jar := program(t, "java"), tool(t, nu)
	for _, s := range []*site{county(t), hostile(t)} {
		var said bytes.Buffer
		check := exec.Command(java, "-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", s.dir)
		check.Stderr = &said
		if err := check.Run(); err != nil {
			t.Errorf("%s: %v\n%s", s.name, err, first(said.Bytes(), 40))
		}
	}
}

// first gives the first n lines of a text.
func first(text []byte, n int) []byte {
	lines := bytes.SplitAfterN(text, []byte("\n"), n+1)
	return bytes.Join(lines[:min(n, len(lines))], nil)
}
