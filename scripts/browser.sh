#!/bin/sh
# Sees to it that Chromium and an Arabic font are there: the tests of the HTML page open it in a real browser.
set -eu

chromium=${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}
if [ -n "$chromium" ]; then
    exit 0
fi
install="apt-get install -y --no-install-recommends chromium fonts-noto-core"
if ! command -v apt-get >/dev/null; then
    echo "The tests need Chromium: install it, or name one in the variable CHROMIUM." >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null; then
    as_root="sudo"
else
    echo "The tests need Chromium, and installing it needs an administrator: $install" >&2
    exit 1
fi
echo "Installing Chromium for the tests: $as_root $install" >&2
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
