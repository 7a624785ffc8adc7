package main

import (
	"bytes"
	"io/fs"

	"tongbao/generate"
	"tongbao/generate/report"
)

// findingsPage gives the page that the preview shows in place of the site: the
// report on what was read.
func findingsPage(fsys fs.FS, read *generate.Read) []byte {
	var page bytes.Buffer
	err := report.New(fsys, read.Workspace, read.Findings).HTML(&page, "站点没有改动。改好并保存文件，这一页会自动更新。")
	if err != nil {
		return errorPage(err)
	}
	return page.Bytes()
}
