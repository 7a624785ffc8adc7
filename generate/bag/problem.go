package bag

// Problem is a kind of fault in a bag.
type Problem string

// The kinds of fault. Those of them that depend on the version are errors where
// the version forbids what the others let pass.
const (
	NoDeclaration  Problem = "no-declaration"
	Declaration    Problem = "declaration"
	Version        Problem = "version"
	Encoding       Problem = "encoding"
	ByteOrderMark  Problem = "bom"
	NoPayload      Problem = "no-payload"
	NoManifest     Problem = "no-manifest"
	NoTagManifest  Problem = "no-tag-manifest"
	Algorithm      Problem = "algorithm"
	Name           Problem = "name"
	Line           Problem = "line"
	UnsafePath     Problem = "path"
	SumTool        Problem = "sum-tool"
	DotSlash       Problem = "dot-slash"
	Percent        Problem = "percent"
	Twice          Problem = "twice"
	Missing        Problem = "missing"
	Unfetched      Problem = "unfetched"
	Extra          Problem = "extra"
	Unlisted       Problem = "unlisted"
	Changed        Problem = "changed"
	WrongSum       Problem = "sum"
	Twin           Problem = "twin"
	Litter         Problem = "litter"
	Link           Problem = "link"
	Unread         Problem = "unread"
	Info           Problem = "info"
	Oxum           Problem = "oxum"
	Fetch          Problem = "fetch"
	Empty          Problem = "empty"
	NotAsWritten   Problem = "not-as-written"
	ManifestInside Problem = "manifest-listed"
)

var labels = map[Problem]string{
	NoDeclaration:  "缺 bagit.txt",
	Declaration:    "bagit.txt 的写法不对",
	Version:        "版本不认识",
	Encoding:       "编码不对",
	ByteOrderMark:  "开头有 BOM",
	NoPayload:      "缺 data 文件夹",
	NoManifest:     "没有能用来核对内容的清单",
	NoTagManifest:  "没有标签清单，bag-info.txt 等文件是否改动无从核对",
	Algorithm:      "校验算法不认识，这份清单没有核对",
	Name:           "清单的文件名写法不对，应是",
	Line:           "这一行的写法不对",
	UnsafePath:     "路径不可用",
	SumTool:        "是 md5sum 一类程序的写法，别的程序可能不认",
	DotSlash:       "路径以 ./ 开头",
	Percent:        "百分号没有写成 %25",
	Twice:          "同一个文件列了两次",
	Missing:        "缺失",
	Unfetched:      "还没有取回",
	Extra:          "清单里没有这个文件",
	Unlisted:       "没有列出别的清单里有的文件",
	Changed:        "内容已被改动",
	WrongSum:       "校验值与文件不符，文件与别的清单一致",
	Twin:           "只有大小写或 Unicode 写法不同",
	Litter:         "是操作系统留下的文件",
	Link:           "是链接，不是文件",
	Unread:         "读不出来",
	Info:           "这一行的写法不对",
	Oxum:           "Payload-Oxum 与内容不符",
	Fetch:          "fetch.txt 的这一行不对",
	Empty:          "没有内容",
	NotAsWritten:   "不是装袋时的样子",
	ManifestInside: "清单里列了不该列的文件",
}

// Label gives the problem in Chinese.
func (p Problem) Label() string { return labels[p] }
