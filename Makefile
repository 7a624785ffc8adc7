# The targets that people use: site, test, serve, bench, dist, check, fmt.

VERSION := $(shell git describe --tags --dirty 2>/dev/null || echo dev)
BUILD := CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$(VERSION)"
PLATFORMS := windows/amd64 linux/amd64 linux/arm64 linux/loong64 darwin/arm64
SOURCES := cmd generate templates

.PHONY: site test serve bench dist check fmt bin/tongbao

# The sample county's site, in the folder site.
site: bin/tongbao
	bin/tongbao build data -o site

test:
	go test ./...

# The sample county in a browser on this machine, built again when a file changes.
serve: bin/tongbao
	bin/tongbao serve data

# Speed beside DuckDB and Hugo, which it installs outside of the module; renews
# the README's table and .ci/bench.json. It takes half an hour and 10 GB; with
# SIZES=county,large a few minutes.
SIZES := county,large,decade,rows,province
bench:
	go run ./cmd/bench -sizes $(SIZES)

bin/tongbao:
	$(BUILD) -o $@ ./cmd/tongbao

# One program for each platform, the licences of what is in it, and the hashes
# of all. The same commit and Go version give the same bytes.
dist: $(PLATFORMS:%=dist-%) dist/LICENSES.txt
	cd dist && sha256sum LICENSES.txt $(foreach p,$(PLATFORMS),$(call program,$(p))) > SHA256SUMS
	cat dist/SHA256SUMS

program = tongbao-$(subst /,-,$(1))$(if $(findstring windows,$(1)),.exe)

.PHONY: $(PLATFORMS:%=dist-%) dist/LICENSES.txt
$(PLATFORMS:%=dist-%): dist-%:
	GOOS=$(word 1,$(subst /, ,$*)) GOARCH=$(word 2,$(subst /, ,$*)) $(BUILD) -o dist/$(call program,$*) ./cmd/tongbao

dist/LICENSES.txt:
	@mkdir -p dist
	@{ echo "tongbao"; cat LICENSE; \
	  find templates/licenses -type f | sort | while read -r f; do printf '\n\n%s\n\n' "$$f"; cat "$$f"; done; \
	  printf '\n\nGo\n\n'; cat "$$(go env GOROOT)/LICENSE"; \
	  go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}	{{.Dir}}{{end}}{{end}}' ./cmd/tongbao | sort -u | \
	  while IFS='	' read -r name dir; do printf '\n\n%s\n\n' "$$name"; cat "$$dir"/LICENSE*; done; } > $@

check:
	go vet ./...
	@unformatted=$$(gofmt -l $(SOURCES)); test -z "$$unformatted" || { echo "gofmt: $$unformatted" >&2; exit 1; }

fmt:
	gofmt -w $(SOURCES)
