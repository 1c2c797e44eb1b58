# shellcheck shell=bash
# What the script tests share. Programs that would change the machine are replaced by small ones in a folder that comes first on PATH;
# each notes how it was called in $CALLS.

harness_begin() {
  # shellcheck disable=SC2034 # the tests use it
  ROOT=$(cd -P -- "$BATS_TEST_DIRNAME/../.." && pwd)
  STUBS=$BATS_TEST_TMPDIR/stubs CALLS=$BATS_TEST_TMPDIR/calls
  mkdir -p "$STUBS"
  : >"$CALLS"
  export PATH=$STUBS:/usr/local/bin:/usr/bin:/bin CALLS TMPDIR=$BATS_TEST_TMPDIR TERM=dumb
  unset DOCKER_HOST JAVA_HOME JAVA25_HOME OPENCLAW_STATE_DIR OPENCLAW_HOME OPENCLAW_CONFIG_PATH OPENCLAW_GATEWAY_PORT APT_MAY_INSTALL
}

# stub NAME [SCRIPT]: a program that notes its call, then runs the script.
stub() {
  # shellcheck disable=SC2016 # for the stub to expand
  printf '#!/bin/bash\necho "%s $*" >>"$CALLS"\n%s\n' "$1" "${2:-}" >"$STUBS/$1"
  chmod +x "$STUBS/$1"
}

# A PATH that holds nothing but the stubs, the named programs and what bats itself needs: for "not installed".
only_with() {
  local bin=$BATS_TEST_TMPDIR/bin program
  mkdir -p "$bin"
  for program in rm date "$@"; do ln -sf "$(command -v "$program")" "$bin/$program"; done
  export PATH=$STUBS:$bin
}

called() { grep -qE -- "$1" "$CALLS"; }
not_called() { ! called "$1"; }

# A folder that looks like a JDK: fake_jdk FOLDER VERSION.
fake_jdk() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Test"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/bash\n' >"$1/bin/java"
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}
