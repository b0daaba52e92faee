#!/bin/sh
# Fails unless the greeting is right.
set -eu
greeting=$(sh /greeter/greet.sh Grace)
if [ "$greeting" != "Hello, Grace!" ]; then
  echo "expected 'Hello, Grace!', found '$greeting'" >&2
  exit 1
fi
echo "1 test passed"
