# shellcheck shell=bash
# The steps of ./docker-setup.sh. Needs setup.sh; works in the folder of docker-compose.yml.

DEPLOY_LIB=$(dirname -- "${BASH_SOURCE[0]}")
# shellcheck source=scripts/lib/dotenv.sh
. "$DEPLOY_LIB/dotenv.sh"
# shellcheck source=scripts/lib/deployment.sh
. "$DEPLOY_LIB/deployment.sh"
# shellcheck source=scripts/lib/extra-file.sh
. "$DEPLOY_LIB/extra-file.sh"
# shellcheck source=scripts/lib/gateway-image.sh
. "$DEPLOY_LIB/gateway-image.sh"
# shellcheck source=scripts/lib/gateway.sh
. "$DEPLOY_LIB/gateway.sh"

DEPLOY_READY_SECONDS=90 # from the start of the container to the end of the first pass
DEPLOY_LOG_LINES=20     # shown when the start fails
DEPLOY_TOKEN_BYTES=32
DEPLOY_ROOTLESS=no      # is the engine an ordinary user's?

# deploy_find_socket: which socket the docker command talks to, whose it is, and who the daemon must therefore be.
deploy_find_socket() {
  local host socket security
  host=${DOCKER_HOST:-$(timeout "$ENGINE_ASK_SECONDS" docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null || true)}
  host=${host:-unix:///var/run/docker.sock}
  if [[ -z ${WANTED[OPENCLAW_DOCKER_SOCKET]} && $host != unix://* ]]; then
    say_fail 69 "the docker command talks to an engine on another machine ($(say_quoted "$host"))" \
      "run ./docker-setup.sh on that machine, where the sandboxes will be, or unset DOCKER_HOST"
  fi
  socket=${WANTED[OPENCLAW_DOCKER_SOCKET]:-${host#unix://}}
  [[ -S $socket ]] || say_fail 69 "there is no engine socket at $(say_quoted "$socket")" "set OPENCLAW_DOCKER_SOCKET to the engine's socket"
  [[ $socket == /var/run/docker.sock ]] || WANTED[OPENCLAW_DOCKER_SOCKET]=$socket
  # Groups get new numbers when packages are installed anew: the present one counts, not the remembered one.
  WANTED[OPENCLAW_DOCKER_GID]=${OPENCLAW_DOCKER_GID:-$(stat -Lc %g -- "$socket")}
  security=$(timeout "$ENGINE_ASK_SECONDS" docker info --format '{{.SecurityOptions}}' 2>/dev/null || true)
  [[ $security != *rootless* ]] || DEPLOY_ROOTLESS=yes
  if [[ $security == *rootless* && ! -v OPENCLAW_UID && -z ${DOTENV[OPENCLAW_UID]:-} ]]; then
    say_note "a rootless engine: root in its containers is you on this machine"
    WANTED[OPENCLAW_UID]=0 WANTED[OPENCLAW_GID]=0 WANTED[OPENCLAW_DOCKER_GID]=0
  fi
  if [[ ${WANTED[OPENCLAW_UID]} == 0 && $security != *rootless* ]]; then
    say_warn "the daemon will run as root in its container (OPENCLAW_UID=0); leave that out unless you need it"
  fi
}

# deploy_choose_proxy yes|no|keep: whether the daemon talks to the engine itself.
deploy_choose_proxy() {
  local profile
  local -a profiles=() kept=()
  IFS=, read -r -a profiles <<<"${WANTED[COMPOSE_PROFILES]}"
  for profile in ${profiles[@]+"${profiles[@]}"}; do
    if [[ $profile == socket-proxy ]]; then [[ $1 != keep ]] || set -- yes; else kept+=("$profile"); fi
  done
  if [[ $1 == yes ]]; then
    kept+=(socket-proxy)
    WANTED[OPENCLAW_ENGINE]=unix:///run/openclaw-engine/docker.sock
    WANTED[OPENCLAW_ENGINE_MOUNT]=openclaw-engine:/run/openclaw-engine
  else
    WANTED[OPENCLAW_ENGINE]='' WANTED[OPENCLAW_ENGINE_MOUNT]=''
  fi
  WANTED[COMPOSE_PROFILES]=$(IFS=,; printf '%s' "${kept[*]}")
}

# Two daemons cannot share a state directory.
deploy_refuse_host_daemon() {
  # shellcheck disable=SC2034 # gateway.sh reads it
  STATE_DIRECTORY=${WANTED[OPENCLAW_CONFIG_DIR]}
  ! gateway_find || say_fail 1 "a daemon on this host (process $GATEWAY_PID) uses $STATE_DIRECTORY" \
    "end it: OPENCLAW_STATE_DIR=$STATE_DIRECTORY scripts/host-setup.sh --stop (its sandboxes keep running and are taken over)"
}

deploy_make_directories() {
  local name
  for name in OPENCLAW_CONFIG_DIR OPENCLAW_WORKSPACE_DIR; do
    [[ ! -d ${WANTED[$name]} ]] || continue
    (umask 077 && mkdir -p -- "${WANTED[$name]}") 2>/dev/null \
      || say_fail 77 "$name: $(say_quoted "${WANTED[$name]}") cannot be made by $(id -un)" "make it, or choose another one: $name=/path ./docker-setup.sh"
  done
}

# One source of truth: the shell's token, else the configuration's, else the one of .env, else a new one.
deploy_choose_token() {
  if [[ -n ${OPENCLAW_GATEWAY_TOKEN:-} ]]; then
    say_note "the token is the one of the shell"
  elif deploy_configuration_has_token; then
    WANTED[OPENCLAW_GATEWAY_TOKEN]=''
    say_note "the token is gateway.auth.token of the configuration"
  elif [[ -n ${WANTED[OPENCLAW_GATEWAY_TOKEN]} ]]; then
    say_note "the token is the one of .env"
  else
    WANTED[OPENCLAW_GATEWAY_TOKEN]=$(od -An -v -tx1 -N "$DEPLOY_TOKEN_BYTES" /dev/urandom | tr -d ' \n')
    ((${#WANTED[OPENCLAW_GATEWAY_TOKEN]} == 2 * DEPLOY_TOKEN_BYTES)) || say_fail 1 "no token could be made" "set OPENCLAW_GATEWAY_TOKEN to one of your own"
    say_done "a token was made and goes into .env"
  fi
}

# Asked of the image, which reads JSON5 with comments and includes; the value is hidden in its answer. The file may not be ours to read.
deploy_configuration_has_token() {
  local state=${WANTED[OPENCLAW_CONFIG_DIR]}
  [[ -e $state/openclaw.json ]] || return 1
  deploy_in_image "$state" openclaw config get gateway.auth.token >/dev/null 2>&1
}

# deploy_in_image STATE COMMAND…: in a container that may read the state directory, whoever owns it, and nothing else.
deploy_in_image() {
  local state=$1
  shift
  docker run --rm --network none --read-only --tmpfs /tmp --user 0:0 --cap-drop ALL --cap-add DAC_READ_SEARCH --security-opt no-new-privileges \
    --volume "$state:/home/node/.openclaw:ro" "${WANTED[OPENCLAW_IMAGE]}" "$@" </dev/null
}

# From here on "docker compose" is told by the environment, which says the same as .env.
deploy_export() {
  local name
  for name in "${WANTED_ORDER[@]}"; do
    if [[ -n ${WANTED[$name]} ]]; then export "$name=${WANTED[$name]}"; else unset "$name"; fi
  done
}

deploy_own() {
  progress_run "checking who owns the state directory" docker compose run --rm --no-deps openclaw-permissions \
    "${WANTED[OPENCLAW_UID]}" "${WANTED[OPENCLAW_GID]}" all \
    || say_fail 77 "the state directory cannot be given to user ${WANTED[OPENCLAW_UID]}" \
      "run: sudo chown -R ${WANTED[OPENCLAW_UID]}:${WANTED[OPENCLAW_GID]} $(say_quoted "${WANTED[OPENCLAW_CONFIG_DIR]}")"
}

# deploy_onboard INTERACTIVE: a configuration, unless there is one.
deploy_onboard() {
  if deploy_in_image "${WANTED[OPENCLAW_CONFIG_DIR]}" test -e /home/node/.openclaw/openclaw.json; then
    say_note "${WANTED[OPENCLAW_CONFIG_DIR]}/openclaw.json is kept as it is; to answer the questions again: docker compose run --rm openclaw-cli onboard"
    return
  fi
  deploy_refuse_port
  if [[ $1 == yes ]]; then
    docker compose run --rm openclaw-cli onboard || say_fail 1 "the questions were not answered" "run ./docker-setup.sh again, or with --non-interactive for the defaults"
  else
    progress_run "writing a configuration with the defaults" docker compose run --rm -T openclaw-cli onboard --non-interactive --accept-risk \
      || deploy_fail "the configuration could not be written"
  fi
  # There the daemon may give no directory away, and root in a sandbox is who started the engine.
  if [[ $DEPLOY_ROOTLESS == yes && ${WANTED[OPENCLAW_UID]} == 0 ]]; then
    progress_run "letting sandboxes work as you" docker compose run --rm -T openclaw-cli config set agents.defaults.sandbox.docker.user '"0:0"' \
      || deploy_fail "the user of sandboxes could not be set"
  fi
}

deploy_gateway_runs() { [[ -n $(docker compose ps --quiet --status running openclaw-gateway 2>/dev/null) ]]; }

# Asked before Compose does, whose words about it name no way out.
deploy_refuse_port() {
  local name
  ! deploy_gateway_runs || return 0
  for name in OPENCLAW_GATEWAY_PORT OPENCLAW_BRIDGE_PORT; do
    GATEWAY_PORT=${WANTED[$name]}
    ! gateway_port_is_taken || say_fail 1 "port $GATEWAY_PORT is used by another program" \
      "stop that program (ss -ltnp shows it), or choose another port: $name=$((GATEWAY_PORT < 65000 ? GATEWAY_PORT + 10 : GATEWAY_PORT - 10)) ./docker-setup.sh"
  done
}

deploy_start() {
  deploy_refuse_port
  progress_run "starting the containers" docker compose up --detach openclaw-gateway || deploy_fail "the containers did not start"
  if progress_wait "$DEPLOY_READY_SECONDS" "waiting for the daemon to be ready" deploy_is_ready; then
    say_done "the daemon is ready"
    return
  fi
  deploy_fail "the daemon is not ready after $DEPLOY_READY_SECONDS s"
}

deploy_is_ready() { docker compose exec -T openclaw-gateway openclaw-healthcheck >/dev/null 2>&1 </dev/null; }

deploy_fail() {
  say_warn "the last lines of the daemon's log:"
  docker compose logs --no-color --no-log-prefix --tail "$DEPLOY_LOG_LINES" openclaw-gateway 2>&1 | sed 's/^/    | /' >&2 || true
  say_fail 1 "$1" "mend what the lines above name, then run ./docker-setup.sh again" "all of the log: docker compose logs openclaw-gateway" \
    "what is wrong, step by step: docker compose run --rm openclaw-cli doctor"
}

deploy_tell() {
  local address=${WANTED[OPENCLAW_PUBLISH_ADDRESS]:-127.0.0.1} token="OPENCLAW_GATEWAY_TOKEN in .env" link
  [[ -n ${WANTED[OPENCLAW_GATEWAY_TOKEN]} ]] || token="gateway.auth.token of the configuration"
  link=$(docker compose exec -T openclaw-gateway openclaw dashboard --no-open </dev/null 2>/dev/null) || link=
  cat <<TEXT

OpenClaw Sandbox Controller is running.

  Control UI     http://${address/0.0.0.0/127.0.0.1}:${WANTED[OPENCLAW_GATEWAY_PORT]}/
  configuration  ${WANTED[OPENCLAW_CONFIG_DIR]}/openclaw.json
  workspace      ${WANTED[OPENCLAW_WORKSPACE_DIR]}
  token          $token
TEXT
  [[ -z $link ]] || printf '\nSign in without typing the token, once, within ten minutes:\n%s\n' "$link"
  cat <<'TEXT'

Next, from this folder:
  docker compose run --rm openclaw-cli sessions open agent:main:demo   a session, which makes its sandbox
  docker compose run --rm openclaw-cli sandbox list                    what runs, and why
  docker compose run --rm openclaw-cli dashboard --no-open             another link to the Control UI
  docker compose logs -f openclaw-gateway                              what the daemon does
  docker compose down                                                  end the daemon; sandboxes keep running
Models and channels (WhatsApp, Telegram, Discord) belong to the OpenClaw chat gateway and are set up there.
TEXT
}

# deploy_uninstall SURE INTERACTIVE
deploy_uninstall() {
  local sure=$1 interactive=$2 answer instance state=${WANTED[OPENCLAW_CONFIG_DIR]}
  engine_answers || say_fail 69 "the Docker engine does not answer, so nothing can be removed" "start it, then run this again"
  if [[ $sure == no ]]; then
    [[ $interactive == yes ]] || say_fail 2 "--uninstall asks before it removes, and there is no terminal to ask on" "add --yes"
    read -r -p "Remove the controller's containers and all of its sandboxes? State, workspace and settings stay. [y/N] " answer
    [[ ${answer,,} == y || ${answer,,} == yes ]] || { say_note "nothing was removed"; return; }
  fi
  deploy_export
  instance=$(deploy_in_image "$state" cat /home/node/.openclaw/sandbox-controller/instance 2>/dev/null || true)
  progress_run "ending the daemon" docker compose --profile '*' down --remove-orphans --timeout 30 || say_fail 1 "the containers could not be removed" "see: docker compose ps"
  if [[ $instance =~ ^[0-9a-f]{32}$ ]]; then
    progress_run "removing its sandboxes" deploy_remove_sandboxes "$instance" || say_fail 1 "some sandboxes could not be removed" "see: docker ps -a --filter label=openclaw.instance=$instance"
  fi
  cat <<TEXT

Removed. Kept, and yours to delete:
  state and configuration  $state
  workspace                ${WANTED[OPENCLAW_WORKSPACE_DIR]}
  settings and token       .env, $EXTRA_FILE
  images                   docker image rm ${WANTED[OPENCLAW_IMAGE]} openclaw-sandbox:bookworm-slim
TEXT
  [[ -z ${WANTED[OPENCLAW_HOME_VOLUME]} ]] || printf '  home volume              docker volume rm %s\n' "${WANTED[OPENCLAW_HOME_VOLUME]}"
}

deploy_remove_sandboxes() {
  local -a ids
  mapfile -t ids < <(docker ps --all --quiet --filter "label=openclaw.instance=$1")
  ((${#ids[@]} == 0)) || docker rm --force --volumes "${ids[@]}"
}
