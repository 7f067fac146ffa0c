#!/usr/bin/env bash
# Makes a private authority in DIR, unless DIR has one, and a folder DIR/NAME for each node with its certificate, its key and the tls.conf
# that names them. Needs only the .NET SDK.
#   scripts/make-certs.sh DIR NAME…
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1
exec dotnet run "$here/make-certs.cs" -- "$@"
