#!/usr/bin/env bats
# scripts/test.sh itself: what it counts, and what it does not let pass. Maven, Bats and the engine are stubs in a small checkout.

setup() {
  load harness
  harness_begin
  CHECKOUT=$BATS_TEST_TMPDIR/checkout
  mkdir -p "$CHECKOUT"/{a,b}/src/test/java/pkg "$CHECKOUT"/{a,b}/src/main "$CHECKOUT/.ci"
  cp "$ROOT"/{Dockerfile,.dockerignore} "$CHECKOUT/"
  cp -R "$ROOT/scripts" "$ROOT/deploy" "$CHECKOUT/"
  cp "$ROOT/.ci/run" "$CHECKOUT/.ci/run"
  touch "$CHECKOUT"/{pom.xml,a/pom.xml,b/pom.xml} "$CHECKOUT/b/src/test/java/pkg/EngineIT.java"
  printf '#!/bin/bash\nexit ${FORMAT_FAILS:-0}\n' >"$CHECKOUT/scripts/format.sh"
  fake_jdk "$BATS_TEST_TMPDIR/jdk" 25.0.1
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk CHECKOUT
  export GVISOR_CONFIG=$BATS_TEST_TMPDIR/daemon.json # the machine's own is not for tests
  stub runsc 'exit 0'
  export MORE='' UNIT='a 3 0 0 0' ENGINE='b 2 0 0 0' SCRIPTS='4 0 0' LEFT='' LEFT_FILE='' LEFT_PROGRAM=''
  stub docker '
case "$1 $2" in
  "version "*) echo 20.10.24 ;;
  "compose version") echo 2.26.1 ;;
  "image inspect") echo sha256:1 ;;
  "build "*) cat >/dev/null ;;
  "ps "* | "network ls" | "volume ls" | "images "*)
    echo old-one
    [ ! -e "$CHECKOUT/ran" ] || [ "$LEFT" != "$1" ] || echo new-one ;;
  *) exit 1 ;;
esac'
  stub bats '
case "$*" in *scripts/e2e) exit ${SMOKE_EXIT:-0} ;; esac
set -- $SCRIPTS
printf "<testsuites time=\"9\">\n<testsuite name=\"x.bats\" tests=\"$1\" failures=\"$2\" errors=\"0\" skipped=\"$3\" time=\"0.5\" timestamp=\"2026\">\n%s\n" "$MORE" >target/script-reports/tests/report.xml
exit $(($2 > 0))'
  # Arguments of report: kind, then module, tests, failures, errors, skipped.
  stub mvn '
touch "$CHECKOUT/ran"
for word; do case "$word" in -Dtest.tmpdir=*) temporary=${word#*=} ;; esac; done
[ -z "$LEFT_FILE" ] || touch "$temporary/$LEFT_FILE"
if [ -n "$LEFT_PROGRAM" ]; then
  bash -c "exec -a $temporary/$LEFT_PROGRAM sleep 30" >/dev/null 2>&1 3>&- &
  echo $! >"$CHECKOUT/pid"
fi
report() {
  [ -n "$2" ] || return 0
  mkdir -p "$CHECKOUT/$2/target/$1-reports"
  printf "<?xml version=\"1.0\"?>\n<testsuite xmlns:xsi=\"x\" name=\"pkg.%s\" time=\"1,100.25\" tests=\"$3\" errors=\"$5\" skipped=\"$6\" failures=\"$4\">\n<testcase name=\"&lt;testsuite tests=&quot;99&quot;&gt;\"/>\n" "${7:-T}" >"$CHECKOUT/$2/target/$1-reports/TEST-pkg.${7:-T}.xml"
}
report surefire $UNIT
case "$*" in *verify) report failsafe $ENGINE ${IT_CLASS:-EngineIT} ;; esac
exit ${MVN_EXIT:-0}'
  stub shellcheck
  stub chromium
}

tests() { run "$CHECKOUT/scripts/test.sh" "$@" 3>&-; }
last() { printf '%s' "${lines[-1]}"; }

@test "all kinds of tests are counted, and the totals stand alone on the last line" {
  tests
  echo "$output"
  [ "$status" -eq 0 ]
  [ "$(last)" = "9 passed, 0 failed, 0 skipped" ]
  [[ $output == *"a, unit"*"1100.2"*"b, real engine"*"scripts"* ]]
}

@test "over budget is said, and passes" {
  tests
  [ "$status" -eq 0 ]
  [[ $output == *"all unit tests"*"60"*"over budget"* ]]
}

@test "--unit asks nothing of the engine" {
  tests --unit
  [ "$status" -eq 0 ]
  [ "$(last)" = "3 passed, 0 failed, 0 skipped" ]
  not_called '^docker'
  called '^mvn .* test$'
}

@test "failures and errors both count as failed" {
  UNIT='a 5 1 2 1' MVN_EXIT=1 tests
  [ "$status" -eq 1 ]
  [ "$(last)" = "7 passed, 3 failed, 1 skipped" ]
}

@test "a failing script test fails the whole" {
  SCRIPTS='4 1 0' tests
  [ "$status" -eq 1 ]
  [ "$(last)" = "8 passed, 1 failed, 0 skipped" ]
}

@test "what failed is told again at the end, with what it said" {
  MORE='<testcase classname="x.bats" name="good"/><testcase classname="x.bats" name="a &lt;b&gt;" time="1"><failure type="failure">first
ERROR: the &quot;last&quot; words</failure></testcase>' SCRIPTS='4 1 0' tests
  [[ $output == *"failed: x.bats: a <b>"*'    | ERROR: the "last" words'*"1 tests failed"* && $output != *"failed: x.bats: good"* ]]
}

@test "a failing smoke test fails the whole" {
  SMOKE_EXIT=1 tests
  [ "$status" -eq 1 ]
  [[ $output == *"FAILED: the smoke tests ended with exit code 1"* ]]
}

@test "Maven failing without a failed test fails the whole" {
  MVN_EXIT=1 tests
  [ "$status" -eq 1 ]
  [[ $output == *"FAILED: mvn verify ended with exit code 1"* ]]
  [ "$(last)" = "9 passed, 0 failed, 0 skipped" ]
}

@test "no test at all fails, also when Maven is content" {
  UNIT='' tests --unit
  [ "$status" -eq 1 ]
  [[ $output == *"FAILED: no test ran"* ]]
  [ "$(last)" = "0 passed, 0 failed, 0 skipped" ]
}

@test "reports of an earlier run are not counted" {
  tests
  UNIT='' tests --unit
  [ "$status" -eq 1 ]
  [[ $output == *"FAILED: no test ran"* ]]
}

@test "no real-engine test fails" {
  ENGINE='' tests
  [ "$status" -eq 1 ]
  [[ $output == *"FAILED: no real-engine test ran"* ]]
}

@test "skipped real-engine tests fail" {
  ENGINE='b 2 0 0 1' tests
  [ "$status" -eq 1 ]
  [[ $output == *"1 real-engine tests were skipped"* ]]
}

@test "a real-engine test class that did not run fails, though others did" {
  IT_CLASS=OtherIT tests
  [ "$status" -eq 1 ]
  [[ $output == *"EngineIT of module b left no report"* ]]
}

@test "what the tests left in the engine fails; what was there before does not" {
  for LEFT in "ps container" "network network" "volume volume" "images image"; do
    rm -f "$CHECKOUT/ran"
    LEFT=${LEFT% *} tests
    [ "$status" -eq 1 ]
    [[ $output == *"left behind: ${LEFT#* } new-one"* && $output != *old-one* ]]
  done
}

@test "only what is a test's own is asked for" {
  tests
  called '^docker ps .*label=openclaw.test$'
  called '^docker ps .*name=.*openclaw-test-$'
  run grep -E '^docker (ps|network ls|volume ls|images) ' "$CALLS"
  [ "$(grep -cv -- '--filter' <<<"$output")" -eq 0 ]
}

@test "a file left in the folder for temporary files fails, and the folder is removed" {
  LEFT_FILE=forgotten tests
  [ "$status" -eq 1 ]
  [[ $output == *"left behind: file forgotten"* ]]
  ! compgen -G "$TMPDIR/openclaw-test-*"
}

@test "a program that goes on after the tests fails" {
  LEFT_PROGRAM=dockerd tests
  kill "$(cat "$CHECKOUT/pid")"
  [ "$status" -eq 1 ]
  [[ $output == *"left behind: program $(cat "$CHECKOUT/pid") sleep"* ]]
}

@test "unformatted sources fail, and the tests run all the same" {
  FORMAT_FAILS=1 tests
  [ "$status" -eq 1 ]
  [[ $output == *"scripts/format.sh"* ]]
  [ "$(last)" = "9 passed, 0 failed, 0 skipped" ]
}

@test "the settings Testcontainers needs on a bare machine are there" {
  stub mvn 'env | grep ^TESTCONTAINERS_ >>"$CALLS"; exit 1'
  tests --unit
  called '^TESTCONTAINERS_RYUK_DISABLED=true$'
  called '^TESTCONTAINERS_HOST_OVERRIDE=localhost$'
}

@test "wrong options exit 2 before anything is done" {
  tests --fast
  [ "$status" -eq 2 ]
  [ ! -s "$CALLS" ]
}

@test ".ci/run is the same, without an input and with CI set" {
  stub mvn 'echo "CI=$CI input=$(cat | wc -c)" >>"$CALLS"; exit 1'
  run bash -c 'echo surprise | "$CHECKOUT/.ci/run" --unit' 3>&-
  [ "$status" -eq 1 ]
  called '^CI=true input=0$'
  [ "$(last)" = "0 passed, 0 failed, 0 skipped" ]
}
