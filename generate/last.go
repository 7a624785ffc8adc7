package generate

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"time"

	"tongbao/generate/output"
	"tongbao/generate/recall"
)

// last is the last build of the same sites by the same program with the same
// options, as the cache remembers it. The zero last is none.
type last struct {
	memory recall.Memory
	key    string
	sites  []string // their folders, absolute
}

// lastBuild gives the last build of these sites; the zero last where none can be
// remembered.
func lastBuild(targets []Target, o Options) last {
	if o.Cache == "" || recall.Program() == "" {
		return last{}
	}
	targets = slices.Clone(targets)
	l := last{memory: recall.Memory(o.Cache)}
	for i := range targets {
		dir, err := filepath.Abs(targets[i].Dir)
		if err != nil {
			return last{}
		}
		targets[i].Dir = dir
		l.sites = append(l.sites, dir)
	}
	key, err := json.Marshal([]any{recall.Program(), o.Version, o.Period, o.Date, o.Commands, targets})
	if err != nil {
		return last{}
	}
	l.key = string(key)
	return l
}

// holds says whether to go on building from what was looked at would change
// nothing.
func (l last) holds(looked *recall.FS) bool {
	return l.key != "" && l.memory.Holds(l.key, looked, l.sites)
}

// keep remembers this build, which looked at its workspace through looked.
func (l last) keep(looked *recall.FS) {
	if l.key == "" {
		return
	}
	sites := map[string][]string{}
	for _, site := range l.sites {
		files, err := output.Files(site)
		if err != nil {
			return
		}
		sites[site] = []string{output.ManifestName}
		for _, f := range files {
			sites[site] = append(sites[site], f.Path)
		}
	}
	l.memory.Keep(l.key, looked, sites)
}

// leave says of sites that stay as they are what commit says of others.
func (r *Report) leave(sites []string, o Options) error {
	for i, site := range sites {
		files, err := output.Files(site)
		if err != nil {
			return err
		}
		done := output.Report{Unchanged: len(files)}
		for _, f := range files {
			done.Bytes += f.Size
		}
		if i == 0 {
			r.Output = done
		}
		o.tell(time.Now(), "写入", wrote(done))
	}
	return nil
}
