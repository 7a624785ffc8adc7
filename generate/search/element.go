package search

import "strings"

// element is what the reading needs to know of an element.
type element uint8

const (
	inline  element = 1 << iota // it stands in a line of text
	cell                        // it stands beside others of its kind
	unseen                      // a reader sees nothing of it
	void                        // nothing stands in it
	raw                         // tags in it are text
	telling                     // it tells of the page: see visible.enter
)

// elements are those that are anything of the kind.
var elements = func() map[string]element {
	out := map[string]element{}
	for kind, list := range map[element]string{
		inline:  "a abbr b bdi bdo button cite code data del dfn em font i img input ins kbd label mark q s samp script small span strong sub sup svg time tspan u var wbr",
		cell:    "td th",
		unseen:  "datalist desc iframe metadata noscript object script style template",
		void:    "area base br col embed hr img input link meta source track wbr",
		raw:     "iframe noembed noframes script style textarea title xmp",
		telling: "a body h1 main nav p title",
	} {
		for _, name := range strings.Fields(list) {
			out[name] |= kind
		}
	}
	return out
}()
