package record

import "tongbao/generate/schema"

// The record types: one for each table of spec/tables.csv, a field for each
// column. Package schema says what the tags mean; a test holds them against
// the specification. To add a column, add its field here and its row there.

// Region is a county, prefecture or province by name.
type Region struct {
	schema.Pos `csv:"-"`

	Code schema.Region `csv:"region_code" header:"区划代码" alias:"代码|行政区划代码|code" must:"yes" key:"yes" rule:"2 (province), 4 (prefecture) or 6 (county) digits; needed only where the villages span several counties" note:"省 2 位、市州 4 位、县 6 位"`
	Name schema.Text   `csv:"region" header:"区划名称" alias:"名称|name" must:"yes" note:"这个区划的名称"`
}

// Village is an administrative village.
type Village struct {
	schema.Pos `csv:"-"`

	VillageCode  schema.Code `csv:"village_code" header:"行政区划代码" alias:"村代码|行政村代码|统计用区划代码|code" must:"yes" key:"yes" rule:"12 digits; the first 6 are the county, the first 9 the town" note:"12 位统计用区划代码，前 9 位是镇，前 6 位是县"`
	Name         schema.Text `csv:"village" header:"行政村" alias:"村名|村|村（社区）|name" must:"yes" note:"行政村的名称"`
	Town         schema.Text `csv:"town" header:"乡镇" alias:"镇（街道）|镇|乡镇（街道）|所属乡镇" must:"yes" rule:"one town name per 9-digit code prefix" note:"所属乡镇的名称，代码前 9 位相同的写法要一致"`
	PovertyClass schema.Enum `csv:"poverty_class" header:"贫困类型" alias:"村类型|贫困属性" enum:"非贫困村|贫困村|深度贫困村" must:"yes" note:"贫困属性"`
	Households   schema.Int  `csv:"households" header:"户数" alias:"总户数" must:"yes" min:"0" unit:"户" rule:">= 0" note:"全村户数"`
	Population   schema.Int  `csv:"population" header:"人口" alias:"总人口|人口数" must:"yes" min:"0" unit:"人" rule:">= 0" note:"全村人口"`
}

// Team is a team stationed in a village.
type Team struct {
	schema.Pos `csv:"-"`

	TeamID      schema.Text `csv:"team_id" header:"队伍编号" alias:"工作队编号|编号" must:"yes" key:"yes" note:"工作队的编号，不重复"`
	Type        schema.Enum `csv:"team_type" header:"队伍类型" alias:"类型" enum:"攻坚工作队|同步小康驻村工作组" must:"yes" note:"攻坚工作队，或更早的同步小康驻村工作组"`
	VillageCode schema.Code `csv:"village_code" header:"行政区划代码" alias:"村代码" must:"yes" refers:"villages.village_code" note:"派驻的村"`
	FormedOn    schema.Date `csv:"formed_on" header:"组建日期" alias:"成立日期|组建时间" must:"yes" note:"组建的日期"`
	DissolvedOn schema.Date `csv:"dissolved_on" header:"撤销日期" alias:"解散日期|撤销时间" rule:"not before formed_on" note:"撤销的日期，当天仍算在；没有撤销的留空"`
}

// Cadre is one posting of a cadre to a team; a cadre has as many rows as postings.
type Cadre struct {
	schema.Pos `csv:"-"`

	CadreID      schema.Text  `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" must:"yes" key:"yes" rule:"a GB 11643 identity number is refused" note:"干部的编号，同一个人各段任期相同；不能用身份证号"`
	Name         schema.Text  `csv:"name" header:"姓名" alias:"干部姓名" must:"yes" note:"姓名"`
	Sex          schema.Enum  `csv:"sex" header:"性别" enum:"男|女" must:"yes" note:"性别"`
	Birth        schema.Month `csv:"birth" header:"出生年月" alias:"出生日期" must:"yes" since:"1930" note:"出生年月"`
	Unit         schema.Text  `csv:"unit" header:"派出单位" alias:"单位|原单位|工作单位" must:"yes" note:"派出的单位"`
	Identity     schema.Enum  `csv:"identity" header:"身份类别" alias:"人员类别|身份" enum:"机关干部|村两委常务干部|村警|农村知识青年" must:"yes" note:"身份类别"`
	Rank         schema.Enum  `csv:"rank" header:"职级" alias:"级别" enum:"县处级|科级|科员|其他" must:"yes" note:"职级"`
	PartyMember  schema.Bool  `csv:"party_member" header:"党员干部" alias:"党员|是否党员|中共党员" must:"yes" rule:"blank is 否" note:"是不是党员"`
	Leader       schema.Bool  `csv:"leader" header:"领导干部" alias:"是否领导干部" must:"yes" rule:"blank is 否" note:"是不是领导干部"`
	Reserve      schema.Bool  `csv:"reserve" header:"后备干部" alias:"是否后备干部" must:"yes" rule:"blank is 否" note:"是不是后备干部"`
	Young        schema.Bool  `csv:"young" header:"年轻干部" alias:"是否年轻干部" must:"yes" rule:"blank is 否" note:"是不是年轻干部"`
	Backbone     schema.Bool  `csv:"backbone" header:"单位骨干" alias:"业务骨干|是否骨干" must:"yes" rule:"blank is 否" note:"是不是单位骨干"`
	TeamID       schema.Text  `csv:"team_id" header:"队伍编号" alias:"工作队编号" must:"yes" refers:"teams.team_id" note:"派到哪支工作队"`
	Role         schema.Enum  `csv:"role" header:"队内职务" alias:"驻村职务|队内职责" enum:"队长|第一书记|队长兼第一书记|副队长|队员" must:"yes" rule:"队长兼第一书记 counts as both" note:"队内职务；队长兼第一书记两者都算"`
	StartOn      schema.Date  `csv:"start_on" header:"到任日期" alias:"驻村起始日期|到岗日期|到任时间" must:"yes" key:"yes" rule:"one row per posting: the key is cadre_id with start_on" note:"这段任期开始的日期"`
	EndOn        schema.Date  `csv:"end_on" header:"离任日期" alias:"驻村结束日期|离岗日期|离任时间" rule:"blank = still on post; not before start_on; postings of one cadre overlap by one shared day at most" note:"这段任期结束的日期，当天仍算在；仍在岗的留空"`
	InsuredFrom  schema.Date  `csv:"insured_from" header:"保险起始日期" alias:"意外险起始日|保险有效期自" rule:"blank = insured since the posting began" note:"意外险开始的日期；留空表示从任期开始起"`
	InsuredUntil schema.Date  `csv:"insured_until" header:"保险到期日" alias:"意外险到期日|保险有效期至" rule:"blank = not insured; not before insured_from" note:"意外险到期的日期；留空表示没有投保"`
}

// Grid is a grid of a village and who is responsible for it.
type Grid struct {
	schema.Pos `csv:"-"`

	GridID      schema.Text `csv:"grid_id" header:"网格编号" alias:"编号" must:"yes" key:"yes" note:"网格的编号，不重复"`
	VillageCode schema.Code `csv:"village_code" header:"行政区划代码" alias:"村代码" must:"yes" refers:"villages.village_code" note:"网格所在的村"`
	Name        schema.Text `csv:"grid_name" header:"网格名称" alias:"名称" must:"yes" note:"网格的名称"`
	Type        schema.Enum `csv:"grid_type" header:"网格类型" alias:"类型" enum:"村民组|自然寨" must:"yes" note:"村民组或自然寨"`
	Households  schema.Int  `csv:"households" header:"户数" alias:"总户数" must:"yes" min:"0" unit:"户" rule:">= 0" note:"网格内的户数"`
	CadreID     schema.Text `csv:"cadre_id" header:"包保干部编号" alias:"网格员编号|包保干部|责任干部编号" refers:"cadres.cadre_id" rule:"blank = nobody is responsible: the grid is uncovered" note:"包保这个网格的干部；留空表示无人包保"`
	AssignedOn  schema.Date `csv:"assigned_on" header:"包保起始日期" alias:"包保日期" rule:"blank = since the posting began" note:"包保开始的日期；留空表示从任期开始起"`
}

// Pairing is a county leader or a department answering for a village.
type Pairing struct {
	schema.Pos `csv:"-"`

	Kind        schema.Enum `csv:"kind" header:"包保类型" alias:"类型" enum:"县级领导|挂帮部门" must:"yes" key:"yes" note:"包保的是县级领导还是挂帮部门"`
	Name        schema.Text `csv:"name" header:"包保主体" alias:"领导姓名|单位名称" must:"yes" key:"yes" note:"领导的姓名或部门的名称"`
	VillageCode schema.Code `csv:"village_code" header:"行政区划代码" alias:"村代码" must:"yes" key:"yes" refers:"villages.village_code" note:"包保的村"`
	StartOn     schema.Date `csv:"start_on" header:"起始日期" alias:"开始日期" must:"yes" key:"yes" note:"包保开始的日期"`
	EndOn       schema.Date `csv:"end_on" header:"结束日期" alias:"截止日期" rule:"not before start_on" note:"包保结束的日期，当天仍算在；仍在包保的留空"`
}

// Fund is what a department gave a village in a year.
type Fund struct {
	schema.Pos `csv:"-"`

	Year        schema.Year  `csv:"year" header:"年度" alias:"年份" must:"yes" key:"yes" note:"经费的年度"`
	Department  schema.Text  `csv:"department" header:"挂帮部门" alias:"部门|单位" must:"yes" key:"yes" refers:"pairings.name" rule:"a 挂帮部门 of pairings" note:"出经费的挂帮部门，写法与包保表一致"`
	VillageCode schema.Code  `csv:"village_code" header:"行政区划代码" alias:"村代码" must:"yes" key:"yes" refers:"villages.village_code" note:"受帮的村"`
	Committed   schema.Money `csv:"committed" header:"应落实经费" alias:"应拨经费|计划金额" must:"yes" min:"0" unit:"元" rule:"yuan, >= 0" note:"这一年应落实的经费"`
	Paid        schema.Money `csv:"paid" header:"已落实经费" alias:"实拨经费|到位金额" must:"yes" min:"0" unit:"元" rule:"yuan, >= 0" note:"这一年已落实的经费"`
}

// Score is a cadre's score for a month.
type Score struct {
	schema.Pos `csv:"-"`

	Month          schema.Month `csv:"month" header:"月份" alias:"评分月份|考核月份" must:"yes" key:"yes" note:"评分的月份"`
	CadreID        schema.Text  `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" must:"yes" key:"yes" refers:"cadres.cadre_id" rule:"posted to a 攻坚工作队 for at least one day of the month" note:"被评分的干部"`
	Base           schema.Score `csv:"base" header:"考核得分" alias:"基础分|基础得分" must:"yes" min:"0" max:"10" unit:"分" rule:"0 to 10" note:"考核得分"`
	Bonus          schema.Score `csv:"bonus" header:"突出成效加分" alias:"加分" must:"yes" min:"0" unit:"分" rule:">= 0" note:"突出成效的加分"`
	Deduction      schema.Score `csv:"deduction" header:"发生问题减分" alias:"减分|扣分" must:"yes" min:"0" unit:"分" rule:">= 0, written as a positive number" note:"发生问题的减分，写正数"`
	Veto           schema.Bool  `csv:"veto" header:"一票否决" alias:"是否一票否决" must:"yes" rule:"blank is 否" note:"有没有一票否决的情形"`
	Final          schema.Score `csv:"final" header:"月度积分" alias:"最终得分|总分|积分" unit:"分" rule:"if given, must equal the computed score (see rules.md)" note:"月度积分；可以不填，填了要与规则算出的一致"`
	Rater          schema.Text  `csv:"rater" header:"评分人" alias:"打分人|评价人" note:"评分的人"`
	TownChecked    schema.Bool  `csv:"town_checked" header:"镇级审核" alias:"镇级把关|乡镇审核" must:"yes" rule:"blank is 否" note:"镇级是否审核"`
	CountyReviewed schema.Bool  `csv:"county_reviewed" header:"县级审核" alias:"县委组织部审核" must:"yes" rule:"blank is 否" note:"县级是否审核"`
}

// Subsidy is a cadre's subsidy for a month.
type Subsidy struct {
	schema.Pos `csv:"-"`

	Month    schema.Month `csv:"month" header:"月份" alias:"发放月份" must:"yes" key:"yes" note:"补贴的月份"`
	CadreID  schema.Text  `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" must:"yes" key:"yes" refers:"cadres.cadre_id" note:"领补贴的干部"`
	Due      schema.Money `csv:"due" header:"应发补贴" alias:"应发金额" must:"yes" min:"0" unit:"元" rule:"yuan, >= 0" note:"当月应发的补贴"`
	Withheld schema.Money `csv:"withheld" header:"扣减补贴" alias:"扣发金额|扣减金额" must:"yes" min:"0" unit:"元" rule:"yuan, 0 to due" note:"当月扣减的补贴"`
	Paid     schema.Money `csv:"paid" header:"实发补贴" alias:"实发金额" must:"yes" min:"0" unit:"元" rule:"must equal due - withheld" note:"当月实发的补贴，等于应发减扣减"`
}

// Evaluation is a cadre's half-yearly evaluation.
type Evaluation struct {
	schema.Pos `csv:"-"`

	Half    schema.Half `csv:"half" header:"评估期" alias:"半年度|评估周期" must:"yes" key:"yes" rule:"2019上半年, 2019H1, 2019-H1" note:"评估的半年度"`
	CadreID schema.Text `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" must:"yes" key:"yes" refers:"cadres.cadre_id" note:"被评估的干部"`
	Grade   schema.Enum `csv:"grade" header:"评估等次" alias:"等次|评估结果" enum:"优秀|合格|基本合格|不合格" must:"yes" note:"评估的等次"`
}

// Commendation is a commendation of a person.
type Commendation struct {
	schema.Pos `csv:"-"`

	CommendedOn schema.Date `csv:"commended_on" header:"表彰日期" alias:"表彰时间|日期" must:"yes" key:"yes" note:"表彰的日期"`
	Occasion    schema.Text `csv:"occasion" header:"表彰名目" alias:"表彰事项|表彰名称|荣誉称号" must:"yes" key:"yes" rule:"七一 is the occasion that the commendation ratio is measured on" note:"表彰的名目；含“七一”的计入七一表彰"`
	Level       schema.Enum `csv:"level" header:"表彰级别" alias:"级别" enum:"国家级|省级|州级|县级|镇级" synonym:"市级=州级" must:"yes" key:"yes" rule:"市级 is read as 州级" note:"表彰的级别；市级即州级"`
	Name        schema.Text `csv:"name" header:"姓名" alias:"表彰对象|对象" must:"yes" key:"yes" note:"受表彰的人"`
	CadreID     schema.Text `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" refers:"cadres.cadre_id" rule:"a stationed cadre when a posting of theirs began on or before commended_on; otherwise a warning and counted as somebody else" note:"受表彰的是驻村干部时填写"`
	Unit        schema.Text `csv:"unit" header:"单位" alias:"所在单位|工作单位" must:"yes" key:"yes" note:"受表彰的人所在的单位"`
}

// Promotion is a promotion of a person.
type Promotion struct {
	schema.Pos `csv:"-"`

	PromotedOn schema.Date `csv:"promoted_on" header:"任职日期" alias:"提拔日期|任职时间|提拔时间" must:"yes" key:"yes" note:"任职的日期"`
	Name       schema.Text `csv:"name" header:"姓名" alias:"干部姓名" must:"yes" key:"yes" note:"提拔的人"`
	CadreID    schema.Text `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" refers:"cadres.cadre_id" rule:"given = a cadre of the roster; from the front line or not: see rules.md" note:"提拔的是驻村干部时填写"`
	FromPost   schema.Text `csv:"from_post" header:"原任职务" alias:"原职务" must:"yes" note:"原来的职务"`
	ToPost     schema.Text `csv:"to_post" header:"现任职务" alias:"新任职务|拟任职务" must:"yes" key:"yes" note:"现在的职务"`
}

// Adjustment is a cadre moved, recalled or replaced.
type Adjustment struct {
	schema.Pos `csv:"-"`

	AdjustedOn schema.Date `csv:"adjusted_on" header:"调整日期" alias:"调整时间|召回日期" must:"yes" key:"yes" note:"调整的日期"`
	CadreID    schema.Text `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" must:"yes" key:"yes" refers:"cadres.cadre_id" note:"被调整的干部"`
	Category   schema.Enum `csv:"category" header:"调整类别" alias:"类别|调整类型" enum:"客观原因|研判调整|问责召回" must:"yes" note:"调整的类别"`
	Reason     schema.Text `csv:"reason" header:"调整原因" alias:"原因|事由" must:"yes" long:"yes" note:"调整的原因"`
	ReplacedBy schema.Text `csv:"replaced_by" header:"接替干部编号" alias:"接替人员编号" refers:"cadres.cadre_id" note:"接替的干部"`
}

// Rectification is a problem on the rectification ledger.
type Rectification struct {
	schema.Pos `csv:"-"`

	ItemID    schema.Text  `csv:"item_id" header:"问题编号" alias:"编号|台账编号" must:"yes" key:"yes" note:"问题的编号，不重复"`
	Source    schema.Text  `csv:"source" header:"问题来源" alias:"来源" must:"yes" note:"问题从哪里来"`
	FoundOn   schema.Date  `csv:"found_on" header:"发现日期" alias:"发现时间|反馈日期" must:"yes" note:"发现的日期"`
	Category  schema.Text  `csv:"category" header:"问题类别" alias:"类别|问题类型" must:"yes" note:"问题的类别"`
	Problem   schema.Text  `csv:"problem" header:"存在问题" alias:"问题描述|问题|反馈问题" must:"yes" long:"yes" note:"问题的内容"`
	PlaceCode schema.Place `csv:"place_code" header:"行政区划代码" alias:"村代码|区划代码" refers:"villages.village_code or a town or county above one" rule:"12 digits a village, 9 a town, 6 a county; it counts there and above; blank = the top region" note:"问题所在的村、镇或县；属于整个地区的留空"`
	Measure   schema.Text  `csv:"measure" header:"整改措施" alias:"措施" must:"yes" long:"yes" note:"整改的措施"`
	Unit      schema.Text  `csv:"unit" header:"责任单位" alias:"牵头单位" must:"yes" note:"责任单位"`
	Owner     schema.Text  `csv:"owner" header:"责任人" alias:"责任领导" must:"yes" note:"责任人"`
	DueOn     schema.Date  `csv:"due_on" header:"整改时限" alias:"完成时限|整改期限" must:"yes" rule:"not before found_on" note:"整改的期限"`
	Status    schema.Enum  `csv:"status" header:"整改状态" alias:"整改进度|整改情况|进展" enum:"未启动|整改中|已完成|已销号" must:"yes" note:"整改的状态"`
	ClosedOn  schema.Date  `csv:"closed_on" header:"销号日期" alias:"销号时间" rule:"given exactly when status is 已销号; not before found_on" note:"销号的日期；只有已销号的填写"`
}

// Inspection is an inspection of a village.
type Inspection struct {
	schema.Pos `csv:"-"`

	InspectedOn schema.Date `csv:"inspected_on" header:"督查日期" alias:"督查时间" must:"yes" key:"yes" note:"督查的日期"`
	Group       schema.Text `csv:"group" header:"督查组" alias:"组别" must:"yes" key:"yes" note:"哪个督查组"`
	VillageCode schema.Code `csv:"village_code" header:"行政区划代码" alias:"村代码" must:"yes" key:"yes" refers:"villages.village_code" note:"被督查的村"`
	Problems    schema.Int  `csv:"problems" header:"发现问题数" alias:"问题数|问题个数" must:"yes" min:"0" unit:"个" rule:">= 0" note:"这次发现的问题数"`
}

// Training is a cadre's attendance at a course.
type Training struct {
	schema.Pos `csv:"-"`

	TrainedOn schema.Date `csv:"trained_on" header:"培训日期" alias:"培训时间|日期" must:"yes" key:"yes" note:"培训的日期"`
	Course    schema.Text `csv:"course" header:"培训班次" alias:"班次|培训名称|课程" must:"yes" key:"yes" note:"培训的班次"`
	CadreID   schema.Text `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" must:"yes" key:"yes" refers:"cadres.cadre_id" note:"参训的干部"`
}

// Visit is a grid's household visits up to a month.
type Visit struct {
	schema.Pos `csv:"-"`

	Month             schema.Month `csv:"month" header:"月份" alias:"遍访月份" must:"yes" key:"yes" note:"遍访的月份"`
	GridID            schema.Text  `csv:"grid_id" header:"网格编号" alias:"编号" must:"yes" key:"yes" refers:"grids.grid_id" note:"遍访的网格"`
	HouseholdsVisited schema.Int   `csv:"households_visited" header:"遍访户数" alias:"累计遍访户数|走访户数|已走访户数" must:"yes" min:"0" unit:"户" rule:"households visited so far in the year, each once: 0 to the grid's households" note:"当年到这个月为止走访过的户数，每户只计一次"`
}

// Criticism is a person criticised in a circular.
type Criticism struct {
	schema.Pos `csv:"-"`

	NoticeNo    schema.Text  `csv:"notice_no" header:"文号" alias:"通报文号|发文字号" must:"yes" key:"yes" refers:"notices.number" rule:"the notice it was circulated in" note:"通报的文号"`
	Name        schema.Text  `csv:"name" header:"姓名" alias:"被通报人|当事人" must:"yes" key:"yes" note:"被通报的人"`
	CadreID     schema.Text  `csv:"cadre_id" header:"干部编号" alias:"编号|人员编号" refers:"cadres.cadre_id" note:"被通报的是驻村干部时填写"`
	Unit        schema.Text  `csv:"unit" header:"单位" alias:"所在单位|工作单位" must:"yes" key:"yes" note:"被通报的人所在的单位"`
	PlaceCode   schema.Place `csv:"place_code" header:"行政区划代码" alias:"村代码|区划代码" refers:"villages.village_code or a town or county above one" rule:"12 digits a village, 9 a town, 6 a county; it counts there and above; blank = where cadre_id was posted on the day of issue, else the top region" note:"发生在哪个村、镇或县；留空按干部当时的任期计"`
	Category    schema.Text  `csv:"category" header:"问题类别" alias:"类别|问题类型" must:"yes" note:"问题的类别"`
	EffectUntil schema.Date  `csv:"effect_until" header:"影响期至" alias:"影响期|影响期截止" rule:"after this day the name is masked: see rules.md, Names" note:"影响期的最后一天，过后姓名隐去"`
}

// The declared tables, in the order of spec/tables.csv.
var (
	Regions        = schema.Declare[Region]("regions", "区划表")
	Villages       = schema.Declare[Village]("villages", "行政村表").Must()
	Teams          = schema.Declare[Team]("teams", "工作队表").Must()
	Cadres         = schema.Declare[Cadre]("cadres", "驻村干部表")
	Grids          = schema.Declare[Grid]("grids", "网格表")
	Pairings       = schema.Declare[Pairing]("pairings", "包保表")
	Funds          = schema.Declare[Fund]("funds", "驻村经费表")
	Scores         = schema.Declare[Score]("scores", "月度积分表").Growing()
	Subsidies      = schema.Declare[Subsidy]("subsidies", "驻村补贴表").Growing()
	Evaluations    = schema.Declare[Evaluation]("evaluations", "半年评估表")
	Commendations  = schema.Declare[Commendation]("commendations", "表彰表")
	Promotions     = schema.Declare[Promotion]("promotions", "提拔表")
	Adjustments    = schema.Declare[Adjustment]("adjustments", "干部调整表")
	Rectifications = schema.Declare[Rectification]("rectifications", "整改台账")
	Inspections    = schema.Declare[Inspection]("inspections", "督查表")
	Trainings      = schema.Declare[Training]("trainings", "培训表")
	Visits         = schema.Declare[Visit]("visits", "遍访表").Growing()
	Criticisms     = schema.Declare[Criticism]("criticisms", "通报批评表")
)

// Tables lists the declared tables.
var Tables = []*schema.Table{Regions, Villages, Teams, Cadres, Grids, Pairings, Funds, Scores, Subsidies, Evaluations, Commendations, Promotions, Adjustments, Rectifications, Inspections, Trainings, Visits, Criticisms}
