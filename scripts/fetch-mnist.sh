#!/usr/bin/env bash
# Downloads the four files of MNIST (11 MB, gzip) and checks the SHA-256 of their contents. Call it again after an interruption:
# complete files stay, partial downloads are continued.
#
#   scripts/fetch-mnist.sh [MIRROR] [FOLDER] [SUMS]
#
#   MIRROR  base address of the files (default: the copy that PyTorch's datasets use)
#   FOLDER  where to save them (default: data/mnist in the project)
#   SUMS    lines of "SHA-256  name" for the uncompressed files (default: scripts/mnist.sha256). With your own sums the script
#           downloads other sets of the same format, such as Fashion-MNIST.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mirror=${1:-https://ossci-datasets.s3.amazonaws.com/mnist}
folder=${2:-$project/data/mnist}
sums=${3:-$project/scripts/mnist.sha256}

# fail SENTENCE [CODE]: code 2 for mistakes of the caller.
fail() {
  echo "fetch-mnist: $1" >&2
  exit "${2:-1}"
}

[[ $mirror != -* && $# -le 3 ]] || fail "usage: scripts/fetch-mnist.sh [MIRROR] [FOLDER] [SUMS]; see the top of this file." 2

unfinished() {
  fail "$mirror/$name.gz could not be downloaded completely; call again to continue, or name another mirror."
}

command -v curl > /dev/null || fail "curl is not installed; install it, or download the files yourself into $folder." 2
[[ -f $sums ]] || fail "the checksum file $sums does not exist; name one as the third argument." 2

if command -v sha256sum > /dev/null; then sha256=(sha256sum); else sha256=(shasum -a 256); fi

# right FILE SUM: whether the uncompressed content of FILE has this sum.
right() {
  [[ -f $1 ]] && [[ $(gzip -dc < "$1" 2> /dev/null | "${sha256[@]}" | cut -d ' ' -f 1) == "$2" ]]
}

# download ADDRESS PART [OPTION...]
download() {
  curl --fail --location --silent --show-error --output "$2" "${@:3}" "$1"
}

mkdir -p "$folder"
while read -r sum name; do
  [[ -n $name ]] || continue
  file=$folder/$name.gz
  if right "$file" "$sum"; then
    echo "$name: already there"
    continue
  fi
  # A download that cannot be continued (a server without ranges, a file with other content) starts again.
  if [[ -s $file.part ]] && ! right "$file.part" "$sum"; then
    download "$mirror/$name.gz" "$file.part" --continue-at - || [[ $? == 33 ]] || unfinished
    right "$file.part" "$sum" || rm -f "$file.part"
  fi
  if [[ ! -s $file.part ]]; then
    download "$mirror/$name.gz" "$file.part" || unfinished
  fi
  if ! right "$file.part" "$sum"; then
    rm -f "$file.part"
    fail "$mirror/$name.gz has other content than expected (its SHA-256 differs) and was deleted. Call again, or name another mirror."
  fi
  mv "$file.part" "$file"
  echo "$name: downloaded"
done < "$sums"
echo "All files are in $folder."
