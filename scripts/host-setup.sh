#!/usr/bin/env bash
# From a fresh checkout to a running controller on this host, without a container. Run it again at any time: what is there and current is left alone.
set -euo pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$here/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/settings.sh
. "$here/scripts/lib/settings.sh"
# shellcheck source=scripts/lib/build.sh
. "$here/scripts/lib/build.sh"
# shellcheck source=scripts/lib/gateway.sh
. "$here/scripts/lib/gateway.sh"
# shellcheck source=scripts/lib/archive.sh
. "$here/scripts/lib/archive.sh"
# shellcheck source=scripts/lib/manual.sh
. "$here/scripts/lib/manual.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/host-setup.sh [--no-install] [--skip-sandbox-images] [--non-interactive]
       scripts/host-setup.sh --stop

Brings what is missing (Docker engine, JDK 25, Maven, the sandbox image), builds the controller, writes a starter
configuration when there is none, and runs the daemon in the background of this host.

  --install               install missing packages (the default, on Debian and Ubuntu as root)
  --no-install            never install anything; say what is missing instead
  --skip-sandbox-images   do not build the sandbox image
  --non-interactive       ask nothing
  --stop                  end the daemon; its sandboxes keep running
  --help                  this text

Environment:
  OPENCLAW_STATE_DIR      state directory (default: ~/.openclaw; OPENCLAW_HOME replaces ~)
  OPENCLAW_CONFIG_PATH    configuration file (default: openclaw.json in the state directory)
  OPENCLAW_GATEWAY_PORT   port of the daemon (default: 18789)
  OPENCLAW_DEBIAN_MIRROR  Debian archive to use (default: the one apt uses)
TEXT
}

stop=no images=yes
while (($#)); do
  case $1 in
    --install) ;;
    --no-install) apt_forbid ;;
    --skip-sandbox-images) images=no ;;
    --non-interactive) ;; # nothing is asked yet
    --stop) stop=yes ;;
    -h | --help) usage && exit ;;
    *) say_fail 2 "unknown option $(say_quoted "$1")" "try --help" ;;
  esac
  shift
done
[[ $(uname -s) == Linux ]] || say_fail 69 "running the daemon on the host needs Linux" "use a Linux machine or virtual machine"
settings_read

if [[ $stop == yes ]]; then
  if gateway_stop; then say_done "the daemon has ended; its sandboxes keep running"; else say_note "no daemon of this state directory is running"; fi
  exit
fi

say_step "Docker engine"
engine_ensure

say_step "Java and Maven"
jdk_ensure
apt_need mvn maven
say_note "Maven at $(command -v mvn)"

if [[ $images == yes ]]; then
  APT_MAY_INSTALL=$APT_MAY_INSTALL "$here/scripts/sandbox-setup.sh"
fi

say_step "Program"
build_ensure
archive_ensure
manual_ensure
say_done "built: $BUILD_HOME"

say_step "Configuration"
settings_prepare_state
settings_write_starter

say_step "Daemon"
gateway_ensure

token="gateway.auth.token of the configuration"
[[ ! -e $STATE_DIRECTORY/sandbox-controller/gateway-token ]] || token="in $STATE_DIRECTORY/sandbox-controller/gateway-token (readable by you only)"
[[ -z ${OPENCLAW_GATEWAY_TOKEN:-} ]] || token="the one in OPENCLAW_GATEWAY_TOKEN"
cat <<TEXT

OpenClaw Sandbox Controller is running.

  address        $(gateway_url)
  configuration  $CONFIG_FILE
  state          $STATE_DIRECTORY
  token          $token
  log            $(gateway_log)

Next:
  ./openclaw sessions open agent:main:demo    a session, which makes its sandbox
  ./openclaw sandbox list                     what runs, and why
  scripts/host-setup.sh --stop                    end the daemon; sandboxes keep running
TEXT
