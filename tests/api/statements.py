"""What schemathesis has to know of the registry: how statements are signed, how a token is had, and that a status has to be named.

Keys and addresses come from the environment. The signatures are made by `cryptography`, not by our own code.
"""

import base64
import hashlib
import json
import os
import time

import requests
import schemathesis
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from hypothesis import strategies as st

BASE_URL = os.environ["TILLIT_BASE_URL"]
FEDERATION = os.environ["TILLIT_FEDERATION"]
SUBMISSIONS = os.environ["TILLIT_SUBMISSIONS"].split()


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Signer:
    """A key on P-256 and who holds it."""

    def __init__(self, name: str):
        with open(os.environ[f"TILLIT_{name}_KEY"], "rb") as file:
            self.key = load_pem_private_key(file.read(), None)
        self.subject = os.environ[f"TILLIT_{name}_SUBJECT"]
        self.organisation = os.environ[f"TILLIT_{name}_ORGANISATION"]
        numbers = self.key.public_key().public_numbers()
        x, y = (b64(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
        # RFC 7638: the required members in the order of their names, without spaces.
        jwk = f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'
        self.kid = b64(hashlib.sha256(jwk.encode()).digest())

    def sign(self, kind: str, payload: dict) -> str:
        header = {"alg": "ES256", "kid": self.kid, "typ": kind}
        text = ".".join(b64(json.dumps(part).encode()) for part in (header, payload))
        r, s = decode_dss_signature(self.key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{text}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    def statement(self, kind: str, claims: dict) -> bytes:
        now = int(time.time())
        payload = {
            "iss": self.organisation,
            "aud": BASE_URL,
            "iat": now,
            "exp": now + 300,
            "jti": b64(os.urandom(16)),
            **claims,
        }
        return self.sign(f"tillit-{kind}+jws", payload).encode()


MEMBER = Signer("MEMBER")
OPERATOR = Signer("OPERATOR")
READER = {"member": MEMBER, "operator": OPERATOR}.get(os.environ.get("TILLIT_READER", ""))

hashes_of_something = st.sampled_from(SUBMISSIONS) | st.binary(min_size=32, max_size=32).map(bytes.hex)
reasons = st.text(min_size=1, max_size=40)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
kinds = st.sampled_from(["organisation", "contacts", "entity", "attribute-list", "federation"])
ids = st.sampled_from([MEMBER.organisation, "https://a.stockholm.example/egil", "gemensam/1.0.0", FEDERATION]) | st.text(max_size=30)
federations = st.just(FEDERATION) | st.text(max_size=12)
changes = st.fixed_dictionaries(
    {"kind": kinds, "id": ids, "action": st.just("put"), "base": st.none(), "text": anything.map(json.dumps) | st.text(max_size=60)}
) | st.fixed_dictionaries(
    {
        "kind": kinds,
        "id": ids,
        "action": st.just("withdraw"),
        "base": st.fixed_dictionaries({"version": st.integers(1, 3), "sha256": hashes_of_something}),
        "reason": reasons,
    }
)
CLAIMS = {
    "submission": st.fixed_dictionaries({"documents": st.lists(changes, max_size=3)}),
    "withdrawal": st.fixed_dictionaries({"submission": hashes_of_something}),
    "decision": st.fixed_dictionaries(
        {
            "federation": federations,
            "subject": hashes_of_something,
            "profile": hashes_of_something,
            "bases": st.lists(
                st.fixed_dictionaries({"kind": kinds, "id": ids, "version": st.none() | st.integers(1, 3)}), max_size=2
            ),
            "verdict": st.sampled_from(["approve", "reject"]),
            "reason": reasons,
        }
    ),
    "hold": st.fixed_dictionaries(
        {
            "federation": federations,
            "target": st.fixed_dictionaries({"kind": st.just("submission"), "id": hashes_of_something})
            | st.fixed_dictionaries({"kind": st.just("entity"), "id": ids}),
            "action": st.sampled_from(["hold", "lift"]),
            "reason": reasons,
        }
    ),
    "invitation": st.fixed_dictionaries(
        {
            "federation": federations,
            "organisation": st.sampled_from(["0007:2120001355", "0007:5566778899"]),
            "name": st.text(min_size=1, max_size=20),
            "domains": st.lists(st.sampled_from(["a.example", "b.example", "-"]), max_size=2),
            "code_sha256": hashes_of_something,
            "expires": st.just(int(time.time()) + 86400) | st.integers(),
        }
    ),
    # A key that nobody holds: the keys of this test have to last.
    "key-revocation": st.fixed_dictionaries({"key": st.binary(min_size=32, max_size=32).map(b64), "reason": reasons}),
}


@st.composite
def statements(draw) -> bytes:
    """From bytes that are no statement at all to one that only its content can refuse."""
    form = draw(st.integers(0, 9))
    if form == 0:
        return draw(st.binary(max_size=80))
    if form == 1:
        return ".".join(draw(st.lists(st.text("AZaz09-_=", max_size=20), min_size=3, max_size=3))).encode()
    kind = draw(st.sampled_from(sorted(CLAIMS)))
    signer = draw(st.sampled_from([MEMBER, OPERATOR]))
    claims = draw(st.dictionaries(st.text(max_size=8), anything, max_size=3) if form == 2 else CLAIMS[kind])
    return signer.statement(kind, claims)


schemathesis.openapi.media_type("application/jose", statements())


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """The example of a statement is for people: it stands for a signature and has none."""
    for operations in raw_schema["paths"].values():
        for operation in operations.values():
            body = operation.get("requestBody", {}).get("content", {})
            body.get("application/jose", {}).pop("examples", None)


if READER:

    @schemathesis.auth(refresh_interval=300)
    class AccessToken:
        """A client assertion (RFC 7523) is exchanged for an access token."""

        def get(self, case, context):
            endpoint = f"{BASE_URL}/registry/v1/tokens"
            now = int(time.time())
            assertion = READER.sign(
                "client-authentication+jwt",
                {
                    "iss": READER.subject,
                    "sub": READER.subject,
                    "aud": endpoint,
                    "iat": now,
                    "exp": now + 120,
                    "jti": b64(os.urandom(16)),
                },
            )
            form = {
                "grant_type": "client_credentials",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": assertion,
            }
            answer = requests.post(endpoint, data=form, timeout=20)
            answer.raise_for_status()
            return answer.json()["access_token"]

        def set(self, case, data, context):
            case.headers = case.headers or {}
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.check
def status_is_named(ctx, response, case):
    """`default` is for clients; an answer that was ever seen has its own line in the description."""
    definition = case.operation.definition.raw
    if case.method.lower() != case.operation.method.lower():
        return
    if str(response.status_code) not in definition["responses"]:
        raise AssertionError(f"{response.status_code} is not named in the description")
