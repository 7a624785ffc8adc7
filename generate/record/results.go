package record

import (
	"path"
	"strings"
)

// Results begins the names of files in which a clerk keeps what check found
// beside the tables; they are not read.
const Results = "检查结果"

// Takes says whether a file of that name below a workspace is read as a table,
// or looked into in order to tell which table it is.
func Takes(name string) bool {
	folder, base := path.Split(name)
	folder = strings.TrimSuffix(folder, "/")
	return Reads(base) && !left(base) && (folder == "" || folder == Inbox || tableNamed(folder) != nil)
}
