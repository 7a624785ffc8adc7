package drawing

import (
	"bytes"
	"fmt"
	"io"
)

// WriteFile writes a picture that Draw gave as a file of its own, on white paper.
func WriteFile(w io.Writer, svg []byte) error {
	head, rest, _ := bytes.Cut(bytes.TrimPrefix(svg, []byte("<svg")), []byte(">"))
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg"%s><path d="M0 0H9999V9999H0Z" fill="#ffffff"/>%s`, head, rest)
	return err
}
