# `make` builds and tests; `make help` lists the rest.
.DEFAULT_GOAL := all
GO ?= go

.PHONY: all build test vet demo accuracy bench corpus cross clean help

all: build test ## build and test

build: ## the program, into bin/
	$(GO) build -trimpath -o bin/ ./cmd/rollnet

test: ## all tests
	$(GO) test ./...

vet: ## vet and formatting
	$(GO) vet ./...
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "not formatted: run gofmt -w"; exit 1; }

demo: ## screen the invented county of testdata, into run/
	$(GO) run ./cmd/rollnet screen testdata/county --out run --replace --as-of 2018-06-30 --set poverty_line=2995

accuracy: ## recall and precision of every rule on an invented county with planted errors
	$(GO) run ./cmd/measure accuracy
	$(GO) run ./cmd/measure accuracy -profile monitor-2023

bench: ## time, CPU and peak memory on a county of 82,616 households
	$(GO) run ./cmd/measure bench

corpus: ## every spreadsheet under DIR= through inspect, within 10 s and 1 GiB; against EXPECT=file, which UPDATE=1 writes
	$(GO) build -trimpath -o bin/ ./cmd/rollnet
	$(GO) run ./cmd/corpus $(if $(EXPECT),-expect "$(EXPECT)") $(if $(UPDATE),-update) "$(DIR)"

cross: ## builds for every target, without a C compiler
	@for target in windows/amd64 windows/arm64 linux/amd64 linux/arm64 linux/loong64; do \
	  echo "$$target"; \
	  CGO_ENABLED=0 GOOS=$${target%/*} GOARCH=$${target#*/} $(GO) build -trimpath -ldflags "-s -w" \
	    -o bin/$${target%/*}-$${target#*/}/ ./cmd/rollnet || exit 1; \
	done

clean: ## what building and the demo left
	rm -rf bin run

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile
