#!/bin/sh
# cards_readme.sh ROOT PROGRAM   what cards/README.md tells trainers to do, done from the top of the page to its end, in
# one empty folder, so that the page cannot go stale.
#
# - A table under a line that ends in "`FILE.csv`:" and whose first column is 1, 2, 3 … is a spreadsheet: its cells are
#   saved as FILE.csv.
# - A ```yaml block under a line that ends in "`FILE.yaml`:" is that file.
# - A ```console block is a terminal: each "$ command" is run, and what it prints is compared with the lines below it; a
#   line "…" stands for any number of lines.
# - Every other command, in lines set off by four spaces or in `backticks`, is run and must end well.
# - The messages in the first column of the table of messages are compared with those of tests/decks.
#
# The game itself is played in the terminal, without input; `evenkeel` alone, the window, is left to other tests.
root=$1
program=$2
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/work" "$folder/home"
ln -s "$program" "$folder/bin/evenkeel"
page=$root/cards/README.md

# The page as a list of steps: "run LINE COMMAND", "see LINE TEXT" for what is printed, "file LINE NAME" and "text LINE
# TEXT" for what is in it, "message LINE TEXT".
awk '
    function cell(text)
    {
        gsub(/^ +| +$/, "", text)
        gsub(/`/, "", text)
        if (text ~ /[",]/) {
            gsub(/"/, "\"\"", text)
            text = "\"" text "\""
        }
        return text
    }
    function step(kind, text) { print kind "\t" NR "\t" text }
    /^```/ {
        block = block == "" ? substr($0, 4) : ""
        if (block == "yaml" && name ~ /\.yaml$/)
            step("file", name)
        else if (block != "" && block != "console" && block != "")
            block = "other"
        next
    }
    block == "console" && /^\$ / { step("run", substr($0, 3)); next }
    block == "console" { step("see", $0); next }
    block == "yaml" && name ~ /\.yaml$/ { step("text", $0); next }
    block != "" { next }
    /^    evenkeel / { step("run", substr($0, 5)); next }
    /^\| *1 *\|/ && name ~ /\.csv$/ { step("file", name); sheet = 1 }
    sheet && /^\| *[0-9]+ *\|/ {
        count = split($0, cells, "|")
        line = cell(cells[3])
        for (i = 4; i < count; i++)
            line = line "," cell(cells[i])
        step("text", line)
        next
    }
    /^\| what it says / { messages = 1; next }
    /^\|/ && messages && match($0, /`[^`]*`/) { step("message", substr($0, RSTART + 1, RLENGTH - 2)); next }
    !/^\|/ { sheet = 0; messages = 0 }
    # Tables wait for their name over the blank line before them.
    /./ && !/^\|/ { name = match($0, /`[^`]*`:$/) ? substr($0, RSTART + 1, RLENGTH - 3) : "" }
    {
        rest = $0
        while (match(rest, /`evenkeel [^`]*`/)) {
            step("run", substr(rest, RSTART + 1, RLENGTH - 2))
            rest = substr(rest, RSTART + RLENGTH)
        }
    }
' "$page" >"$folder/steps"

export LC_ALL=C.UTF-8 LANGUAGE= HOME="$folder/home" XDG_DATA_HOME="$folder/home" EVENKEEL_DATADIR="$root"
export PATH="$folder/bin:$PATH"
unset DISPLAY WAYLAND_DISPLAY
cd "$folder/work" || exit 1
failures=0
commands=0

# "…" is a printed line of any number of lines; otherwise both are the same.
same() {
    awk '
        NR == FNR { wanted[++count] = $0; next }
        { got[++lines] = $0 }
        END {
            at = 1
            for (i = 1; i <= count; i++) {
                if (wanted[i] == "…") {
                    if (i == count)
                        exit 0
                    while (at <= lines && got[at] != wanted[i + 1])
                        at++
                    continue
                }
                if (got[at++] != wanted[i])
                    exit 1
            }
            exit at <= lines
        }
    ' "$1" "$2"
}

fail() {
    echo "cards/README.md:$1"
    failures=$((failures + 1))
}

# Runs the command that was read last and looks at what it printed.
finish() {
    [ -n "$command" ] || return 0
    commands=$((commands + 1))
    real=$command
    case $command in
    "evenkeel play "*--text*) ;;
    "evenkeel play "*) real="$command --text" ;;
    esac
    eval "$real" >"$folder/out" 2>&1 </dev/null
    status=$?
    case $command in
    "evenkeel play "*) sed -i '/^evenkeel: the input ended/d' "$folder/out" && status=0
        grep -q '^Even Keel$' "$folder/out" || status=1 ;;
    esac
    if [ -s "$folder/wanted" ]; then
        if ! same "$folder/wanted" "$folder/out"; then
            fail "$line: '$command' prints something else:"
            cat "$folder/out"
        fi
    elif [ "$status" -ne 0 ]; then
        fail "$line: '$command' fails with $status:"
        cat "$folder/out"
    fi
    command=
    : >"$folder/wanted"
}

command=
: >"$folder/wanted"
tab=$(printf '\t')
while IFS="$tab" read -r kind number text; do
    case $kind in
    see) printf '%s\n' "$text" >>"$folder/wanted" ;;
    run)
        finish
        command=$text
        line=$number
        ;;
    file)
        finish
        name=$text
        : >"$name"
        ;;
    text) printf '%s\n' "$text" >>"$name" ;;
    message)
        finish
        # What a deck may name stands in the pattern as "…".
        pattern=$(printf '%s\n' "$text" | sed -e 's/[].[*^$\\]/\\&/g' -e 's/…/.*/g')
        cat "$root"/tests/decks/*.expected | grep -q "$pattern" || fail "$number: no deck gets the message '$text'"
        ;;
    esac
done <"$folder/steps"
finish

if [ "$commands" -lt 10 ]; then
    echo "only $commands commands were found on the page: this test does not see what it should"
    exit 1
fi
[ "$failures" -eq 0 ]
