#!/usr/bin/env bats
# scripts/host-setup.sh from end to end, with a small HTTP server in the daemon's place and stubs for the engine, Maven and apt.

setup() {
  load harness
  harness_begin
  export HOME=$BATS_TEST_TMPDIR/home XDG_CACHE_HOME=$BATS_TEST_TMPDIR/cache JDK_SYSTEM_DIRECTORY=$BATS_TEST_TMPDIR/none MANUAL_DIRECTORY=$BATS_TEST_TMPDIR/man
  CHECKOUT=$BATS_TEST_TMPDIR/checkout STATE=$HOME/.openclaw
  mkdir -p "$HOME" "$CHECKOUT"/{model/src/main,controller/src/main}
  cp -R "$ROOT"/{scripts,deploy,openclaw} "$CHECKOUT/"
  touch "$CHECKOUT"/{pom.xml,model/pom.xml,controller/pom.xml}
  find "$CHECKOUT" -exec touch -d '1 hour ago' {} +
  fake_jdk "$BATS_TEST_TMPDIR/jdk" 25.0.1
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk CONTENT=1
  export OPENCLAW_GATEWAY_PORT=$((20000 + RANDOM % 12000)) # below those that who connects gets
  stub docker 'case "$1 $2" in "version "*) echo 20.10.24 ;; "image inspect") echo sha256:1 ;; "build "*) cat >/dev/null ;; *) exit 1 ;; esac'
  stub mvn '
while [ "$1" != -f ]; do shift; done
target=${2%/pom.xml}/controller/target
mkdir -p "$target/lib" && echo "jar $CONTENT" >"$target/controller-1.jar" && echo library >"$target/lib/model-1.jar"'
  cat >"$BATS_TEST_TMPDIR/jdk/bin/java" <<'JAVA'
#!/bin/bash
[[ $* != *" man" ]] || { echo .TH OPENCLAW 1; exit; }
echo "daemon started with $*"
[ -z "$DAEMON_FAILS" ] || { echo "gateway.mode must be local"; exit 78; }
while [ $# -gt 1 ]; do [ "$1" = --port ] && port=$2; shift; done
exec perl -MIO::Socket::INET -e '
  my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => shift, Listen => 5, ReuseAddr => 1) or die $!;
  my $ready = time + ($ENV{READY_AFTER} // 0);
  while (my $client = $server->accept) {
    my $line = <$client>;
    while (<$client> =~ /\S/) {}
    print $client "HTTP/1.0 ", ($line =~ /healthz/ || time >= $ready ? "200 OK" : "503 Not yet"), "\r\n\r\n";
    close $client;
  }' "$port"
JAVA
}

teardown() {
  local pid=''
  [ ! -r "$STATE/gateway.pid" ] || read -r pid _ <"$STATE/gateway.pid"
  [ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true
  [ -z "${OTHER:-}" ] || kill -9 "$OTHER" 2>/dev/null || true
}

# Descriptor 3 is bats' own: the daemon must not hold it, else bats waits for the daemon.
host_setup() { run "$CHECKOUT/scripts/host-setup.sh" "$@" 3>&-; }
# A dead process may still wait for its burial: that counts as dead.
is_dead() { [[ $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) != [A-Y]* ]]; }
daemon() { cut -d' ' -f1 "$STATE/gateway.pid"; }

@test "a first run ends with a ready daemon, a starter configuration and what to do next" {
  host_setup
  echo "$output"
  [ "$status" -eq 0 ]
  [[ $output == *"http://127.0.0.1:$OPENCLAW_GATEWAY_PORT/"*"$STATE/openclaw.json"*"sessions open agent:main:demo"* ]]
  kill -0 "$(daemon)"
  [ "$(stat -c %a "$STATE")" = 700 ]
  [ "$(stat -c %a "$STATE/openclaw.json")" = 600 ]
  [ "$(stat -c %a "$STATE/logs/gateway.log")" = 600 ]
  grep -q 'mode: "local"' "$STATE/openclaw.json"
  [ "$(cat "$MANUAL_DIRECTORY/openclaw.1")" = ".TH OPENCLAW 1" ]
  [ "$(stat -c %a "$MANUAL_DIRECTORY/openclaw.1")" = 644 ]
  grep -q 'mode: "non-main"' "$STATE/openclaw.json"
}

@test "a second run changes nothing: same daemon, same configuration" {
  host_setup
  echo '// mine' >>"$STATE/openclaw.json"
  local before pid
  before=$(stat -c '%i %Y %s' "$STATE/openclaw.json") pid=$(daemon)
  host_setup
  [ "$status" -eq 0 ]
  [[ $output == *"running already"*"kept as it is"* || $output == *"kept as it is"*"running already"* ]]
  [ "$(daemon)" = "$pid" ]
  [ "$(stat -c '%i %Y %s' "$STATE/openclaw.json")" = "$before" ]
}

@test "a newer build restarts the daemon, an unchanged one does not" {
  host_setup
  local pid
  pid=$(daemon)
  touch "$CHECKOUT/model/src/main/A.java"
  host_setup
  [ "$(daemon)" = "$pid" ]
  touch "$CHECKOUT/model/src/main/B.java"
  CONTENT=2 host_setup
  [ "$status" -eq 0 ]
  [[ $output == *"restarting it (sandboxes keep running)"* ]]
  [ "$(daemon)" != "$pid" ]
  is_dead "$pid"
}

@test "--stop ends the daemon, and a second --stop says there is none" {
  host_setup
  local pid
  pid=$(daemon)
  host_setup --stop
  [ "$status" -eq 0 ]
  is_dead "$pid"
  host_setup --stop
  [ "$status" -eq 0 ]
  [[ $output == *"no daemon"* ]]
}

@test "a killed daemon is started again; its number taken by another process is no matter" {
  host_setup
  kill -9 "$(daemon)"
  host_setup
  [ "$status" -eq 0 ]
  host_setup --stop
  printf '%s %s %s %s\n' "$$" 12345 "$OPENCLAW_GATEWAY_PORT" x >"$STATE/gateway.pid"
  host_setup --stop
  [[ $output == *"no daemon"* ]]
  kill -0 $$
}

@test "readiness is waited for" {
  READY_AFTER=2 host_setup
  [ "$status" -eq 0 ]
  [[ $output == *"waiting for the daemon to be ready ..."*"the daemon is ready"* ]]
}

@test "a daemon that ends at once is an error with its last words, and leaves no process file" {
  DAEMON_FAILS=1 host_setup
  [ "$status" -eq 1 ]
  [[ $output == *"gateway.mode must be local"*"ended instead of becoming ready"*"->"* ]]
  [ ! -e "$STATE/gateway.pid" ]
}

@test "a port that something else uses is an error before anything is started" {
  perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => shift, Listen => 1) or die; sleep 60' "$OPENCLAW_GATEWAY_PORT" 3>&- &
  OTHER=$!
  for _ in $(seq 50); do (exec 4<>"/dev/tcp/127.0.0.1/$OPENCLAW_GATEWAY_PORT") 2>/dev/null && break; sleep 0.1; done
  host_setup
  [ "$status" -eq 1 ]
  [[ $output == *"port $OPENCLAW_GATEWAY_PORT is used by another program"*"OPENCLAW_GATEWAY_PORT="* ]]
  [ ! -e "$STATE/gateway.pid" ]
}

@test "wrong input exits 2 with nothing written, nothing asked of the engine and nothing installed" {
  local port
  for port in 0 65536 080 99999999999999999999 18789x '$(id)' -1 '1 2'; do
    OPENCLAW_GATEWAY_PORT=$port host_setup
    [ "$status" -eq 2 ]
    [[ $output == "ERROR: OPENCLAW_GATEWAY_PORT: "*"->"* ]]
  done
  OPENCLAW_STATE_DIR="$BATS_TEST_TMPDIR/with blank" host_setup
  [ "$status" -eq 2 ]
  OPENCLAW_CONFIG_PATH=$'/tmp/a\e[31m\nb' host_setup
  [ "$status" -eq 2 ]
  [[ $output != *$'\e'* ]]
  host_setup --no-such-option
  [ "$status" -eq 2 ]
  host_setup surplus
  [ "$status" -eq 2 ]
  [ ! -s "$CALLS" ]
  [ ! -e "$STATE" ]
}

@test "a state directory that cannot be written is named with the chown line" {
  touch "$BATS_TEST_TMPDIR/file"
  OPENCLAW_STATE_DIR=$BATS_TEST_TMPDIR/file/state host_setup
  [ "$status" -eq 77 ]
  [[ $output == *"cannot be written"*"chown"* ]]
}

@test "the state directory follows OPENCLAW_STATE_DIR, then OPENCLAW_HOME, then HOME" {
  read_settings() { bash -c '. scripts/lib/say.sh; . scripts/lib/settings.sh; settings_read; echo "$STATE_DIRECTORY $CONFIG_FILE"'; }
  cd "$ROOT"
  [ "$(read_settings)" = "$HOME/.openclaw $HOME/.openclaw/openclaw.json" ]
  [ "$(OPENCLAW_HOME=/srv/oc read_settings)" = "/srv/oc/.openclaw /srv/oc/.openclaw/openclaw.json" ]
  [ "$(OPENCLAW_HOME=/srv/oc OPENCLAW_STATE_DIR=/var/x/../y read_settings)" = "/var/y /var/y/openclaw.json" ]
  [ "$(OPENCLAW_CONFIG_PATH=/etc/oc.json read_settings)" = "$HOME/.openclaw /etc/oc.json" ]
}

@test "a dangling link in the configuration's place is left alone" {
  mkdir -p "$STATE"
  ln -s /nonexistent/config "$STATE/openclaw.json"
  host_setup
  [ -L "$STATE/openclaw.json" ]
  [ ! -e /nonexistent ]
}

@test "the token is never printed" {
  OPENCLAW_GATEWAY_TOKEN=sesame-opens host_setup
  [ "$status" -eq 0 ]
  [[ $output != *sesame* && $output == *"OPENCLAW_GATEWAY_TOKEN"* ]]
}

@test "--help prints usage on stdout" {
  run bash -c '"$1" --help 2>/dev/null' - "$CHECKOUT/scripts/host-setup.sh"
  [ "$status" -eq 0 ]
  [[ $output == "Usage: scripts/host-setup.sh"* ]]
}
