#!/bin/sh
# words_marked.sh ROOT PROGRAM   every word of the terminal game is marked for translation: in a language made of the
# English sentences in brackets, no line of a voyage or of a group's session is without them, but for what stands on
# the cards, and for names.
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
play() {
    LANGUAGE=xx HOME="$folder/home" XDG_DATA_HOME="$folder/home" EVENKEEL_DATADIR="$folder" \
        "$program" play --text --deck "$folder/deck.yaml" "$@" >>"$folder/out" 2>"$folder/errors" ||
        { cat "$folder/errors"; exit 1; }
}
printf '?\nb\nwhy\n\na\n\nz\nb\n\nb\n\n\nb\n\ncard\nquit\nno\na\n\nquit\nyes\n' | play --cards 12 || exit 1
seats='[Asha],[Ben]'
vote='\nA\n\n\nB\n\n'
# Same boat: the commands, two votes, the result in steps; then so many cards that the bands are known.
{
    printf '?\nback\nmore\nhint\nseats\ntimer\ntimer soft 2\ntimer hard 60\njoin\njoin [Dora]\nleave 3\nleave 9\nrename x\n'
    printf 'rename 1 = [Asha]\nrename 9 = x\npin 1\n12\npin 1\n1234\nhuh\npin 1\n\npause\nnext\npause\ntimer off\ncard\n\n'
    printf 'z\nA\nback\nA\nmore\ncard\n\npass\n\nhint\nyes\n\nwhy\ndiscuss\nback\nhuh\n\n\n\nA\n\n\nB\n\n\n\n\nwhy\nhuh\n\ndiscuss\n\n\n'
    printf 'skip\nskip\n\nseats\nend\nno\nend\nyes\n'
} | play --mode same-boat --seats "$seats" --second-vote --discuss --names --rehearsal --timer soft --cards 12 || exit 1
{
    for card in 1 2 3 4 5 6 7 8 9 10; do
        printf "$vote"'\n\n\n\n'
        case $card in 4 | 7) printf '\n' ;; esac
    done
} | play --mode same-boat --seats "$seats" --cards 10 || exit 1
{ printf "$vote"'\n\nback\n\n\npass\npass\n\n\n\nend\nyes\n'; } | play --mode own-watch --seats "$seats" --cards 5 || exit 1
printf '?\nA\n\n\nB\n\nwhy\ndiscuss\n\nseats\nleave x\n\npass\nshow\nend\nyes\n' |
    play --mode crew --seats "$seats" --second-vote --timer hard --cards 5 || exit 1
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
