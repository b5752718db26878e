#!/usr/bin/env bash
# start.sh PROGRAM   the title, a voyage's first card and its result, and out again: what tools/static runs under valgrind,
# in a real window. Runs on the display it finds.
set -u
. "$(dirname "$0")/window.sh"

start "$1"
says 'Even Keel'
key Down Return
says 'Sail alone*'
key Return
says 'Card 1 of 12: *'
key b Return
says 'Result of card 1 of 12*'
finish
exit 0
