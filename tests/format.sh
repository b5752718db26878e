#!/bin/sh
# The house's format: fails when clang-format would change a file under src/ or tests/.
#
#     sh tests/format.sh PROJECT_FOLDER
#
# Another version of clang-format has another opinion here and there, so only the one the house uses
# counts; where it is missing, the test is skipped.
set -eu
cd "$1"
version=14
tool=
for name in clang-format-$version clang-format; do
    if command -v $name > /dev/null && $name --version | grep -q "version $version\."; then
        tool=$name
        break
    fi
done
if [ -z "$tool" ]; then
    echo "skipped: clang-format $version is not installed"
    exit 77
fi
find src tests -name '*.[ch]' -print0 | xargs -0 $tool --dry-run -Werror
