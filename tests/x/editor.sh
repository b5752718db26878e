#!/usr/bin/env bash
# editor.sh PROGRAM   an author's first changes, with a real window, mouse and keys: a deck of one's own is opened from
# the page of decks, a card is renamed, another one is written, steps are taken back, and the file is saved. Only what
# was changed is another line in it. Runs on the display it finds.
set -u
. "$(dirname "$0")/window.sh"

decks=$folder/evenkeel/decks
mkdir -p "$decks"
cat >"$decks/a-small-deck.yaml" <<'END'
# Mine, and nobody else's.
deck: a-small-deck
title: A small deck   # for now
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
        why: It gives.
      - text: Wait.   # as we do
        approach: management
        why: It costs.
END
cp "$decks/a-small-deck.yaml" "$folder/first.yaml"

start "$1"
says 'Even Keel'
key Down Down Return
says 'Decks*'
# The first of the list, by its title.
click 200 200
says 'Decks: A small deck, 12 hints*'
key e
says 'A small deck – *'

# The card's title, clicked and typed; undone, typed again.
click 586 224
key End
xdotool type ' card'
says '\*A small deck – *'
key ctrl+z
says 'A small deck – *'
xdotool type ' watch'
says '\*A small deck – *'

# A new card that nobody wants is taken back, and so is a copy.
key ctrl+n
xdotool type 'Never mind'
key ctrl+z ctrl+z
key ctrl+d ctrl+z
key ctrl+s
says 'A small deck – *'

check_lines() {
    step=$((step + 1))
    diff "$folder/expected.yaml" "$decks/a-small-deck.yaml" >&2 || fail "the file is not as expected: $1"
}
sed 's/The first/The first watch/' "$folder/first.yaml" >"$folder/expected.yaml"
check_lines 'one title changed'

# Leaving with a change asks; staying keeps it, and so does another program's change of the file.
click 586 224
key End
xdotool type '!'
says '\*A small deck – *'
key ctrl+q
says 'Save your changes*'
key Escape
says '\*A small deck – *'
sed 's/Monday/Tuesday/' "$folder/expected.yaml" >"$folder/other.yaml"
mv "$folder/other.yaml" "$decks/a-small-deck.yaml"
key ctrl+s
says 'The file is another one now*'
# Mine is kept.
key Tab Return
says 'A small deck – *'
sed -i 's/first watch/first watch!/' "$folder/expected.yaml"
check_lines 'written over'
finish
echo "$step steps, from the page of decks to a saved deck"
