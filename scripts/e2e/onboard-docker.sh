#!/usr/bin/env bash
# The whole way in containers, on this machine's real engine: set up, look after it, open a session, change the configuration, restart, questions on a terminal,
# every command of the handbook, take it away again. Uses a copy of the checkout and removes what it made.
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$root/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/e2e.sh
. "$root/scripts/lib/e2e.sh"

READY_SECONDS=180 # other tests may run beside
QUESTION_SECONDS=120
SESSION=agent:main:demo

if (($#)); then
  [[ $1 == -h || $1 == --help ]] && printf 'Usage: scripts/e2e/onboard-docker.sh\n\nPlays the whole way in containers, in a folder of its own; needs nothing.\n' && exit
  say_fail 2 "unknown option $(say_quoted "$1")" "try --help"
fi
apt_need jq jq
e2e_begin "$root" onboard

is_ready() { [[ $(e2e_sandbox agent:main .status.phase 2>/dev/null) == Ready ]]; }
is_replaced() { is_ready && [[ $(e2e_sandbox agent:main .status.containerId) != "$first" ]]; }
answers() { docker compose exec -T openclaw-gateway openclaw-healthcheck >/dev/null 2>&1 </dev/null; }

say_step "Set up"
./docker-setup.sh --non-interactive >"$E2E_HOME/told"
cat -- "$E2E_HOME/told" | sed 's/#.*/#…/'
token=$(sed -n 's/^OPENCLAW_GATEWAY_TOKEN=//p' .env)
[[ $token =~ ^[0-9a-f]{64}$ ]] || e2e_fail "no token in .env"
! grep -q "$token" "$E2E_HOME/told" || e2e_fail "the token was shown"
[[ $(stat -c '%a %u' "$E2E_STATE") == "700 1000" && $(stat -c '%a %u' "$E2E_STATE/openclaw.json") == "600 1000" ]] || e2e_fail "the state directory is not its owner's alone"

# Names of its own, since the engine may have the sandboxes of somebody's real main agent.
e2e_cli config set agents.defaults.sandbox.docker.containerPrefix "$COMPOSE_PROJECT_NAME-"

say_step "Again: nothing changes"
before=$(stat -c '%i %Y' .env) container=$(docker compose ps --quiet openclaw-gateway)
./docker-setup.sh --non-interactive >/dev/null
[[ $(stat -c '%i %Y' .env) == "$before" ]] || e2e_fail "a second run changed .env"
[[ $(docker compose ps --quiet openclaw-gateway) == "$container" ]] || e2e_fail "a second run made another container"

say_step "How it is confined"
[[ $(docker inspect --format '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Privileged}}' "$container") == "1000:1000 true [ALL] [no-new-privileges:true] false" ]] \
  || e2e_fail "the daemon's container is not confined as docker-compose.yml says"
e2e_cli doctor || e2e_fail "doctor found something"

say_step "Its archives are good"
# The JVM passes over an archive that does not fit in silence; here it may not.
for kind in gateway command; do
  # shellcheck disable=SC2016 # for the shell in the container
  docker compose exec -T openclaw-gateway bash -c '. /opt/openclaw/lib/java-options.sh && java_options "$1" /opt/openclaw/app \
    && exec /opt/openclaw/java/bin/java "${JAVA_OPTIONS[@]}" -XX:AOTMode=on -XX:AOTCache="/opt/openclaw/app/$1.aot" -jar /opt/openclaw/app/controller.jar --version' - "$kind" </dev/null \
    || e2e_fail "the image's archive for $kind is not used"
done

say_step "What may not be used is said at the start, with the command for the host"
# As somebody who may use neither: the state directory first, without which there is no start, then workspace and socket.
install -d -m 0700 "$E2E_HOME/closed"
outsider=(--user 4711:4711 --env "OPENCLAW_HOST_STATE_DIR=$E2E_HOME/closed" --env "OPENCLAW_HOST_WORKSPACE_DIR=$E2E_HOME/closed")
status=0
told=$(docker run --rm "${outsider[@]}" --volume "$E2E_HOME/closed:/home/node/.openclaw" "${OPENCLAW_IMAGE:-openclaw:local}" 2>&1) || status=$?
[[ $status == 1 && $told == *"permission denied"*"Run on the host: sudo chown 4711:4711 $E2E_HOME/closed"* ]] || e2e_fail "a closed state directory: exit $status, $told"
socket=$(sed -n 's/^OPENCLAW_DOCKER_SOCKET=//p' .env)
printf '{ agents: { defaults: { sandbox: { mode: "all" } } } }' >"$E2E_HOME/all.json"
chmod 0644 "$E2E_HOME/all.json"
docker run --detach --name "$COMPOSE_PROJECT_NAME-outsider" --label "com.docker.compose.project=$COMPOSE_PROJECT_NAME" "${outsider[@]}" \
  --tmpfs /home/node/.openclaw:exec,uid=4711,mode=0700 --volume "$E2E_HOME/closed:/home/node/.openclaw/workspace" \
  --volume "$E2E_HOME/all.json:/home/node/.openclaw/openclaw.json:ro" --volume "${socket:-/var/run/docker.sock}:/var/run/docker.sock" "${OPENCLAW_IMAGE:-openclaw:local}" >/dev/null
is_told() { [[ $(docker logs "$COMPOSE_PROJECT_NAME-outsider" 2>&1) == *"Set OPENCLAW_DOCKER_GID="*"Run on the host: sudo chown -R 4711:4711 $E2E_HOME/closed"* ]]; }
progress_wait "$READY_SECONDS" "waiting for what it says" is_told || { docker logs "$COMPOSE_PROJECT_NAME-outsider" >&2; e2e_fail "a closed workspace or socket is not told of"; }
docker rm --force "$COMPOSE_PROJECT_NAME-outsider" >/dev/null

say_step "A session and its sandbox"
e2e_cli sessions open "$SESSION"
progress_wait "$READY_SECONDS" "waiting for its sandbox" is_ready || e2e_fail "no ready sandbox"
first=$(e2e_sandbox agent:main .status.containerId)
[[ $(docker inspect --format '{{range .Mounts}}{{println .Source}}{{end}}' "$first") == *"$E2E_STATE/"* ]] || e2e_fail "the sandbox does not have the host's paths"
[[ $(e2e_cli exec --session "$SESSION" -- 'echo out; id -u') == $'out\n1000' ]] || e2e_fail "a command did not run in it"

say_step "The manual"
# Read to its end: who stops at the first hit leaves the writer with nobody to write to, and that counts as a failure.
[[ $(docker compose exec -T openclaw-gateway cat /usr/local/share/man/man1/openclaw.1 </dev/null) == *'openclaw sandbox recreate'* ]] || e2e_fail "the image has no manual page"

say_step "The daemon restarts, the sandbox does not"
docker compose restart openclaw-gateway
progress_wait "$READY_SECONDS" "waiting for the daemon" answers || e2e_fail "not ready after a restart"
[[ $(e2e_sandbox agent:main .status.containerId) == "$first" ]] || e2e_fail "the sandbox did not outlive a restart"

say_step "Change the memory"
printf '{ hotWindow: "2s" }\n' >"$E2E_STATE/sandbox-controller.json5"
sed -i 's/memory: "1g"/memory: "512m"/' "$E2E_STATE/openclaw.json"
progress_wait "$READY_SECONDS" "waiting for its replacement" is_replaced || e2e_fail "the sandbox was not replaced"
[[ $(docker inspect --format '{{.HostConfig.Memory}}' "$(e2e_sandbox agent:main .status.containerId)") == 536870912 ]] || e2e_fail "the new sandbox does not have the new memory"

say_step "Questions on a terminal"
# A pseudo-terminal; each key is sent when its question is there.
mkfifo "$E2E_HOME/keys"
script -qefc 'stty cols 100 rows 40; docker compose run --rm openclaw-cli onboard' "$E2E_HOME/screen" <"$E2E_HOME/keys" >/dev/null 2>&1 &
asker=$!
exec {keys}>"$E2E_HOME/keys"
asked() { grep -qF -- "$question" "$E2E_HOME/screen" 2>/dev/null; }
# on_question TEXT KEYS
on_question() {
  question=$1
  progress_wait "$QUESTION_SECONDS" "waiting for: $question" asked || { cat -v "$E2E_HOME/screen" | tail -n 20 >&2; e2e_fail "the question \"$question\" did not come"; }
  printf '%b' "$2" >&"$keys"
}
on_question 'Go on?' '\r'
on_question 'Where does the daemon run?' '\r'
on_question 'Workspace of the main agent' '\r'
on_question 'From where may the daemon be reached?' '\r'
on_question 'Where does the token come from' '\r'
on_question 'Which sessions work in a sandbox?' '\033[B\r'
on_question 'Write this?' '\r'
wait "$asker" || e2e_fail "onboard failed"
exec {keys}>&-
grep -q 'mode: "all"' "$E2E_STATE/openclaw.json" || e2e_fail "the answer of the terminal was not written"
grep -q '// off: nothing' "$E2E_STATE/openclaw.json" || e2e_fail "the comments are gone"

say_step "Every command of the handbook"
failed=0
# try CODE WORDS COMMAND…: the command as the handbook writes it ends with that code and says those words.
try() {
  local code=$1 words=$2 status=0 said
  shift 2
  said=$(bash -c "$*" </dev/null 2>&1) || status=$?
  if [[ $status == "$code" && $said == *"$words"* ]]; then
    printf 'ok    exit %-3s %s\n' "$status" "$*"
  else
    printf 'FAIL  exit %-3s %s\n%s\n' "$status" "$*" "$said" | sed "s/$token/…/g"
    failed=1
  fi
}
export OPENCLAW_GATEWAY_TOKEN=$token
try 0 '' 'docker build -t openclaw:local -f Dockerfile .'
try 0 '' 'docker compose up -d openclaw-gateway'
progress_wait "$READY_SECONDS" "waiting for the daemon" answers || e2e_fail "not ready after up -d" # the build may have made a newer image
try 0 'says all of that already' 'docker compose run --rm openclaw-cli onboard --non-interactive --accept-risk'
try 0 'http' 'docker compose run --rm openclaw-cli dashboard --no-open'
try 0 '' 'docker compose run --rm openclaw-cli devices list'
try 1 'no' 'docker compose run --rm openclaw-cli devices approve 00000000-0000-0000-0000-000000000000'
# shellcheck disable=SC2016 # the inner shell expands it
try 0 'ready' 'docker compose exec -T openclaw-gateway node dist/index.js health --token "$OPENCLAW_GATEWAY_TOKEN"'
try 2 'chat gateway' 'docker compose run --rm openclaw-cli channels login'
try 2 'chat gateway' 'docker compose run --rm openclaw-cli channels add --channel telegram --token "<token>"'
try 2 'chat gateway' 'docker compose run --rm openclaw-cli channels add --channel discord --token "<token>"'
try 2 'chat gateway' 'docker compose run --rm openclaw-cli node /app/node_modules/playwright-core/cli.js install chromium'
try 0 'up to date' 'scripts/sandbox-setup.sh'
try 0 'Usage' 'scripts/sandbox-common-setup.sh --help'
try 0 'up to date' 'scripts/sandbox-browser-setup.sh'
try 0 '' 'docker build -t openclaw-test-my-openclaw-sbx -f Dockerfile.sandbox . && docker image rm openclaw-test-my-openclaw-sbx'
((failed == 0)) || e2e_fail "a command of the handbook does not do what it says"

say_step "Mounts and a home volume"
mkdir -p "$E2E_HOME/github" && echo hello >"$E2E_HOME/github/file"
OPENCLAW_HOME_VOLUME=${COMPOSE_PROJECT_NAME}_home OPENCLAW_EXTRA_MOUNTS="$E2E_HOME/.codex:/home/node/.codex:ro,$E2E_HOME/github:/home/node/github:rw" \
  ./docker-setup.sh --non-interactive --skip-sandbox-images >/dev/null
[[ $(docker compose -f docker-compose.yml -f docker-compose.extra.yml exec -T openclaw-gateway cat /home/node/github/file) == hello ]] || e2e_fail "an extra mount is not there"
docker compose exec -T openclaw-gateway sh -c 'echo kept >/home/node/note'
[[ $(docker compose run --rm -T --entrypoint cat openclaw-cli /home/node/note </dev/null) == kept ]] || e2e_fail "the home volume is not kept"

say_step "Through the guard"
./docker-setup.sh --non-interactive --skip-sandbox-images --socket-proxy >/dev/null
progress_wait "$READY_SECONDS" "waiting for the sandbox" is_ready || e2e_fail "no ready sandbox through the guard"
[[ $(e2e_cli exec --session "$SESSION" -- 'echo through') == through ]] || e2e_fail "a command did not get through the guard"

say_step "Take it away"
instance=$(docker inspect --format '{{index .Config.Labels "openclaw.instance"}}' "$(e2e_sandbox agent:main .status.containerId)")
./docker-setup.sh --uninstall --yes
[[ -z $(docker ps --all --quiet --filter "label=openclaw.instance=$instance") ]] || e2e_fail "sandboxes are left"
[[ -z $(docker ps --all --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME") ]] || e2e_fail "containers are left"
[[ -e $E2E_STATE/openclaw.json && -e .env ]] || e2e_fail "state or settings are gone"
say_done "the whole way works"
