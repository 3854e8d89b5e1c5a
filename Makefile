# Two commands for everybody: `make site` builds the program and the project's own site, `make test`
# runs the tests. Both install what is missing.

SWIFT ?= swift
SITEGEN = .build/release/sitegen
PREFIX ?= /usr/local

# The program starts in half the time when Swift's libraries and that of C++ are part of it, and no name is exported,
# since nothing looks for one. The linker takes a library from the first folder that has it, and in this one it is static.
ifeq ($(shell uname),Linux)
STATIC_LIBRARIES = $(CURDIR)/.build/static-libraries
RELEASE_FLAGS = --static-swift-stdlib -Xswiftc "-L$(STATIC_LIBRARIES)" -Xlinker --no-export-dynamic
endif

# The program names the files of its sources from the top of the repository, not from the root of the machine.
RELEASE_FLAGS += -Xswiftc -file-prefix-map -Xswiftc "$(CURDIR)=." -Xcc "-ffile-prefix-map=$(CURDIR)=." \
	-Xcxx "-ffile-prefix-map=$(CURDIR)=."

.PHONY: site test acceptance bench bench-scale bench-serve bench-templates bench-kpi docs lint format program dependencies \
	clean install uninstall deb dist session-driver

site: program
	$(SITEGEN) build

program: dependencies
	@Scripts/link-static-libraries.sh "$(STATIC_LIBRARIES)"
	$(SWIFT) build -c release --product sitegen $(RELEASE_FLAGS)

# What scripts build a site with again and again in one process, as `sitegen serve` does.
session-driver: dependencies
	@Scripts/link-static-libraries.sh "$(STATIC_LIBRARIES)"
	$(SWIFT) build -c release --product SessionDriver $(RELEASE_FLAGS)

# What was built is installed as it is, so that `sudo make install` needs no Swift: `make install PREFIX=$$HOME/.local`.
install: | $(SITEGEN)
	@Scripts/package/install.sh install "$(PREFIX)" "$(DESTDIR)"

uninstall:
	@Scripts/package/install.sh uninstall "$(PREFIX)" "$(DESTDIR)"

$(SITEGEN):
	$(MAKE) program

# A Debian package and a tar with the program, in .build/packages.
deb: program
	@Scripts/package/deb.sh

dist: program
	@Scripts/package/dist.sh

test: dependencies
	$(SWIFT) test

# Slower checks: more documents, random models and templates, other people's validators.
acceptance: program session-driver
	Tests/Acceptance/run.sh

# Side by side with Hugo and with the least the work costs; the results are kept in Benchmarks/results.
bench: program
	python3 Benchmarks/bench.py full

# How time and memory grow up to 100,000 posts; needs about 15 GB in /dev/shm or in the temporary folder.
bench-scale: program
	python3 Benchmarks/bench.py scale

# How long it takes until Chromium shows what was saved, beside Hugo's server.
bench-serve: program
	python3 Benchmarks/serve_latency.py $(SITEGEN)

# Two pages in this engine, Jinja2 and MiniJinja.
bench-templates: program .build/template-engines
	.build/template-engines/bin/python Benchmarks/templates/run.py $(SITEGEN)

.build/template-engines:
	python3 -m venv $@ && $@/bin/pip --quiet install jinja2==3.1.6 minijinja==3.1.0 || { rm -rf $@; false; }

# What models cost: a thousand figures in twenty scenarios, and the posts of this site.
bench-kpi: dependencies
	$(SWIFT) build -c release --product KPIBenchmark $(RELEASE_FLAGS)
	.build/release/KPIBenchmark content

# The page of docs/ that the program itself writes.
docs: program
	$(SITEGEN) explain --markdown >docs/messages.md

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift
	SWIFT=$(SWIFT) python3 Scripts/check_targets.py

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

dependencies:
	@Scripts/install-dependencies.sh

clean:
	rm -rf .build
