# All that a fresh machine with a JDK (17 to 25) and Maven (3.8.7 or later) needs. ARGS goes to JMH as it is:
#   make bench ARGS='RequestBatchBenchmark.async -p batchSize=1000'

MAVEN := mvn --batch-mode --no-transfer-progress -Dstyle.color=never
JAVA  := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
JAR   := target/benchmarks.jar
ARGS  :=

# The JVM arguments of a fork.
FORK := -Xms1g -Xmx1g -XX:+UseParallelGC -XX:CICompilerCount=4

# What make profile runs: B is a regular expression as JMH takes it; without it, one row.
B        :=
PROFILES := target/profiles

# How many suites make simulate makes up for each figure.
SUITES := 2000

.DEFAULT_GOAL := help
.PHONY: help build test bench quick profile serve load simulate scale lint format clean

help: ## lists the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

# Maven ends its colours even where it is told to have none, and says nothing else if all is well.
build: ## builds target/benchmarks.jar
	@said=$$($(MAVEN) --quiet package -DskipTests 2>&1) || { code=$$?; echo "$$said"; exit $$code; }

test: ## builds and runs all tests, those of the packaged jar too
	@$(MAVEN) verify

bench: build ## the full run, kept in jmh-results/ (half an hour on 2 cores)
	@$(JAVA) -jar $(JAR) record $(ARGS)

# Without forks the rows warm each other, which is what makes the time suffice; this JVM runs as a fork would.
quick: build ## the experiment's table as a sketch, in 55 to 90 seconds
	@$(JAVA) $(FORK) -jar $(JAR) RequestBatchBenchmark -p route=wait,asyncwait -f 0 -wi 1 -w 1500ms -i 1 -r 1 $(ARGS)

profile: build ## a flame graph of each row that B='regex' matches, and of its child servers, in target/profiles/
	@mkdir -p $(PROFILES) && touch $(PROFILES)/.started
	@$(JAVA) -jar $(JAR) $(if $(B),'$(B)','RequestBatchBenchmark.async$$' -p route=asyncwait -p batchSize=1000) \
	    -f 1 -prof 'async:output=flamegraph;direction=forward;dir=$(PROFILES)' $(ARGS)
	@echo; echo 'Flame graphs:'; find $(PROFILES) -name '*.html' -newer $(PROFILES)/.started

serve: build ## the server alone on port 8080 (ARGS='--port 9000' and others: see serve --help)
	@$(JAVA) -jar $(JAR) serve $(ARGS)

load: build ## load on a server from outside, by Hyperfoil: RATE=2000 USERS=200 TIME=10s; about 70 seconds by default
	@src/main/hyperfoil/load.sh

simulate: ## how often verdicts are wrong or missed, on simulated suites (SUITES=2000 for each figure, 500 at least)
	@[ "$(SUITES)" -ge 500 ] 2>/dev/null || { echo "SUITES=$(SUITES): expected 500 or more: with fewer it is chance" >&2; exit 2; }
	@$(MAVEN) --quiet test -Dtest=SimulatedSuitesTest -Dsuites=$(SUITES)

scale: ## what compare and history cost on large inputs; takes an idle machine
	@$(MAVEN) --quiet verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ScaleIT -Dtests.excluded=

lint: ## compiles with all warnings as errors and checks the format
	@$(MAVEN) --quiet compile spotless:check

format: ## formats the sources
	@$(MAVEN) --quiet spotless:apply

clean: ## removes what was built
	@$(MAVEN) --quiet clean
