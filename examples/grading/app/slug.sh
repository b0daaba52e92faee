#!/bin/sh
# slug.sh TITLE: the title as it stands in an address: "Hello World" becomes hello-world.
printf '%s\n' "$1"
