#!/usr/bin/env bats
# ./docker-setup.sh: what it refuses, what it writes, and what it leaves alone. The engine and Compose are stubs that note their calls.

bats_require_minimum_version 1.5.0 # run -N

setup() {
  load harness
  harness_begin
  unset "${!OPENCLAW_@}" COMPOSE_FILE COMPOSE_PROFILES COMPOSE_PROJECT_NAME SSL_CERT_FILE
  export HOME=$BATS_TEST_TMPDIR/home
  CHECKOUT=$BATS_TEST_TMPDIR/checkout STATE=$HOME/.openclaw
  mkdir -p "$HOME" "$CHECKOUT"/{model/src/main,deploy}
  cp -R "$ROOT"/scripts "$ROOT/docker-setup.sh" "$ROOT/docker-compose.yml" "$ROOT/Dockerfile" "$ROOT/.dockerignore" "$CHECKOUT/"
  cp -R "$ROOT/deploy/gateway" "$ROOT/deploy/certificates" "$ROOT/deploy/Dockerfile.sandbox" "$CHECKOUT/deploy/"
  touch "$CHECKOUT"/{pom.xml,model/pom.xml,model/src/main/A.java}
  perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => shift, Listen => 1)' "$BATS_TEST_TMPDIR/engine.sock"
  export DOCKER_HOST=unix://$BATS_TEST_TMPDIR/engine.sock IMAGES=$BATS_TEST_TMPDIR/images
  mkdir "$IMAGES"
  # shellcheck disable=SC2016 # for the stub to expand
  stub docker '
case "$*" in
  "version "*) echo 20.10.24 ;;
  "buildx version") exit 1 ;;
  "compose version"*) echo 2.26.1 ;;
  "image inspect"*Labels*) cat "$IMAGES/${!#}" 2>/dev/null ;;
  "image inspect"*) echo sha256:1 ;;
  "build "*) while [ $# -gt 0 ]; do case $1 in --tag) tag=$2 ;; --label) label=${2#*=} ;; esac; shift; done; [ -z "$BUILD_FAILS" ] && echo "$label" >"$IMAGES/$tag" ;;
  "info "*) echo "[name=seccomp ${ENGINE_IS:-}]" ;;
  "run "*"test -e"*) [ -e "$STATE_OF_TEST/openclaw.json" ] ;;
  "run "*"config get"*) [ -e "$STATE_OF_TEST/has-token" ] ;;
  "compose run "*onboard*) echo "{}" >"$STATE_OF_TEST/openclaw.json" ;;
  "compose exec "*healthcheck*) [ -z "$NEVER_READY" ] ;;
  "compose exec "*dashboard*) echo http://127.0.0.1/link ;;
  "compose ps "*) echo running ;;
esac'
  export STATE_OF_TEST=$STATE
}

docker_setup() { run "$CHECKOUT/docker-setup.sh" --non-interactive --skip-sandbox-images "$@"; }
env_of() { sed -n "s/^$1=//p" "$CHECKOUT/.env"; }

# refused NAME=VALUE WORDS: exit 2, the words said, and nothing done or written.
refused() {
  run env "$1" "$CHECKOUT/docker-setup.sh" --non-interactive
  echo "$1: $status $output"
  [ "$status" -eq 2 ]
  [[ $output == *"ERROR: ${1%%=*}"* && $output == *"->"* ]]
  [[ $output != *$'\e'* ]]
  [ ! -s "$CALLS" ]
  [ ! -e "$CHECKOUT/.env" ]
  [ ! -e "$CHECKOUT/docker-compose.extra.yml" ]
  [ ! -e "$STATE" ]
}

@test "a first run builds, onboards, starts, and says where everything is; the token is written and never shown" {
  docker_setup
  echo "$output"
  [ "$status" -eq 0 ]
  [[ $output == *"http://127.0.0.1:18789/"*"$STATE/openclaw.json"*"$STATE/workspace"*"OPENCLAW_GATEWAY_TOKEN in .env"*"http://127.0.0.1/link"* ]]
  [[ $(env_of OPENCLAW_GATEWAY_TOKEN) =~ ^[0-9a-f]{64}$ ]]
  [[ $output != *"$(env_of OPENCLAW_GATEWAY_TOKEN)"* ]]
  run -1 grep -q "$(env_of OPENCLAW_GATEWAY_TOKEN)" "$CALLS"
  [ "$(stat -c %a "$CHECKOUT/.env")" = 600 ]
  [ "$(env_of OPENCLAW_CONFIG_DIR)" = "$STATE" ]
  [ "$(env_of COMPOSE_FILE)" = "" ]
  called '^docker build .*--tag openclaw:local'
  called '^docker compose up --detach openclaw-gateway'
}

@test "a second run changes nothing: same token, same .env, no build, no onboarding" {
  docker_setup
  local before
  before=$(stat -c '%i %Y' "$CHECKOUT/.env")
  : >"$CALLS"
  docker_setup
  [ "$status" -eq 0 ]
  [ "$(stat -c '%i %Y' "$CHECKOUT/.env")" = "$before" ]
  not_called '^docker build'
  not_called 'onboard'
  [[ $output == *"is up to date"*".env is kept as it is"*"openclaw.json is kept as it is"* ]]
}

@test "a changed source, a changed list of packages and a changed Dockerfile each build again" {
  docker_setup
  local change
  for change in "echo 1 >$CHECKOUT/model/src/main/A.java" "echo >>$CHECKOUT/Dockerfile" "export OPENCLAW_DOCKER_APT_PACKAGES='git curl'"; do
    : >"$CALLS"
    eval "$change"
    docker_setup
    called '^docker build'
  done
  called 'OPENCLAW_DOCKER_APT_PACKAGES=git curl'
}

@test ".env keeps comments, order and lines of others; the shell beats it, and it beats the defaults" {
  printf '# mine\nOTHER="a b" # why\nOPENCLAW_GATEWAY_PORT=19000\n\nexport OPENCLAW_BRIDGE_PORT=19001\nLAST=1' >"$CHECKOUT/.env"
  docker_setup
  [ "$status" -eq 0 ]
  [ "$(head -n 6 "$CHECKOUT/.env")" = $'# mine\nOTHER="a b" # why\nOPENCLAW_GATEWAY_PORT=19000\n\nOPENCLAW_BRIDGE_PORT=19001\nLAST=1' ]
  OPENCLAW_GATEWAY_PORT=19005 docker_setup
  [ "$(env_of OPENCLAW_GATEWAY_PORT)" = 19005 ]
  docker_setup
  [ "$(env_of OPENCLAW_GATEWAY_PORT)" = 19005 ]
}

@test "the token: the shell's, then the configuration's, then the one of .env" {
  docker_setup
  local made
  made=$(env_of OPENCLAW_GATEWAY_TOKEN)
  OPENCLAW_GATEWAY_TOKEN=0123456789abcdef0123 docker_setup
  [ "$(env_of OPENCLAW_GATEWAY_TOKEN)" = 0123456789abcdef0123 ]
  docker_setup
  [ "$(env_of OPENCLAW_GATEWAY_TOKEN)" = 0123456789abcdef0123 ]
  touch "$STATE/has-token"
  docker_setup
  [ "$(env_of OPENCLAW_GATEWAY_TOKEN)" = "" ]
  [[ $output == *"token"*"gateway.auth.token of the configuration"* ]]
  [ "$made" != "" ]
}

@test "mounts and the home volume go into the extra file for both services, and out of it again" {
  OPENCLAW_HOME_VOLUME=openclaw_home OPENCLAW_EXTRA_MOUNTS="$HOME/.codex:/home/node/.codex:ro,$HOME/github:/home/node/github:rw" docker_setup
  [ "$status" -eq 0 ]
  cat "$CHECKOUT/docker-compose.extra.yml"
  [ "$(grep -c "'$HOME/.codex:/home/node/.codex:ro'" "$CHECKOUT/docker-compose.extra.yml")" = 2 ]
  [ "$(grep -c "'openclaw_home:/home/node'" "$CHECKOUT/docker-compose.extra.yml")" = 2 ]
  [ "$(env_of COMPOSE_FILE)" = docker-compose.yml:docker-compose.extra.yml ]
  [ -d "$HOME/.codex" ]
  docker_setup
  [ -e "$CHECKOUT/docker-compose.extra.yml" ]
  OPENCLAW_HOME_VOLUME='' OPENCLAW_EXTRA_MOUNTS='' docker_setup
  [ ! -e "$CHECKOUT/docker-compose.extra.yml" ]
  [ "$(env_of COMPOSE_FILE)" = "" ]
}

@test "other files in COMPOSE_FILE stay" {
  printf 'COMPOSE_FILE=docker-compose.yml:mine.yml\n' >"$CHECKOUT/.env"
  OPENCLAW_HOME_VOLUME=h1 docker_setup
  [ "$(env_of COMPOSE_FILE)" = docker-compose.yml:mine.yml:docker-compose.extra.yml ]
  OPENCLAW_HOME_VOLUME='' docker_setup
  [ "$(env_of COMPOSE_FILE)" = docker-compose.yml:mine.yml ]
}

@test "the guard before the engine comes and goes" {
  docker_setup --socket-proxy
  [ "$(env_of COMPOSE_PROFILES)" = socket-proxy ]
  [ "$(env_of OPENCLAW_ENGINE_MOUNT)" = openclaw-engine:/run/openclaw-engine ]
  docker_setup
  [ "$(env_of COMPOSE_PROFILES)" = socket-proxy ]
  docker_setup --no-socket-proxy
  [ "$(env_of COMPOSE_PROFILES)$(env_of OPENCLAW_ENGINE)$(env_of OPENCLAW_ENGINE_MOUNT)" = "" ]
}

@test "hostile mounts are refused before anything is written" {
  refused $'OPENCLAW_EXTRA_MOUNTS=/a:/b\nservices: {x: {privileged: true}}' 'control'
  refused 'OPENCLAW_EXTRA_MOUNTS=/a b:/c'
  refused 'OPENCLAW_EXTRA_MOUNTS=/a:/b"'
  refused "OPENCLAW_EXTRA_MOUNTS=/a':/b"
  # shellcheck disable=SC2016 # nothing shall expand it
  refused 'OPENCLAW_EXTRA_MOUNTS=/$(touch owned):/b'
  refused 'OPENCLAW_EXTRA_MOUNTS=/a\b:/b'
  refused $'OPENCLAW_EXTRA_MOUNTS=/a\e[31m:/b'
}

@test "mounts that are none are refused" {
  local mount
  for mount in relative:/b /a /a: :/b /a:relative /a:/b:exec /a:/b:ro:x /a/../etc:/b /a:/b/.. /a:/ /a:/home/node/.openclaw /a:/var/run/docker.sock /a:/proc/x /a:/opt/openclaw/app /a:/x,/b:/x /a:/x,/b:/x/; do
    refused "OPENCLAW_EXTRA_MOUNTS=$mount"
  done
}

@test "directories that would hurt are refused" {
  local path
  for path in / /etc /usr /home /root /tmp /var/.. /proc/self /sys/x /dev/shm "$HOME" '/with blank' /a:b /a,b $'/a\nb'; do
    refused "OPENCLAW_CONFIG_DIR=$path"
  done
  refused 'OPENCLAW_WORKSPACE_DIR=/etc'
}

@test "names, numbers and addresses that are none are refused" {
  refused 'OPENCLAW_HOME_VOLUME=/home/me'
  refused 'OPENCLAW_HOME_VOLUME=-x'
  refused 'OPENCLAW_HOME_VOLUME=a b'
  refused 'OPENCLAW_DOCKER_APT_PACKAGES=git --allow-unauthenticated'
  refused 'OPENCLAW_DOCKER_APT_PACKAGES=git; rm'
  refused 'OPENCLAW_DOCKER_APT_PACKAGES=../x.deb'
  refused 'OPENCLAW_GATEWAY_PORT=0'
  refused 'OPENCLAW_GATEWAY_PORT=70000'
  refused 'OPENCLAW_GATEWAY_PORT=18790'
  refused 'OPENCLAW_BRIDGE_PORT=x'
  refused 'OPENCLAW_PUBLISH_ADDRESS=999.1.1.1'
  refused 'OPENCLAW_PUBLISH_ADDRESS=localhost'
  refused 'OPENCLAW_GATEWAY_BIND=everywhere'
  refused 'OPENCLAW_GATEWAY_TOKEN=a b'
  refused 'OPENCLAW_IMAGE=Up Per'
  refused 'OPENCLAW_UID=root'
  refused 'OPENCLAW_DOCKER_GID=-1'
}

@test "what .env says is checked as well" {
  printf 'OPENCLAW_EXTRA_MOUNTS="/a:/b;c: d"\n' >"$CHECKOUT/.env"
  docker_setup
  [ "$status" -eq 2 ]
  [ ! -s "$CALLS" ]
}

@test "a daemon that does not get ready is an error with its log and the next steps, and exit 1" {
  sed -i 's/^DEPLOY_READY_SECONDS=.*/DEPLOY_READY_SECONDS=1/' "$CHECKOUT/scripts/lib/deploy.sh"
  NEVER_READY=1 docker_setup
  [ "$status" -eq 1 ]
  [[ $output == *"not ready after 1 s"*"docker compose logs openclaw-gateway"*"doctor"* ]]
}

@test "a failing build starts nothing" {
  BUILD_FAILS=1 docker_setup
  [ "$status" -eq 1 ]
  not_called 'compose up'
  [ ! -e "$CHECKOUT/.env" ]
}

@test "--offline uses what is here, builds and installs nothing" {
  docker_setup --offline
  [ "$status" -eq 0 ]
  not_called '^docker (build|pull)'
  [[ $output == *"used as it is (--offline)"* ]]
}

@test "without Compose, --no-install says where to get it" {
  # shellcheck disable=SC2016
  stub docker 'case "$*" in "version "*) echo 20.10.24 ;; *) exit 1 ;; esac'
  docker_setup --no-install
  [ "$status" -eq 69 ]
  [[ $output == *"Docker Compose v2"*"https://docs.docker.com/compose/install"* ]]
}

@test "an engine on another machine is not deployed to" {
  DOCKER_HOST=tcp://elsewhere:2375 docker_setup
  [ "$status" -eq 69 ]
  [[ $output == *"another machine"* ]]
}

@test "with a rootless engine daemon and sandboxes are root, who is you; a configuration there is stays" {
  ENGINE_IS=name=rootless docker_setup
  echo "$output"
  [ "$status" -eq 0 ]
  [ "$(env_of OPENCLAW_UID)" = 0 ]
  called '^docker compose run .*config set agents.defaults.sandbox.docker.user "0:0"$'
  : >"$CALLS"
  ENGINE_IS=name=rootless docker_setup
  [ "$status" -eq 0 ]
  not_called 'config set'
}

@test "an engine with root sets nobody's sandboxes to root" {
  docker_setup
  [ "$status" -eq 0 ]
  not_called 'config set'
}

@test "--uninstall asks, takes only ours, and keeps state and settings" {
  docker_setup
  run "$CHECKOUT/docker-setup.sh" --uninstall
  [ "$status" -eq 2 ]
  [[ $output == *"add --yes"* ]]
  not_called 'compose .*down'
  run "$CHECKOUT/docker-setup.sh" --uninstall --yes
  echo "$output"
  [ "$status" -eq 0 ]
  called 'compose --profile \* down'
  [ -e "$CHECKOUT/.env" ]
  [ -e "$STATE/openclaw.json" ]
}

@test "--help prints usage on stdout; an unknown option is an error" {
  run bash -c '"$1" --help 2>/dev/null' - "$CHECKOUT/docker-setup.sh"
  [ "$status" -eq 0 ]
  [[ $output == "Usage: ./docker-setup.sh"* ]]
  run "$CHECKOUT/docker-setup.sh" --no-such
  [ "$status" -eq 2 ]
}

@test "Compose itself reads what is written" {
  docker_setup
  OPENCLAW_HOME_VOLUME=openclaw_home OPENCLAW_EXTRA_MOUNTS="$HOME/x:/home/node/x:ro" docker_setup
  PATH=${PATH#"$STUBS:"}
  docker compose version >/dev/null 2>&1 || skip "no Docker Compose here"
  cd "$CHECKOUT"
  run env -u DOCKER_HOST docker compose config
  echo "$output"
  [ "$status" -eq 0 ]
  [[ $output == *"target: /home/node/x"*"read_only: true"* && $output == *"name: openclaw_home"* ]]
}
