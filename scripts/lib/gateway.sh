# shellcheck shell=bash
# The daemon as a background process of this host. Needs say.sh, progress.sh, settings.sh (read), build.sh (ensured).

GATEWAY_READY_SECONDS=60   # from start to the end of the first pass
GATEWAY_STOP_SECONDS=30    # running tool calls may take 20 of them to end
GATEWAY_ASK_SECONDS=3      # for one answer over HTTP
GATEWAY_LOG_BYTES=10485760 # a larger log is set aside at the next start
GATEWAY_LOG_LINES=20       # shown when the start fails

gateway_log() { printf '%s/logs/gateway.log' "$STATE_DIRECTORY"; }
gateway_pid_file() { printf '%s/gateway.pid' "$STATE_DIRECTORY"; }
gateway_url() { printf 'http://127.0.0.1:%s/' "$GATEWAY_PORT"; }

# gateway_find: sets GATEWAY_PID, GATEWAY_BUILD and GATEWAY_RUNS_ON (its port) when the daemon we started is alive. A process id alone proves nothing,
# ids are used again: the time at which the process started must be the recorded one.
gateway_find() {
  local started
  GATEWAY_PID='' GATEWAY_BUILD='' GATEWAY_RUNS_ON=''
  [[ -r $(gateway_pid_file) ]] || return 1
  read -r GATEWAY_PID started GATEWAY_RUNS_ON GATEWAY_BUILD <"$(gateway_pid_file)" || return 1
  [[ $GATEWAY_PID =~ ^[1-9][0-9]*$ && -n $started && $(gateway_started_at "$GATEWAY_PID") == "$started" ]]
}

# When a process started, in clock ticks since the machine did; nothing for one that is gone or only waits to be buried.
gateway_started_at() {
  local stat
  { IFS= read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
  # The name in parentheses may hold anything: count the fields after it.
  local -a fields
  read -r -a fields <<<"${stat##*) }"
  [[ ${fields[0]} == Z ]] || printf '%s' "${fields[19]}"
}

# gateway_answers PATH STATUS: does something on the port answer so? Needs no program that a bare machine may lack.
gateway_answers() {
  local path=$1 wanted=$2
  # shellcheck disable=SC2016 # the inner shell expands it
  [[ $(timeout "$GATEWAY_ASK_SECONDS" bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n" "$2" "$1" >&3 && IFS=" " read -r _ status _ <&3 && printf %s "$status"
  ' - "$GATEWAY_PORT" "$path" 2>/dev/null) == "$wanted" ]]
}

gateway_port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$GATEWAY_PORT") 2>/dev/null; }

# gateway_ensure: at the end the daemon of the present build is ready. Two at once take turns.
gateway_ensure() {
  exec {GATEWAY_LOCK}<"$STATE_DIRECTORY"
  flock "$GATEWAY_LOCK"
  if gateway_find; then
    if [[ $GATEWAY_BUILD == "$BUILD_HOME" && $GATEWAY_RUNS_ON == "$GATEWAY_PORT" ]]; then
      say_note "the daemon is running already (process $GATEWAY_PID)"
      gateway_await_ready
      return
    fi
    say_note "the daemon runs an older build or on another port: restarting it (sandboxes keep running)"
    gateway_stop
  fi
  if gateway_port_is_taken; then gateway_refuse_port; fi
  gateway_start
  gateway_await_ready
}

gateway_refuse_port() {
  if gateway_answers /healthz 200; then
    say_fail 1 "a daemon that this script did not start answers on port $GATEWAY_PORT" \
      "stop it where it was started, or choose another port: OPENCLAW_GATEWAY_PORT=18799 scripts/host-setup.sh"
  fi
  say_fail 1 "port $GATEWAY_PORT is used by another program" "stop that program (ss -ltnp shows it), or: OPENCLAW_GATEWAY_PORT=18799 scripts/host-setup.sh"
}

gateway_start() {
  local log pid
  log=$(gateway_log)
  if [[ -f $log && $(stat -c %s -- "$log") -gt $GATEWAY_LOG_BYTES ]]; then mv -f -- "$log" "$log.1"; fi
  GATEWAY_LOG_FROM=$(($(wc -l 2>/dev/null <"$log" || echo 0) + 1))
  # A session of its own, in no folder of ours, with no terminal and no open file of ours: it outlives this script in peace.
  # The shell becomes the launcher, the launcher becomes the daemon: the process id stays.
  (
    exec {GATEWAY_LOCK}<&-
    cd /
    umask 077
    exec setsid nohup "$BUILD_ROOT/openclaw" gateway --port "$GATEWAY_PORT" >>"$log" 2>&1 </dev/null
  ) &
  pid=$!
  printf '%s %s %s %s\n' "$pid" "$(gateway_started_at "$pid")" "$GATEWAY_PORT" "$BUILD_HOME" >"$(gateway_pid_file)"
  disown "$pid"
}

gateway_await_ready() {
  if progress_wait "$GATEWAY_READY_SECONDS" "waiting for the daemon to be ready" gateway_is_settled && gateway_find; then
    say_done "the daemon is ready"
    return
  fi
  say_warn "the last lines of $(gateway_log):"
  tail -n "+${GATEWAY_LOG_FROM:-1}" -- "$(gateway_log)" 2>/dev/null | tail -n "$GATEWAY_LOG_LINES" | sed 's/^/    | /' >&2
  if gateway_find; then
    say_fail 1 "the daemon runs (process $GATEWAY_PID) and is not ready after $GATEWAY_READY_SECONDS s" \
      "is the engine well? docker version" "read on: $(gateway_log)" "stop it: scripts/host-setup.sh --stop"
  fi
  rm -f -- "$(gateway_pid_file)"
  say_fail 1 "the daemon ended instead of becoming ready" "mend what the lines above name, then run scripts/host-setup.sh again"
}

# Ready, or gone: both end the waiting.
gateway_is_settled() { ! gateway_find || gateway_answers /readyz 200; }

# gateway_stop: ends the daemon we started. Its sandboxes keep running.
gateway_stop() {
  if ! gateway_find; then
    rm -f -- "$(gateway_pid_file)"
    return 1
  fi
  kill -TERM "$GATEWAY_PID" 2>/dev/null || true
  if ! progress_wait "$GATEWAY_STOP_SECONDS" "waiting for the daemon to end" gateway_is_gone; then
    say_warn "the daemon did not end within $GATEWAY_STOP_SECONDS s and is killed now; nothing is lost, the next start picks up"
    kill -KILL "$GATEWAY_PID" 2>/dev/null || true
    progress_wait 5 "waiting for the killed daemon" gateway_is_gone || say_fail 1 "process $GATEWAY_PID cannot be killed" "see: ps -fp $GATEWAY_PID"
  fi
  rm -f -- "$(gateway_pid_file)"
}

gateway_is_gone() { ! gateway_find; }
