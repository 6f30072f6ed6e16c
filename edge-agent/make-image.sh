#!/usr/bin/env bash
# Makes a self-contained image of the edge agent: a Java runtime with only the modules that it needs (jlink), its
# jars, and an AOT cache that a training run leaves behind. Linux, the machine's own architecture.
#
#   edge-agent/make-image.sh FOLDER [edge.yaml]     then: FOLDER/bin/gengfu-edge --config edge.yaml
#
# With a configuration the training run uses it (its devices and broker should answer): what the site needs at its
# start is then in the cache. Without one, a device and a broker that nobody answers have to do.
# JAVA_HOME must be a JDK 25 with its jmods (or one that links from its own run-time image); the agent must have been
# built (./gengfu build).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -eq 1 ] || [ $# -eq 2 ] || { echo "usage: $0 FOLDER [edge.yaml]" >&2; exit 2; }
image=$1
: "${JAVA_HOME:?set it to a JDK 25, for example JAVA_HOME=\$(./gengfu jdk)}"
jar=$(ls "$here"/target/gengfu-edge-agent-*.jar 2>/dev/null | head -1)
[ -n "$jar" ] || { echo "$0: the agent is not built; run ./gengfu build" >&2; exit 1; }

rm -rf "$image"
mkdir -p "$(dirname "$image")"

# Parts of netty whose own libraries are optional and not here: nothing uses them, and jdeps stops at them.
libraries=()
for library in "$here"/target/lib/*.jar; do
  case "$library" in
    */netty-codec-marshalling-*|*/netty-codec-protobuf-*) ;;
    *) libraries+=("$library") ;;
  esac
done
path=$(IFS=:; echo "${libraries[*]}")

# java.naming and java.xml: logback reads logback.xml; jdk.unsupported: protobuf; jdk.httpserver: the status page.
modules=$("$JAVA_HOME/bin/jdeps" --print-module-deps --ignore-missing-deps --multi-release 25 --recursive \
  --class-path "$path" "$jar" "${libraries[@]}" 2>/dev/null | tail -1)
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
  --compress zip-6 --output "$image"

mkdir "$image/app"
cp "$jar" "${libraries[@]}" "$image/app/"

cat > "$image/bin/gengfu-edge" <<'RUN'
#!/bin/sh
# Starts the edge agent. GENGFU_JAVA_OPTIONS: further options of the Java machine.
image=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
path=$(printf '%s:' "$image"/app/*.jar)
[ -n "${GENGFU_TRAIN:-}" ] && cache="-XX:AOTCacheOutput=$GENGFU_TRAIN" || cache="-XX:AOTCache=$image/app/edge.aot"
exec "$image/bin/java" "$cache" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 \
  -Xms12m -Xmx48m -Xss256k -XX:ReservedCodeCacheSize=24m -XX:MaxMetaspaceSize=48m -XX:-UsePerfData \
  -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  ${GENGFU_JAVA_OPTIONS:-} -cp "${path%:}" org.gengfu.edge.EdgeMain "$@"
RUN
chmod +x "$image/bin/gengfu-edge"

# The training run: a few seconds, then SIGTERM.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/edge.yaml" <<YAML
edge: training
uplink: {host: stock, brokers: ["tcp://127.0.0.1:9"]}
outbox: {folder: outbox}
profiles: [$here/../device-profiles]
buses:
  - {id: b, driver: modbus, transport: tcp, host: 127.0.0.1, port: 9, devices: [{id: d, profile: th-modbus, unit: 1}]}
YAML
GENGFU_TRAIN="$image/app/edge.aot" "$image/bin/gengfu-edge" --config "${2:-$work/edge.yaml}" > "$work/out" 2> "$work/err" &
pid=$!
for _ in $(seq 100); do grep -q READY "$work/out" && break; sleep 0.1; done
sleep 3
kill "$pid" 2>/dev/null || true
wait "$pid" || true
[ -s "$image/app/edge.aot" ] || { cat "$work/err" >&2; echo "$0: the training run left no cache" >&2; exit 1; }
du -sh "$image" >&2
