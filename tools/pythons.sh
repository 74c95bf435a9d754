#!/usr/bin/env bash
# The default tests on further Pythons, of those that this machine has: in pyenv's folder, or where uv finds one.
# `VERSION:PATH,PATH` does those of some folders alone, `VERSION:--ignore=PATH,…` all but those.
set -euo pipefail
cd "$(dirname "$0")/.."
environments=$(mktemp -d)
trap 'rm -rf "$environments"' EXIT
missing=()
for asked in "$@"; do
  version=${asked%%:*}
  folders=${asked#"$version"}
  folders=${folders#:}
  python=$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python 2>/dev/null | sort -V | tail -n 1 || true)
  python=${python:-$(uv python find --system --no-python-downloads "$version" 2>/dev/null || true)}
  if [ -z "$python" ]; then
    missing+=("$version")
    continue
  fi
  echo "== the tests on $("$python" --version)"
  # shellcheck disable=SC2086 # several folders are several arguments
  UV_PROJECT_ENVIRONMENT="$environments/$version" uv run --python "$python" --group dev \
    pytest -q -n auto -m "not slow and not spark" ${folders//,/ }
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "== not on this machine, so not tested: Python ${missing[*]}"
fi
