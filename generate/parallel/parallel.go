// Package parallel does many things of one kind, as many at a time as there
// are processors.
package parallel

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
)

// Workers gives how many goroutines Do uses for n things.
func Workers(n int) int { return max(0, min(runtime.GOMAXPROCS(0), n)) }

// Do calls do for every i from 0 to n-1 in that order, on Workers(n)
// goroutines: worker, from 0, says on which. After the first error, or when ctx
// ends, it begins no further call, and gives that error. A panic in do is
// raised again here, where a command can turn it into a message.
func Do(ctx context.Context, n int, do func(worker, i int) error) error {
	var next atomic.Int64
	var failed first
	var work sync.WaitGroup
	for worker := range Workers(n) {
		work.Go(func() {
			defer failed.recover()
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil && !failed.any.Load(); i = int(next.Add(1)) - 1 {
				if err := do(worker, i); err != nil {
					failed.set(err, nil)
				}
			}
		})
	}
	work.Wait()
	if failed.panicked != nil {
		panic(failed.panicked)
	}
	if failed.err != nil {
		return failed.err
	}
	return ctx.Err()
}

// partsEach is how many parts there are for each processor, of which some may be
// busy with other things.
const partsEach = 4

// Parts gives into how many parts n things are best cut to be done at the same
// time, when each is to have at least that many: one or more.
func Parts(n, least int) int { return max(1, min(partsEach*runtime.GOMAXPROCS(0), n/least)) }

// Gather calls find for ranges that together are all numbers from 0 to n-1, at the
// same time when each has at least that many numbers, and gives what they find in
// order.
func Gather[T any](n, least int, find func(from, to int) []T) []T {
	parts := Parts(n, least)
	found := make([][]T, parts)
	Do(context.Background(), parts, func(_, i int) error {
		found[i] = find(n*i/parts, n*(i+1)/parts)
		return nil
	})
	return slices.Concat(found...)
}

// Panic is what Do raises again: the value and where it was raised.
type Panic struct {
	Value any
	Stack string
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n%s", p.Value, p.Stack) }

// first keeps the first thing that went wrong.
type first struct {
	any      atomic.Bool
	once     sync.Once
	err      error
	panicked *Panic
}

func (f *first) set(err error, p *Panic) {
	f.once.Do(func() { f.err, f.panicked = err, p })
	f.any.Store(true)
}

func (f *first) recover() {
	if v := recover(); v != nil {
		f.set(nil, &Panic{v, string(debug.Stack())})
	}
}
