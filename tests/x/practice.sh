#!/usr/bin/env bash
# practice.sh PROGRAM   a few cards of Practice, with a real window, mouse and keys: cut short by a kill and continued,
# ended, and begun anew: what was answered lies in its box and does not come again the same day. Runs on the display it
# finds.
set -u
. "$(dirname "$0")/window.sh"

declare -A seen

# The card that lies open, without its number.
card() {
    local title
    title=$(xdotool getwindowname "$window")
    echo "${title#*: }"
}

# answer N OF  plays card N by its second response.
answer() {
    says "Card $1 of $2: *"
    [ -z "${seen[$(card)]:-}" ] || fail "'$(card)' comes again"
    seen[$(card)]=1
    key b Return
    says "Result of card $1 of $2*"
    key Return
}

start "$1"
says 'Even Keel'
click 190 372
says 'Sail alone*'
click 886 155
click 1130 38
answer 1 10
answer 2 10
says 'Card 3 of 10: *'
third=$(card)

kill -KILL "$game"
wait "$game" 2>/dev/null
start "$1"
says 'Even Keel'
key Return
says 'Card 3 of 10: *'
[ "$(card)" = "$third" ] || fail "card 3 was '$third'"
answer 3 10

# Ended here, by the pause's own button; then the debrief, and Practice once more, as it was set up.
says 'Card 4 of 10: *'
key p
says 'Pause*'
key Down Down Down Return
says 'End the practice here*'
key Tab Return
says 'Debrief*'
key Return
says 'Even Keel'
click 190 372
says 'Sail alone*'
key Return
for ((number = 1; number <= 10; number++)); do
    answer "$number" 10
done
says 'Debrief*'
finish
echo "$step steps, thirteen cards of Practice, none of them twice"
