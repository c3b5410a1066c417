#!/usr/bin/env bash
# The command line of this repository: builds Runner when its sources changed, then hands over to it. ./tf help says what it can do.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
assembly=$root/Runner/bin/Debug/net10.0/tf.dll
stamp=$root/.tf/runner.stamp

cannot() {
  printf '%s\n' "$@" >&2
  exit 2
}

# Folders count too: a deleted file changes nothing but its folder.
sources_changed() {
  [ -f "$assembly" ] && [ -f "$stamp" ] || return 0
  [ -n "$(find "$root/Runner" "$root/Reports" "$root/Framework" "$root"/Directory.*.* "$root/global.json" \
    \( -name bin -o -name obj -o -name out \) -prune -o -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

build() {
  local version
  version=$(cd "$root" && dotnet --version 2>/dev/null) ||
    cannot "tf needs the .NET SDK that global.json asks for: $(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json") or a later 10.0." \
      "Installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')" \
      "Get it: https://dotnet.microsoft.com/download/dotnet/10.0"
  [ -t 2 ] && printf 'Building tf (.NET %s) …' "$version" >&2
  local log=$root/.tf/runner-build.log
  mkdir -p "$root/.tf" || exit 2
  touch "$stamp.new"
  if ! (cd "$root" && dotnet build Runner/Runner.csproj --nologo -v quiet -tl:off -consoleLoggerParameters:NoSummary) >"$log" 2>&1; then
    [ -t 2 ] && printf '\r\033[2K' >&2
    cannot "tf itself doesn't build:" "$(sort -u "$log" | head -n 20)" "All of it: $log"
  fi
  mv "$stamp.new" "$stamp"
  [ -t 2 ] && printf '\r\033[2K' >&2
  return 0
}

command -v dotnet >/dev/null 2>&1 ||
  cannot "tf needs the .NET 10 SDK; there is no 'dotnet' on PATH." "Get it: https://dotnet.microsoft.com/download/dotnet/10.0"
sources_changed && build
exec dotnet "$assembly" "$@"
