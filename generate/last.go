package generate

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"tongbao/generate/finding"
	"tongbao/generate/output"
	"tongbao/generate/recall"
)

// last is the last build of the same sites by the same program with the same
// options, as the cache remembers it. The zero last is none.
type last struct {
	memory recall.Memory
	key    string
	sites  []string // their folders, absolute
	said   said
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

// said is what a build said of its workspace.
type said struct {
	Counted  string // what was read
	Findings finding.KeptList
}

// again gives what this build said, if it would say it again and change nothing:
// the folder need not be read for that.
func (l last) again(fsys fs.FS, o Options) (*Report, bool) {
	if l.key == "" {
		return nil, false
	}
	start := time.Now()
	looked := recall.Watch(fsys, l.sites...)
	looked.Recall(l.memory)
	text, ok := l.memory.Holds(l.key, looked, l.sites)
	var was said
	if !ok || json.Unmarshal(text, &was) != nil {
		return nil, false
	}
	findings, ok := was.Findings.List()
	if !ok {
		return nil, false
	}
	looked.Remember()
	o.tell(start, "读取", was.Counted)
	r := &Report{Read: unread()}
	r.Findings = findings
	return r, true
}

// say takes what this build says of its workspace, which is sound: so it has
// nothing to say of the sites that it replaces, of which only errors are found.
func (l *last) say(r *Read) { l.said = said{r.counted(), r.Findings.Keep()} }

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
	if text, err := json.Marshal(l.said); err == nil {
		l.memory.Keep(l.key, looked, sites, text)
	}
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
