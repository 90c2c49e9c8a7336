#!/usr/bin/env bash
# Installs what is missing, builds, and passes every argument on:   ./run.sh train --preset demo
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
. "$here/.ci/prepare.sh"

prepare BiSSL.Training || exit 1
export BISSL_STORE=${BISSL_STORE:-$here/store}
[ $# -gt 0 ] || set -- --help
exec "$dotnet" exec "$here/BiSSL.Training/bin/native/Release/net10.0/BiSSL.Training.dll" "$@"
