#!/usr/bin/env bash
# voyage.sh PROGRAM   a first start, as a person at a desk would go through it, with a real window, mouse and keys: the
# first steps by keys, then a voyage of twelve by mouse, drag and keys, to the debrief and out. The window's title says
# where the game is; a step is over when it says so, and not after a while. Runs on the display it finds.
set -u
program=$1
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

start() {
    "$program" >"$folder/output" 2>"$folder/errors" &
    game=$!
    window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$game" | tail -n 1)
    [ -n "$window" ] || fail "no window"
    # Its corner at the screen's, so that the measures below are the window's own.
    xdotool windowmove "$window" 0 0
}

start
says 'Even Keel'

# The first steps are offered first: three guided cards, by keys alone.
key Return
says 'Card 1 of 3: *'
key b Return
says 'Result of card 1 of 3*'
key Return
says 'Card 2 of 3: *'
key Right Right Return
says 'Result of card 2 of 3*'
key space
says 'Card 3 of 3: *'
key 1 Escape 2 Return
says 'Result of card 3 of 3*'
key Return
says 'Even Keel'
key Return
says 'Sail alone*'

# The voyage. Setup is a form: twelve cards are set, and Enter on the button starts.
key Return
says 'Card 1 of 12: *'
for ((card = 1; card <= 12; card++)); do
    case $((card % 4)) in
    0) # twice on the second response: lifted, played
        click 600 560
        click 600 560
        ;;
    1) # dragged on the situation
        drag 600 560 640 320
        ;;
    2) # lifted by the mouse, put back, another one lifted by its letter, played by Enter
        click 600 560
        key Escape c Return
        ;;
    3) # paused and gone on, by the arrows
        key p
        says 'Pause*'
        key Escape
        says "Card $card of 12: *"
        key Left Right Return
        ;;
    esac
    says "Result of card $card of 12*"
    if [ $((card % 2)) -eq 0 ]; then
        click 1130 660
    else
        key Return
    fi
    if [ "$card" -eq 12 ]; then
        break
    fi
    if [ $((card % 4)) -eq 0 ]; then
        says 'Act * is over*'
        key Return
    fi
    says "Card $((card + 1)) of 12: *"
done
says 'Debrief*'
click 320 690
says 'Card by card*'
key Escape
says 'Debrief*'
click 140 690
says 'Gauges over time*'
key Escape
says 'Debrief*'
click 1160 690
says 'Even Keel'

# Text twice as large, kept for the next start; the voyage is offered first now.
key ctrl+plus ctrl+plus ctrl+plus ctrl+plus
key Return
says 'Sail alone*'
key ctrl+q
wait "$game" || fail "the game ended with $?"
[ -s "$folder/errors" ] && fail "the game complained"
start
says 'Even Keel'
key Return
says 'Sail alone*'
key Escape
says 'Even Keel'
key ctrl+q
wait "$game" || fail "the second start ended with $?"
echo "$step steps, from the title to the debrief and back"
