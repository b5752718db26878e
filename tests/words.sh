#!/bin/sh
# words.sh ROOT   the words of the interface: po/evenkeel.pot holds the sentences that the sources have now, and every
# catalogue is whole and fits its formats.
root=$1
if ! command -v xgettext >/dev/null || ! command -v msgfmt >/dev/null; then
    echo "skipped: gettext's tools are not installed"
    exit 77
fi
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
sh "$root/po/extract.sh" "$folder/now.pot" || exit 1
if ! cmp -s "$folder/now.pot" "$root/po/evenkeel.pot"; then
    diff -u "$root/po/evenkeel.pot" "$folder/now.pot" | head -40
    echo "po/evenkeel.pot is out of date: cmake --build --preset dev --target pot"
    exit 1
fi
status=0
for catalogue in "$root"/po/*.po; do
    [ -f "$catalogue" ] || continue
    msgmerge --quiet --no-fuzzy-matching -o "$folder/merged.po" "$catalogue" "$folder/now.pot" 2>/dev/null
    if ! msgfmt --check -o /dev/null "$folder/merged.po" 2>"$folder/words"; then
        cat "$folder/words"
        status=1
    fi
    missing=$(LC_ALL=C msgattrib --untranslated "$folder/merged.po" 2>/dev/null | grep -c '^msgid "[^"]')
    if [ "$missing" -gt 0 ]; then
        echo "$catalogue: $missing sentences are not translated"
        status=1
    fi
done
exit $status
