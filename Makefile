# Two commands for everybody: `make site` builds the program and the project's own site, `make test`
# runs the tests. Both install what is missing.

SWIFT ?= swift
SITEGEN = .build/release/sitegen

# The program starts in half the time when Swift's own libraries are part of it.
ifeq ($(shell uname),Linux)
RELEASE_FLAGS = --static-swift-stdlib
endif

.PHONY: site test acceptance bench bench-scale lint format program dependencies clean

site: program
	$(SITEGEN) build

program: dependencies
	$(SWIFT) build -c release --product sitegen $(RELEASE_FLAGS)

test: dependencies
	$(SWIFT) test

# Slower checks: more documents, random models and templates, other people's validators.
acceptance: program
	Scripts/acceptance.sh

# Side by side with Hugo and with the least the work costs; the results are kept in Benchmarks/results.
bench: program
	python3 Benchmarks/bench.py full

# How time and memory grow up to 100,000 posts; needs about 15 GB in /dev/shm or in the temporary folder.
bench-scale: program
	python3 Benchmarks/bench.py scale

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

dependencies:
	@Scripts/install-dependencies.sh

clean:
	rm -rf .build
