package finding

// The kinds of finding about settings, files, headers, cells, keys, references
// and rules across rows. Those about circulars stand in kinds_notice.go.
var (
	// Settings and files.
	SettingsMissing    = kind("settings-missing", Error, "缺少设置文件", "工作目录里没有 tongbao.yaml", "用“tongbao init 目录”建一个工作目录，或把 tongbao.yaml 放回这里")
	SettingsSyntax     = kind("settings-syntax", Error, "设置文件写法有误", "tongbao.yaml 读不懂：{reason}", "改正这一行；冒号用半角，冒号后空一格，缩进用空格", "history: [12", "history: 12")
	SettingsEncoding   = kind("settings-encoding", Error, "设置文件读不出来", "tongbao.yaml 不是文本文件，或编码无法识别", "用记事本打开，另存为“UTF-8”编码")
	SettingsColon      = kind("settings-colon", Error, "冒号不对", "“{value}”后面的冒号是全角的", "改成半角冒号，冒号后空一格", "history：12", "history: 12")
	SettingsSpace      = kind("settings-space", Error, "冒号后没有空格", "“{value}”的冒号后面没有空格", "在冒号后空一格", "history:12", "history: 12")
	SettingsTwice      = kind("settings-twice", Error, "设置项重复", "“{value}”在第 {first} 行已经写过", "只留一行，删去另一行")
	SettingsKey        = kind("settings-key", Error, "设置项不认识", "没有“{value}”这个设置项[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”，或]]删去这一行", "histroy: 12", "history: 12")
	SettingsValue      = kind("settings-value", Error, "设置值不对", "“{key}”的值[[“{value}”]]不对[[：{reason}]]", "改为{want}", "history: 十二", "history: 12")
	SettingsMissingKey = kind("settings-required", Error, "缺少设置项", "tongbao.yaml 里没有“{key}”", "在 tongbao.yaml 里补上这一项")
	SettingsIdentity   = kind("settings-identity", Error, "出现身份证号", "这一行里有身份证号（{value}），本工具不接收身份证号", "删去它")
	SettingsIDOld      = kind("settings-identity-15", Warning, "可能是 15 位身份证号", "这一行里的 15 位数字（{value}）像旧身份证号", "如果是身份证号请删去")
	SettingsMobile     = kind("settings-mobile", Warning, "出现手机号", "这一行里有手机号（{value}），网页上只显示为 138****5678 的样子", "不需要时请删去")
	SettingsHeader     = kind("settings-header", Error, "列名已有别的意思", "“{value}”本来就是“{other}”这一列的列名，不能再当作“{want}”", "删去它；那一列确实叫这个名字时，把它的表头改为“{want}”")
	SettingsWithhold   = kind("settings-withhold", Warning, "低分线高于满分", "“score.withhold_below”（{value}）高于“score.cap”（{cap}），每个月的积分都会算作低分", "核对这两个数")
	DateEarly          = kind("date-before-period-end", Warning, "发布日期早于月末", "发布日期 {date} 在报告月份 {month} 结束之前，这个月的数据还不全", "核对报告月份（--period，或 tongbao.yaml 里的 period）和发布日期（--date）")
	PeriodEarly        = kind("period-before-data", Warning, "报告月份早于全部数据", "积分、补贴、遍访三张表最早的数据是 {first} 的，报告月份 {month} 还没有", "核对报告月份（--period，或 tongbao.yaml 里的 period）")
	PeriodUnknown      = kind("period-unknown", Error, "不知道报告月份", "积分、补贴、遍访三张表都没有数据，无法得知报告月份", "在 tongbao.yaml 里写 period: 2019-07，或运行时加 --period 2019-07")
	TableMissing       = kind("table-missing", Error, "缺少必需的表", "没有找到“{table}”（{file}），这张表必须有", "把导出的表存为 {file}，放进工作目录")
	FileFolder         = kind("file-folder", Error, "是文件夹，不是文件", "{file} 是文件夹，不是文件，里面的内容没有读取", "把里面的文件移出来，删去这个文件夹；一张表分成几个文件存放时，文件夹叫 {folder}")
	FileIdentity       = kind("file-identity", Error, "文件名里有个人号码", "文件名“{file}”里有身份证号或手机号，这个文件没有读取", "把文件改名，去掉号码")
	FileUnread         = kind("file-unread", Error, "文件读不出来", "读不出这个文件：{reason}", "关掉正在打开它的程序，检查文件是否完整，再运行一次")
	FileUnknown        = kind("file-unknown", Warning, "不认识的文件", "“{file}”不是任何一张表的文件名，没有读取；{why}", "如果它是数据表，请改名[[为“{nearest}”]]；否则移出工作目录")
	FileRecognised     = kind("file-recognised", Note, "按表头认出的文件", "“{file}”不是表的文件名，按表头读作{table}", "不用管；读错了就移出工作目录，或改用表的文件名，如“{want}”")
	FileTwice          = kind("file-twice", Error, "同一张表有两份", "“{table}”既有 {file} 又有 {other}", "只留一份，另一份移出工作目录；分成几个文件存放的，全部放进 {folder} 文件夹")
	FileGarbled        = kind("file-garbled", Error, "文字变成了乱码", "这个文件的文字在换编码时变成了乱码，如“{value}”[[，原来是“{guess}”]]", "找到没有变乱的文件，在 Excel 或 WPS 里打开，另存为“Excel 工作簿（xlsx）”或“CSV UTF-8（逗号分隔）”")
	FileEncoding       = kind("file-encoding", Error, "编码无法识别", "第 {row} 行有字节不是 {encoding}[[；{joined}]]", "在 Excel 或 WPS 里打开，看第 {row} 行的字对不对，再另存为“CSV UTF-8（逗号分隔）”；几个文件接在一起的，分别另存后再合并")
	FileFormat         = kind("file-format", Error, "文件格式不支持", "这个文件的格式是：{format}，这里不能读取", "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（xlsx）”或“CSV UTF-8（逗号分隔）”")
	FileWorkbook       = kind("file-workbook", Error, "工作簿读不出来", "这个 xlsx 工作簿读不出来：{reason}", "在 Excel 或 WPS 里打开，去掉密码，另存为“Excel 工作簿（xlsx）”或“CSV UTF-8（逗号分隔）”")
	SheetUnread        = kind("sheet-unread", Note, "没有读取的工作表", "这个工作簿里的{sheets}没有读取", "不用管；里面有要读的表，就把工作表的名字改成那张表的名字，或另存为一个文件")
	SheetAlike         = kind("sheet-alike", Error, "几张工作表都是这张表", "工作表“{sheet}”的表头也是{table}，没有读取；读取的是“{read}”", "要的行都并到“{read}”里，或每张另存为一个文件；不要的工作表删去或隐藏起来")
	SheetOther         = kind("sheet-other", Error, "读取的不是这张表", "读取的是第一张工作表“{read}”，它的表头不是{table}的；“{sheet}”的才是", "把工作表“{sheet}”移到最前面，或把它的名字改成“{table}”")
	MonthFile          = kind("month-file", Warning, "月份与文件名不符", "文件名是 {file}，这一行却是 {value}", "核对这一行的月份，或把它移到那个月的文件里")

	// Headers and layout.
	HeaderMissing = kind("header-missing", Error, "缺少列", "表里没有“{want}”这一列[[；没有认出来的列有：{found}]][[，最接近的是“{nearest}”]]", "补上这一列[[；如果它是没有认出来的一列，把那一列的表头改为“{want}”，或在 tongbao.yaml 里写 headers: {{table}: {{settings}}}]]", "队伍种类", "队伍类型")
	HeaderTwice   = kind("header-twice", Error, "列重复", "第 {first} 列“{other}”和第 {second} 列“{value}”都是“{want}”", "删去其中一列，或把不是它的那一列改名")
	HeaderUnknown = kind("header-unknown", Note, "多余的列", "“{value}”不是这张表的列，没有使用", "[[如果它就是“{nearest}”，请改成这个名字；]]不需要它可以不管")
	HeaderNear    = kind("header-near", Error, "列没有认出来", "表里没有“{want}”，“{value}”又没有认出来；不知道“{want}”，有 {count} 行对不上", "把表头“{value}”改为“{want}”，再运行一次")
	HeaderEmpty   = kind("header-empty", Warning, "没有列名的内容", "第 {number} 列没有列名，里面的内容没有使用，如“{value}”", "给这一列写上列名，或删去里面的内容；也可能是前面的单元格多了逗号")
	HeaderNone    = kind("header-none", Error, "没有表头", "文件是空的，没有表头", "第 1 行写上列名，或删去这个文件")
	HeaderJoined  = kind("header-joined", Error, "列没有分开", "各列的名字都在一格里，中间是{separator}，没有分成列", "在 Excel 或 WPS 里打开，用“数据”里的“分列”按{separator}分开，再导出")
	HeaderLow     = kind("header-low", Error, "表头太靠下", "表头在第 {row} 行；只在前 {within} 行里找表头", "删去上面不是表头的行，让表头在前 {within} 行")
	HeaderAbsent  = kind("header-absent", Error, "没有列名", "这一行像是数据，它上面和下面都没有写着列名的一行", "在第一行数据上面加一行，写上列名：{want}")
	HeaderNumbers = kind("header-numbers", Note, "列号或单位的行", "表头下面的这一行是列号或单位，没有读取：{value}", "不用管，也可以删去")
	HeaderUnit    = kind("header-unit", Error, "表头里的单位不对", "“{value}”写的单位是{unit}，这一列要按{want}填", "把这一列的数换算成{want}，表头里改写{want}；或每一格都写上单位，表头里不写")
	HeaderWide    = kind("header-wide", Error, "列太多", "表头有 {count} 列，Excel 的表最多 16384 列", "检查这个文件是不是表：多半是所有内容写在了一行里")
	HeaderTwoRows = kind("header-two-rows", Note, "两行表头", "这一行和下一行合起来读作表头", "不用管；如果有列没有认出来，把表头改成一行")
	HeaderRepeat  = kind("header-repeat", Note, "重复的表头", "这一行是重复的表头，没有读取", "不用管，也可以删去")
	TitleRow      = kind("title-row", Note, "表头上面的行", "表头上面的这一行没有读取：{value}", "不用管；如果它就是表头，请核对列名")
	BlankRow      = kind("blank-row", Note, "空行", "{rows}是空行，没有读取", "不用管，也可以删去")
	FillerRow     = kind("filler-row", Note, "表下面的行", "表下面的这一行没有读取：{value}", "不用管；如果它是数据，请改正第一格")
	TotalRow      = kind("total-row", Warning, "合计不符", "{word}写的是 {value}，上面各行相加是 {want}", "核对这一列的数；都没有错时改正{word}")
	RowLone       = kind("row-lone", Error, "只有一格有内容", "这一行只有这一格有内容：{value}", "是表下面的说明就删去这一行；是数据就补上其余各格，检查各格之间是不是用半角逗号分开的")
	RowLong       = kind("row-long", Error, "这一行多出单元格", "这一行有 {count} 个单元格，表头只有 {want} 个；多出的是“{value}”", "检查这一行是否多了逗号，内容里有逗号的单元格要用引号括起来")
	QuoteOpen     = kind("quote-open", Error, "引号没有配对", "这一格开头有前引号，直到文件末尾也没有后引号", "在这一格末尾补上后引号，或删去开头的引号", "\"甲村", "甲村")
	QuoteRows     = kind("quote-rows", Error, "引号括进了别的行", "这一格的引号没有及时关上，把下面 {count} 行也括了进去", "在这一格应当结束的地方补上后引号，或删去开头的引号")
	QuoteStray    = kind("quote-stray", Error, "引号用得不对", "这一格的后引号之后还有内容：{value}", "内容里的引号要写成两个，或删去多余的引号", "\"甲\"村", "甲村")

	// Cells.
	CellRequired = kind("cell-required", Error, "必填项为空", "“{column}”没有填", "补上“{column}”")
	CellNumber   = kind("cell-number", Error, "不是数字", "“{value}”不是{want}", "只填一个{want}，不写别的字{guess}", "9O", "90")
	CellDecimals = kind("cell-decimals", Error, "小数太多", "“{value}”的小数超过两位", "改为最多两位小数", "9.125", "9.13")
	CellPercent  = kind("cell-percent", Error, "不能用百分号", "“{value}”带百分号，这一列要填数值", "去掉百分号，填数值本身", "95%", "95")
	CellRange    = kind("cell-range", Error, "超出范围", "“{value}”超出范围：应{want}", "核对后重填，这一列的数应{want}", "-5", "5")
	CellDate     = kind("cell-date", Error, "日期不对", "“{value}”不是日期", "写成 2019-07-05 这样的日期", "七月五日", "2019-07-05")
	CellDateDay  = kind("cell-date-none", Error, "没有这一天", "“{value}”在日历上没有", "核对年、月、日，写成 2019-07-05 这样的日期", "2019-02-30", "2019-02-28")
	CellDateYear = kind("cell-date-range", Error, "日期超出范围", "“{value}”不在 {want} 年之间", "核对年份", "1919-07-05", "2019-07-05")
	CellNoYear   = kind("cell-date-no-year", Error, "日期没有年份", "“{value}”没有四位数的年份，无法知道是哪一年", "在 Excel 里把这一列设为“文本”，写成 {want} 这样，带上年份", "5月3日", "2019-05-03")
	CellMonth    = kind("cell-month", Error, "月份不对", "“{value}”不是月份", "写成 2019-07 这样的月份", "七月", "2019-07")
	CellMonthDot = kind("cell-month-dot", Error, "月份有歧义", "“{value}”{why}", "写成 {want}", "2019.1", "2019-10")
	CellHalf     = kind("cell-half", Error, "半年度不对", "“{value}”不是半年度", "写成 2019上半年 或 2019H1", "2019年下", "2019下半年")
	CellYear     = kind("cell-year", Error, "年度不对", "“{value}”不是年度", "写成 2019", "19", "2019")
	CellBool     = kind("cell-bool", Error, "是否不对", "“{value}”既不是“是”也不是“否”", "写 是 或 否", "对", "是")
	CellEnum     = kind("cell-enum", Error, "不在可选值里", "“{value}”不是可选的值[[，最接近的是“{nearest}”]]", "改为下列之一：{want}", "州", "州级")
	CellCode     = kind("cell-code", Error, "区划代码不对", "“{value}”不是 12 位数字的区划代码", "写完整的 12 位代码{guess}", "5227991012", "522799101201")
	CellCodeSci  = kind("cell-code-scientific", Error, "代码被写成科学计数", "“{value}”是 Excel 改成科学计数的代码，后面的数字已经丢失", "在 Excel 里把这一列设为“文本”，重新填写完整的代码", "5.22799E+11", "522799101201")
	CellDigits   = kind("cell-digits-lost", Error, "末尾的数字丢失", "“{value}”有 {count} 位，第 15 位以后全是 0：Excel 只保留 15 位数字，后面的已经丢失", "在 Excel 里把这一列设为“文本”，重新填写完整的编号", "123456789012345000", "123456789012345678")
	CellExcel    = kind("cell-excel-error", Error, "Excel 公式出错", "“{value}”是 Excel 公式出错的结果，不是数据", "在 Excel 里改好这一格的公式，或直接填写数据，再导出", "#REF!")
	CellNarrow   = kind("cell-narrow", Error, "列太窄没有显示出来", "“{value}”是 Excel 在列太窄时显示的井号，不是数据", "在 Excel 里把这一列拉宽，再导出", "########", "")
	CellFormula  = kind("cell-formula", Error, "是公式，不是结果", "“{value}”是公式，里面没有算出来的结果", "在 Excel 或 WPS 里打开，等公式算出结果后保存；或直接填写结果", "=E2+E3", "")
	CellLost     = kind("cell-lost", Error, "文字变成了乱码", "“{value}”里有换编码时丢失或变乱的文字[[，原来是“{guess}”]]", "重新输入这一格[[：{guess}]]；许多格都这样时，从没有变乱的文件重新导出", "å¼\u00a0ä¸‰", "张三")
	CellQuestion = kind("cell-question", Warning, "可能丢了生僻字", "“{value}”里有问号，多半是生僻字在存成 CSV 时丢了", "核对这一格；有生僻字的表存为“Excel 工作簿（xlsx）”或“CSV UTF-8（逗号分隔）”", "张?", "张㛃")
	CellQuote    = kind("cell-apostrophe", Note, "标记文本的符号", "“{value}”里标记文本的符号没有读取", "不用管；不想再看到，在 Excel 里把这一列设为“文本”再导出", "'522799101201", "522799101201")
	CellDitto    = kind("cell-ditto", Note, "同上", "“{value}”读作上一行的“{want}”", "不用管；最好填写完整", "同上")
	CellMerged   = kind("cell-merged", Note, "合并的单元格", "这一格和上一行是合并的，读作“{want}”", "不用管；最好取消合并，每一行都填")
	CellDittoTop = kind("cell-ditto-first", Error, "同上没有上文", "“{value}”上面没有数据可以沿用", "填写这一格的内容")
	CellPlace    = kind("cell-place", Error, "区划代码不对", "“{value}”不是村（12 位）、镇（9 位）或县（6 位）的代码", "写 12、9 或 6 位数字的代码；属于整个地区的留空", "5227991", "522799101")
	CellRegion   = kind("cell-region", Error, "区划代码不对", "“{value}”不是 2、4 或 6 位数字", "省写 2 位，市州写 4 位，县写 6 位", "52279", "522799")
	CellControl  = kind("cell-control", Error, "有看不见的控制字符", "第 {position} 个字符是看不见的控制字符（{char}）", "删去这一格的内容，重新输入")
	CellLong     = kind("cell-long", Error, "内容太长", "这一格有 {count} 个字，最多 {most} 个", "检查这一格是不是混进了别的内容：多半是前面少了一个引号或换行")
	CellIdentity = kind("cell-identity", Error, "出现身份证号", "这一格里有身份证号（{value}），本工具不接收身份证号", "删去它；干部用干部编号")
	CellIDOld    = kind("cell-identity-15", Warning, "可能是 15 位身份证号", "这一格里的 15 位数字（{value}）像旧身份证号", "如果是身份证号请删去")
	CellMobile   = kind("cell-mobile", Warning, "出现手机号", "这一格里有手机号（{value}），网页上只显示为 138****5678 的样子", "不需要时请删去")

	// Keys and references.
	KeyTwice   = kind("key-twice", Error, "重复登记", "{key} 与{first}重复", "删去重复的一行，或改正“{column}”")
	RefUnknown = kind("ref-unknown", Error, "对不上号", "“{value}”在“{table}”里没有[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”，或]]先在{table}里补上")
	RefUnread  = kind("ref-unread", Note, "没有全部核对", "“{table}”里有读不出来的内容，“{column}”里对不上号的没有列出", "先改正“{table}”，再运行一次")
	RefAbsent  = kind("ref-absent", Note, "没有核对", "没有“{table}”，“{column}”没有核对", "有这张表时放进工作目录，就会核对")
	RefEmpty   = kind("ref-empty", Error, "表里没有数据", "“{table}”没有数据，别的表里引用它的内容都对不上", "在 {file} 里补上数据，再运行一次")

	// Rules across cells and rows.
	VillageRegion   = kind("village-region", Error, "不属于本地区", "“{value}”不在{region}之内", "核对区划代码，或改正 tongbao.yaml 里的 region", "522731101201", "522799101201")
	RegionUnnamed   = kind("region-unnamed", Warning, "区划没有名称", "{codes}下面有村，区划表里却没有名称，网页上只能写代码", "在 {file} 里各加一行，写区划代码（市州 4 位、县 6 位）和名称")
	TownNames       = kind("town-two-names", Error, "一个镇有两个名称", "代码 {town} 在{first}叫“{want}”，这里叫“{value}”", "统一写成“{want}”，或改正区划代码")
	DateOrder       = kind("date-order", Error, "日期先后不对", "{column} {value} 早于{other} {want}", "核对这两个日期")
	PostingOverlap  = kind("posting-overlap", Error, "任期重叠", "{cadre} 的这段任期与{first}的任期（{want}）重叠", "前一段的离任日期不能晚于后一段的到任日期，核对这两段任期")
	CadreNames      = kind("cadre-two-names", Warning, "一个编号有两个姓名", "{cadre} 的姓名与{first}的不同", "统一姓名；不是同一个人的，改正干部编号")
	ScoreFinal      = kind("score-final", Error, "积分算得不对", "月度积分写的是 {value}，按规则应为 {want}", "改为 {want}，或核对考核得分、加分、减分和一票否决")
	ScorePosting    = kind("score-posting", Error, "当月不在攻坚工作队", "{cadre} 在 {month} 没有一天在攻坚工作队", "核对干部编号和月份，或在干部表里补上任期")
	SubsidyPaid     = kind("subsidy-paid", Error, "实发补贴不对", "实发 {value}，应发减扣减是 {want}", "改为 {want}，或核对应发和扣减")
	SubsidyRange    = kind("subsidy-withheld", Error, "扣减超过应发", "扣减 {value} 超过应发 {want}", "核对应发补贴和扣减补贴")
	ClosedStatus    = kind("closed-status", Error, "销号日期与状态不符", "{problem}", "已销号的写上销号日期，没有销号的把销号日期留空")
	FundPairing     = kind("fund-pairing", Error, "不是挂帮部门", "“{value}”不是包保表里的挂帮部门[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”，或]]先在包保表里补上")
	VisitTooMany    = kind("visit-households", Error, "遍访户数超过总户数", "遍访 {value} 户，网格 {grid} 只有 {want} 户", "核对遍访户数和网格的户数")
	CommendOther    = kind("commendation-not-stationed", Warning, "表彰时没有驻村", "{cadre} 在 {date} 之前没有驻村任期，不计作驻村干部", "核对干部编号和表彰日期")
	GridElsewhere   = kind("grid-other-village", Warning, "包保干部在别村", "网格 {grid} 的包保干部 {cadre} 在{village}在岗，不在这个网格的村", "核对包保干部；确实跨村包保的可以不管")
	CriticismNobody = kind("criticism-nobody", Error, "通报批评没有登记", "通报批评“{value}”在通报批评表里没有一行", "在 criticisms.csv 里登记被通报的人；如果它不是通报批评，请改 kind")
	EffectNone      = kind("criticism-no-effect", Warning, "没有写影响期", "这条通报批评没有影响期，姓名不会到期隐去", "按当地规定填写“影响期至”")

	// What has not come in, and what changed too suddenly.
	MonthMissing = kind("month-missing", Warning, "整月没有报", "“{table}”里没有{when}的数据，一行也没有[[（{held}）]]", "催报{when}的{what}，补进 {into}；这一期确实没有的可以不管")
	PlaceMissing = kind("place-missing", Warning, "有地方没有报", "{place}{when}[[有{held}，]]“{table}”里一行也没有", "向{place}催报{when}的{what}，补进 {into}")
	LedgerIdle   = kind("ledger-idle", Warning, "台账没有更新", "还有 {open} 个问题没有销号，{since}至{until}却没有登记、也没有销号一个问题", "核对整改台账是不是最新的，把这几个月发现的和销号的补上")
	LedgerTown   = kind("ledger-town-idle", Warning, "超期问题没有进展", "{place}没有销号的 {open} 个问题全部超期，{since}至{until}没有登记、也没有销号一个问题", "向{place}核实整改进展，已经销号的写上销号日期")
	SuddenChange = kind("sudden-change", Warning, "一个月变化太大", "{place}的{what}，{before}是 {was}，{when}是 {now}，{change}", "核对“{table}”里{place}的内容；确实如此的可以不管")

	More = kind("more", Note, "同样的问题还有", "这一列同样的问题（{code}）还有 {count} 处，没有逐一列出", "先改前面列出的，再运行一次")
)

// Kinds lists every declared kind in order of declaration.
var Kinds []*Kind

// kind declares a kind. example is a cell or a line that gives such a finding,
// and what to write in its place.
func kind(code string, s Severity, title, message, mend string, example ...string) *Kind {
	k := &Kind{Code: code, Severity: s, Title: title, Message: message, Mend: mend}
	if len(example) > 0 {
		k.Example.Wrong = example[0]
	}
	if len(example) > 1 {
		k.Example.Right = example[1]
	}
	Kinds = append(Kinds, k)
	return k
}
