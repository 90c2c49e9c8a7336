# What run.sh and test.sh share; sourced with $here set to the checkout. Says what it does on stderr, and nothing when there is nothing to do.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDDISABLENODEREUSE=1 # leave no build servers behind

say() { printf '%s\n' "$*" >&2; }

. "$here/.ci/assets.sh"

# Without a browser or libjpeg-turbo the tests that need one are skipped, so nobody is asked to install it by hand.
needs_browser() { [ "$1" = BiSSL.Tests ] && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; }

may_install() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }

needed_packages() { # PROJECT
  needs_assets "$1" && ! command -v npm >/dev/null && echo nodejs npm
  needs_browser "$1" && may_install && echo chromium
  [ "$1" = BiSSL.Tests ] && may_install && echo libturbojpeg0
  return 0
}

installed() { grep -qx "$1 installed" <<<"$present"; }

install_packages() { # PROJECT
  command -v dpkg-query >/dev/null || return 0 # not Debian: the build says what it misses
  local wanted missing=() one sudo=
  read -ra wanted <<<"$(needed_packages "$1" | tr '\n' ' ')"
  [ ${#wanted[@]} -gt 0 ] || return 0
  local present
  present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null)
  for one in "${wanted[@]}"; do installed "$one" || missing+=("$one"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    may_install || { say "Missing: ${missing[*]}. Install them as root with apt-get install, then run this again."; return 1; }
    sudo=sudo
  fi
  say "Installing ${missing[*]} with apt-get${sudo:+ (sudo may ask for your password)} …"
  $sudo apt-get update -q >&2 || return
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

find_dotnet() {
  local root
  for root in "" "${DOTNET_ROOT:-}" "$HOME/.dotnet"; do
    dotnet=${root:+$root/}dotnet
    "$dotnet" --list-sdks 2>/dev/null | grep -q '^10\.' && return
  done
  say "The .NET 10 SDK is missing. Install it with
  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
or from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again."
  return 1
}

# build PROJECT: Release, unless nothing changed since the last time. One build at a time.
build() {
  local project=$here/$1 stamp=$here/$1/bin/released log
  local inputs=$LibTorch
  mkdir -p "$project/bin"
  exec 8>"$project/bin/lock" && flock 8
  if [ "$(cat "$stamp" 2>/dev/null)" != "$inputs" ] || changed_since "$stamp" || [ ! -e "$project/bin/$LibTorch/Release/net10.0/TorchSharp.dll" ]; then # a link into a package cache that was emptied
    say "Building $1 …"
    log=$(mktemp)
    echo "$inputs" >"$stamp.new"
    if ! "$dotnet" build "$project" -c Release -v q -nologo -p:UseSharedCompilation=false >"$log" 2>&1 8>&-; then
      cat "$log" >&2
      rm -f "$log" "$stamp" "$stamp.new"
      say "$1 could not be built."
      exec 8>&-
      return 1
    fi
    rm -f "$log"
    mv "$stamp.new" "$stamp"
  fi
  exec 8>&-
}

changed_since() {
  [ -n "$(find "$here"/BiSSL.* "$here"/Directory.* "$here/global.json" "$here/appsettings.json" \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -newer "$1" -print -quit)" ]
}

# Which libtorch comes along: the user's word, else CUDA's where there is a GPU and its package can be had, else the processor's.
choose_libtorch() {
  [ -z "${BISSL_LIBTORCH:-}" ] || LibTorch=own
  if [ -z "${LibTorch:-}" ]; then
    LibTorch=cpu
    nvidia-smi -L >/dev/null 2>&1 && has_cuda_package && LibTorch=cuda-linux
  fi
  export LibTorch
}

# Whether the package for CUDA is here or can be fetched. Sources that had none are asked again after a day.
has_cuda_package() {
  local none=$here/BiSSL.Training/bin/no-cuda-package
  [ -f "$here/BiSSL.Training/bin/cuda-linux/Release/net10.0/BiSSL.Training.dll" ] && return
  [ -n "$(find "$none" -mtime -1 2>/dev/null)" ] && return 1
  say "There is a GPU: fetching TorchSharp-cuda-linux, some gigabytes …"
  "$dotnet" restore "$here/BiSSL.Training" -p:LibTorch=cuda-linux -v q -nologo >/dev/null 2>&1 && return
  mkdir -p "${none%/*}" && touch "$none"
  say "TorchSharp-cuda-linux could not be fetched from the package sources, so training uses the processor. With BISSL_LIBTORCH=DIR, an unzipped libtorch 2.10 for CUDA, it uses the GPU."
  return 1
}

prepare() { install_packages "$1" && find_dotnet && choose_libtorch && build_assets "$1" && build "$1"; }
