# make run              set up, build, track the tour's article, show what changed in it
# make run URL=https:// the same with a page of your choice
# make test             set up, build, check the format, pass all tests
# make install          put the release build into $(PREFIX)/bin
# make bench-start      time the commands as whole processes
# make bench-NAME       measure beside peers: diff, archive, catalog, extraction, schedule, watch, web
# make soak             do 100,000 operations on a store: neither descriptors nor memory grow (OPERATIONS=100000)
# make sanitize         pass the archive's tests under the address, leak and thread sanitizers
# make check-site       look at the site in a real browser, with axe-core, schemathesis and feedparser
# make soak-watch       watch 2,000 articles for 30 simulated days, then kill -9 a daemon 100 times
# make fuzz             feed the diff engine hostile bytes for ten minutes (SECONDS=600)
# make format           lay the source out as .swift-format says
SHELL := /bin/bash
RELEASE := swift build -c release --static-swift-stdlib --product stet
STET := .build/release/stet
PREFIX ?= /usr/local

.PHONY: run test build setup bench-start soak soak-watch sanitize check-site fuzz format lint install

run: build
ifdef URL
	@$(STET) track '$(URL)' && $(STET) log '$(URL)' && echo && $(STET) show '$(URL)'
else
	@docs/tour/run $(STET)
endif

test: setup lint
	swift build --build-tests
	@# All at once the tests have more descriptors open than Foundation’s Process can pass by without reading beyond its list.
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=16 swift test --skip-build --disable-xctest

build: setup
	@echo "building Stet (the first time takes some minutes) …"
	@$(RELEASE)

setup:
	@.ci/setup

bench-start: build
	@.ci/setup bench
	@Benchmarks/bench-start

bench-%: setup
	@.ci/setup bench
	@Benchmarks/bench-$*

soak: setup
	@Benchmarks/soak

sanitize: setup
	@Tests/Sanitizers/run

check-site: build
	@.ci/setup check
	@docs/site/check

soak-watch: setup
	swift build --build-tests
	STET_SOAK=1 STET_KILLS=100 swift test --skip-build --disable-xctest --filter 'SoakTests|KillTests'

fuzz: setup
	@SECONDS=$(or $(SECONDS),600) Benchmarks/fuzz

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

install: build
	install -D $(STET) $(DESTDIR)$(PREFIX)/bin/stet
