# Sourced by the scripts beside it: makes sure that the distribution's packages are there.

# need_packages PACKAGE...  installs what is missing, after naming it; ends the script where it cannot.
need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        # Another distribution may have everything under other names: the build will tell.
        if command -v cmake >/dev/null && command -v ninja >/dev/null && command -v cc >/dev/null; then
            return
        fi
        {
            echo "This system has no apt-get, so nothing can be installed for you."
            echo "Install what your distribution calls these Debian packages, and run this again:"
            echo "  $*"
        } >&2
        exit 3
    fi
    local missing=()
    local package
    for package in "$@"; do
        if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and there is no sudo to install them; as root, run:" >&2
            echo "  apt-get install ${missing[*]}" >&2
            exit 3
        fi
        as_root=(sudo)
    fi
    echo "Installing from your distribution: ${missing[*]}"
    local quiet=(-qq -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0)
    if ! "${as_root[@]}" apt-get "${quiet[@]}" update >&2 ||
        ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${quiet[@]}" install -y \
            --no-install-recommends "${missing[@]}" >&2; then
        echo "The packages could not be installed: is there a network? Then run this again." >&2
        exit 3
    fi
}

# What the game is built with and what it needs to run.
game_packages=(gcc libc6-dev cmake ninja-build pkg-config gettext libsdl2-dev libsdl2-ttf-dev
    libsdl2-image-dev libyaml-dev libunistring-dev libsqlite3-dev libzip-dev libfontconfig-dev
    fonts-noto-core)

# What the tests need besides.
test_packages=(binutils clang libclang-rt-dev clang-format libcmocka-dev strace xvfb xauth xdotool x11-utils
    fonts-noto-color-emoji python3-jsonschema python3-yaml)

# build PRESET tests|game  configures once, then builds what has changed: everything, or the game without its tests;
# quiet unless it fails.
build() {
    local log cache=build/$1/CMakeCache.txt configure=(true) targets=()
    if [ "$2" = tests ]; then
        grep -qs '^BUILD_TESTING:BOOL=ON' "$cache" || configure=(cmake --preset "$1" -DBUILD_TESTING=ON)
    else
        [ -f "build/$1/build.ninja" ] || configure=(cmake --preset "$1" -DBUILD_TESTING=OFF)
        targets=(--target evenkeel words)
    fi
    log=$(mktemp)
    if ! "${configure[@]}" >"$log" 2>&1 ||
        ! cmake --build --preset "$1" "${targets[@]}" >>"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "Building ($1) failed; the reason stands above." >&2
        exit 3
    fi
    rm -f "$log"
}
