package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// result is a measurement beside its yardstick.
type result struct {
	size      size
	what      string
	got       sample
	yardstick string
	rival     sample
}

func (r result) ratio() float64 { return r.got.seconds / r.rival.seconds }

func (b *bench) add(r result) {
	b.results = append(b.results, r)
	fmt.Printf("%-10s %-45s %8.3f s %6d MB   %s: %.3f s, ratio %.2f\n", r.size.name, r.what, r.got.seconds, r.got.memory>>20, r.yardstick, r.rival.seconds, r.ratio())
}

// report writes the figures as JSON and into the README.
func (b *bench) report() error {
	type figure struct {
		Size      string  `json:"size"`
		What      string  `json:"what"`
		Seconds   float64 `json:"seconds"`
		Memory    int64   `json:"memory_bytes"`
		Yardstick string  `json:"yardstick"`
		Rival     float64 `json:"yardstick_seconds"`
		RivalMost int64   `json:"yardstick_memory_bytes"`
		Ratio     float64 `json:"ratio"`
	}
	out := struct {
		Processors int      `json:"processors"`
		Runs       int      `json:"runs"`
		Figures    []figure `json:"figures"`
	}{runtime.GOMAXPROCS(0), b.runs, nil}
	for _, r := range b.results {
		out.Figures = append(out.Figures, figure{r.size.name, r.what, r.got.seconds, r.got.memory, r.yardstick, r.rival.seconds, r.rival.memory, r.ratio()})
	}
	data, err := json.MarshalIndent(out, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.json, append(data, '\n'), 0o644); err != nil {
		return err
	}
	text, err := os.ReadFile(b.readme)
	if err != nil {
		return err
	}
	renewed, err := renew(string(text), b.table())
	if err != nil {
		return fmt.Errorf("%s: %w", b.readme, err)
	}
	return os.WriteFile(b.readme, []byte(renewed), 0o644)
}

// table gives the ratios as a table in Markdown. Seconds are of one machine and
// stay out of it.
func (b *bench) table() string {
	var s strings.Builder
	s.WriteString("| workspace | what | memory | beside | ratio |\n|---|---|---|---|---|\n")
	for _, r := range b.results {
		fmt.Fprintf(&s, "| %s | %s | %d MB | %s | %.2f |\n", r.size.about, r.what, r.got.memory>>20, r.yardstick, r.ratio())
	}
	return s.String()
}

// The marks in the README that the table stands between.
const (
	tableBegins = "<!-- make bench writes from here -->\n"
	tableEnds   = "<!-- to here -->\n"
)

// renew gives a text with the table between the marks.
func renew(text, table string) (string, error) {
	before, rest, ok := strings.Cut(text, tableBegins)
	_, after, closed := strings.Cut(rest, tableEnds)
	if !ok || !closed {
		return "", fmt.Errorf("the marks %q and %q are not there", strings.TrimSpace(tableBegins), strings.TrimSpace(tableEnds))
	}
	return before + tableBegins + table + tableEnds + after, nil
}
