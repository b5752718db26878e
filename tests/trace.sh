#!/usr/bin/env bash
# trace.sh ROOT PROGRAM [window]   what SECURITY.md promises of networks, other programs and files, looked at from
# outside: every system call with a file, a socket or a program in it, of a whole session on a deck from somewhere else,
# of the tools on that deck, and of a window. Its status 77 is a skip.
set -u
root=$1
program=$2
window=${3:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! strace -o /dev/null true 2>/dev/null; then
    echo "skipped: strace is missing here, or may not look"
    exit 77
fi

# The deck lies beside a secret, and tries to reach it.
home=$folder/home
mkdir "$home" "$folder/foreign" "$folder/foreign/pictures"
cp "$root"/cards/core/pictures/* "$folder/foreign/pictures/"
cp "$root/cards/core/pictures/bridge.svg" "$folder/secret.svg"
ln -s "$folder/secret.svg" "$folder/foreign/pictures/link.svg"
sed -e 's#pictures/helmet.svg#../secret.svg#' -e 's#pictures/loaves.svg#pictures/link.svg#' \
    "$root/cards/core/deck.yaml" >"$folder/foreign/deck.yaml"

export LC_ALL=C.UTF-8 LANGUAGE='' HOME=$home XDG_DATA_HOME=$home EVENKEEL_DATADIR=$root
unset XDG_CONFIG_HOME XDG_DOCUMENTS_DIR
calls=%file,%network,execve,execveat

# trace NAME COMMAND...   its output goes to NAME.out.
trace() {
    local name=$1
    shift
    (cd "$home" && strace -ff -qq -s 4096 -e trace="$calls" -o "$folder/$name.calls" -- "$@") \
        >"$folder/$name.out" 2>"$folder/$name.errors"
}

# A file for each thread (-ff): so no call is told in two halves.
# judge NAME   prints every call that no promise covers.
judge() {
    awk -v home="$home" -v deck="$folder/foreign" -v root="$root" -v program="$program" -v secret="$folder/secret" '
    function first_text(line) {
        return match(line, /"[^"]*"/) ? substr(line, RSTART + 1, RLENGTH - 2) : ""
    }
    function under(path, place) { return path == place || index(path, place "/") == 1 }
    { call = $1; sub(/\(.*/, "", call); path = first_text($0); failed = / = -1 / }
    call ~ /^execve/ && path != program { print "another program:", $0 }
    call == "socket" && !/AF_UNIX|AF_NETLINK.*NETLINK_KOBJECT_UEVENT/ { print "a network:", $0 }
    (call == "connect" || call == "bind" || call ~ /^send/) && /AF_INET/ { print "a network:", $0 }
    index($0, secret) && call ~ /^open/ { print "outside of the deck:", $0 }
    path ~ /(^|\/)\.\.(\/|$)/ && call ~ /^open/ { print "out of its folder:", $0 }
    failed { next }
    call ~ /^open/ && /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/ &&
        !under(path, home) && path !~ /^\/dev\/(null|tty|shm\/)/ { print "written elsewhere:", $0 }
    call ~ /^(mkdir|rename|unlink|rmdir|link|symlink|truncate|chmod|creat|mknod|utime)/ &&
        path ~ /^\// && !under(path, home) { print "changed elsewhere:", $0 }
    call ~ /^open/ && path ~ /^\// && !under(path, home) && !under(path, deck) && !under(path, root) &&
        path !~ /^\/(usr|lib|lib64|etc\/(ld\.so|localtime|fonts|X11)|proc\/self|sys|run\/udev|dev\/(null|urandom|tty|input|dri|shm|snd)|var\/cache\/fontconfig)/ &&
        path !~ /\/(\.Xauthority|\.X11-unix)/ { print "read elsewhere:", $0 }
    ' "$folder/$1.calls".* >"$folder/$1.judged"
    if ! cat "$folder/$1.calls".* | grep -q '^openat' || [ -s "$folder/$1.judged" ]; then
        echo "$1: these calls are not what SECURITY.md promises:"
        head -20 "$folder/$1.judged"
        cat "$folder/$1.errors"
        exit 1
    fi
}

# expect NAME WORDS   the session did happen.
expect() {
    grep -q "$2" "$folder/$1.out" || { echo "$1: no '$2'"; tail -20 "$folder/$1.out"; cat "$folder/$1.errors"; exit 1; }
}

if [ -n "$window" ]; then
    # A first start and a whole voyage, with a real window, mouse and keys. -D: the game stays this script's child.
    wrapper=$folder/traced
    printf '#!/bin/sh\nexec strace -D -ff -qq -s 4096 -e trace=%s -o "%s" -- "%s" "$@" 2>/dev/null\n' \
        "$calls" "$folder/window.calls" "$program" >"$wrapper"
    chmod +x "$wrapper"
    # The scenario has a home of its own.
    export TMPDIR=$home
    bash "$root/tests/x/voyage.sh" "$wrapper" >"$folder/window.out" 2>"$folder/window.errors"
    expect window 'to the debrief and back'
    judge window
    exit 0
fi

for ((i = 0; i < 30; i++)); do printf 'a\n\n'; done >"$folder/typed"
trace session "$program" play --text --new --deck "$folder/foreign" --cards 12 <"$folder/typed"
expect session 'Home from the voyage'
judge session
trace check "$program" deck check "$folder/foreign"
expect check 'secret.svg'
judge check
trace print "$program" deck print "$folder/foreign" -o "$home/print.html"
judge print
trace install "$program" deck install "$folder/foreign/deck.yaml"
judge install
trace report "$program" report -o "$home/report.html"
judge report
[ -s "$home/report.html" ] || { echo "there is no report"; exit 1; }
