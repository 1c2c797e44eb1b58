# shellcheck shell=bash
# What the smoke tests share: a copy of the checkout with a state directory, ports and a Compose project of its own, and its end. Needs setup.sh.

# E2E_IMAGE names an image to use in place of building one.
#
# e2e_begin ROOT NAME: sets E2E_HOME, E2E_CHECKOUT and the variables of ./docker-setup.sh. Everything is removed at the end, however that comes.
e2e_begin() {
  local root=$1 name=$2
  unset "${!OPENCLAW_@}" COMPOSE_FILE COMPOSE_PROFILES
  E2E_HOME=$(mktemp -d "/var/tmp/openclaw-test-$name.XXXXXX")
  E2E_CHECKOUT=$E2E_HOME/checkout
  mkdir -- "$E2E_CHECKOUT"
  # The sources alone, with their times: what is not under version control's eyes is not what a newcomer gets.
  (cd -- "$root" && tar -c --exclude=./.git --exclude=target --exclude=./.env --exclude=./docker-compose.extra.yml --exclude=node_modules .) | tar -x -C "$E2E_CHECKOUT"
  export HOME=$E2E_HOME COMPOSE_PROJECT_NAME=openclaw-test-$name-$$ OPENCLAW_GATEWAY_PORT OPENCLAW_BRIDGE_PORT
  OPENCLAW_GATEWAY_PORT=$(e2e_free_port 21000)
  OPENCLAW_BRIDGE_PORT=$(e2e_free_port $((OPENCLAW_GATEWAY_PORT + 1)))
  # shellcheck disable=SC2034 # for the tests
  E2E_STATE=$HOME/.openclaw
  [[ -z ${E2E_IMAGE:-} ]] || export OPENCLAW_IMAGE=$E2E_IMAGE
  trap e2e_end EXIT
  cd -- "$E2E_CHECKOUT" || exit
}

e2e_free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s' "$port"
}

e2e_end() {
  local status=$?
  trap - EXIT
  set +e
  if ((status != 0)); then
    say_warn "failed: the daemon's last words"
    docker compose logs --no-color --tail 40 openclaw-gateway 2>&1 | sed 's/^/    | /' >&2
  fi
  ./docker-setup.sh --uninstall --yes >/dev/null 2>&1
  # what a daemon that no longer works did not take away, and the outsider
  docker ps --all --quiet --filter "name=^/$COMPOSE_PROJECT_NAME-" | xargs --no-run-if-empty docker rm --force --volumes >/dev/null 2>&1
  docker compose --profile '*' down --volumes --remove-orphans >/dev/null 2>&1
  cd /
  rm -rf --one-file-system -- "$E2E_HOME"
  exit "$status"
}

# e2e_cli ARGUMENT…: the command line, in the running container.
e2e_cli() { docker compose exec -T openclaw-gateway openclaw "$@" </dev/null; }

# e2e_sandbox SCOPE FILTER: of the one sandbox of that scope, as jq reads it.
e2e_sandbox() { e2e_cli sandbox list --json | jq -er "[.. | objects | select(.spec.scopeKey? == \"$1\")][0] | $2"; }

e2e_fail() { say_fail 1 "$1" "see the daemon's log below"; }
