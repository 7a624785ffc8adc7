package parallel

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

func TestDoDoesEverythingOnce(t *testing.T) {
	done := make([]atomic.Int32, 1000)
	err := Do(context.Background(), len(done), func(worker, i int) error {
		if worker < 0 || worker >= Workers(len(done)) {
			t.Errorf("worker %d", worker)
		}
		done[i].Add(1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("%d was done %d times", i, n)
		}
	}
	if err := Do(context.Background(), 0, nil); err != nil {
		t.Error(err)
	}
}

func TestDoStopsAtAnErrorAndAtTheEndOfItsContext(t *testing.T) {
	broken := errors.New("broken")
	var begun atomic.Int32
	err := Do(context.Background(), 1000, func(_, i int) error {
		begun.Add(1)
		return broken
	})
	if err != broken || int(begun.Load()) > Workers(1000) {
		t.Errorf("%v after %d calls", err, begun.Load())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Do(ctx, 10, func(_, _ int) error { t.Error("called"); return nil }); err != context.Canceled {
		t.Error(err)
	}
}

func TestDoRaisesAPanicAgain(t *testing.T) {
	defer func() {
		p, ok := recover().(*Panic)
		if !ok || p.Value != "ouch" || !strings.Contains(p.Error(), "parallel_test") {
			t.Errorf("%v", p)
		}
	}()
	Do(context.Background(), 10, func(_, i int) error {
		if i == 3 {
			panic("ouch")
		}
		return nil
	})
}

// Every number is looked at once, and what is found stands in order.
func TestGatherKeepsTheOrder(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		for _, least := range []int{1, 10, 5000} {
			var want []int
			for i := range n {
				if i%3 == 0 {
					want = append(want, i)
				}
			}
			got := Gather(n, least, func(from, to int) (out []int) {
				for i := from; i < to; i++ {
					if i%3 == 0 {
						out = append(out, i)
					}
				}
				return out
			})
			if !slices.Equal(got, want) {
				t.Errorf("of %d, at least %d at a time: %v", n, least, got)
			}
		}
	}
}
