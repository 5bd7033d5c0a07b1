#!/usr/bin/env bash
# Makes the certificates of this folder; see README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > ca.cnf <<'CONFIG'
[ca]
default_ca = one
[one]
new_certs_dir = .
database = index
policy = any
x509_extensions = extensions
unique_subject = no
rand_serial = yes
[any]
commonName = supplied
[extensions]
basicConstraints = critical, CA:TRUE
[large]
subjectAltName = @names
CONFIG
{
    echo "[names]"
    for number in $(seq 1 700); do echo "DNS.$number = host-$number.stockholm.example"; done
} >> ca.cnf

# name, subject, first day, last day, digest, section, key options...
certificate() {
    local name=$1 subject=$2 first=$3 last=$4 digest=$5 section=$6
    shift 6
    : > index
    openssl genpkey "$@" -out key.pem 2>/dev/null
    openssl req -new -key key.pem -subj "/CN=$subject" -out request.pem
    openssl ca -batch -config ca.cnf -extensions "$section" -selfsign -keyfile key.pem -in request.pem \
        -md "$digest" -notext -startdate "${first}000000Z" -enddate "${last}235959Z" -out "$name.pem" 2>/dev/null
    openssl x509 -in "$name.pem" -out "$here/$name.pem"
}
p256=(-algorithm EC -pkeyopt ec_paramgen_curve:P-256)
certificate valid "Issuer of the cases" 20250101 20451231 sha256 extensions "${p256[@]}"
certificate twin "Issuer of the cases" 20250101 20451231 sha256 extensions "${p256[@]}"
certificate other "Another issuer" 20250101 20451231 sha256 extensions "${p256[@]}"
certificate rsa-2048 "RSA 2048" 20250101 20451231 sha256 extensions -algorithm RSA -pkeyopt rsa_keygen_bits:2048
certificate rsa-1024 "RSA 1024" 20250101 20451231 sha256 extensions -algorithm RSA -pkeyopt rsa_keygen_bits:1024
certificate sha1 "SHA-1" 20250101 20451231 sha1 extensions -algorithm RSA -pkeyopt rsa_keygen_bits:2048
certificate md5 "MD5" 20250101 20451231 md5 extensions -algorithm RSA -pkeyopt rsa_keygen_bits:2048
certificate secp256k1 "secp256k1" 20250101 20451231 sha256 extensions -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1
certificate p384 "P-384" 20250101 20451231 sha384 extensions -algorithm EC -pkeyopt ec_paramgen_curve:P-384
certificate expired Expired 20150101 20191231 sha256 extensions "${p256[@]}"
certificate not-yet-valid "Not yet valid" 20400101 20491231 sha256 extensions "${p256[@]}"
certificate expires-soon "Expires soon" 20250101 20261210 sha256 extensions "${p256[@]}"
certificate too-large "Too large" 20250101 20451231 sha256 large "${p256[@]}"

certificate ed25519 Ed25519 20250101 20451231 default extensions -algorithm ED25519

# The same certificate, spoilt in one way each.
armour() { echo "-----BEGIN CERTIFICATE-----"; base64 -w "$1"; echo "-----END CERTIFICATE-----"; }
openssl x509 -in "$here/valid.pem" -outform DER -out valid.der
{ cat valid.der; printf 'more'; } | armour 64 > "$here/trailing-data.pem"
armour 76 < valid.der > "$here/columns-76.pem"
# The outermost sequence with an indefinite length: BER, not DER.
{ printf '\x30\x80'; tail -c +5 valid.der; printf '\x00\x00'; } | armour 64 > "$here/indefinite-length.pem"
{ echo "-----BEGIN CERTIFICATE-----"; echo "bm90IGEgY2VydGlmaWNhdGU="; echo "-----END CERTIFICATE-----"; } > "$here/not-der.pem"
# Made for these tests and used nowhere.
openssl genpkey "${p256[@]}" -out "$here/private-key.pem"
