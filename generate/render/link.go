package render

import (
	"html/template"

	"tongbao/generate/page"
)

// tabs writes the entries of the navigation.
func tabs(all []page.Tab) template.HTML {
	var p pen
	for _, t := range all {
		p = p.mark(`<li`)
		if t.Lesser {
			p = p.mark(` class="lesser"`)
		}
		p = p.mark(`><a href="`).address(t.Href).mark(`"`)
		if t.Current != "" {
			p = p.mark(` aria-current="`).words(t.Current).mark(`"`)
		}
		p = p.mark(`>`).words(t.Text).mark("</a></li>\n")
	}
	return p.html()
}

// neighbours writes the list of the places beside a place, and of itself.
func neighbours(all []page.Neighbour) template.HTML {
	var p pen
	for _, n := range all {
		if n.Here {
			p = p.mark(`<li><strong aria-current="page">`).words(n.Text).mark("</strong></li>\n")
		} else {
			p = p.mark(`<li>`).link(n.Link).mark("</li>\n")
		}
	}
	return p.html()
}

// link gives a link to a page of the site.
func link(l page.Link) template.HTML { return pen(nil).link(l).html() }

// link writes a link to a page of the site.
func (p pen) link(l page.Link) pen {
	return p.mark(`<a href="`).address(l.Href).mark(`">`).words(l.Text).mark("</a>")
}

// address writes an address in a quoted attribute, as html/template would: what
// an address cannot hold as it is, so what is not ASCII too, stands in it by its
// bytes. It is to be an address below the site, not one that somebody gave.
func (p pen) address(address string) pen {
	const digits = "0123456789abcdef"
	for i := range len(address) {
		switch c := address[i]; {
		case c == '&':
			p = p.mark("&amp;")
		case addressed[c] || c == '%' && escape(address[i+1:]):
			p = append(p, c)
		default:
			p = append(p, '%', digits[c>>4], digits[c&15])
		}
	}
	return p
}

// escape says whether what stands behind a % makes it one byte.
func escape(behind string) bool {
	return len(behind) >= 2 && hexadecimal(behind[0]) && hexadecimal(behind[1])
}

func hexadecimal(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// addressed are the characters that stand in an address for themselves, those of
// RFC 3986 but for quotes and brackets, which could end a style or a string.
var addressed = func() (out [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$*+,;=") {
		out[c] = true
	}
	return out
}()
