package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// forge puts another text for one in the values that a site has published, and
// makes its data package agree: forge site old new. The manifest goes, as when
// only the data and the register are sent in.
func forge(ts *testscript.TestScript, _ bool, args []string) {
	data := filepath.Join(ts.MkAbs(args[0]), "data")
	values := ts.ReadFile(filepath.Join(data, "indicators.csv"))
	forged := strings.Replace(values, args[1], args[2], 1)
	if forged == values {
		ts.Fatalf("%q is not in the values", args[1])
	}
	about := ts.ReadFile(filepath.Join(data, "datapackage.json"))
	for _, of := range []func(string) string{
		func(s string) string { return fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(s))) },
		func(s string) string { return fmt.Sprintf(`"bytes": %d`, len(s)) },
	} {
		if strings.Count(about, of(values)) != 1 {
			ts.Fatalf("datapackage.json has not %s once", of(values))
		}
		about = strings.Replace(about, of(values), of(forged), 1)
	}
	ts.Check(os.WriteFile(filepath.Join(data, "indicators.csv"), []byte(forged), 0o644))
	ts.Check(os.WriteFile(filepath.Join(data, "datapackage.json"), []byte(about), 0o644))
	if err := os.Remove(filepath.Join(ts.MkAbs(args[0]), "manifest.json")); !os.IsNotExist(err) {
		ts.Check(err)
	}
}
