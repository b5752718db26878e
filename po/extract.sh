#!/bin/sh
# extract.sh OUT.pot   the sentences of the interface, from the sources
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8
# Without its date and its empty fields, so that nothing changes when no sentence has.
find src -name '*.c' | LC_ALL=C sort | xgettext --files-from=- --from-code=UTF-8 --language=C \
    --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --package-name=evenkeel --no-location \
    --sort-output -o - 2>/dev/null |
    sed -e '/^# /d' -e '/^#$/d' -e '1,20{/^#, fuzzy$/d;/-Date: /d;/^"Language/d;/^"Last-Tr/d;/^"Report/d}' \
        -e 's/nplurals=INTEGER; plural=EXPRESSION/nplurals=2; plural=(n != 1)/' >"$1"
