#!/bin/bash
# Installs what Keyward needs to run from the revision of this repository that the action is of.
set -euo pipefail
cd "$GITHUB_ACTION_PATH/../../.."
npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
