#!/bin/sh
# Puts the program into the applications menu of this user, or with --remove takes it out again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/call-list-desk.desktop

if [ "${1:-}" = --remove ]; then
    rm -f "$entry"
else
    mkdir -p "$data/applications"
    # In a quoted argument of a desktop entry \, `, $ and " are written with \\ before them.
    program=$(printf '%s' "$here/call-list-desk" | sed 's/[\\`$"]/\\\\&/g')
    while IFS= read -r line; do
        case $line in
            Exec=call-list-desk*) printf 'Exec="%s"%s\n' "$program" "${line#Exec=call-list-desk}" ;;
            Icon=*) printf 'Icon=%s\n' "$here/share/call-list-desk.svg" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done < "$here/share/call-list-desk.desktop" > "$entry"
fi
if command -v update-desktop-database > /dev/null; then
    update-desktop-database -q "$data/applications" || true
fi
