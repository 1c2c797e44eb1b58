#!/usr/bin/env bash
# Builds the image that browser sandboxes run: Chromium, driven over CDP or watched through noVNC. Run it again at any time; nothing
# happens when nothing changed.
set -euo pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$here/lib/setup.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/sandbox-browser-setup.sh [--image NAME] [--base NAME] [--force] [--no-install]

Builds the browser sandbox image from deploy/Dockerfile.sandbox-browser (1.5 GB; about a minute). To use it, set
agents.defaults.sandbox.browser.enabled to true and let the tool policy allow "browser".

  --image NAME   name of the result (default: openclaw-sandbox-browser:bookworm-slim)
  --base NAME    Debian image to build on (default: debian:bookworm-slim); pulled, or made from the Debian archive
  --force        build anew, even if nothing changed
  --no-install   never install packages on this machine (engine, debootstrap)
  --help         this text
TEXT
}

IMAGE_NAME=openclaw-sandbox-browser:bookworm-slim IMAGE_BASE=debian:bookworm-slim IMAGE_FORCE=no
image_options "$@"

say_step "Browser sandbox image $IMAGE_NAME"
engine_ensure
base_image_ensure "$IMAGE_BASE"
image_build "$here/../deploy/Dockerfile.sandbox-browser" "$here/../deploy/sandbox-browser"
