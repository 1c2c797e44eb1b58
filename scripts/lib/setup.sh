# shellcheck shell=bash
# Everything the set-up scripts share, in the order in which the parts build on each other.

SETUP_LIB=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/lib/say.sh
. "$SETUP_LIB/say.sh"
# shellcheck source=scripts/lib/progress.sh
. "$SETUP_LIB/progress.sh"
# shellcheck source=scripts/lib/apt.sh
. "$SETUP_LIB/apt.sh"
# shellcheck source=scripts/lib/apt-aside.sh
. "$SETUP_LIB/apt-aside.sh"
# shellcheck source=scripts/lib/engine.sh
. "$SETUP_LIB/engine.sh"
# shellcheck source=scripts/lib/compose.sh
. "$SETUP_LIB/compose.sh"
# shellcheck source=scripts/lib/jdk.sh
. "$SETUP_LIB/jdk.sh"
# shellcheck source=scripts/lib/jdk-install.sh
. "$SETUP_LIB/jdk-install.sh"
# shellcheck source=scripts/lib/base-image.sh
. "$SETUP_LIB/base-image.sh"
# shellcheck source=scripts/lib/image.sh
. "$SETUP_LIB/image.sh"
