#!/usr/bin/env bash
# Fetches the four files of MNIST (11 MB, gzip) and checks the SHA-256 of what is in them. Call it again after an interruption:
# what is there and right is left alone, what is there in part goes on where it stopped.
#
#   scripts/fetch-mnist.sh [MIRROR] [FOLDER] [SUMS]
#
#   MIRROR  address that the files lie under; default: the copy that PyTorch's datasets use
#   FOLDER  where they go; default: data/mnist in the project
#   SUMS    lines of "SHA-256  name", of the uncompressed files; default: scripts/mnist.sha256. With sums of your own this fetches
#           other sets of the same format too, such as Fashion-MNIST.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mirror=${1:-https://ossci-datasets.s3.amazonaws.com/mnist}
folder=${2:-$project/data/mnist}
sums=${3:-$project/scripts/mnist.sha256}

# fail SENTENCE [CODE]: 2 for what the caller has to mend first.
fail() {
  echo "fetch-mnist: $1" >&2
  exit "${2:-1}"
}

[[ $mirror != -* && $# -le 3 ]] || fail "usage: scripts/fetch-mnist.sh [MIRROR] [FOLDER] [SUMS]; see the top of this file." 2

unfinished() {
  fail "$mirror/$name.gz could not be fetched in full; call again to go on, or name another mirror."
}

command -v curl > /dev/null || fail "curl is needed and is not installed; install it, or fetch the files by hand into $folder." 2
[[ -f $sums ]] || fail "there is no file of checksums at $sums; name one as the third argument." 2

if command -v sha256sum > /dev/null; then sha256=(sha256sum); else sha256=(shasum -a 256); fi

# right FILE SUM: whether FILE unpacks to content with this sum.
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
    echo "$name: there already"
    continue
  fi
  # What cannot be gone on with (a server without ranges, a left-over of something else) is fetched from the start.
  if [[ -s $file.part ]] && ! right "$file.part" "$sum"; then
    download "$mirror/$name.gz" "$file.part" --continue-at - || [[ $? == 33 ]] || unfinished
    right "$file.part" "$sum" || rm -f "$file.part"
  fi
  if [[ ! -s $file.part ]]; then
    download "$mirror/$name.gz" "$file.part" || unfinished
  fi
  if ! right "$file.part" "$sum"; then
    rm -f "$file.part"
    fail "$mirror/$name.gz is not the file that it should be (SHA-256 of its content differs); it was thrown away. Call again, or name another mirror."
  fi
  mv "$file.part" "$file"
  echo "$name: fetched"
done < "$sums"
echo "All files are in $folder."
