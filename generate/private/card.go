package private

// FindCard gives the first number of a bank card in s: 16 to 19 digits that
// begin as banks' cards do and agree with their check digit (ISO/IEC 7812-1), in
// one group or in fours.
func FindCard(s string) (match string, at int, ok bool) {
	return find(s, 16, (*number).card)
}

// MaskCards gives s with an asterisk for every digit but the first six and the
// last four of the bank cards' numbers in it.
func MaskCards(s string) string { return mask(s, FindCard, 6, 4) }

func (n *number) card() bool {
	first := n.digits[0]
	if len(n.digits) < 16 || n.closed() || first < 3 || first > 6 && first != 9 {
		return false
	}
	if len(n.groups) > 1 && (!n.cut(4, 8, 12, 16) || len(n.groups) < 4) {
		return false
	}
	sum := 0
	for i, d := range n.digits {
		sum += luhn[(len(n.digits)-1-i)%2][d]
	}
	return sum%10 == 0
}

// luhn is what a digit adds at the last place, and at each second one from there.
var luhn = [2][10]int{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {0, 2, 4, 6, 8, 1, 3, 5, 7, 9}}
