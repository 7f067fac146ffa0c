#!/usr/bin/env bash
# Starts a self-contained build in an empty root that holds its C libraries and nothing else: no SDK, no OpenSSL. --help works, a search is refused with a sentence
# and exit code 2; with OpenSSL added it runs to its end. Needs Linux, unshare and the machine's own C, C++ and OpenSSL libraries.
#   scripts/try-bare.sh BINARY [COMMAND…]     (default: demo)
set -euo pipefail
[[ $# -ge 1 && -x $1 ]] || { echo "try-bare: give a self-contained build of scripts/publish.sh." >&2; exit 2; }
binary=$1
command=("${@:2}")
[[ ${#command[@]} -gt 0 ]] || command=(demo)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{tmp,work,proc,dev,lib64,usr/bin}

# A library as the linker finds it, at the same place below the root.
place() {
  local file
  # To its end: a reader that stops early would end ldconfig by SIGPIPE, and with pipefail the script.
  file=$(ldconfig -p | awk -v name="$1" '$1 == name && /x86-64/ && !found { print $NF; found = 1 }')
  [[ -n $file ]] || { echo "try-bare: this machine has no $1." >&2; exit 2; }
  mkdir -p "$root$(dirname "$file")"
  cp -L "$file" "$root$file"
}

for library in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libgcc_s.so.1 libstdc++.so.6 libz.so.1; do place "$library"; done
cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"
cp "$binary" "$root/actorsearch"
cp -L "$(command -v env)" "$root/usr/bin/env"
bare() {
  unshare --user --map-root-user --mount --pid --fork sh -c \
    'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" /usr/bin/env -i --chdir=/work HOME=/work DOTNET_BUNDLE_EXTRACT_BASE_DIR=/tmp /actorsearch "$@"' "$root" "$@"
}

bare --help > "$root/said" || { echo "try-bare: --help ended with exit code $?." >&2; exit 1; }
grep -q "Usage:" "$root/said"
code=0
bare "${command[@]}" > "$root/said" 2>&1 || code=$?
[[ $code -eq 2 ]] && grep -q "this machine has no OpenSSL" "$root/said" && [[ -z $(ls "$root/work") ]] \
  || { echo "try-bare: without OpenSSL the exit code is $code, and it says:" >&2; head -5 "$root/said" >&2; exit 1; }
echo "without OpenSSL: $(cat "$root/said")"

place libssl.so.3
place libcrypto.so.3

# The account is new: there is no folder for data of programs yet.
printf 'data.kind = noisy-curve\nengine = torch\nspace.training.batch-size = [20, 40]\n' > "$root/work/torch.conf"
bare run torch.conf > "$root/said" 2>&1 && { echo "try-bare: engine = torch is accepted without libtorch." >&2; exit 1; }
grep -q "is not in /work/.local/share/actorsearch/torch/" "$root/said" || { echo "try-bare: without libtorch it says: $(head -1 "$root/said")" >&2; exit 1; }
bare "${command[@]}" > "$root/said" 2>&1 || { echo "try-bare: with OpenSSL the exit code is $?:" >&2; tail -5 "$root/said" >&2; exit 1; }
echo "with OpenSSL: $(grep '^digest' "$root/said")"
