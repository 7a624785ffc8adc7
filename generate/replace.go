package generate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"tongbao/generate/output"
	"tongbao/generate/page"
)

// mayReplace gives an *output.FolderError when the site in dir is that of another
// region: who has mistaken the folder would lose it. What cannot be told is no
// reason, since a damaged site is mended by building it.
func (r *Read) mayReplace(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(packageFile)))
	var there struct{ Name, Title string }
	if err != nil || json.Unmarshal(data, &there) != nil {
		return nil
	}
	own := r.Workspace.Settings.Region
	code, named := strings.CutPrefix(there.Name, page.PackageName)
	if !named || code == own.Code {
		return nil
	}
	return &output.FolderError{Dir: dir, Problem: "是“" + there.Title + "”的站点（区划代码 " + code + "），不是" + own.Name + "（" + own.Code + "）的，没有改动",
		Mend: "用 -o 换一个文件夹；确要换成这个地区的，先把那里的站点移走"}
}
