#!/usr/bin/env bash
# Runs every test, after bringing what they need. The last line of the output is "N passed, N failed, N skipped".
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$root/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/report.sh
. "$root/scripts/lib/report.sh"
# shellcheck source=scripts/lib/gateway-image.sh
. "$root/scripts/lib/gateway-image.sh"
# shellcheck source=scripts/lib/leftovers.sh
. "$root/scripts/lib/leftovers.sh"
# shellcheck source=scripts/lib/gvisor.sh
. "$root/scripts/lib/gvisor.sh"
# shellcheck source=scripts/lib/kubectl.sh
. "$root/scripts/lib/kubectl.sh"

SANDBOX_BASE=debian:bookworm-slim # of both images of sandboxes, as their scripts have it

# Budgets in seconds, on two cores. A run over budget says so and passes: machines differ.
BUDGET_UNIT=60
BUDGET_REAL_ENGINE=1200
BUDGET_SCRIPTS=540 # the building of images apart; most of them run beside others

usage() {
  cat <<'TEXT'
Usage: scripts/test.sh [--unit] [--no-install]

Runs all tests: the scripts' own, the formatter check, the unit tests, and those against a real Docker engine and in a real browser. Missing packages (engine,
JDK 25, Maven, Bats, ShellCheck, Chromium, gVisor) are installed on Debian and Ubuntu as root.

  --unit         only the unit tests (mvn test): needs no engine
  --no-install   never install anything; say what is missing instead
  --help         this text
TEXT
}

unit_only=no
while (($#)); do
  case $1 in
    --unit) unit_only=yes ;;
    --no-install) apt_forbid ;;
    -h | --help) usage && exit ;;
    *) say_fail 2 "unknown option $(say_quoted "$1")" "try --help" ;;
  esac
  shift
done

# run_maven GOAL: its output as it comes. The exit code becomes a problem, since the reports count only tests that ran.
run_maven() {
  find "$root" -maxdepth 3 -type d \( -path '*/target/surefire-reports' -o -path '*/target/failsafe-reports' \) -exec rm -rf {} +
  # Maven itself runs on any Java and selects the JDK 25 by itself. Testcontainers: no image can be expected to be pulled, and the tests remove
  # what they make; a file /.dockerenv must not make it believe that it is inside a container.
  # The formatter has its own step.
  JAVA25_HOME=$JDK_HOME TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost \
    mvn -B -ntp -Dstyle.color=never -Dformat.check.skip=true -Dtest.tmpdir="$scratch" -f "$root/pom.xml" --fail-at-end "$1" </dev/null \
    || report_problem "mvn $1 ended with exit code $?"
}

# bring_images: the controller's own compiles most of the time, while those of sandboxes wait for the Debian archive, so both are made at once. Their bases before, for
# those may need packages, which are installed one after another.
bring_images() {
  local sandboxes
  base_image_ensure "$GATEWAY_BASE"
  base_image_ensure "$SANDBOX_BASE"
  # through a pipe, so that what it says stands in lines of its own
  { "$root/scripts/sandbox-setup.sh" --no-install && "$root/scripts/sandbox-browser-setup.sh" --no-install; } > >(cat) 2>&1 &
  sandboxes=$!
  gateway_image_ensure "$root" "$GATEWAY_LOCAL_IMAGE" "" no
  wait "$sandboxes" || say_fail 1 "the images of the sandboxes could not be made" "read the output above"
}

# begin_format_check: in a new checkout it takes half a minute, so it runs beside the smoke tests, which go step by step.
begin_format_check() {
  JAVA_HOME=$JDK_HOME "$root/scripts/format.sh" --check >"$scratch/format" 2>&1 &
  format_check=$!
}

end_format_check() {
  wait "$format_check" || report_problem "some sources are not formatted: run scripts/format.sh"
  cat -- "$scratch/format"
  rm -f -- "$scratch/format"
}

# begin_script_tests: Bats and ShellCheck over scripts/. They keep one processor busy and ask nothing of the engine, so they run beside what waits for it.
begin_script_tests() {
  local reports=$root/target/script-reports
  rm -rf -- "$reports"
  mkdir -p -- "$reports"/{tests,e2e}
  run_bats tests >"$reports/tests/output" 2>&1 &
  script_tests=$!
}

end_script_tests() {
  wait "$script_tests" || report_problem "the script tests ended with exit code $?"
  script_tests=
  cat -- "$root/target/script-reports/tests/output"
}

run_bats() { (cd -- "$root" && bats --report-formatter junit --output "target/script-reports/$1" "scripts/$1" </dev/null); }

# summarise: a row for each module and kind of test, then the groups that have budgets.
summarise() {
  local module
  local -a unit engine all_unit=() all_engine=()
  shopt -s nullglob
  for module in "$root"/*/pom.xml; do
    module=${module%/pom.xml}
    unit=("$module"/target/surefire-reports/TEST-*.xml)
    engine=("$module"/target/failsafe-reports/TEST-*.xml)
    all_unit+=("${unit[@]}") all_engine+=("${engine[@]}")
    ((${#unit[@]} == 0)) || report_suite "${module##*/}, unit" - "${unit[@]}"
    ((${#engine[@]} == 0)) || report_suite "${module##*/}, real engine" - "${engine[@]}"
  done
  report_group "all unit tests" "$BUDGET_UNIT" "${all_unit[@]}"
  if [[ $unit_only == no ]]; then
    report_group "all real-engine tests" "$BUDGET_REAL_ENGINE" "${all_engine[@]}"
    command -v runsc >/dev/null || REPORT_MAY_SKIP=1 # the test of gVisor
    report_real_engine "$root" "${all_engine[@]}"
    report_suite "scripts" "$BUDGET_SCRIPTS" "$root"/target/script-reports/*/*.xml
  fi
  report_failures "${all_unit[@]}" "${all_engine[@]}" "$root"/target/script-reports/*/*.xml
}

# check_leftovers LIST: what is left of the tests in their folder, and in the engine since LIST was made.
check_leftovers() {
  local left
  left=$(leftovers_in "$scratch")
  [[ $unit_only == yes ]] || left+=${left:+$'\n'}$(leftovers_since "$1")
  left=${left%$'\n'}
  [[ -z $left ]] || report_problem "the tests left behind: ${left//$'\n'/, }"
}

started=$SECONDS
# The tests have this folder to themselves, so that whatever is left in it is theirs.
scratch=$(mktemp -d "${TMPDIR:-/tmp}/${LEFTOVERS_PREFIX}XXXXXX")
script_tests=
trap '[[ -z $script_tests ]] || kill "$script_tests" 2>/dev/null || true; rm -rf -- "$scratch"' EXIT
before=
say_step "What the tests need"
jdk_ensure
apt_need mvn maven
if [[ $unit_only == yes ]]; then
  say_step "Unit tests"
  run_maven test
else
  apt_need bats bats
  apt_need shellcheck shellcheck
  apt_need chromium chromium
  gvisor_prepare
  engine_ensure
  kubectl_ensure
  compose_ensure
  begin_script_tests
  bring_images
  before=$(leftovers_list)

  begin_format_check
  say_step "Smoke tests in containers"
  run_bats e2e || report_problem "the smoke tests ended with exit code $?"
  say_step "Formatting"
  end_format_check
  say_step "Unit and real-engine tests"
  run_maven verify
  say_step "What the script tests said"
  end_script_tests
fi
check_leftovers "$before"
summarise
report_print $((SECONDS - started))
