#!/usr/bin/env bats
# gVisor for the tests: when an engine is told of it, and when not.

setup() {
  load harness
  harness_begin
  export GVISOR_CONFIG=$BATS_TEST_TMPDIR/etc/daemon.json ENGINE_PID_FILE=$BATS_TEST_TMPDIR/docker.pid
  unset DOCKER_HOST
  stub id 'echo 0'
  stub runsc 'exit 0'
}

prepare() {
  run bash -c '. "$1/scripts/lib/setup.sh"; . "$1/scripts/lib/gvisor.sh"; gvisor_prepare' - "$ROOT"
  [ "$status" -eq 0 ]
}

@test "an engine that is yet to be started is told of gVisor" {
  prepare
  grep -q '"runsc"' "$GVISOR_CONFIG"
  grep -qF -- '"--platform=ptrace", "--ignore-cgroups", "--network=none"' "$GVISOR_CONFIG"
}

@test "a configuration that is there is left as it is" {
  mkdir -p "${GVISOR_CONFIG%/*}"
  echo '{}' >"$GVISOR_CONFIG"
  prepare
  [ "$(cat "$GVISOR_CONFIG")" = '{}' ]
}

@test "an engine that runs is left as it is" {
  echo $$ >"$ENGINE_PID_FILE"
  prepare
  [ ! -e "$GVISOR_CONFIG" ]
}
