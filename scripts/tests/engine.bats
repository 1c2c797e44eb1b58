#!/usr/bin/env bats
# Finding, installing and starting the engine. Nothing here touches the real one.

setup() {
  load harness
  harness_begin
  cd "$ROOT"
  export APT_OS_RELEASE=$BATS_TEST_TMPDIR/os-release ENGINE_LOG=$BATS_TEST_TMPDIR/dockerd.log ENGINE_SYSTEMD=$BATS_TEST_TMPDIR/no-systemd
  export ENGINE_PID_FILE=$BATS_TEST_TMPDIR/docker.pid
  echo 'ID=debian' >"$APT_OS_RELEASE"
  only_with bash env timeout sleep cat mktemp sed tail seq mkdir chmod touch grep ls readlink dirname setsid nohup
  stub id 'echo 0'
  stub apt-get 'exit 0'
}

engine_ensure() { run bash -c '. scripts/lib/setup.sh; ENGINE_START_SECONDS=${LIMIT:-60}; engine_ensure'; }

# A docker client whose engine answers once the file exists that a stubbed dockerd makes.
docker_with_engine_after_start() {
  stub docker "[ -e '$BATS_TEST_TMPDIR/up' ] && echo 20.10.24 || exit 1"
}

@test "an engine that answers is used as it is" {
  stub docker 'echo 20.10.24'
  engine_ensure
  [ "$status" -eq 0 ]
  [[ $output == *"Docker engine 20.10.24 answers"* ]]
  not_called '^(apt-get|dockerd|systemctl)'
}

@test "a missing engine is installed, said first, and started in the background" {
  docker_with_engine_after_start
  stub apt-get "case \"\$*\" in *docker.io*) printf '#!/bin/bash\necho dockerd >>\"\$CALLS\"\ntouch $BATS_TEST_TMPDIR/up\nsleep 5\n' >'$STUBS/dockerd'; chmod +x '$STUBS/dockerd';; esac"
  engine_ensure
  [ "$status" -eq 0 ]
  called '^apt-get .*install -y --no-install-recommends docker.io iptables'
  called '^dockerd'
  [[ $output == *"installing Debian's packages docker.io and iptables"*"installing docker.io iptables: done"* ]]
}

@test "an engine that is only stopped is started, not installed" {
  docker_with_engine_after_start
  stub dockerd "touch '$BATS_TEST_TMPDIR/up'"
  engine_ensure
  [ "$status" -eq 0 ]
  not_called '^apt-get'
}

@test "with systemd the engine is started by systemd" {
  mkdir "$ENGINE_SYSTEMD"
  docker_with_engine_after_start
  stub dockerd
  stub systemctl "touch '$BATS_TEST_TMPDIR/up'"
  engine_ensure
  [ "$status" -eq 0 ]
  called '^systemctl start docker'
  not_called '^dockerd'
}

@test "an engine that is starting is waited for, and no second one is started" {
  stub docker "n=\$(grep -c '^docker ' \"\$CALLS\"); [ \"\$n\" -gt 4 ] && echo 20.10.24"
  printf '%s' $$ >"$ENGINE_PID_FILE"
  stub dockerd
  engine_ensure
  [ "$status" -eq 0 ]
  not_called '^dockerd'
  [[ $output == *"starting already"* ]]
}

@test "the process file of an engine that is gone hinders nothing" {
  local hostile
  docker_with_engine_after_start
  stub dockerd "touch '$BATS_TEST_TMPDIR/up'"
  for hostile in 4194999 '' $'\n' '../self' 'x y'; do
    rm -f "$BATS_TEST_TMPDIR/up"
    printf '%s' "$hostile" >"$ENGINE_PID_FILE"
    engine_ensure
    [ "$status" -eq 0 ]
  done
  [ "$(grep -c '^dockerd' "$CALLS")" -eq 5 ]
}

@test "an engine that never answers is given up with its log" {
  stub docker 'exit 1'
  stub dockerd 'echo "failed to start daemon: no cgroups" >&2; exit 1'
  LIMIT=1 engine_ensure
  [ "$status" -eq 69 ]
  [[ $output == *"no cgroups"* && $output == *"did not answer within"* && $output == *"-> read"* ]]
}

@test "DOCKER_HOST that does not answer is an error, and nothing is installed or started" {
  stub docker 'exit 1'
  stub dockerd
  DOCKER_HOST=tcp://nowhere:1 engine_ensure
  [ "$status" -eq 69 ]
  [[ $output == *"DOCKER_HOST=tcp://nowhere:1"*"->"* ]]
  not_called '^(apt-get|dockerd)'
}

@test "an engine that refuses the user asks for the group, not for an installation" {
  stub docker 'echo "permission denied while trying to connect to the Docker daemon socket" >&2; exit 1'
  stub id 'echo alice'
  engine_ensure
  [ "$status" -eq 77 ]
  [[ $output == *"usermod -aG docker alice"* ]]
  not_called '^(apt-get|dockerd)'
}

@test "--no-install refuses, with the line that would install it" {
  APT_MAY_INSTALL=no engine_ensure
  [ "$status" -eq 69 ]
  [[ $output == *"apt-get install"*"docker.io iptables"* ]]
  not_called '^apt-get'
}

@test "without root nothing is installed" {
  stub id 'echo 1000'
  engine_ensure
  [ "$status" -eq 77 ]
  not_called '^apt-get'
}

@test "on another system the install page is named" {
  echo 'ID=fedora' >"$APT_OS_RELEASE"
  engine_ensure
  [ "$status" -eq 69 ]
  [[ $output == *"https://docs.docker.com/engine/install/"* ]]
}
