#!/usr/bin/env bash
# Measures the daemon on this machine's engine, beside the same work by plain engine calls in the same run, and prints a Markdown table.
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$root/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/java-options.sh
. "$root/scripts/lib/java-options.sh"
# shellcheck source=scripts/lib/build.sh
. "$root/scripts/lib/build.sh"
# shellcheck source=scripts/lib/archive.sh
. "$root/scripts/lib/archive.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench.sh [--runs N]

Measures, on the real engine: a session opened to its sandbox Ready, a burst of 40, an edit to the first engine call, a command, the start of the daemon,
and, on a simulated engine, passes over 1,000 to 100,000 sandboxes. Takes about eight minutes; other work on the machine spoils the figures. Removes what it makes.

  --runs N   samples of each kind (default: 25)
  --help     this text
TEXT
}

runs=25
while (($#)); do
  case $1 in
    --runs)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || say_fail 2 "--runs wants a number from 1 to 9999" "for example --runs 25"
      runs=$2
      shift
      ;;
    -h | --help) usage && exit ;;
    *) say_fail 2 "unknown option $(say_quoted "$1")" "try --help" ;;
  esac
  shift
done

engine_ensure
jdk_ensure
build_ensure
archive_ensure
# Test classes are compiled by the build itself, so that what is measured is what is tested.
compile_benchmarks() {
  JAVA25_HOME=$JDK_HOME mvn -B -q -f "$root/pom.xml" -pl controller -am -Dformat.check.skip=true test-compile \
    dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
}
progress_run "compiling the benchmarks" compile_benchmarks >&2 || say_fail 1 "the benchmarks could not be compiled" "mvn test-compile shows why"

java_options gateway
classes=$root/controller/target/test-classes:$root/controller/target/classes:$root/reconciler/target/test-classes:$(<"$root/controller/target/test.classpath")
quiet=-Dlogback.configurationFile=$root/controller/src/test/resources/logback-quiet.xml
"$JDK_HOME/bin/java" "${JAVA_OPTIONS[@]}" "$quiet" -cp "$classes" ai.openclaw.sandbox.controller.benchmark.BenchmarkMain "$runs" "$root/openclaw"
printf '\n'
passes=$root/reconciler/target/test-classes:$root/reconciler/target/classes:$(<"$root/reconciler/target/test.classpath")
"$JDK_HOME/bin/java" --sun-misc-unsafe-memory-access=allow "$quiet" -cp "$passes" ai.openclaw.sandbox.reconciler.loop.PassBenchmarkMain 1000 10000 100000
