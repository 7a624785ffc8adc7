package sample

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"tongbao/generate/schema"
)

// stream gives random numbers. Everything drawn from one is a whole number,
// since fractions may round differently from one processor to the next.
type stream struct{ *rand.Rand }

// stream gives the stream of that name. Each table draws from its own, so that
// a change to one leaves the others as they are.
func (o Options) stream(name string) stream {
	h := fnv.New64a()
	h.Write([]byte(name))
	return stream{rand.New(rand.NewPCG(o.Seed, h.Sum64()))}
}

// chance is true in so many of a thousand cases.
func (s stream) chance(permille int) bool { return s.IntN(1000) < permille }

// between gives a number from lo to hi, both included; lo when hi is below it.
func (s stream) between(lo, hi int) int {
	if hi <= lo {
		return lo
	}
	return lo + s.IntN(hi-lo+1)
}

// bell gives a number from -width to width that is mostly near 0.
func (s stream) bell(width int) int {
	return (s.between(-width, width) + s.between(-width, width) + s.between(-width, width)) / 3
}

// workday gives a day from first to last, moved off a weekend where there is room.
func (s stream) workday(first, last schema.Date) schema.Date {
	return workday(first+schema.Date(s.between(0, int(last-first))), last)
}

// workday gives day d, or the Monday after it when that is no later than last.
func workday(d, last schema.Date) schema.Date {
	if weekday := (d + 4) % 7; weekday == 6 && d+2 <= last {
		return d + 2
	} else if weekday == 0 && d+1 <= last {
		return d + 1
	}
	return d
}

func pick[T any](s stream, list []T) T { return list[s.IntN(len(list))] }

// choice is a value and how often it comes, relative to the others.
type choice[T any] struct {
	value  T
	weight int
}

func choose[T any](s stream, choices []choice[T]) T {
	total := 0
	for _, c := range choices {
		total += c.weight
	}
	n := s.IntN(total)
	for _, c := range choices {
		if n -= c.weight; n < 0 {
			return c.value
		}
	}
	return choices[0].value
}

// some gives n of list, all of them when there are fewer, in random order.
func some[T any](s stream, n int, list []T) []T {
	out := slices.Clone(list)
	n = min(n, len(out))
	for i := range n {
		j := i + s.IntN(len(out)-i)
		out[i], out[j] = out[j], out[i]
	}
	return out[:n]
}

// apportion divides total by weight, at least least to each, the remainders to
// the largest; total is no less than least for each.
func apportion(total, least int, weights []int) []int {
	total -= least * len(weights)
	sum := 0
	for _, w := range weights {
		sum += w
	}
	parts := make([]int, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		parts[i] = least + total*w/sum
		left -= total * w / sum
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return total*weights[b]%sum - total*weights[a]%sum })
	for _, i := range order[:left] {
		parts[i]++
	}
	return parts
}
