# shellcheck shell=bash
# The manual page, where man finds it. Needs say.sh, build.sh (ensured).

# For root the place of programs that no package brought, else the user's own: man looks there when ~/.local/bin is in PATH.
MANUAL_DIRECTORY=${MANUAL_DIRECTORY:-}

manual_directory() {
  if [[ -n $MANUAL_DIRECTORY ]]; then
    printf '%s' "$MANUAL_DIRECTORY"
  elif [[ $(id -u) == 0 ]]; then
    printf '/usr/local/share/man/man1'
  else
    printf '%s/man/man1' "${XDG_DATA_HOME:-$HOME/.local/share}"
  fi
}

# manual_ensure: the page of the present build is there. One that cannot be written is no error: the program works without.
manual_ensure() {
  local directory page
  directory=$(manual_directory)
  if ! mkdir -p -- "$directory" 2>/dev/null || ! page=$(mktemp -- "$directory/.openclaw.XXXXXX" 2>/dev/null); then
    say_note "the manual page cannot be written to $directory; to read it: ./openclaw man | man -l -"
    return
  fi
  if "$BUILD_ROOT/openclaw" man >"$page" 2>/dev/null && [[ -s $page ]]; then
    chmod 0644 -- "$page"
    mv -f -- "$page" "$directory/openclaw.1"
    say_note "manual page in $directory: man openclaw"
  else
    rm -f -- "$page"
    say_warn "the manual page could not be made"
  fi
}
