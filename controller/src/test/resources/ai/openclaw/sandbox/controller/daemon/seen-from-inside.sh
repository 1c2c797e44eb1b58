#!/bin/sh
# What somebody finds who got into a sandbox. A line for each try: its name, "kept" or "OPEN", and what was seen, with tabs between.
# $1: a word that the daemon has in its environment and nobody here must ever see.
set -u
tell() { printf '%s\t%s\t%s\n' "$1" "$2" "$(printf '%s' "$3" | tr '\n\t' '; ' | cut -c1-160)"; }
equal() { if [ "$2" = "$3" ]; then tell "$1" kept "$2"; else tell "$1" OPEN "$2, not $3"; fi; }
none() { if [ -z "$2" ]; then tell "$1" kept none; else tell "$1" OPEN "$2"; fi; }
# fails NAME WORD COMMAND...: it must fail, for the reason the word tells.
fails() {
  name=$1 word=$2
  shift 2
  if seen=$("$@" 2>&1); then tell "$name" OPEN "it worked: $seen"; else
    case $seen in *"$word"*) tell "$name" kept "$seen" ;; *) tell "$name" OPEN "another reason: $seen" ;; esac
  fi
}
status() { sed -n "s/^$1:[[:space:]]*//p" /proc/self/status; }

equal 'user and group' "$(id -u):$(id -g)" 1000:1000
equal 'further groups' "$(id -G)" 1000
for set in CapInh CapPrm CapEff CapBnd CapAmb; do equal "capabilities ($set)" "$(status $set)" 0000000000000000; done
equal 'no new privileges' "$(status NoNewPrivs)" 1
equal 'seccomp filter' "$(status Seccomp)" 2
fails 'a set-user-id program' '' su -c id </dev/null
fails 'a user namespace' 'Operation not permitted' unshare --user --map-root-user true
fails 'a mount' '' mount -t tmpfs none /mnt
fails 'a device node' 'Operation not permitted' mknod /tmp/sda b 8 0
fails 'the keyring (kept by seccomp)' 'errno 1' python3 -c '
import ctypes, sys
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(248, b"user", b"a", b"b", 1, -3) < 0: sys.exit("errno %d" % ctypes.get_errno())'

for path in / /usr /etc /bin /home /var /sbin /opt; do
  fails "writing to $path" 'Read-only file system' touch "$path/written"
done
fails 'writing to /proc/sys' 'Read-only file system' sh -c 'echo 1 >/proc/sys/kernel/panic'
fails 'writing to /sys' 'Read-only file system' sh -c 'echo 1 >/sys/kernel/mm/ksm/run'
[ ! -e /proc/sysrq-trigger ] || fails 'the system request key' 'Read-only file system' sh -c 'echo b >/proc/sysrq-trigger'
none 'the memory of the kernel' "$(head -c 1 /proc/kcore 2>/dev/null | od -An -c)"
equal 'memory file systems that can be written' \
  "$(awk '$3 == "tmpfs" && $4 ~ /^rw/ && $2 !~ /^\/(dev|proc|sys)(\/|$)/ { print $2 }' /proc/mounts | sort | xargs)" '/run /tmp /var/tmp'
equal 'paths of the host' \
  "$(awk '$4 != "/" && $5 !~ /^\/(proc|sys|dev)(\/|$)/ { sub("^/usr/sbin/", "/sbin/", $5); print $5 }' /proc/self/mountinfo | sort | xargs)" \
  '/etc/hostname /etc/hosts /etc/resolv.conf /sbin/docker-init /workspace'

equal 'network interfaces' "$(ls /sys/class/net | xargs)" lo
none 'routes' "$(tail -n +2 /proc/net/route)"
fails 'a connection to elsewhere' 'unreachable' python3 -c '
import socket, sys
try: socket.create_connection(("192.0.2.1", 80), 3)
except OSError as e: sys.exit(str(e))'
none 'sockets of the host' "$(find / -xdev -type s 2>/dev/null; find /run /var/run /tmp -type s 2>/dev/null)"
equal 'devices' "$(find /dev -maxdepth 1 \( -type b -o -type c \) -printf '%f\n' | sort | xargs)" 'full null random tty urandom zero'
equal 'devices further down' "$(find /dev -mindepth 2 \( -type b -o -type c \) ! -path '/dev/pts/[0-9]*' | sort | xargs)" /dev/pts/ptmx

none "the daemon's secret" "$(env | grep -F -- "$1"; tr '\0' '\n' </proc/1/environ | grep -F -- "$1")"
none "variables of the daemon" "$(env | cut -d= -f1 | grep -vxE 'PATH|HOME|LANG|PWD|OLDPWD|SHLVL|HOSTNAME|TERM|_|OPENCLAW_EXEC_ID' | xargs)"
equal 'processes of others' "$(for p in /proc/[0-9]*; do tr '\0' ' ' <"$p/cmdline" 2>/dev/null | cut -c1-40; echo; done | grep -cE '[d]ockerd|[c]ontainerd|[j]ava')" 0

tell 'a fork bomb' "$(python3 -c '
import os, signal, sys
made = []
try:
    while len(made) < 5000:
        pid = os.fork()
        if pid == 0:
            signal.pause()
        made.append(pid)
except OSError:
    pass
for pid in made: os.kill(pid, signal.SIGKILL)
for pid in made: os.waitpid(pid, 0)
print("kept" if len(made) < 128 else "OPEN")
print(len(made), "processes", file=sys.stderr)' 2>/tmp/forks)" "$(cat /tmp/forks)"
python3 -c 'b = bytearray(2 * 1024 ** 3); b[::4096] = b"x" * len(b[::4096])' 2>/tmp/memory
code=$?
if [ "$code" = 137 ]; then tell '2 GiB of memory' kept 'killed'; else tell '2 GiB of memory' OPEN "exit code $code: $(cat /tmp/memory)"; fi
throttled() { cat /sys/fs/cgroup/cpu/cpu.stat /sys/fs/cgroup/cpu.stat 2>/dev/null | sed -n 's/^nr_throttled //p' | head -n 1; }
used() { # milliseconds of a processor, all processes here together
  if [ -r /sys/fs/cgroup/cpuacct/cpuacct.usage ]; then echo $(($(cat /sys/fs/cgroup/cpuacct/cpuacct.usage) / 1000000)); else
    echo $(($(sed -n 's/^usage_usec //p' /sys/fs/cgroup/cpu.stat) / 1000))
  fi
}
passed() { echo $(($(cut -d' ' -f1 /proc/uptime | tr -d .) * 10)); }
held=$(throttled) work=$(used) begin=$(passed) tries=0
while [ "$(throttled)" = "$held" ] && [ "$tries" -lt 50 ]; do
  for loop in 1 2 3 4; do python3 -c 'for i in range(800000): pass' & done
  wait
  tries=$((tries + 1))
done
held=$(($(throttled) - held)) work=$(($(used) - work)) span=$(($(passed) - begin))
if [ "$held" -gt 0 ]; then tell 'a busy loop' kept "held back $held times"; else tell 'a busy loop' OPEN 'never held back'; fi
# Half of the time is allowed, and what is left of the periods it began and ended in.
if [ "$work" -le $((span / 2 + 150)) ]; then tell 'what a busy loop gets' kept "$work ms of a processor in $span ms"; else
  tell 'what a busy loop gets' OPEN "$work ms of a processor in $span ms"
fi
