package finding

// The kinds of finding about the data that counties publish, where the level
// above is built from it.
var (
	PackageNone     = kind("package-none", Error, "不是数据包", "“{source}”{reason}", "写 tongbao build 生成的站点，或它的 data 文件夹，或其中一种的 zip")
	PackageFile     = kind("package-file", Error, "数据包的文件不对", "“{source}”的 {file} {problem}", "请这个县重新交来整个站点或数据包，不要改动其中的文件")
	PackageTable    = kind("package-table", Error, "数据包的表读不出来", "“{source}”的 {file} {reason}", "请这个县用新版 tongbao 重新生成站点，再交来")
	PackageTwice    = kind("package-twice", Error, "数据包重复", "“{source}”的{place}在“{first}”里已经有了，会加两次", "只留一份")
	PackageOutside  = kind("package-outside", Error, "县不在这个地区", "“{source}”是{place}，不属于{region}", "去掉它，或核对名单里的区划代码")
	PackageUnlisted = kind("package-unlisted", Error, "名单里没有这个县", "“{source}”是{place}，名单“{list}”里没有", "在名单里加上它，或去掉这个数据包")
	PackageRegion   = kind("package-region", Error, "不知道是哪个地区", "交来的{places}不属于同一个省，不知道汇总到哪里", "分省汇总")
	PackageUnsigned = kind("package-unsigned", Warning, "数据包没有签名", "{place}的登记簿{reason}，只能证明文件和清单一致，不能证明是谁交来的", "要确知来源，请这个县用密钥签名（tongbao key），并在名单里写上公钥")
	PackageSigned   = kind("package-signature", Error, "签名不对", "{place}的登记簿：{reason}", "请这个县核对密钥；换过密钥的，在名单里改为新的公钥")
	PackageSealed   = kind("package-sealed", Error, "数和登记簿里的不一致", "“{source}”的{month}“{indicator}”在 {place} 是 {value}，登记的月报里是 {want}；这样的数共有 {count} 个", "请这个县重新生成站点，原样交来；数有更正的，先运行 tongbao bulletin revise")
	PackageUnsealed = kind("package-unsealed", Warning, "签名管不到这个月的数", "{place}{month}的月报{reason}，登记簿的签名管不到这个月的数", "请这个县发出月报（tongbao bulletin issue；旧版发出的，运行 tongbao bulletin revise），重新生成站点再交来")
	PackageUnnamed  = kind("package-unnamed", Warning, "区划没有名称", "{codes}没有名称，网页上只能写代码", "在名单（--expect）里各加一行，写区划代码（省 2 位、市州 4 位、县 6 位）和名称")
	PackageMissing  = kind("package-missing", Warning, "没有交来的县", "名单里的{place}没有交来数据", "催报；补交后再汇总一次")
	PackageLate     = kind("package-late", Warning, "没有报这个月的县", "{place}没有{month}的数，只有{first}到{last}的", "催报；补交后再汇总一次")
	PackageRevised  = kind("package-revised", Note, "月报修订过", "{place}{month}的月报发出以后，{date}修订过[[：{reason}]]", "不用管；用的是修订以后的数")
	PackageDefined  = kind("package-definition", Warning, "口径不同", "“{indicator}”各县的口径不同：{places}与别的县不一样", "各县统一 tongbao.yaml 里的 score 和 fund_floor；统一以前分县列出，不相加")
	PackageTarget   = kind("package-target", Note, "目标不同", "“{indicator}”各县定的目标不同", "不用管；按 tongbao 自带的目标判断")
	CountySite      = kind("county-site", Error, "站点地址不对", "“{value}”不是网址", "写 http 或 https 的网址，或从汇总站点的文件夹出发的相对路径；没有就留空")
	CountyKey       = kind("county-key", Error, "公钥读不懂", "“{value}”不是公钥", "写 tongbao key show 显示的那一行；没有就留空")
)
