#!/usr/bin/env bash
# voyage.sh PROGRAM   a first start, as a person at a desk would go through it, with a real window, mouse and keys: the
# first steps by keys, then a voyage of twelve by mouse, drag and keys, to the debrief and out. The window's title says
# where the game is; a step is over when it says so, and not after a while. Runs on the display it finds.
set -u
. "$(dirname "$0")/window.sh"

start "$1"
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
says 'That is all you need*'
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
click 488 690
says 'Card by card*'
key Escape
says 'Debrief*'
click 304 690
says 'Gauges over time*'
key Escape
says 'Debrief*'
click 118 690
says 'Save report*'
key Escape
says 'Debrief*'
click 1160 690
says 'Even Keel'

# Text twice as large, kept for the next start; the voyage is offered first now.
key ctrl+plus ctrl+plus ctrl+plus ctrl+plus
key Return
says 'Sail alone*'
finish
start "$1"
says 'Even Keel'
key Return
says 'Sail alone*'
key Escape
says 'Even Keel'
finish
echo "$step steps, from the title to the debrief and back"
