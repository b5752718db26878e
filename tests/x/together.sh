#!/usr/bin/env bash
# together.sh PROGRAM   three people at one machine, with a real window, mouse and keys: from the title to the first vote
# without reading anything, a blind vote, the counts, the talk, a second vote, the key and every reason; the
# facilitator's page; then the same with a window of its own for the room. Runs on the display it finds.
set -u
. "$(dirname "$0")/window.sh"
start "$1"
says 'Even Keel'

# From the title to the first vote: "Sail together", and Enter for everything else.
click 412 372
says 'Sail together*'
key Return
says 'Hand over to Seat 1*'
key Return
says 'Vote of Seat 1, card 1 of 12*'
key b Return
says 'Hand over to Seat 2*'
key Return
says 'Vote of Seat 2*'
# A click records as well; taken back, nothing is confirmed by Enter; then another letter.
click 600 560
key BackSpace Return
says 'Vote of Seat 2*'
key a Return
says 'Hand over to Seat 3*'
key Return
says 'Vote of Seat 3*'
click 600 560
click 1180 684
says 'Everybody has voted*'
key Return
says 'First vote, card 1 of 12*'
key Return
says 'Talk, card 1 of 12*'
key Return
for seat in 1 2 3; do
    says "Hand over to Seat $seat*"
    key Return
    says "Vote of Seat $seat*"
    key b Return
done
says 'Everybody has voted*'
key Return
says 'Votes, card 1 of 12*'
key Return
says 'Key, card 1 of 12*'
key BackSpace
says 'Votes, card 1 of 12*'
key Return
says 'Key, card 1 of 12*'
key Return
says 'Reasons, card 1 of 12*'
key Return
says 'Hand over to Seat 1*'

# The facilitator's page, by key and by the bar's button; a card is skipped, a seat renamed.
key F2
says 'Facilitator*'
key F2
says 'Hand over to Seat 1*'
click 1225 687
says 'Facilitator*'
key Escape
says 'Hand over to Seat 1*'
# Skipped, by the bar: the next card, and the first seat again. Then the end, after a question.
click 305 687
says 'Hand over to Seat 1*'
key F2
says 'Facilitator*'
key shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab Return
says 'End the session here?*'
key Tab Return
says 'Debrief*'
# The report: the page to read, without names, into the documents folder of this home.
click 118 688
says 'Save report*'
key Return
for ((i = 0; i < 100; i++)); do
    ls "$HOME/Documents/Even Keel/"*.html >/dev/null 2>&1 && break
    sleep 0.05
done
grep -q 'Even Keel' "$HOME/Documents/Even Keel/"*-same-boat.html || fail "no report was written"
key Escape
says 'Debrief*'
key Escape
says 'Even Keel'

# Two screens, chosen in the setup by keys: the room's window is one more, is not pressed, and goes with the session.
click 412 372
says 'Sail together*'
key shift+Tab shift+Tab shift+Tab shift+Tab space
key Tab Tab Tab Tab Return
says 'Hand over to Seat 1*'
windows 2
xdotool windowraise "$window" windowfocus "$window"
key Return
says 'Vote of Seat 1*'
key c Return
says 'Hand over to Seat 2*'
key F2
says 'Facilitator*'
key shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab Return
says 'End the session here?*'
key Tab Return
says 'Debrief*'
key Escape
says 'Even Keel'
windows 1
finish
echo "$step steps, a group from the title to the debrief"
