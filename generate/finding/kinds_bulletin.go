package finding

// The kinds of finding about the office's own bulletins. Those about their
// front matter and Markdown are the ones about circulars.
var (
	BulletinFile      = kind("bulletin-file", Warning, "不是月报文件", "“{file}”不是 2019-07.md 这样的文件名，没有读取", "自己写的月报用月份作文件名，如 bulletins/2019-07.md；不是月报的移出 bulletins 文件夹", "7月.md", "2019-07.md")
	BulletinTwice     = kind("bulletin-twice", Error, "同一个月有两份月报", "{month}的月报已有 {first}", "只留一份")
	BulletinMonth     = kind("bulletin-month", Warning, "月报不会显示", "站点只有 {first} 至 {last} 各月的数，{month}的这份月报不会显示", "核对文件名里的月份；要显示更早的月份，在 tongbao.yaml 里加大 history；发出过（tongbao bulletin issue）的月报，多早都显示")
	BulletinBraces    = kind("bulletin-braces", Error, "花括号没有配对", "这一行的 {{ 后面没有 }}", "在同一行补上 }}，例如 {{ 值 \"grid_coverage\" }}；不是取数的，删去花括号", "{{ 值 \"grid_coverage\"", "{{ 值 \"grid_coverage\" }}")
	BulletinWord      = kind("bulletin-word", Error, "取数的写法不认识", "没有“{value}”这种写法[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”；]]可用的有：{want}", "{{ 数 \"grid_coverage\" }}", "{{ 值 \"grid_coverage\" }}")
	BulletinNames     = kind("bulletin-names", Error, "取数的写法有误", "“{value}”后面应当写{want}", "写成{example}")
	BulletinIndicator = kind("bulletin-indicator", Error, "指标不认识", "没有“{value}”这项指标[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”；]]全部指标的代号见站点的“指标”页")
	BulletinChart     = kind("bulletin-chart", Error, "图不认识", "没有“{value}”这张图[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”，或]]删去这一行")
	BulletinPlace     = kind("bulletin-place", Error, "地方不认识", "没有代码是“{value}”的地方[[，最接近的是“{nearest}”]]", "[[改为“{nearest}”；]]不写代码就是整个地区")
	BulletinPeriod    = kind("bulletin-period", Error, "月份没有数", "站点只有 {first} 至 {last} 各月的数，没有“{value}”", "改为其中一个月；不写月份就是这份月报的月份")
	BulletinTop       = kind("bulletin-top-only", Error, "只有整个地区的数", "“{value}”只对整个地区计算，没有各地的数", "删去后面的地方代码；“表”里不要用这项指标")
	BulletinInline    = kind("bulletin-inline", Error, "图和表要单独成段", "“{value}”写在一段文字里", "把它另起一段，前后各空一行")
)
