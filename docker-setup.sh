#!/usr/bin/env bash
# From a fresh checkout to a running controller in a container. Run it again at any time: what is there and current is left alone, and what has changed since is
# brought up to date. Sandboxes keep running through all of it.
set -euo pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$here/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/deploy.sh
. "$here/scripts/lib/deploy.sh"

usage() {
  cat <<'TEXT'
Usage: ./docker-setup.sh [--non-interactive] [--no-install] [--offline] [--skip-sandbox-images] [--socket-proxy | --no-socket-proxy]
       ./docker-setup.sh --uninstall [--yes]

Builds the image of the controller, asks a few questions, starts it with Docker Compose and waits until it is ready.
To run the daemon on this host instead, without a container: scripts/host-setup.sh

  --install               install a missing Docker engine and Compose (the default, on Debian and Ubuntu as root)
  --no-install            never install anything; say what is missing instead
  --non-interactive       ask nothing, take the defaults
  --offline               use no network: images must be here already (docker load)
  --skip-sandbox-images   do not build the sandbox image
  --socket-proxy          let the daemon reach the engine through a guard only (see SECURITY.md); --no-socket-proxy takes it away again
  --uninstall             end and remove the containers and sandboxes; state, workspace and settings stay
  --yes                   with --uninstall: do not ask
  --help                  this text

Environment (kept in .env; the shell's values count more):
  OPENCLAW_CONFIG_DIR           state directory (default: ~/.openclaw)
  OPENCLAW_WORKSPACE_DIR        workspace (default: workspace in the state directory)
  OPENCLAW_GATEWAY_PORT         port on this machine (default: 18789); OPENCLAW_BRIDGE_PORT: the one for HTTPS (18790)
  OPENCLAW_PUBLISH_ADDRESS      where the ports are (default: 127.0.0.1)
  OPENCLAW_GATEWAY_TOKEN        token (default: gateway.auth.token of the configuration, else one is made)
  OPENCLAW_EXTRA_MOUNTS         more mounts: source:target[:ro],...
  OPENCLAW_HOME_VOLUME          a volume that keeps /home/node
  OPENCLAW_DOCKER_APT_PACKAGES  more Debian packages in the image: git curl jq
  OPENCLAW_IMAGE                another image, which is then not built
  OPENCLAW_UID, OPENCLAW_GID    who the daemon runs as (default: you; 1000 when you are root)
  OPENCLAW_DOCKER_SOCKET        the engine's socket (default: the docker command's)
  OPENCLAW_DEBIAN_MIRROR        Debian archive to use (default: the one apt uses)
TEXT
}

task=deploy images=yes interactive=yes offline=no proxy=keep sure=no
while (($#)); do
  case $1 in
    --install) ;;
    --no-install) apt_forbid ;;
    --non-interactive) interactive=no ;;
    --offline) offline=yes && apt_forbid ;;
    --skip-sandbox-images) images=no ;;
    --socket-proxy) proxy=yes ;;
    --no-socket-proxy) proxy=no ;;
    --uninstall) task=uninstall ;;
    --yes) sure=yes ;;
    -h | --help) usage && exit ;;
    *) say_fail 2 "unknown option $(say_quoted "$1")" "try --help" ;;
  esac
  shift
done
[[ -t 0 && -t 2 ]] || interactive=no
cd -- "$here"

deployment_read "$here/.env"
if [[ $task == uninstall ]]; then
  deploy_uninstall "$sure" "$interactive"
  exit
fi

say_step "Docker"
engine_ensure
compose_ensure
deploy_find_socket
deploy_choose_proxy "$proxy"

say_step "Image of the controller"
gateway_image_ensure "$here" "${WANTED[OPENCLAW_IMAGE]}" "${WANTED[OPENCLAW_DOCKER_APT_PACKAGES]}" "$offline"
if [[ $images == yes && $offline == no ]]; then
  APT_MAY_INSTALL=$APT_MAY_INSTALL "$here/scripts/sandbox-setup.sh"
elif ! base_image_present openclaw-sandbox:bookworm-slim; then
  say_warn "the image openclaw-sandbox:bookworm-slim is not here: sandboxes wait until it is (scripts/sandbox-setup.sh, or docker load)"
fi

say_step "Settings"
deploy_refuse_host_daemon
deploy_make_directories
deploy_choose_token
extra_settle "$here"
if dotenv_write "$here/.env"; then say_done ".env written"; else say_note ".env is kept as it is"; fi
deploy_export
deploy_own

say_step "Configuration"
deploy_onboard "$interactive"

say_step "Start"
deploy_start
deploy_tell
