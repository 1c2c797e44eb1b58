#!/usr/bin/env bash
# Runs the reconciler through seeded scenarios with faults, in virtual time, and checks the laws after each.
#   scripts/simulate.sh --seeds N [--from S]      many seeds; prints the first failures, each with a minimal scenario
#   scripts/simulate.sh --seed X [--verbose]      one seed; verbose prints everything that was done
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/jdk.sh
source scripts/lib/jdk.sh
[ $# -gt 0 ] || { sed -n '2,4s/^# *//p' "$0" >&2; exit 2; }
jdk_find || { echo "ERROR: no JDK $JDK_FEATURE found. Run scripts/test.sh, which installs it, or set JAVA_HOME." >&2; exit 1; }

# Compiled by the build itself, so that what runs is what the tests run.
mvn -q -B -pl reconciler -am test-compile >&2
mvn -q -B -pl reconciler -am dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/simulate.classpath >&2
modules=reconciler/target/test-classes:reconciler/target/classes:test-fixtures/target/classes:model/target/classes
exec "$JDK_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "$modules:$(cat reconciler/target/simulate.classpath)" \
  ai.openclaw.sandbox.reconciler.simulation.SimulationMain "$@"
