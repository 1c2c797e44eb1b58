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
Usage: scripts/bench.sh [--runs N] [--only NAME]...

Takes about twelve minutes; other work on the machine spoils the figures. Removes what it makes. Measures, by these names:

  engine   on the real engine: a session opened to its sandbox Ready, a burst of 40, an edit to the first engine call
  exec     on the real engine: a command
  start    the start of the daemon and the memory it takes
  list     1,000 sandboxes, and their sessions, listed 200 times a second
  watch    500 watchers and 100 changes a second
  page     the page of 1,000 sandboxes in a real browser (wants Chromium)
  passes   on a simulated engine: passes over 1,000 to 100,000 sandboxes

  --runs N      samples of each kind (default: 25)
  --only NAME   only this; can be given again
  --help        this text
TEXT
}

runs=25
names=(engine exec start list watch page passes)
only=()
while (($#)); do
  case $1 in
    --runs)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || say_fail 2 "--runs wants a number from 1 to 9999" "for example --runs 25"
      runs=$2
      shift
      ;;
    --only)
      [[ " ${names[*]} " == *" ${2:-} "* && -n ${2:-} ]] || say_fail 2 "--only wants one of: ${names[*]}" "for example --only list"
      only+=("$2")
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

# wanted NAME: whether it is to be measured.
wanted() { [[ ${#only[@]} == 0 || " ${only[*]} " == *" $1 "* ]]; }

daemon=()
for name in "${names[@]}"; do
  [[ $name == passes ]] || ! wanted "$name" || daemon+=("$name")
done

java_options gateway
classes=$root/controller/target/test-classes:$root/controller/target/classes:$root/reconciler/target/test-classes:$(<"$root/controller/target/test.classpath")
quiet=-Dlogback.configurationFile=$root/controller/src/test/resources/logback-quiet.xml
if ((${#daemon[@]})); then
  "$JDK_HOME/bin/java" "${JAVA_OPTIONS[@]}" "$quiet" -cp "$classes" ai.openclaw.sandbox.controller.benchmark.BenchmarkMain \
    "$runs" "$root/openclaw" "${daemon[@]}"
fi
wanted passes || exit 0
printf '\n'
passes=$root/reconciler/target/test-classes:$root/reconciler/target/classes:$(<"$root/reconciler/target/test.classpath")
"$JDK_HOME/bin/java" --sun-misc-unsafe-memory-access=allow "$quiet" -cp "$passes" ai.openclaw.sandbox.reconciler.loop.PassBenchmarkMain 1000 10000 100000
