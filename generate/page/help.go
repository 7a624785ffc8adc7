package page

import (
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Help is the page that tells a reader how to read the site.
type Help struct {
	Frame
	Topics []Rule
	Clerk  Link // Href is empty where there is none
}

// ClerkHelp is the page that tells the clerk how the site is made. All but a few
// sentences of it come from what tongbao declares.
type ClerkHelp struct {
	Frame
	Steps    []Rule
	Commands []Command
	Tables   []TableLine
	Settings string // a settings file with every setting explained
	Kinds    []KindHelp
	Servers  []Rule
	Reader   Link
}

// Command is one of tongbao's commands.
type Command struct{ Usage, About string }

// TableLine is a table of the workspace.
type TableLine struct {
	Table *schema.Table
	Link  Link // to its columns
}

// KindHelp is a kind of finding and what to do about it.
type KindHelp struct {
	Kind *finding.Kind
	Mend string
}

func (p *plan) help() {
	if p.Rollup != nil {
		add(p, "help.html", "help/index.html", func(a at) Help {
			return Help{Frame: a.frame(text("site.help"), text("help.lead")), Topics: append(a.rollupRules(), topics("trace", "circulars")...)}
		})
		return // there is no workspace for a clerk to keep
	}
	add(p, "help.html", "help/index.html", func(a at) Help {
		return Help{Frame: a.frame(text("site.help"), text("help.lead")), Topics: topics(),
			Clerk: a.to("help/clerk/index.html", text("clerk.title"))}
	})
	add(p, "clerk.html", "help/clerk/index.html", func(a at) ClerkHelp {
		reader := a.to("help/index.html", text("site.help"))
		out := ClerkHelp{Frame: a.frame(text("clerk.title"), text("clerk.lead"), reader), Reader: reader,
			Steps: steps(), Commands: a.Commands, Settings: a.settings(), Servers: servers()}
		for _, t := range record.Tables {
			out.Tables = append(out.Tables, TableLine{t, a.to("data/index.html#table-"+t.Name, text("clerk.columns"))})
		}
		for _, k := range finding.Kinds {
			out.Kinds = append(out.Kinds, KindHelp{k, k.Advice()})
		}
		return out
	})
}

// settings gives a settings file for a county, every setting explained.
func (p *plan) settings() string {
	return string(settings.Template(text("clerk.example-title"), p.place(0).Code, p.region(), p.Period))
}

// topics are what a reader may ask, but for those of these ids.
func topics(without ...string) []Rule {
	return slices.DeleteFunc([]Rule{
		{"open", text("help.open-title"), text("help.open")},
		{"as-of", text("help.as-of-title"), text("help.as-of")},
		{"ratio", text("help.ratio-title"), text("help.ratio")},
		{"dash", text("help.dash-title"), text("help.dash")},
		{"change", text("help.change-title"), text("help.change")},
		{"target", text("help.target-title"), text("help.target")},
		{"bands", text("help.bands-title"), text("help.bands", "few", indicator.LeastCompared)},
		{"find", text("help.find-title"), text("help.find")},
		{"sort", text("help.sort-title"), text("help.sort")},
		{"charts", text("help.charts-title"), text("help.charts")},
		{"trace", text("help.trace-title"), text("help.trace")},
		{"circulars", text("help.circulars-title"), text("help.circulars")},
		{"print", text("help.print-title"), text("help.print")},
		{"download", text("help.download-title"), text("help.download")},
		{"feed", text("help.feed-title"), text("help.feed")},
	}, func(r Rule) bool { return slices.Contains(without, r.ID) })
}

// steps are a month's work, in order.
func steps() []Rule {
	return []Rule{
		{"export", text("clerk.export-title"), text("clerk.export")},
		{"check", text("clerk.check-title"), text("clerk.check")},
		{"build", text("clerk.build-title"), text("clerk.build")},
		{"copy", text("clerk.copy-title"), text("clerk.copy")},
	}
}

// servers say how to put the site on a server.
func servers() []Rule {
	return []Rule{
		{"share", text("clerk.share-title"), text("clerk.share")},
		{"web", text("clerk.web-title"), text("clerk.web")},
		{"missing", text("clerk.missing-title"), text("clerk.missing")},
	}
}
