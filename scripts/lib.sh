# Shared by the other scripts. Source it, do not run it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Nothing here depends on the caller's locale. The C library's own UTF-8 locale always exists.
# shellcheck disable=SC2034
caller_lang="${LANG-}" caller_lc_all="${LC_ALL-}"
export LC_ALL=C.UTF-8 LANG=C.UTF-8

# Swift caches compiled modules in the home folder. If that is not writable, the build's folder is used.
cache="${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}"
if [[ -z "$cache" ]] || { [[ ! -d "$cache" ]] && ! mkdir "$cache" 2>/dev/null; } || [[ ! -w "$cache" ]]; then
    export XDG_CACHE_HOME="$PWD/.build/caches"
    mkdir -p "$XDG_CACHE_HOME"
fi

note() { printf '%s\n' "$*" >&2; }

# Installs missing Debian packages, or names them and gives up.
need_packages() {
    local missing=() package
    if ! command -v dpkg-query >/dev/null; then
        # Not Debian: assume that everything needed is installed. The compiler reports what is missing.
        return 0
    fi
    for package in "$@"; do
        [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" == installed ]] \
            || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    local as_root=()
    if ((EUID != 0)); then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root=(sudo -n)
        elif command -v sudo >/dev/null && [[ -t 0 && -t 2 ]] && note "Missing: ${missing[*]}" && sudo -v; then
            # A person can enter the password.
            as_root=(sudo)
        else
            note "These packages are missing and may not be installed from here: ${missing[*]}"
            note "Run as root: apt-get install ${missing[*]}"
            exit 69
        fi
    fi
    if ! command -v apt-get >/dev/null; then
        note "These packages are missing, and there is no apt-get to install them: ${missing[*]}"
        exit 69
    fi
    note "Installing ${missing[*]}"
    local log
    log="$(mktemp)"
    if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        note "Could not install: ${missing[*]}"
        exit 69
    fi
    rm -f "$log"
}

need_swift() {
    if ! command -v swift >/dev/null; then
        note "Swift 6.3 is missing: https://www.swift.org/install"
        exit 69
    fi
}

# The packages for building and running the program, and any packages given as arguments.
need_for_building() {
    need_swift
    # Swift itself needs git, the C and C++ libraries of g++, and libxml2.
    need_packages git g++ libxml2 libncurses-dev libsqlite3-dev libcurl4-openssl-dev tzdata ca-certificates "$@"
    use_archives
}

# Settings for `swift build` and `swift test` in a separate sanitizer build, and for its reports. Reports go to files in
# $findings, because the programs that tests start write their output elsewhere. Some of them run as the user nobody, so
# the folder must be accessible and writable for everyone.
use_sanitizer() {
    case "$1" in
        address | thread) ;;
        *)
            note "There is no sanitizer '$1' here: address or thread"
            exit 64
            ;;
    esac
    sanitize=(--sanitize="$1" --scratch-path ".build/$1")
    if [[ "$1" == thread ]]; then
        # See Sources/Locks. Not optimised: otherwise the thread sanitizer would see accesses to arrays, but not the
        # reference counting in the Swift library that keeps a shared array from being changed, and would report races
        # there.
        sanitize+=(-Xswiftc -DSANITIZER_SEES_LOCKS)
        # See Package.swift.
        export HACKATOP_THREAD_SANITIZER=1
    else
        # Optimised, because the simulated days and worlds in the tests would take very long otherwise.
        sanitize+=(-Xswiftc -O)
    fi
    findings="$(mktemp -d "/tmp/hackatop-$1-XXXXXX")"
    chmod 1777 "$findings"
    cp scripts/thread-sanitizer.txt "$findings/suppressions"
    chmod 644 "$findings/suppressions"
    # Leaks are not checked, because the program intentionally ends with _exit.
    export ASAN_OPTIONS="detect_leaks=0:log_path=$findings/report"
    export TSAN_OPTIONS="suppressions=$findings/suppressions:log_path=$findings/report:second_deadlock_stack=1"
    # After a trap, Swift's handler calls clone(). The thread sanitizer takes that for a fork and crashes. The new
    # process reads the whole stack for a backtrace, which the address sanitizer takes for an overflow.
    export SWIFT_BACKTRACE=enable=no
}

# Prints what a sanitizer found, and fails if there was anything.
show_findings() {
    local report found=0
    for report in "$findings"/report*; do
        [[ -s "$report" ]] || continue
        found=$((found + 1))
        ((found > 5)) || cat "$report" >&2
    done
    ((found > 0)) || rm -rf "$findings"
    ((found == 0)) || note "The sanitizer found something in $found processes; the reports are in $findings"
    ((found == 0))
}

# Optimised for size: the program mostly waits for the network, and its code is most of its memory.
release_flags=(-c release --product hackatop --static-swift-stdlib -Xswiftc -Osize -Xswiftc -use-ld=lld -Xlinker -s)
if [[ "$(uname)" == Linux ]]; then
    # At a fixed address, because relocating the Swift library at every start costs 1 MiB and half a millisecond. The C
    # libraries, which handle server data first, keep their random addresses.
    release_flags+=(-Xswiftc -Xclang-linker -Xswiftc -no-pie)
    # Exports no symbols, merges equal functions, and places what a key runs, and the Swift library functions that run,
    # next to each other instead of scattered over 4 MB. With the C++ library below, this saves 2.5 MiB of memory, and a
    # fifth of what a key costs: the processor has forgotten nearly all of the program by the next key.
    release_flags+=(-Xswiftc -Xfrontend -Xswiftc -function-sections)
    release_flags+=(-Xlinker --no-export-dynamic -Xlinker --icf=all
        -Xlinker "--symbol-ordering-file=$PWD/scripts/link-order.txt" -Xlinker --no-warn-symbol-ordering)
fi

# The few parts of the C++ library that the Swift library needs, ncurses and SQLite are linked statically where there is
# an archive: the linker uses what it finds first. The program then needs no package of theirs, and starts sooner.
use_archives() {
    [[ "$(uname)" == Linux ]] || return 0
    local archive found
    mkdir -p .build/archives
    for archive in libstdc++.a libncursesw.a libtinfo.a libsqlite3.a; do
        found="$(clang -print-file-name="$archive" 2>/dev/null || true)"
        if [[ "$found" == /* && -e "$found" ]]; then
            ln -sfn "$found" ".build/archives/$archive"
        else
            rm -f ".build/archives/$archive"
        fi
    done
    release_flags+=(-Xlinker "-L$PWD/.build/archives")
    # Unlike the library, the archive of ncurses does not name the one that it needs.
    [[ ! -e .build/archives/libncursesw.a || ! -e .build/archives/libtinfo.a ]] || release_flags+=(-Xlinker -ltinfo)
}

# Builds the release program, quietly unless that fails, and sets `program`.
build_release() {
    local log
    log="$(mktemp)"
    if ! swift build "${release_flags[@]}" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        exit 70
    fi
    rm -f "$log"
    # shellcheck disable=SC2034
    program="$(swift build "${release_flags[@]}" --show-bin-path)/hackatop"
}

# The files of an installation, below its prefix.
installed_files=(bin/hackatop share/man/man1/hackatop.1 share/bash-completion/completions/hackatop
    share/zsh/site-functions/_hackatop share/fish/vendor_completions.d/hackatop.fish)

# read_prefix USAGE ARGUMENTS...: sets `prefix` from [--prefix DIR], and `root`, where its files go: below $DESTDIR, which
# those set who make packages. The other arguments are left in `rest`.
read_prefix() {
    local usage="$1"
    shift
    prefix=/usr/local rest=()
    while (($#)); do
        case "$1" in
        --prefix)
            (($# > 1)) || { note "--prefix needs a folder."; exit 64; }
            prefix="$2"
            shift
            ;;
        --prefix=*) prefix="${1#--prefix=}" ;;
        --help)
            printf 'Usage: %s\n' "$usage"
            exit 0
            ;;
        *) rest+=("$1") ;;
        esac
        shift
    done
    [[ -n "$prefix" ]] || { note "--prefix needs a folder."; exit 64; }
    [[ "$prefix" == /* ]] || prefix="$caller/$prefix"
    # shellcheck disable=SC2034
    root="${DESTDIR-}$prefix"
}
