#!/bin/sh
# The tests that everybody has seen.
[ -n "$(sh slug.sh 'Any title')" ]
