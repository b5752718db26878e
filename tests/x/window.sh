# Sourced by the scenarios beside it: a game in a real window, pressed and watched from outside.
folder=$(mktemp -d)
trap 'kill "$game" 2>/dev/null; rm -rf "$folder"' EXIT
export HOME=$folder XDG_DATA_HOME=$folder SDL_AUDIODRIVER=dummy LANGUAGE=
unset SDL_VIDEODRIVER
step=0

fail() {
    echo "step $step: $*; the window says '$(xdotool getwindowname "$window" 2>/dev/null)'" >&2
    cat "$folder/errors" >&2
    exit 1
}

# says PATTERN  waits until the window's title matches.
says() {
    step=$((step + 1))
    local i
    for ((i = 0; i < 600; i++)); do
        # shellcheck disable=SC2053
        [[ $(xdotool getwindowname "$window" 2>/dev/null) == $1 ]] && return
        kill -0 "$game" 2>/dev/null || fail "the game is gone while waiting for '$1'"
        sleep 0.05
    done
    fail "waited for '$1'"
}

# windows N  waits until the game shows so many windows.
windows() {
    step=$((step + 1))
    local i
    for ((i = 0; i < 200; i++)); do
        [ "$(xdotool search --onlyvisible --pid "$game" 2>/dev/null | wc -l)" -eq "$1" ] && return
        sleep 0.05
    done
    fail "waited for $1 windows"
}

key() {
    xdotool key --delay 30 "$@"
}

# click X Y  with the left button.
click() {
    xdotool mousemove "$1" "$2" click --delay 30 1
}

drag() {
    xdotool mousemove "$1" "$2" mousedown 1
    local i
    for i in 1 2 3 4; do
        xdotool mousemove $(($1 + ($3 - $1) * i / 4)) $(($2 + ($4 - $2) * i / 4)) sleep 0.03
    done
    xdotool mouseup 1
}

# start PROGRAM
start() {
    "$1" >"$folder/output" 2>"$folder/errors" &
    game=$!
    window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$game" | tail -n 1)
    [ -n "$window" ] || fail "no window"
    # Its corner at the screen's, so that the measures below are the window's own.
    xdotool windowmove "$window" 0 0
}

# Ends the game as a person would, and looks whether it had anything to complain of.
finish() {
    key ctrl+q
    wait "$game" || fail "the game ended with $?"
    if [ -s "$folder/errors" ]; then
        fail "the game complained"
    fi
}
