package finding

// The kinds of finding about the register and what it vouches for.
var (
	RegisterLost      = kind("register-lost", Error, "登记簿不见了", "有登记簿的树头，却没有登记簿 log.jsonl", "从备份里找回整个 register 文件夹")
	RegisterTorn      = kind("register-torn", Error, "登记没有写完", "登记簿最后一行没有写完", "从备份里找回 register 文件夹；没有备份时删去这不完整的一行，再重新办理那一件")
	RegisterLine      = kind("register-line", Error, "登记被改动", "这一条登记被改动过（文件第 {offset} 字节起的一行）：{reason}", "登记簿只能由 tongbao 续写，不能修改；从备份里找回 register 文件夹")
	RegisterHead      = kind("register-head", Error, "登记簿与树头不符", "{reason}", "从备份里找回 register 文件夹")
	RegisterBehind    = kind("register-behind", Error, "树头没有跟上", "登记簿有 {count} 条，最新的树头只到第 {size} 条", "登记时断了电的，运行 tongbao notice adopt --why 补签树头；不是的，核对最后几条登记是谁办的")
	RegisterKey       = kind("register-key", Error, "公钥读不懂", "这一行不是公钥", "从备份里找回 register 文件夹")
	RegisterSince     = kind("register-since", Error, "与从前的树头不符", "{reason}", "找出登记簿从前的备份，逐条比对；从前印在纸上的树头不会错")
	RegisterShrunk    = kind("register-shrunk", Error, "登记簿比站点里的旧", "登记簿与原有站点“{site}”里的树头不符：{reason}", "从备份里找回 register 文件夹；登记簿确实是重新建的，先把原有站点移走")
	RegisterTile      = kind("register-tile", Error, "登记簿的站点文件不对", "这个文件从第 {offset} 个字节起与登记簿算出来的不同", "重新生成站点")
	RegisterAbsent    = kind("register-absent", Error, "登记簿的站点文件缺失", "站点里没有这个文件", "重新生成站点")
	NoticeChanged     = kind("register-changed", Error, "已登记的通报被改动", "“{value}”{date} 登记以后，{what}被改动过", "改回登记时的样子；确要改正内容，另发一份更正：tongbao notice amend {value}")
	NoticeLost        = kind("register-missing", Error, "已登记的通报不见了", "“{value}”{date} 已经登记，现在没有这份通报（登记时的文件是 {was}）", "找回那个文件，文号不能改；不算数了的，另发一份撤销")
	NoticeUnentered   = kind("register-unentered", Error, "通报没有登记", "“{value}”没有进登记簿", "新印发的，删去文号和印发日期，运行 tongbao notice issue {file}；早已印发的，运行 tongbao notice adopt --why 原因")
	NoticeDraft       = kind("notice-draft", Note, "草稿", "这是一份草稿，不会出现在站点上", "定稿后运行 tongbao notice issue {file}")
	BulletinFrozen    = kind("bulletin-frozen", Error, "登记的月报文件被改动", "{month}月报{date}登记以后，这个文件被改动或删去", "从备份里找回 register 文件夹")
	BulletinReworded  = kind("bulletin-reworded", Error, "发出的月报被改写", "{month}月报 {date} 已经发出，正文此后被改动", "改回发出时的正文（{frozen}）；确要修改，运行 tongbao bulletin revise {month} --why 原因")
	BulletinRecounted = kind("bulletin-recounted", Error, "与发出的月报不符", "{month}月报 {date} 发出的是“{value}”，现在数出来是“{now}”（{indicator}，{place}）", "核对数据；数据没有错时，运行 tongbao bulletin revise {month} --why 原因")
)
