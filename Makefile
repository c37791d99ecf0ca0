# Each target is one Maven command; `make` alone says which there are.
SHELL := /bin/bash
.SHELLFLAGS := -eo pipefail -c

# Of Maven's output: the modules as they come, the tests, what is wrong, how it ended.
PROGRESS := grep --line-buffered -E '^\[INFO\] Building Probity|Tests run:|^\[(WARNING|ERROR)\]|BUILD|Total time' | sed -u 's/^\[INFO\] //'
MVN := mvn -B -ntp -Dstyle.color=never
DISTRIBUTION := launcher/target/probity
PORT ?= 8080
DATA ?= data

.DEFAULT_GOAL := help

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(DISTRIBUTION)/built ## build what is needed and serve; PORT=8080 DATA=data may be changed
	@exec $(DISTRIBUTION)/bin/probity serve --port $(PORT) --data $(DATA)

package: ## build the distribution launcher/target/probity, without tests
	@echo "Building the distribution (the first time also downloads what it needs)."
	@scripts/fetch-chinese-font.sh
	@$(MVN) -pl launcher -am package -DskipTests -Dspotless.check.skip -Dforbiddenapis.skip | $(PROGRESS)
	@touch $(DISTRIBUTION)/built
	@echo "Built $(DISTRIBUTION)."

demo: $(DISTRIBUTION)/built ## fill a demonstration in ./demo-data and serve it; PORT=8080 SETS=folder of data sets
	@export PROBITY_LOG_ORIGIN=probity.demo/log PROBITY_DEMO_CLOCK=$$(date -u -d '14 days ago' +%FT%TZ); \
	$(DISTRIBUTION)/bin/probity serve --port $(PORT) --data demo-data & \
	server=$$!; trap "kill $$server; wait $$server" INT TERM; \
	$(DISTRIBUTION)/bin/probity demo --data demo-data $(if $(SETS),--sets $(SETS)); \
	wait $$server

test: ## install what the tests need, run them all
	@scripts/install-test-needs.sh
	@scripts/fetch-chinese-font.sh
	@$(MVN) verify | $(PROGRESS)

bench: $(DISTRIBUTION)/built ## benchmarks, some 20 minutes
	$(MVN) -q -pl bench -am verify -DskipTests -Pbench

bench-long: $(DISTRIBUTION)/built ## benchmarks that take longer
	$(MVN) -q -pl bench -am verify -DskipTests -Pbench-long

format: ## format the sources
	$(MVN) -q spotless:apply

clean: ## remove what was built; data stay
	$(MVN) -q clean

# Built again when a source is newer.
$(DISTRIBUTION)/built: pom.xml $(shell find . -path ./data -prune -o -path '*/target' -prune -o \( -path '*/src/main/*' -o -name pom.xml -o -path './models/*' \) -type f -print 2>/dev/null)
	@$(MAKE) --no-print-directory package

.PHONY: help run package demo test bench bench-long format clean
