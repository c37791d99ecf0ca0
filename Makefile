# Each target is one Maven command; `make` alone says which there are.
MVN := mvn -B -ntp
QUIET := -q
DISTRIBUTION := launcher/target/probity
PORT ?= 8080
DATA ?= data

.DEFAULT_GOAL := help

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(DISTRIBUTION)/built ## build what is needed and serve on port $(PORT), data in ./$(DATA)
	@exec $(DISTRIBUTION)/bin/probity serve --port $(PORT) --data $(DATA)

package: ## build the distribution launcher/target/probity, without tests
	@echo "Building the distribution (the first time also downloads what it needs)."
	@$(MVN) $(QUIET) -pl launcher -am package -DskipTests -Dspotless.check.skip -Dforbiddenapis.skip
	@touch $(DISTRIBUTION)/built
	@echo "Built $(DISTRIBUTION)."

test: ## install what the tests need, run them all
	@scripts/install-test-needs.sh
	$(MVN) verify

bench: ## benchmarks, under 15 minutes
	$(MVN) $(QUIET) -pl bench -am verify -DskipTests -Pbench

bench-long: ## benchmarks that take longer
	$(MVN) $(QUIET) -pl bench -am verify -DskipTests -Pbench-long

format: ## format the sources
	$(MVN) $(QUIET) spotless:apply

clean: ## remove what was built; data stay
	$(MVN) $(QUIET) clean

# Built again when a source is newer.
$(DISTRIBUTION)/built: pom.xml $(shell find . -path ./data -prune -o -path '*/target' -prune -o \( -path '*/src/main/*' -o -name pom.xml -o -path './models/*' \) -type f -print 2>/dev/null)
	@$(MAKE) --no-print-directory package

.PHONY: help run package test bench bench-long format clean
