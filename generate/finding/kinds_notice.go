package finding

// The kinds of finding about circulars.
var (
	// Files and front matter.
	NoticeEncoding  = kind("notice-encoding", Error, "通报文件读不出来", "这份通报{reason}", "用记事本打开，另存为“UTF-8”编码的 .md 文件")
	NoticeFile      = kind("notice-file", Warning, "不是通报文件", "“{file}”不是 .md 文件，没有读取", "如果它是通报，请把文字存为 .md 文件；否则移出 notices 文件夹")
	NoticeHead      = kind("notice-head", Error, "缺少文件头", "这份通报开头没有写文号、标题等信息的文件头", "在第一行写三个减号 ---，下面逐行写 number: 、title: 、kind: 、issued_on: 、issuer: ，再写一行 ---，然后是正文")
	NoticeHeadEnd   = kind("notice-head-end", Error, "文件头没有结束", "文件头从这一行的 --- 开始，后面没有找到结束的 ---", "在文件头的最后一行下面加一行三个减号 ---")
	NoticeSyntax    = kind("notice-syntax", Error, "文件头写法有误", "这一行读不懂：{value}", "写成“名称: 内容”，冒号用半角，冒号后空一格；内容里有冒号、井号或引号时，把内容放进英文单引号")
	NoticeColon     = kind("notice-colon", Error, "冒号不对", "“{value}”后面的冒号是全角的", "改成半角冒号，冒号后空一格", "title：关于督查情况的通报", "title: 关于督查情况的通报")
	NoticeKey       = kind("notice-key", Error, "文件头里的名称不认识", "文件头里没有“{value}”这一项[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”，或]]删去这一行", "titel: 关于督查情况的通报", "title: 关于督查情况的通报")
	NoticeKeyTwice  = kind("notice-key-twice", Error, "文件头里重复", "“{key}”在第 {first} 行已经写过", "只留一行，删去另一行")
	NoticeSecrecy   = kind("notice-secrecy", Error, "涉密文件不能放在这里", "这份通报标了密级，本工具不处理涉密文件", "把这份文件移出工作目录，按保密规定处理；不是涉密文件的，删去这一行")
	NoticeRequired  = kind("notice-required", Error, "文件头缺少内容", "没有写{name}（{key}）", "在文件头里补上一行“{key}: {want}”")
	NoticeText      = kind("notice-text", Error, "文件头的内容不对", "“{key}”的内容应当是一段文字", "在“{key}:”后面直接写一段文字，不要用列表、方括号或花括号")
	NoticeControl   = kind("notice-control", Error, "有看不见的控制字符", "“{key}”里有看不见的控制字符 {char}", "删去这一行，重新输入")
	NoticeChoice    = kind("notice-choice", Error, "不在可选值里", "“{key}”写的是“{value}”，只能写下列之一：{want}", "[[改为“{nearest}”，或]]改为一个可选的值", "kind: 通告", "kind: 通报")
	NoticeDate      = kind("notice-date", Error, "日期不对", "“{value}”不是日期，或日历上没有这一天", "写成 2019-07-05 这样的日期", "issued_on: 2019-02-30", "issued_on: 2019-02-28")
	NoticeEmpty     = kind("notice-empty", Warning, "没有正文", "这份通报只有文件头，没有正文", "在文件头下面写上正文")
	NoticeActs      = kind("notice-acts", Error, "没有写针对哪一份", "这是一份{kind}，却没有写它针对的文号（{key}）", "在文件头里补上一行“{key}: 原件的文号”")
	NoticeActsOther = kind("notice-acts-other", Error, "多写了一项", "这是一份{kind}，不能有“{key}”；只有{want}才写它", "删去这一行，或把 kind 改为{want}")

	// Numbers and the life of a circular.
	NoticeNumber    = kind("notice-number", Error, "文号写法不规范", "“{value}”不是规范的文号", "写成“{want}”：年份用六角括号〔〕，序号不加“第”、前面不补 0，最后是“号”", "number: 例组通[2019]第05号", "number: 例组通〔2019〕5号")
	NoticeTwice     = kind("notice-number-twice", Error, "文号重复", "文号“{value}”与 {first} 重复", "核对两份文件的文号，或删去重复的一份")
	NoticeGap       = kind("notice-number-gap", Warning, "文号不连续", "“{prefix}”{year} 年缺 {missing}", "找到缺少的通报放进 notices 文件夹；{otherwise}")
	NoticeYear      = kind("notice-number-year", Warning, "文号年份与印发日期不符", "文号“{value}”的年份与印发日期 {date} 不在同一年", "核对文号和印发日期")
	NoticeReference = kind("notice-reference", Error, "找不到所指的通报", "没有文号是“{value}”的通报[[，最接近的是“{nearest}”]]", "改为[[“{nearest}”或别的]]已有的文号，或先把那份通报放进 notices 文件夹")
	NoticeSelf      = kind("notice-self", Error, "指的是自己", "“{value}”就是这份通报自己的文号", "写它针对的那一份通报的文号")
	NoticeUndo      = kind("notice-withdraw-withdrawal", Error, "撤销不能再撤销", "“{value}”本身是一份撤销，不能撤销它", "需要恢复原通报时，另发一份新的通报")
	NoticeUndoTwice = kind("notice-withdrawn-twice", Error, "已经撤销过", "“{value}”已由“{first}”撤销", "删去重复的撤销，或核对 withdraws 的文号")
	NoticeOrder     = kind("notice-order", Error, "先后不对", "这份{kind}{problem}", "核对两份通报的印发日期和文号")

	// Private numbers.
	NoticeIdentity   = kind("notice-identity", Error, "出现身份证号", "这一行里有身份证号（{value}），本工具不接收身份证号", "删去它，只写姓名")
	NoticeIdentity15 = kind("notice-identity-15", Warning, "可能是 15 位身份证号", "这一行里的 15 位数字（{value}）像旧身份证号，网页上只显示前三位", "如果是身份证号请删去")
	NoticeMobile     = kind("notice-mobile", Warning, "出现手机号", "这一行里有手机号（{value}），网页上只显示为 138****5678 的样子", "不需要时请删去")

	// The body.
	NoticeHTML         = kind("notice-html", Warning, "HTML 标记不起作用", "“{value}”会原样显示在网页上", "删去它；加粗写成 **文字**，换段空一行")
	NoticeFootnote     = kind("notice-footnote", Warning, "脚注没有注释", "文中的脚注“{value}”没有对应的注释，会原样显示", "在文末另起一行写“{value}: 注释的内容”")
	NoticeFootnoteLost = kind("notice-footnote-unused", Warning, "脚注没有引用", "脚注“{value}”在文中没有引用，网页上不会显示", "在文中要加注的地方写上“{value}”，或删去这条脚注")
	NoticeImageOutside = kind("notice-image-outside", Error, "图片不在工作目录里", "图片“{value}”不是 {folder} 文件夹里的文件", "把图片存进 {folder} 文件夹，写它相对于这份通报的路径，例如 图1.png")
	NoticeImageMissing = kind("notice-image-missing", Error, "找不到图片", "没有找到图片“{value}”", "核对图片的文件名和位置，大小写也要一致")
	NoticeImageType    = kind("notice-image-type", Error, "图片格式不支持", "图片“{value}”不是 PNG、JPG、GIF 或 WebP 格式", "把图片另存为 PNG 或 JPG")
	NoticeLinkHost     = kind("notice-link-host", Error, "不允许链接的网站", "链接“{value}”指向的网站不在允许之列", "删去链接，只留文字；确需链接时，在 tongbao.yaml 的 links: hosts 里加上这个网站的主机名")
	NoticeLinkScheme   = kind("notice-link-scheme", Error, "不允许的链接", "链接“{value}”不能使用", "链接只能是 http、https 网址或 mailto 邮箱；或删去链接，只留文字")
	NoticeLinkFile     = kind("notice-link-file", Error, "链接的文件不能用", "链接“{value}”不是 notices 文件夹里的通报[[，最接近的是“{nearest}”]]", "写另一份通报相对于这份通报的路径，例如 03.md；或删去链接，只留文字")
	NoticeFragment     = kind("notice-fragment", Warning, "找不到链接的标题", "链接“{value}”所指的标题不存在，网页上只显示文字", "# 后面写那个标题的文字，与标题完全一致")
)
