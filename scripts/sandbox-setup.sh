#!/usr/bin/env bash
# Builds the image that sandboxes run: from a registry's Debian, or without one from the Debian archive. Run it again at any time;
# nothing happens when nothing changed.
set -euo pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$here/lib/setup.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/sandbox-setup.sh [--image NAME] [--base NAME] [--force] [--no-install]

Builds the sandbox image from deploy/Dockerfile.sandbox.

  --image NAME   name of the result (default: openclaw-sandbox:bookworm-slim)
  --base NAME    Debian image to build on (default: debian:bookworm-slim); pulled, or made from the Debian archive
  --force        build anew, even if nothing changed
  --no-install   never install packages on this machine (engine, debootstrap)
  --help         this text
TEXT
}

IMAGE_NAME=openclaw-sandbox:bookworm-slim IMAGE_BASE=debian:bookworm-slim IMAGE_FORCE=no
image_options "$@"

say_step "Sandbox image $IMAGE_NAME"
engine_ensure
base_image_ensure "$IMAGE_BASE"
image_build "$here/../deploy/Dockerfile.sandbox"
