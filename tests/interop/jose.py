"""JSON Web Signatures by jwcrypto, for tests: one request in JSON on each line of standard input, one answer on each line out.

{"op": "verify", "jws": TEXT, "jwks": {...}}                     -> {"header": {...}, "payload": TEXT}
{"op": "sign", "pem": TEXT, "header": {...}, "payload": TEXT,
 "form": "compact" | "general"}                                  -> {"jws": TEXT}
{"op": "public", "pem": TEXT}                                    -> {"jwk": {...}}
{"op": "generate"}                                               -> {"pem": TEXT, "thumbprint": TEXT}

What does not verify is answered with {"error": TEXT}.
"""

import json
import sys

from jwcrypto import jwk, jws


def verify(request):
    keys = jwk.JWKSet.from_json(json.dumps(request["jwks"]))
    token = jws.JWS()
    token.allowed_algs = ["ES256"]
    token.deserialize(request["jws"])
    # The key is chosen by the name in the header, as RFC 7515, section 4.1.4 intends.
    # The general form has a header for each signature; what is tested has one.
    header = token.jose_header[0] if isinstance(token.jose_header, list) else token.jose_header
    kid = header["kid"]
    key = keys.get_key(kid)
    if key is None:
        raise ValueError(f"no key is named {kid}")
    token.verify(key)
    return {"header": header, "payload": token.payload.decode("utf-8")}


def sign(request):
    key = jwk.JWK.from_pem(request["pem"].encode())
    token = jws.JWS(request["payload"].encode("utf-8"))
    token.add_signature(key, protected=json.dumps(request["header"]))
    if request["form"] == "compact":
        return {"jws": token.serialize(compact=True)}
    flattened = json.loads(token.serialize())
    signature = {name: flattened[name] for name in ("protected", "signature")}
    return {"jws": json.dumps({"payload": flattened["payload"], "signatures": [signature]})}


def public(request):
    key = jwk.JWK.from_pem(request["pem"].encode())
    return {"jwk": dict(key.export_public(as_dict=True), kid=key.thumbprint())}


def generate(_):
    key = jwk.JWK.generate(kty="EC", crv="P-256")
    pem = key.export_to_pem(private_key=True, password=None).decode()
    return {"pem": pem, "thumbprint": key.thumbprint()}


OPERATIONS = {"verify": verify, "sign": sign, "public": public, "generate": generate}

for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = OPERATIONS[request["op"]](request)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
