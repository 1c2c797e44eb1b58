#!/usr/bin/env bash
# The link to the Control UI as a QR code, drawn inside the image, and read again: it must hold the very link. Uses a copy of the checkout and removes what it made.
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$root/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/e2e.sh
. "$root/scripts/lib/e2e.sh"

if (($#)); then
  [[ $1 == -h || $1 == --help ]] && printf 'Usage: scripts/e2e/qr-docker.sh\n\nDraws and reads the QR code of the dashboard link; needs nothing.\n' && exit
  say_fail 2 "unknown option $(say_quoted "$1")" "try --help"
fi
apt_need zbarimg zbar-tools
e2e_begin "$root" qr

say_step "Set up"
./docker-setup.sh --non-interactive --skip-sandbox-images >/dev/null

say_step "Draw"
drawn=$(docker compose run --rm -T openclaw-cli dashboard --no-open --qr </dev/null)
link=$(grep -o 'http[^[:space:]]*' <<<"$drawn" | head -n 1)
[[ $link == "http://127.0.0.1:$OPENCLAW_GATEWAY_PORT/"* ]] || e2e_fail "the link does not lead to the published port: ${link%%#*}"
printf '%s\n' "$drawn" | grep -v http

say_step "Read"
# Half blocks: each character is two modules, one above the other. A picture in the plainest format there is, four pixels a module.
perl -CS -ne '
  chomp; s/\e\[[0-9;]*m//g;
  next unless /[\x{2580}\x{2584}\x{2588}]/ || (@top && /^ *$/);
  my (@upper, @lower);
  for my $c (split //) { push @upper, ($c eq "\x{2580}" || $c eq "\x{2588}") ? 1 : 0; push @lower, ($c eq "\x{2584}" || $c eq "\x{2588}") ? 1 : 0 }
  push @top, \@upper, \@lower;
  END {
    my $w = 0; for (@top) { $w = @$_ if @$_ > $w }
    my $dark = shift @ARGV;
    print "P1\n", 4 * ($w + 8), " ", 4 * (@top + 8), "\n";
    my @blank = map { [] } 1 .. 4;
    for my $row (@blank, @top, @blank) {
      my @bits = map { my $lit = ($_ >= 4 && $_ < $w + 4) ? ($row->[$_ - 4] // 0) : $ENV{LIT_IS_LIGHT}; my $v = $ENV{LIT_IS_LIGHT} ? !$lit : $lit; $v ? 1 : 0 } 0 .. $w + 7;
      my $line = join " ", map { ($_) x 4 } @bits;
      print "$line\n" x 4;
    }
  }' <<<"$drawn" >"$E2E_HOME/dark.pbm"
LIT_IS_LIGHT=1 perl -e 'open F, "<", $ARGV[0]; my @l = <F>; print @l[0, 1]; print map { tr/01/10/r } @l[2 .. $#l]' "$E2E_HOME/dark.pbm" >"$E2E_HOME/light.pbm"
read_back=$(zbarimg --quiet --raw "$E2E_HOME/dark.pbm" 2>/dev/null || zbarimg --quiet --raw "$E2E_HOME/light.pbm" 2>/dev/null) || e2e_fail "the code cannot be read"
[[ $read_back == "$link" ]] || e2e_fail "the code does not hold the link"
say_done "the code holds the link"
