#!/usr/bin/env bash
# decks.sh PROGRAM [DROP]   decks of one's own in a real window: dropped on it as a file manager does (DROP is the program
# of drop.c; without it they are put into the folder), refused, replaced, taken back, removed; and seen at once when an
# editor saves them, replaces them or takes them away, on the page of decks, among the cards and in the preview. Runs on
# the display it finds.
set -u
. "$(dirname "$0")/window.sh"
own=$folder/evenkeel/decks
downloads=$folder/downloads
mkdir -p "$own" "$downloads"

# deck FILE TITLE CONTEXT CARD   a deck of one card; only CONTEXT "mixed" is right.
deck() {
    cat >"$1" <<END
deck: yard
title: $2
language: en
cards:
  - id: one
    title: $4
    situation: Something stands at the door, and nobody has seen it before.
    context: $3
    lens: vision
    responses:
      - {text: Yes., approach: both, why: It is.}
      - {text: No., approach: leadership, why: It is not.}
END
}

drop() {
    "$program_to_drop" "$window" "$@" || fail "the window took no drop"
}

# soon PATTERN  the window says so within a second of what came before; where the machine has more to do than
# processors to do it, within five.
soon() {
    local began now limit
    began=$(date +%s%N)
    says "$1"
    now=$(date +%s%N)
    [ -z "${TELL:-}" ] || echo "$(((now - began) / 1000000)) ms: $1"
    limit=1000000000
    [ "$(cut -d. -f1 /proc/loadavg)" -lt "$(nproc)" ] || limit=5000000000
    [ $((now - began)) -lt $limit ] || fail "'$1' took $(((now - began) / 1000000)) ms"
}

# last PATTERN  goes to the last deck of the list, until that is the one.
last() {
    local i
    for ((i = 0; i < 20; i++)); do
        key End
        # shellcheck disable=SC2053
        [[ $(xdotool getwindowname "$window") == $1 ]] && break
        sleep 0.1
    done
    says "$1"
}

# there FILE / gone FILE  the folder of decks as it must be.
there() {
    [ -e "$own/$1" ] || fail "no '$1' in the folder of decks"
}

gone() {
    [ ! -e "$own/$1" ] || fail "'$1' is in the folder of decks"
}

program_to_drop=${2:-}
start "$1"
says 'Even Keel'

if [ -n "$program_to_drop" ]; then
    # On the title, with nothing to ask.
    deck "$downloads/yard.yaml" 'Yard' mixed One
    drop "$downloads/yard.yaml"
    says 'Decks: Yard, *'
    there yard/deck.yaml
    # What cannot be played, and what is no deck: both told one after the other, and nothing is there.
    deck "$downloads/broken.yaml" 'Broken' calm One
    echo 'no picture' >"$downloads/a picture.png"
    drop "$downloads/broken.yaml" "$downloads/a picture.png"
    says '“broken.yaml” cannot be added*'
    key Return
    says '“a picture.png” cannot be added*'
    key Escape
    says 'Decks: Yard, *'
    gone broken
    # The same id: cancelled, then replaced, and taken back.
    deck "$downloads/yard.yaml" 'Yard, second edition' mixed One
    drop "$downloads/yard.yaml"
    says 'There is a deck “yard” already*'
    key Escape
    says 'Decks: Yard, 1*'
    drop "$downloads/yard.yaml"
    says 'There is a deck “yard” already*'
    key Left Return
    says 'Decks: Yard, second edition, *'
    click 1147 139
    says 'Decks: Yard, 1*'
    grep -q 'second edition' "$own/yard/deck.yaml" && fail "the old deck is not back"
else
    mkdir "$own/yard"
    deck "$own/yard/deck.yaml" 'Yard' mixed One
    key Down Down Return
    says 'Decks: *'
    last 'Decks: Yard, *'
fi

# An editor that writes into the file, one that puts a new file in its place, and the mistake mended.
deck "$own/yard/deck.yaml" 'Yard in place' calm One
soon 'Decks: Yard in place, 1 problem*'
deck "$own/yard/.deck.yaml.new" 'Yard renamed' mixed One
mv "$own/yard/.deck.yaml.new" "$own/yard/deck.yaml"
soon 'Decks: Yard renamed, 1* hints*'

# Among the cards and in the preview.
key Return
says 'Cards: *'
key Return
says 'Preview of card 1: One*'
deck "$own/yard/deck.yaml" 'Yard' mixed 'One more'
soon 'Preview of card 1: One more*'
deck "$own/yard/.deck.yaml.new" 'Yard' mixed 'Another one'
mv "$own/yard/.deck.yaml.new" "$own/yard/deck.yaml"
soon 'Preview of card 1: Another one*'
# Its file is gone, and there again; the whole folder is: no other deck comes into its place here.
mv "$own/yard/deck.yaml" "$own/yard/kept"
soon 'Preview – Even Keel'
mv "$own/yard/kept" "$own/yard/deck.yaml"
soon 'Preview of card 1: Another one*'
mv "$own/yard" "$folder/yard"
soon 'Preview – Even Keel'
key Escape
says 'Cards: *'
mv "$folder/yard" "$own/yard"
key Escape
says 'Decks: *'
last 'Decks: Yard, *'

# Removed after a question, and brought back by the mouse.
key Right Right Right Right Return
says 'Remove “Yard”?*'
key Left Return
says 'Decks: Workshop*'
gone yard
click 1147 139
says 'Decks: Yard, *'
there yard/deck.yaml

# A deck that comes into the folder is listed, and one that is taken away is not.
deck "$own/zebra.yaml" 'Zebra' mixed One
sed -i 's/^deck: .*/deck: zebra/' "$own/zebra.yaml"
last 'Decks: Zebra, *'
rm "$own/zebra.yaml"
soon 'Decks: Yard, *'
key Escape
says 'Even Keel'

# In a game nothing is in its way: it waits for the title.
if [ -n "$program_to_drop" ]; then
    key Up Up Return
    says 'Card 1 of 3: *'
    deck "$downloads/late.yaml" 'Late' mixed One
    sed -i 's/^deck: .*/deck: late/' "$downloads/late.yaml"
    drop "$downloads/late.yaml"
    says 'A word before you go on*'
    key Return
    says 'Card 1 of 3: *'
    gone late
    key p
    says 'Pause*'
    key Down Down Down Return
    says 'Decks: Late, *'
    there late/deck.yaml
fi
finish
