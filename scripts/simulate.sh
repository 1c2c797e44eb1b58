#!/usr/bin/env bash
# Runs the reconciler through seeded scenarios with faults, in virtual time, and checks the laws after each.
#   scripts/simulate.sh --seeds N [--from S]      many seeds; prints the first failures, each with a minimal scenario
#   scripts/simulate.sh --seed X [--verbose]      one seed; verbose prints everything that was done
#   scripts/simulate.sh --mutations [--seeds N]   shows that the laws can be broken: patches a copy of the sources with each deliberate
#                                                 bug of scripts/mutations and looks which law catches it, within 1000 seeds each
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/jdk.sh
source scripts/lib/jdk.sh
[ $# -gt 0 ] || { sed -n '2,6s/^# *//p' "$0" >&2; exit 2; }
jdk_find || { echo "ERROR: no JDK $JDK_FEATURE found. Run scripts/test.sh, which installs it, or set JAVA_HOME." >&2; exit 1; }

# Compiled by the build itself, so that what runs is what the tests run.
compile() {
  # In one run: alone, the second goal finds no modules to depend on in a checkout that was never built.
  mvn -q -B -pl reconciler -am -Dformat.check.skip=true test-compile \
    dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/simulate.classpath >&2
  local modules=reconciler/target/test-classes:reconciler/target/classes:test-fixtures/target/classes:model/target/classes
  classes=$modules:$(cat reconciler/target/simulate.classpath)
}

# simulate CLASSPATH ARGUMENT...
simulate() {
  local classpath=$1
  shift
  "$JDK_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "$classpath" ai.openclaw.sandbox.reconciler.simulation.SimulationMain "$@"
}

# mutate PATCH FOLDER: leaves the patched sources and their classes in FOLDER; only what is patched is compiled anew.
mutate() {
  local patch=$PWD/$1 folder=$2 file
  local -a changed=()
  while IFS=$'\t' read -r _ _ file; do
    changed+=("$folder/$file")
    mkdir -p "$folder/$(dirname "$file")"
    cp "$file" "$folder/$file"
  done < <(git apply --numstat "$patch")
  (cd "$folder" && GIT_CEILING_DIRECTORIES=$(dirname "$folder") git apply -C1 "$patch")
  "$JDK_HOME/bin/javac" -nowarn -proc:none -cp "$classes" -d "$folder/classes" "${changed[@]}"
}

# mutations SEEDS: prints which law caught which bug; fails when one got away.
mutations() {
  local seeds=$1 patch name verdict survivors=0 room
  room=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder of now
  trap "rm -rf '$room'" EXIT
  printf '%-32s %s\n' 'deliberate bug' 'caught by'
  for patch in scripts/mutations/*.patch; do
    name=$(basename "$patch" .patch)
    mutate "$patch" "$room/$name"
    if verdict=$(simulate "$room/$name/classes:$classes" --hunt --seeds "$seeds"); then
      survivors=$((survivors + 1))
    fi
    printf '%-32s %s\n' "$name" "$verdict"
  done
  [ "$survivors" -eq 0 ] || { echo "ERROR: $survivors deliberate bugs were not caught." >&2; return 1; }
}

compile
if [ "$1" = --mutations ]; then
  seeds=1000
  [ "${2:-}" != --seeds ] || seeds=$3
  mutations "$seeds"
else
  simulate "$classes" "$@"
fi
