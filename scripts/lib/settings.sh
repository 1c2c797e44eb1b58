# shellcheck shell=bash
# Where things are, from the environment; everything is checked before anything is written. Needs say.sh.

SETTINGS_DEFAULT_PORT=18789

# settings_read: sets STATE_DIRECTORY, CONFIG_FILE and GATEWAY_PORT, or ends with exit code 2.
settings_read() {
  local home=${OPENCLAW_HOME:-${HOME:-}}
  [[ -n ${OPENCLAW_STATE_DIR:-}$home ]] || say_fail 2 "neither OPENCLAW_STATE_DIR nor OPENCLAW_HOME nor HOME is set" "set one of them"
  STATE_DIRECTORY=$(settings_path OPENCLAW_STATE_DIR "${OPENCLAW_STATE_DIR:-$home/.openclaw}")
  CONFIG_FILE=$(settings_path OPENCLAW_CONFIG_PATH "${OPENCLAW_CONFIG_PATH:-$STATE_DIRECTORY/openclaw.json}")
  GATEWAY_PORT=${OPENCLAW_GATEWAY_PORT:-$SETTINGS_DEFAULT_PORT}
  settings_check_port OPENCLAW_GATEWAY_PORT "$GATEWAY_PORT"
}

# settings_path NAME VALUE: prints it absolute. Blanks and control characters are refused: Compose files and mounts cannot carry them.
settings_path() {
  local name=$1 path=$2
  [[ $path != *[[:space:][:cntrl:]]* ]] \
    || say_fail 2 "$name: $(say_quoted "$path") has blanks or control characters" "choose a path without them"
  [[ $path == /* ]] || path=$PWD/$path
  realpath -ms -- "$path"
}

settings_check_port() {
  local name=$1 port=$2
  [[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] \
    || say_fail 2 "$name: $(say_quoted "$port") is not a port" "choose a number from 1 to 65535"
}

# settings_write_starter: a configuration to begin with, only when there is none. Nobody else may read it.
settings_write_starter() {
  if [[ -e $CONFIG_FILE || -L $CONFIG_FILE ]]; then
    say_note "configuration $CONFIG_FILE is kept as it is"
    return
  fi
  local work
  mkdir -p -- "$(dirname -- "$CONFIG_FILE")"
  work=$(mktemp -- "$CONFIG_FILE.XXXXXX")
  settings_starter >"$work"
  # A link, not a rename: should somebody write the file at this very moment, theirs stays.
  ln -- "$work" "$CONFIG_FILE" 2>/dev/null || say_note "configuration $CONFIG_FILE appeared meanwhile and is kept"
  rm -f -- "$work"
  say_done "starter configuration written to $CONFIG_FILE"
}

settings_starter() {
  cat <<'JSON5'
// OpenClaw. JSON5: comments and trailing commas are fine. The running daemon picks up every edit at once.
{
  gateway: {
    mode: "local", // the daemon refuses to start without it
  },
  agents: {
    defaults: {
      sandbox: {
        // off: nothing is sandboxed. non-main: everything but the agent's own main session. all: everything.
        mode: "non-main",
        // session: one container each. agent: one per agent. shared: one for all.
        scope: "agent",
        // What of the agent's workspace the sandbox sees: none, ro (at /agent), rw (at /workspace).
        workspaceAccess: "none",
        docker: {
          network: "none", // no way out; "bridge" lets commands reach the network
          memory: "1g",
          pidsLimit: 256,
        },
        prune: { idleHours: 24, maxAgeDays: 7 }, // 0 switches either off
      },
    },
  },
}
JSON5
}

# settings_prepare_state: the state directory, closed to others.
settings_prepare_state() {
  mkdir -p -- "$STATE_DIRECTORY/logs" 2>/dev/null || true
  [[ -d $STATE_DIRECTORY/logs && -w $STATE_DIRECTORY && -w $STATE_DIRECTORY/logs ]] \
    || say_fail 77 "the state directory $STATE_DIRECTORY cannot be written by $(id -un)" \
      "run: sudo chown -R $(id -u):$(id -g) $STATE_DIRECTORY, or set OPENCLAW_STATE_DIR to another place"
  chmod 0700 -- "$STATE_DIRECTORY"
}
