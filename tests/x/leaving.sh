#!/usr/bin/env bash
# leaving.sh PROGRAM   a window that is told to leave by a signal, as when the desktop's session is closed: what was
# played is kept and offered again, what was changed in the editor and not saved lies in a file of its own, and the deck
# is as it was. Runs on the display it finds.
set -u
. "$(dirname "$0")/window.sh"

# told_to_leave SIGNAL NUMBER
told_to_leave() {
    step=$((step + 1))
    kill -s "$1" "$game"
    wait "$game" 2>/dev/null
    [ $? -eq $((128 + $2)) ] || fail "$1 did not end the game"
    [ ! -s "$folder/errors" ] || fail "the game complained"
}

start "$1"
says 'Even Keel'
key Down Return
says 'Sail alone*'
key Return
says 'Card 1 of 12: *'
key b Return
says 'Result of card 1 of 12*'
key Return
says 'Card 2 of 12: *'
told_to_leave TERM 15

# The first thing that the title offers now is to go on.
start "$1"
says 'Even Keel'
key Return
says 'Card 2 of 12: *'
told_to_leave HUP 1

decks=$folder/evenkeel/decks
mkdir -p "$decks"
cat >"$decks/mine.yaml" <<'DECK'
deck: mine
title: A deck
language: en
cards:
  - id: one
    title: The first
    situation: It is Monday.
    context: change
    lens: vision
    responses:
      - text: Lead on.
        approach: leadership
      - text: Wait.
        approach: management
DECK
cp "$decks/mine.yaml" "$folder/mine.yaml"
start "$1"
says 'Even Keel'
click 412 450
says 'Decks*'
click 200 200
says 'Decks: A deck, 14 hints*'
key e
says 'A deck – *'
click 586 224
key End
# One character: then the window's title says that all of it has come.
xdotool type '!'
says '\*A deck – *'
told_to_leave TERM 15
cmp -s "$decks/mine.yaml" "$folder/mine.yaml" || fail "the deck is another"
grep -q 'title: The first!' "$decks/unsaved.yaml" || fail "what was typed is lost"
exit 0
