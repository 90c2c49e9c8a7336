#!/usr/bin/env bash
# Installs what is missing, builds, and starts the dashboard. With arguments it is the trainer:   ./run.sh train --preset demo
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
. "$here/.ci/prepare.sh"
export BISSL_STORE=${BISSL_STORE:-$here/store}

run() { exec "$dotnet" exec "$here/$1/bin/$LibTorch/Release/net10.0/$1.dll" "${@:2}"; }

if [ $# -gt 0 ]; then
  prepare BiSSL.Training || exit 1
  run BiSSL.Training "$@"
fi
prepare BiSSL.Web || exit 1
export Dashboard__Store=$BISSL_STORE
run BiSSL.Web
