#!/usr/bin/env bash
# with-display.sh [WxH] COMMAND...   runs the command on an X server of its own, which picks its display's number
# itself, so that several can run at once.
size=1280x800
if [[ $1 =~ ^[0-9]+x[0-9]+$ ]]; then
    size=$1
    shift
fi
folder=$(mktemp -d)
mkfifo "$folder/number"
Xvfb -displayfd 4 -screen 0 "${size}x24" -nolisten tcp 4>"$folder/number" 2>/dev/null &
server=$!
if ! read -r -t 20 number <"$folder/number"; then
    echo "with-display.sh: no X server came up" >&2
    kill "$server"
    rm -rf "$folder"
    exit 99
fi
env -u WAYLAND_DISPLAY DISPLAY=":$number" LC_ALL=C.UTF-8 "$@"
status=$?
kill "$server"
wait "$server" 2>/dev/null
rm -rf "$folder"
exit "$status"
