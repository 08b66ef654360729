# Shared by the scripts beside it; sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Nothing here depends on the locale of whoever starts it; the C library's own UTF-8 one is always there.
# shellcheck disable=SC2034
caller_lang="${LANG-}" caller_lc_all="${LC_ALL-}"
export LC_ALL=C.UTF-8 LANG=C.UTF-8

# Swift keeps compiled modules below the home folder; where that takes none, the build's folder does.
cache="${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}"
if [[ -z "$cache" ]] || { [[ ! -d "$cache" ]] && ! mkdir "$cache" 2>/dev/null; } || [[ ! -w "$cache" ]]; then
    export XDG_CACHE_HOME="$PWD/.build/caches"
    mkdir -p "$XDG_CACHE_HOME"
fi

note() { printf '%s\n' "$*" >&2; }

# Installs Debian packages that are missing, or names them and gives up.
need_packages() {
    local missing=() package
    if ! command -v dpkg-query >/dev/null; then
        # Not a Debian: trust that what is needed is there; the compiler will say what is not.
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
            # A person was there to give the password.
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

# What the program is built from and needs when it runs, and the packages given besides.
need_for_building() {
    need_swift
    need_packages libncurses-dev libsqlite3-dev libcurl4-openssl-dev tzdata ca-certificates "$@"
}

# What `swift build` and `swift test` need for a build of its own under a sanitizer, and where its findings go: files in
# $findings, for the programs that tests start write elsewhere. Some of them run as nobody, so it is a folder that
# everybody can reach and write to.
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
        # See Sources/Locks. Not optimised: the thread sanitizer would then see accesses to arrays, but not the counting
        # of references in the Swift library that keeps a shared one from being changed, and report races there.
        sanitize+=(-Xswiftc -DSANITIZER_SEES_LOCKS)
        # See Package.swift.
        export HACKATOP_THREAD_SANITIZER=1
    else
        # Optimised, or the days and worlds that tests live through take very long.
        sanitize+=(-Xswiftc -O)
    fi
    findings="$(mktemp -d "/tmp/hackatop-$1-XXXXXX")"
    chmod 1777 "$findings"
    cp scripts/thread-sanitizer.txt "$findings/suppressions"
    chmod 644 "$findings/suppressions"
    # A leak is none of its business: the program ends with _exit, as it should.
    export ASAN_OPTIONS="detect_leaks=0:log_path=$findings/report"
    export TSAN_OPTIONS="suppressions=$findings/suppressions:log_path=$findings/report:second_deadlock_stack=1"
    # After a trap Swift's handler makes a clone() that the thread sanitizer takes for a fork and dies of; what that does
    # is to read the whole stack for a backtrace, which the address sanitizer takes for an overflow.
    export SWIFT_BACKTRACE=enable=no
}

# Prints what a sanitizer found; fails if it was anything.
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

# Small rather than unrolled: what the program waits for is the network, and its code is most of its memory.
release_flags=(-c release --product hackatop --static-swift-stdlib -Xswiftc -Osize -Xswiftc -use-ld=lld -Xlinker -s)
if [[ "$(uname)" == Linux ]]; then
    # At a fixed address: to move the Swift library at every start costs 1 MiB and half a millisecond. The C libraries,
    # which meet what servers send first, stay where the system likes to put them.
    release_flags+=(-Xswiftc -Xclang-linker -Xswiftc -no-pie)
    # Nothing looks for symbols in the program; equal functions once; and what runs of the Swift library side by side
    # instead of scattered over 4 MB. With the C++ library below, 2.5 MiB less comes into memory.
    release_flags+=(-Xlinker --no-export-dynamic -Xlinker --icf=all
        -Xlinker "--symbol-ordering-file=$PWD/scripts/link-order.txt" -Xlinker --no-warn-symbol-ordering)
    # The little that the Swift library needs of the C++ one comes in with it, where there is an archive to take it from:
    # the linker takes what it finds first.
    cxx_archive="$(clang -print-file-name=libstdc++.a 2>/dev/null || true)"
    if [[ "$cxx_archive" == /* && -e "$cxx_archive" ]]; then
        mkdir -p .build/archives
        ln -sfn "$cxx_archive" .build/archives/libstdc++.a
        release_flags+=(-Xlinker "-L$PWD/.build/archives")
    fi
fi

# Builds the program as people get it, quietly unless that fails, and sets `program`.
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
