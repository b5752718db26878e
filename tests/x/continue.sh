#!/usr/bin/env bash
# continue.sh PROGRAM   a voyage is cut short and taken up again, with a real window and real keys: the game is killed in
# the middle of a card, and once more while a result is on show; the next start offers to continue first, and there lies
# the same card. Runs on the display it finds.
set -u
. "$(dirname "$0")/window.sh"

# What a power cut does, as far as the game can tell; then the next start, and Enter for what is offered first.
cut_and_continue() {
    kill -KILL "$game"
    wait "$game" 2>/dev/null
    start "$program"
    says 'Even Keel'
    key Return
}

program=$1
start "$program"
says 'Even Keel'
click 190 372
says 'Sail alone*'
key Return
for card in 1 2 3; do
    says "Card $card of 12: *"
    key b Return
    says "Result of card $card of 12*"
    key Return
done
says 'Card 4 of 12: *'
fourth=$(xdotool getwindowname "$window")

# A response is only lifted: that was no choice, and it is to be made anew.
key c
cut_and_continue
says 'Card 4 of 12: *'
[ "$(xdotool getwindowname "$window")" = "$fourth" ] || fail "card 4 was '$fourth'"

# Once the result is on show the choice is made, however the game ends.
key b Return
says 'Result of card 4 of 12*'
cut_and_continue
says 'Result of card 4 of 12*'
key Return
says 'Act * is over*'
key Return
says 'Card 5 of 12: *'
fifth=$(xdotool getwindowname "$window")

# Left as a person would: the same.
finish
start "$program"
says 'Even Keel'
key Return
says 'Card 5 of 12: *'
[ "$(xdotool getwindowname "$window")" = "$fifth" ] || fail "card 5 was '$fifth'"
finish
echo "$step steps, a voyage that was cut short three times"
