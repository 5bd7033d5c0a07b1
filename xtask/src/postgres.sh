# A PostgreSQL cluster that lives exactly as long as the process that started this script:
# until standard input closes, which the system sees to however that process ends.
# Arguments: the folder with PostgreSQL's programs, the port, whether commits reach the disk (on, off). Prints the cluster's folder once it is ready.
set -eu
trap '' INT TERM HUP
cluster=$(mktemp -d /tmp/tillit-postgres.XXXXXX)
trap 'rm -rf "$cluster"' EXIT
cd "$cluster"
if ! "$1/initdb" -D data -A trust -U postgres -N --locale=C.UTF-8 >log 2>&1 ||
    ! "$1/pg_ctl" -D data -l log -w \
        -o "-p $2 -k $cluster -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=$3" start >>log 2>&1; then
    cat log >&2
    exit 1
fi
echo "$cluster"
cat >/dev/null
"$1/pg_ctl" -D data -m immediate -w stop >/dev/null
