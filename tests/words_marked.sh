#!/bin/sh
# words_marked.sh ROOT PROGRAM   every word of the terminal game is marked for translation: in a language made of the
# English sentences in brackets, no line of a voyage is without them, but for what stands on the cards.
root=$1
program=$2
if ! command -v msgen >/dev/null || ! command -v msgfmt >/dev/null; then
    echo "skipped: gettext's tools are not installed"
    exit 77
fi
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/locale/xx/LC_MESSAGES" "$folder/home"
ln -s "$root/cards" "$folder/cards"
ln -s "$root/assets" "$folder/assets"
export LC_ALL=C.UTF-8
msgen "$root/po/evenkeel.pot" 2>/dev/null |
    msgfilter --keep-header sed -e '1s/^/[/' -e '$s/$/]/' 2>/dev/null |
    msgfmt -o "$folder/locale/xx/LC_MESSAGES/evenkeel.mo" - 2>/dev/null || exit 1
# The cards' own texts have brackets, too.
sed -E 's/([ -])(title|situation|text|why): (.*)/\1\2: "[\3]"/' "$root/tests/vectors/deck.yaml" >"$folder/deck.yaml"
printf '?\nb\nwhy\n\na\n\nz\nb\n\nb\n\n\nb\n\ncard\nquit\nno\na\n\nquit\nyes\n' |
    LANGUAGE=xx HOME="$folder/home" XDG_DATA_HOME="$folder/home" EVENKEEL_DATADIR="$folder" \
        "$program" play --text --deck "$folder/deck.yaml" --cards 12 \
        >"$folder/out" 2>"$folder/errors" || { cat "$folder/errors"; exit 1; }
if ! grep -q '^\[Even Keel\]' "$folder/out"; then
    echo "the catalogue was not used:"
    head -5 "$folder/out"
    exit 1
fi
# A sentence may go over several lines: only those count that begin outside of every bracket. Left out: rules and
# the lines of plots, and points that a long line leaves for the next.
awk '{
    if (depth == 0 && $0 !~ /\[/)
        print
    depth += gsub(/\[/, "[") - gsub(/\]/, "]")
}' "$folder/out" | grep -v -e '^─*$' -e '^[-+0-9 ·█]*$' >"$folder/unmarked"
if [ -s "$folder/unmarked" ]; then
    echo "these lines are not marked for translation:"
    cat "$folder/unmarked"
    exit 1
fi
