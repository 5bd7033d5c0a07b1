# A durable PostgreSQL cluster that is told what to do, one word a line: start, stop (orderly), crash (at once). Each is answered with
# a line when it is done. It ends, and its folder with it, when standard input closes, however the test ends.
# Arguments: the folder with PostgreSQL's programs, the port.
set -eu
trap '' INT TERM HUP
cluster=$(mktemp -d /tmp/tillit-cluster.XXXXXX)
trap 'rm -rf "$cluster"' EXIT
cd "$cluster"
begin() {
    "$1/pg_ctl" -D data -l log -w -o "-p $2 -k $cluster -c listen_addresses=127.0.0.1 -c max_connections=60" start >>log 2>&1
}
if ! "$1/initdb" -D data -A trust -U postgres --locale=C.UTF-8 >log 2>&1 || ! begin "$1" "$2"; then
    cat log >&2
    exit 1
fi
echo ready
while read -r order; do
    case $order in
    start) begin "$1" "$2" ;;
    stop) "$1/pg_ctl" -D data -m fast -w stop >>log 2>&1 ;;
    crash) "$1/pg_ctl" -D data -m immediate -w stop >>log 2>&1 ;;
    esac
    echo "$order"
done
"$1/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1 || true
