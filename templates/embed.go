package templates

import "embed"

// Files holds the page templates (*.html), the site's assets (assets/) and the
// licences of what the site holds of others (licenses/).
//
//go:embed *.html assets licenses
var Files embed.FS
