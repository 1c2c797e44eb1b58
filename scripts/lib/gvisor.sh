# shellcheck shell=bash
# gVisor for the tests: its program, and an engine that knows it as the runtime "runsc". Needs say.sh, apt.sh, engine.sh.

GVISOR_CONFIG=${GVISOR_CONFIG:-/etc/docker/daemon.json}

# gvisor_prepare: brings the program, and tells an engine that is yet to be started of it. Never fails: without gVisor its test says why it is skipped.
gvisor_prepare() {
  if ! command -v runsc >/dev/null; then
    if apt_may_install; then apt_install runsc || true; fi
    command -v runsc >/dev/null || { say_note "no gVisor here (package runsc): its test is skipped"; return 0; }
  fi
  [[ $(id -u) == 0 && -z ${DOCKER_HOST:-} ]] || return 0
  # A configuration that is there is somebody's own, and so is an engine that runs.
  if [[ ! -e $GVISOR_CONFIG ]] && ! engine_is_running; then gvisor_configure; fi
}

# What a kernel without KVM can do, with whichever version of control groups.
gvisor_configure() {
  mkdir -p -- "$(dirname -- "$GVISOR_CONFIG")"
  cat >"$GVISOR_CONFIG" <<JSON
{
  "runtimes": {
    "runsc": {
      "path": "$(command -v runsc)",
      "runtimeArgs": ["--platform=ptrace", "--ignore-cgroups", "--network=none"]
    }
  }
}
JSON
  say_note "gVisor is named as the runtime runsc in $GVISOR_CONFIG"
}
