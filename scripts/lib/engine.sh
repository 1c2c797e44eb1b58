# shellcheck shell=bash
# The Docker engine: find it, and on Debian or Ubuntu bring and start it. Needs say.sh, progress.sh, apt.sh.

ENGINE_START_SECONDS=60 # two to four are usual; a first start on a slow disk needs more
ENGINE_ASK_SECONDS=10   # for one answer of the engine; a hung one must not hang us
ENGINE_LOG=${ENGINE_LOG:-/var/log/dockerd.log}
ENGINE_PID_FILE=${ENGINE_PID_FILE:-/var/run/docker.pid}
ENGINE_SYSTEMD=${ENGINE_SYSTEMD:-/run/systemd/system} # exists where systemd runs the machine

# Does the engine answer?
engine_answers() { timeout "$ENGINE_ASK_SECONDS" docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# engine_ensure: at the end an engine answers.
engine_ensure() {
  if command -v docker >/dev/null && engine_answers; then
    say_note "Docker engine $(engine_version) answers"
    return
  fi
  engine_refuse_foreign
  engine_refuse_forbidden
  if ! engine_is_running && ! command -v dockerd >/dev/null; then engine_install; fi
  engine_answers || engine_start
  say_note "Docker engine $(engine_version) answers"
}

engine_version() { timeout "$ENGINE_ASK_SECONDS" docker version --format '{{.Server.Version}}'; }

# An engine the user pointed at is theirs: it is never replaced by one of ours.
engine_refuse_foreign() {
  if [[ -n ${DOCKER_HOST:-} ]]; then
    say_fail 69 "the Docker engine at DOCKER_HOST=$(say_quoted "$DOCKER_HOST") does not answer" \
      "start that engine, or unset DOCKER_HOST to use the one of this machine"
  fi
}

# An engine that runs and refuses this user needs a right, not an installation.
engine_refuse_forbidden() {
  command -v docker >/dev/null || return 0
  local answer
  answer=$(timeout "$ENGINE_ASK_SECONDS" docker version 2>&1 || true)
  if [[ $answer == *'permission denied'* ]]; then
    say_fail 77 "the Docker engine does not let user $(id -un) in" \
      "run this as root, or: sudo usermod -aG docker $(id -un), then log in again (note: that group is as powerful as root)"
  fi
}

engine_install() {
  if ! apt_is_debian; then
    say_fail 69 "no Docker engine is installed" "install it as https://docs.docker.com/engine/install/ says, then run this again"
  fi
  if [[ $APT_MAY_INSTALL != yes ]]; then
    say_fail 69 "no Docker engine is installed, and --no-install forbids installing it" \
      "run: sudo apt-get install --no-install-recommends docker.io iptables"
  fi
  if [[ $(id -u) != 0 ]]; then
    say_fail 77 "no Docker engine is installed, and installing it needs root" \
      "run: sudo apt-get install --no-install-recommends docker.io iptables, then this again"
  fi
  say_note "no Docker engine here: installing Debian's packages docker.io and iptables"
  apt_install docker.io iptables || say_fail 1 "the Docker engine could not be installed" \
    "check the network and 'apt-get update', then run this again"
}

# Is an engine process there, whether it answers yet or not? A second one would take the first one's network away.
engine_is_running() {
  local pid=''
  [[ -r $ENGINE_PID_FILE ]] || return 1
  read -r pid <"$ENGINE_PID_FILE" || true # the engine writes no line end
  [[ $pid =~ ^[0-9]+$ && -d /proc/$pid ]]
}

engine_start() {
  if engine_is_running; then
    say_note "an engine is starting already"
  elif [[ $(id -u) != 0 ]]; then
    say_fail 77 "the Docker engine is not running, and starting it needs root" "run: sudo systemctl start docker, or this as root"
  elif [[ -d $ENGINE_SYSTEMD ]]; then
    systemctl start docker || say_fail 69 "systemd could not start the Docker engine" "run: journalctl -u docker -n 50"
  else
    # Own session, no descriptor of ours: the engine outlives this script and holds none of its locks.
    setsid nohup dockerd >>"$ENGINE_LOG" 2>&1 </dev/null 8>&- 9>&- &
  fi
  progress_wait "$ENGINE_START_SECONDS" "starting the Docker engine" engine_answers && return
  [[ ! -r $ENGINE_LOG ]] || tail -n 10 -- "$ENGINE_LOG" | sed 's/^/    | /' >&2
  say_fail 69 "the Docker engine did not answer within $ENGINE_START_SECONDS s" "read $ENGINE_LOG, mend it, then run this again"
}
