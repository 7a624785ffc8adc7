package record

import "tongbao/generate/schema"

// Listed values that rules and indicators ask for.
const (
	CountyLeader schema.Enum = "县级领导"
	Department   schema.Enum = "挂帮部门"

	DeepPoverty schema.Enum = "深度贫困村"

	CountyRank  schema.Enum = "县处级"
	SectionRank schema.Enum = "科级"

	Captain               schema.Enum = "队长"
	FirstSecretary        schema.Enum = "第一书记"
	CaptainFirstSecretary schema.Enum = "队长兼第一书记"

	Excellent schema.Enum = "优秀"

	NationalLevel   schema.Enum = "国家级"
	ProvinceLevel   schema.Enum = "省级"
	PrefectureLevel schema.Enum = "州级"

	Closed schema.Enum = "已销号"
)
