# Two commands for everybody: `make site` builds the program and the project's own site, `make test`
# runs the tests. Both install what is missing.

SWIFT ?= swift
SITEGEN = .build/release/sitegen

# The program starts in half the time when Swift's own libraries are part of it.
ifeq ($(shell uname),Linux)
RELEASE_FLAGS = --static-swift-stdlib
endif

.PHONY: site test acceptance bench-kpi lint format program dependencies clean

site: program
	$(SITEGEN) build

program: dependencies
	$(SWIFT) build -c release --product sitegen $(RELEASE_FLAGS)

test: dependencies
	$(SWIFT) test

# Slower checks: more documents, random models and templates, other people's validators.
acceptance: program
	Scripts/acceptance.sh

# What models cost: a thousand figures in twenty scenarios, and the posts of this site.
bench-kpi: dependencies
	$(SWIFT) build -c release --product KPIBenchmark $(RELEASE_FLAGS)
	.build/release/KPIBenchmark content

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

dependencies:
	@Scripts/install-dependencies.sh

clean:
	rm -rf .build
