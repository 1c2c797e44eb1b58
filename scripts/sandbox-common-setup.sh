#!/usr/bin/env bash
# Builds the sandbox image with tool chains (Node.js, Go, Rust, Java, build tools) on top of the plain sandbox image. Run it again at
# any time; nothing happens when nothing changed.
set -euo pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$here/lib/setup.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/sandbox-common-setup.sh [--image NAME] [--base NAME] [--force] [--no-install]

Builds the sandbox image with tool chains from deploy/Dockerfile.sandbox-common. To use it, set
agents.defaults.sandbox.docker.image (or that of one agent) to its name.

  --image NAME   name of the result (default: openclaw-sandbox-common:bookworm-slim)
  --base NAME    sandbox image to build on (default: openclaw-sandbox:bookworm-slim, built first when missing)
  --force        build anew, even if nothing changed
  --no-install   never install packages on this machine (engine, debootstrap)
  --help         this text
TEXT
}

sandbox=openclaw-sandbox:bookworm-slim
IMAGE_NAME=openclaw-sandbox-common:bookworm-slim IMAGE_BASE=$sandbox IMAGE_FORCE=no
image_options "$@"

say_step "Sandbox image with tool chains $IMAGE_NAME"
engine_ensure
if [[ $IMAGE_BASE == "$sandbox" ]]; then
  APT_MAY_INSTALL=$APT_MAY_INSTALL "$here/sandbox-setup.sh"
else
  base_image_ensure "$IMAGE_BASE"
fi
image_build "$here/../deploy/Dockerfile.sandbox-common"
