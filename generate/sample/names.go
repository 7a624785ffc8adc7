package sample

import "strings"

// Names of persons. A surname with a stem and a branch, as 赵甲子, a trigram or
// a note, as 赵乾, is a name that nobody bears by chance, and yet has every
// shape that masking must know: of two, three and four characters, with a
// compound surname, with an interpunct.
var (
	surnames  = strings.Split("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄", "")
	compounds = strings.Fields("欧阳 司马 上官 诸葛 令狐 皇甫 慕容 东方")
	foreign   = strings.Fields("示例· 样例·")
	stems     = strings.Split("甲乙丙丁戊己庚辛壬癸", "")
	branches  = strings.Split("子丑寅卯辰巳午未申酉戌亥", "")
	singles   = strings.Split("乾坤震巽坎离艮兑宫商角徵羽", "")
)

// names are all names, in an order that looks like none.
type names struct {
	list []string
	step int
}

func newNames() names {
	var pairs []string
	for _, s := range stems {
		for _, b := range branches {
			pairs = append(pairs, s+b, b+s)
		}
	}
	var list []string
	for _, family := range [][]string{surnames, compounds} {
		for _, f := range family {
			for _, given := range pairs {
				list = append(list, f+given)
			}
			for _, given := range singles {
				list = append(list, f+given)
			}
		}
	}
	for _, f := range foreign {
		for _, given := range pairs {
			list = append(list, f+given)
		}
	}
	return names{list, coprime(len(list))}
}

// coprime gives a step that visits all of n places before it comes back.
func coprime(n int) int {
	step := n * 618 / 1000
	for gcd(step, n) != 1 {
		step++
	}
	return max(step, 1)
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// cadre gives the name of the i-th person of the roster. No two persons share
// one as long as there are names left.
func (n names) cadre(i int) string { return n.list[i*n.step%len(n.list)] }

// other gives the name of the i-th person who is not on the roster.
func (n names) other(i int) string {
	return n.list[(len(n.list)-1-i%len(n.list))*n.step%len(n.list)]
}

// The shapes that a mask treats in its own way.
const (
	plainName = iota
	shortName
	compoundName
	foreignName
)

func shape(name string) int {
	switch {
	case strings.Contains(name, "·"):
		return foreignName
	}
	for _, c := range compounds {
		if strings.HasPrefix(name, c) {
			return compoundName
		}
	}
	if len([]rune(name)) == 2 {
		return shortName
	}
	return plainName
}
