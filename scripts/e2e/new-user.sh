#!/usr/bin/env bash
# What a newcomer does on the first day, on this machine's real engine, in a state directory of its own: set up, open a session, see its sandbox,
# change the configuration, see the sandbox replaced, read why. Removes what it made.
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$root/scripts/lib/setup.sh"

READY_SECONDS=60    # from an opened session to its sandbox ready
REPLACED_SECONDS=60 # from an edit to the new sandbox ready; the sandbox is cold after two seconds
SESSION=agent:main:demo

if (($#)); then
  [[ $1 == -h || $1 == --help ]] && printf 'Usage: scripts/e2e/new-user.sh\n\nPlays a newcomer on the real engine, in a folder of its own; needs nothing.\n' && exit
  say_fail 2 "unknown option $(say_quoted "$1")" "try --help"
fi
apt_need jq jq

home=$(mktemp -d /var/tmp/openclaw-new-user.XXXXXX)
export OPENCLAW_STATE_DIR=$home/.openclaw OPENCLAW_GATEWAY_PORT MANUAL_DIRECTORY=$home/man
unset OPENCLAW_HOME OPENCLAW_CONFIG_PATH OPENCLAW_GATEWAY_TOKEN OPENCLAW_GATEWAY_BIND
OPENCLAW_GATEWAY_PORT=$(free_port=20000; while (exec 3<>"/dev/tcp/127.0.0.1/$free_port") 2>/dev/null; do free_port=$((free_port + 1)); done; printf '%s' "$free_port")

openclaw() { "$root/openclaw" "$@"; }

# Whatever happens: the daemon ends, and the sandboxes of this state directory go. They are known by their mounts, which lie in it.
clean_up() {
  local status=$? id
  trap - EXIT
  ((status == 0)) || { say_warn "failed: the daemon's last words"; tail -n 40 -- "$home/.openclaw/logs/gateway.log" 2>/dev/null | sed 's/^/    | /' >&2 || true; }
  "$root/scripts/host-setup.sh" --stop >&2 || true
  for id in $(docker ps --all --quiet --filter label=openclaw.sandbox=1); do
    if [[ $(docker inspect --format '{{range .Mounts}}{{println .Source}}{{end}}' "$id") == *"$home/"* ]]; then docker rm --force --volumes "$id" >/dev/null || true; fi
  done
  rm -rf --one-file-system -- "$home"
  exit "$status"
}
trap clean_up EXIT

# sandbox FILTER: of the one sandbox of the session, as the command line tells it. jq's -e makes a missing value a failure.
sandbox() { openclaw sandbox list --json | jq -er "[.. | objects | select(.spec.scopeKey? == \"agent:main\")][0] | $1"; }
is_ready() { [[ $(sandbox .status.phase 2>/dev/null) == Ready ]]; }
is_replaced() { is_ready && [[ $(sandbox .status.containerId) != "$first" ]]; }

say_step "Set up"
"$root/scripts/host-setup.sh" --non-interactive
[[ $(stat -c %a "$OPENCLAW_STATE_DIR/openclaw.json") == 600 ]] || say_fail 1 "the starter configuration can be read by others"

# Names of its own, since the engine may have the sandboxes of somebody's real main agent.
openclaw config set agents.defaults.sandbox.docker.containerPrefix "openclaw-test-new-user-$$-"

say_step "Open a session"
openclaw sessions open "$SESSION"
progress_wait "$READY_SECONDS" "waiting for its sandbox" is_ready || say_fail 1 "no ready sandbox for $SESSION after $READY_SECONDS s" "see the log below"
openclaw sandbox list
first=$(sandbox .status.containerId)
[[ $(docker inspect --format '{{.HostConfig.Memory}} {{.State.Running}} {{.HostConfig.NetworkMode}}' "$first") == "1073741824 true none" ]] \
  || say_fail 1 "the sandbox does not have the memory and network of the configuration"

say_step "Change the memory"
printf '{ hotWindow: "2s" }\n' >"$OPENCLAW_STATE_DIR/sandbox-controller.json5"
sed -i 's/memory: "1g"/memory: "512m"/' "$OPENCLAW_STATE_DIR/openclaw.json"
progress_wait "$REPLACED_SECONDS" "waiting for its replacement" is_replaced || say_fail 1 "the sandbox was not replaced within $REPLACED_SECONDS s"
second=$(sandbox .status.containerId)
[[ $(docker inspect --format '{{.HostConfig.Memory}}' "$second") == 536870912 ]] || say_fail 1 "the new sandbox does not have the new memory"
! docker inspect "$first" >/dev/null 2>&1 || say_fail 1 "the old sandbox is still there"

say_step "The story"
story=$(openclaw sandbox events)
printf '%s\n' "$story"
grep -qi created <<<"$story" || say_fail 1 "the events do not tell of the creation"
grep -qi replaced <<<"$story" || say_fail 1 "the events do not tell of the replacement"
grep -qi memory <<<"$story" || say_fail 1 "the events do not tell what changed"

say_step "Again"
[[ $("$root/scripts/host-setup.sh" --non-interactive) == *'is running'* ]] || say_fail 1 "a second run of host-setup.sh failed"
is_ready || say_fail 1 "the sandbox is not ready after a second run"
say_done "a newcomer gets along"
