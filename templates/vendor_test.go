package templates

import (
	"crypto/sha512"
	"encoding/hex"
	"os"
	"testing"
)

// vendored pins every file that comes from an npm package, as published:
//
//	echarts@6.1.0  sha512-q0yaFPggC9FUdsWH4blavRWFmxdrIodbkoKNAjJudAI6CA9gNPxHtV2RcZNEepZVlk4yvBYkOkbk6HIVpIyHZA==
//	zrender@6.1.0  sha512-oEGMDB6pOP2S6OwRR4PdVv610zrjnA3Bh+JnSG12fYJlBKjtNAoEb5fSUoCOOINlH96I2fU38/A2UpRKs67xYQ==
//	tslib@2.3.0    sha512-N82ooyxVNm6h1riLCoyS9e3fuJ3AMG2zIZs2Gd1ATcSFjSA23Q0fzjjZeh0jbJvWVDZ0cJT8yaNNaaXHzueNjg==
//
// ECharts bundles the other two. To check a file: npm pack echarts@6.1.0, then
// sha512sum of the same path in the archive.
var vendored = map[string]string{
	"assets/echarts-6.1.0.min.js":          "532abf020b6a14ce2f4feba72064c3af8c0c2434d42bd3b9c363d731078109247c928a87a55cfea8199c43ef4e7a8e47f849af4f8a69ff942bb2a8486f28c74d",
	"licenses/echarts/LICENSE":             "625a02d0752184249e70b439050dff732b8930c7d6de5010c05f243a525aa2146d7aadd6458562cfa28c1903d63389378fb0f129871972712124d47b6e8f3ec7",
	"licenses/echarts/NOTICE":              "e0748b7adf0a8753409124aa8c094ad8ac0a37fb698ed867487d13c1b9de009e2cedd0befd1266760fd4347efbc6ceb4b9202a3930395a98e3ab70ed7b572097",
	"licenses/echarts/licenses/LICENSE-d3": "e05606fc838009af8763e3d5cbf6ffca78833b98396f399633b410ba9c1f982d8d5e6fcec140c8ee5a48d652ffdd271ccd7a9f63a6985318e43b608c6fb1383c",
	"licenses/tslib/CopyrightNotice.txt":   "a1e2fc211820624ccf43443c0db06e9161ac1bfe2faf8d1b0fcbad391cbd7dfd65ba15dcab537ea42a35b297127d2513509fbb809d06bd666b3b8e9ab0d0b910",
	"licenses/tslib/LICENSE.txt":           "f5cb35226d3afdf2c03c1a57398f1f1cc0f62e050cde444468a94e5fb4ba7cb5b06c6e46f94aa552ba9d9132a5a113de0e084409ecf13a251fcef5ba9671230e",
	"licenses/zrender/LICENSE":             "55b82a88554d590e2119dd68ebc5e89c4e197aa43b4a0ad796d4c5221404b226ad5f822da463435dc58834a0636775c784e1d321a5da46368b5d3a7aff68b898",
}

func TestVendoredFilesAreAsPublished(t *testing.T) {
	for path, want := range vendored {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		sum := sha512.Sum512(data)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s has SHA-512 %s, want %s", path, got, want)
		}
	}
}
