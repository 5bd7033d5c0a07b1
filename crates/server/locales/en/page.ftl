skip = To the content
registry = Tillit
menu = Menu of this page
menu-published = What is published
menu-verify = How to verify
menu-api = API
other-language = På svenska

title-one = Registry of { $name }
title-many = Registry of identity federations

notice-demo = Demonstration.
notice-demo-text = The keys are made to be thrown away and nothing here can be relied on.
notice-trial = Trial.
notice-trial-text = The parties are real but the data is for testing. Use nothing from here in production.

lead = Here is what organisations of an identity federation need in order to trust each other's systems: which systems belong to whom, and which keys they have.
lead-how = Each organisation submits its own data, signed. At least two people approve every change. What holds is published signed at fixed addresses, and can be read and verified without an account.

demo = demo
trial = trial
production = production

facts-environment = Environment
facts-issuer = Issuer (iss)
facts-operator = Run by
facts-approvals = Approved by
facts-approvals-value = at least { $count } people
facts-entities = Published entities
facts-sequence = Current publication
facts-sequence-none = none yet

published = What is published
published-caption = Files of { $name }: where they are and how long they hold. Times in UTC.
published-none = Nothing is published yet. The first publication comes when the first change is approved.
column-content = Content
column-address = Address
column-issued = Signed
column-expires = Valid until
column-left = Time left
never = until replaced
left-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
left-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
left-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
left-none = has expired
format-matf-metadata = Metadata as in MATF (RFC 9932)
format-key-set = The federation's public keys (JWK Set)
format-attribute-list-jws = Attribute list { $name }, signed
format-attribute-list-json = Attribute list { $name }, JSON
format-attribute-list-yaml = Attribute list { $name }, YAML
published-code-systems = { $count ->
    [one] One version of a code system
   *[other] { $count } versions of code systems
} that the lists use, each by itself, at /code-systems/name/version.jws (signed) and .json.
published-attribute-profiles = { $count ->
    [one] One version of an attribute profile
   *[other] { $count } versions of attribute profiles
}, each by itself, at /attribute-profiles/list/name/version.jws (signed) and .json.
publications = Earlier publications stay under their numbers:
publications-link = list of publications (JSON)
profile-link = the federation's rules (profile, JSON)

fingerprint = Fingerprint of the key
fingerprint-text = Everything is signed with this key. Before you trust it, compare the words with the federation's operator through another channel, for example by telephone at a number from a public source. The address of this page proves nothing.
fingerprint-hex = As hexadecimal digits
key-id = Name of the key (kid)

verify = How to verify
verify-tillit = With the tool tillit: trust the key once, then fetch. The tool checks signature, issuer, validity, and that nothing older has come in place of something newer.
verify-trust = Trust the federation's key:
verify-fetch = Fetch and verify:
verify-curl = Without the tool: fetch the file and the keys, and check for yourself.
verify-check = Check with a JOSE library, and accept the file only if everything holds:
verify-check-1 = The signature is ES256 by the key in the key file whose kid stands in the file's header, and that key's fingerprint is the one above.
verify-check-2 = { $claim } is exactly { $issuer }
verify-check-3 = { $claim } has not passed.
verify-check-4 = { $claim } is not older than in the file that you had before.

api = API for programs
api-text = The same data, its history, and all submission go through an open API.
api-docs = Read about the API
api-openapi = OpenAPI as YAML
api-schemas = JSON Schemas of the documents:

not = What this is not
not-text = The registry logs nobody in, keeps no personal data of users, and does not certify that an organisation's systems are secure: it shows who has said what, and who has approved it.

footer-contact = Questions:
footer-status = Status (JSON)
footer-version = Version
