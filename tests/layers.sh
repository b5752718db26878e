#!/bin/sh
# The folder tree is the dependency rule: fails when a file under src/ reaches into a layer to its
# right, when SDL is seen outside gui/, when rules/ is not pure, or when a file does not include its
# own header first.
#
#     sh tests/layers.sh PROJECT_FOLDER
set -eu
project=$1

# Prints a line for each fault in the tree $1/src.
faults()
{
    cd "$1"
    find src -name '*.[ch]' | sort | while read -r file; do
        own=none
        case $file in
        *.c) if [ -f "${file%.c}.h" ]; then own=${file#src/}; own=${own%.c}.h; fi ;;
        esac
        awk -v file="$file" -v own="$own" '
            function fault(words) { print file ":" FNR ": " words }
            function layer_of(path) { return index(path, "/") ? substr(path, 1, index(path, "/") - 1) : "main" }
            BEGIN {
                split("base rules store session", order, " ")
                for (i in order) rank[order[i]] = i
                rank["text"] = rank["tools"] = rank["gui"] = 5
                rank["main"] = 6
                layer = layer_of(substr(file, 5))
                if (!(layer in rank)) { FNR = 1; fault("src/" layer " is no layer") }
                # What rules/ may take from C: values, no world.
                split("assert ctype limits math stdbool stddef stdint stdlib string", pure, " ")
                for (i in pure) is_pure["<" pure[i] ".h>"] = 1
                if (file == "src/rules/move.c") is_pure["<stdio.h>"] = 1
            }
            /^[ \t]*#[ \t]*include/ {
                name = $0
                sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
                sub(/[ \t].*$/, "", name)
                if (!seen++ && own != "none" && name != "\"" own "\"")
                    fault("includes " name " before its own header")
                if (name ~ /SDL/ && layer != "gui")
                    fault("only gui may know SDL: " name)
                if (name ~ /^"/) {
                    path = substr(name, 2, length(name) - 2)
                    other = layer_of(path)
                    if (path !~ /\// || !(other in rank))
                        fault("an include is written from src/: " name)
                    else if (rank[other] > rank[layer] || (rank[other] == rank[layer] && other != layer))
                        fault(layer " may not include from " other ": " name)
                    if (layer == "rules" && path ~ /^base\/(file|memory|path)\.h$/)
                        fault("rules neither allocate nor read: " name)
                } else if (layer == "rules" && !(name in is_pure)) {
                    fault("rules are pure: " name)
                }
            }
            layer == "rules" && /(^|[^A-Za-z0-9_])(malloc|calloc|realloc|free|getenv|rand|time|clock)[ \t]*\(/ {
                fault("rules are pure: " $0)
            }
        ' "$file"
    done
    cd - > /dev/null
}

# A tree with one fault of each kind, to see that they are seen.
wrong=$(mktemp -d)
trap 'rm -rf "$wrong"' EXIT
mkdir -p "$wrong/src/base" "$wrong/src/rules" "$wrong/src/text" "$wrong/src/gui" "$wrong/src/other"
touch "$wrong/src/base/a.h"
printf '#include <string.h>\n#include "base/a.h"\n' > "$wrong/src/base/a.c"
printf '#include "rules/a.h"\n' > "$wrong/src/base/b.c"
printf '#include "b.h"\n' > "$wrong/src/base/c.c"
printf '#include <SDL2/SDL.h>\n' > "$wrong/src/text/a.c"
printf '#include "gui/a.h"\n' > "$wrong/src/text/b.c"
printf '#include "text/a.h"\n#include <SDL.h>\n' > "$wrong/src/gui/a.c"
printf '#include <stdio.h>\n' > "$wrong/src/rules/a.c"
printf '#include <time.h>\n' > "$wrong/src/rules/b.c"
printf 'x = malloc(3);\n' > "$wrong/src/rules/c.c"
printf '#include "base/memory.h"\n' > "$wrong/src/rules/d.c"
printf 'int x;\n' > "$wrong/src/other/a.c"
# What is right: these must not be complained of.
printf '#include <stdio.h>\n#include "base/a.h"\n#include "rules/b.h"\n' > "$wrong/src/rules/move.c"
printf '#include "text/a.h"\n#include "gui/a.h"\n' > "$wrong/src/main.c"
expected='src/base/a.c:1 src/base/b.c:1 src/base/c.c:1 src/gui/a.c:1 src/other/a.c:1 src/rules/a.c:1 src/rules/b.c:1 src/rules/c.c:1 src/rules/d.c:1 src/text/a.c:1 src/text/b.c:1'
found=$(faults "$wrong" | sed 's/^\([^:]*:[0-9]*\):.*/\1/' | tr '\n' ' ' | sed 's/ $//')
if [ "$found" != "$expected" ]; then
    echo "this test does not see what it should:"
    echo "  sees:   $found"
    echo "  should: $expected"
    exit 1
fi

found=$(faults "$project")
if [ -n "$found" ]; then
    echo "$found"
    exit 1
fi
