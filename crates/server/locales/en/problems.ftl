# Titles and meanings of problems, by code. Shown as `title` and at /problems/<slug>.

## Requests

problem-bad-request = The request could not be understood
    .meaning = A parameter, a header or the body has the wrong form. The detail says which.
problem-bad-parameter = A parameter in the address is wrong
    .meaning = There is no such parameter, or its value cannot be read. The description of the API lists the parameters.
problem-not-found = There is nothing here
    .meaning = The address does not exist, or shows something that you may not read. The answer is the same in both cases on purpose.
problem-method-not-allowed = The address does not take this method
    .meaning = The header Allow lists the methods.
problem-not-acceptable = The content does not exist in the wanted format
    .meaning = The API answers with application/json. A release of an attribute list exists in several forms: the answer names them, and each has an address of its own.
problem-timeout = The request came too slowly
    .meaning = Head and body of a request must each arrive within the time that the registry gives. Try again on a better connection.
problem-too-many-requests = Too many requests
    .meaning = Each address may ask only so often. Wait for as many seconds as the header Retry-After says. Who needs many files fetches the published ones, which may be asked for more often.
problem-too-many-connections = Too many connections
    .meaning = Each address may have only so many connections at a time. Use one connection for several requests.
problem-head-too-large = The head of the request is too large
    .meaning = Address and headers together may have 128 KiB, and there may be 96 headers.
problem-too-large = The request is too large
    .meaning = Split the change into several submissions. The limits are in the description of the API.
problem-uri-too-long = The address is too long
    .meaning = Path and parameters may have 2048 bytes.
problem-media-type-not-allowed = The media type is wrong
    .meaning = Signed statements are sent as application/jose, enrolments and attributes to be judged or translated as application/json, requests for tokens as application/x-www-form-urlencoded.
problem-encoding-not-allowed = Compressed bodies are not accepted
    .meaning = Send without the header Content-Encoding.
problem-cross-origin = The request came from another site, or could have
    .meaning = Pages of other sites may not change anything here, and no plain form can. A page of this registry may send a signed statement, with the media type that the address takes.
problem-unavailable = The registry cannot answer right now
    .meaning = Try again in a minute. Published files can be read meanwhile.
problem-internal = The registry failed
    .meaning = The fault is ours. Name the trace in traceId when you report it.
problem-busy = The registry is busy
    .meaning = Nothing was stored. Try again in a while.
problem-database-slow = The database did not answer in time
    .meaning = The registry waits for its database no longer. Send the same request again, unchanged: if it has taken effect already, it is recognised.
problem-database-unavailable = The registry cannot reach its database
    .meaning = Try again in a minute. Published files can be read meanwhile.
problem-storage-full = The registry has no room left
    .meaning = Nothing was stored. Its operators have to make room on the disk of the database; then the same statement can be sent again. Published files can be read meanwhile.
problem-storage-read-only = The registry cannot write
    .meaning = Nothing was stored. Its operators have to make the database writable; then the same statement can be sent again. Published files can be read meanwhile.
problem-storage-broken = The registry's disk reports errors
    .meaning = Nothing was confirmed. Send the same statement again later: if it was stored after all, the answer says where it is. Published files can be read meanwhile.
problem-no-randomness = The registry could not draw a random number
    .meaning = Try again.

## Signed statements

problem-malformed-jws = The statement is no valid compact JWS
    .meaning = Three parts in base64url without padding, joined by dots.
problem-malformed-statement = The content of the statement has the wrong form
    .meaning = The detail says which member is wrong and what is expected.
problem-malformed-json = The content is not JSON
    .meaning = Strict JSON as in RFC 8259 is required.
problem-malformed-encoding = The text is not UTF-8
    .meaning = UTF-8 without a byte order mark and without lone surrogates is required.
problem-duplicate-member = A member stands twice
    .meaning = A reviewer could read one value and the machine the other, so neither is accepted.
problem-unknown-member = An unknown member
    .meaning = Statements may only have the members that are described. Members that the server sets cannot be sent.
problem-too-deep = Nested too deeply
    .meaning = 32 levels at most.
problem-too-many-members = Too many members
    .meaning = 10,000 members in a document at most.
problem-string-too-long = A text is too long
    .meaning = 8 KiB for each text at most.
problem-number-out-of-range = A number cannot be represented exactly
    .meaning = Integers between -(2^53-1) and 2^53-1.
problem-forbidden-character = A forbidden character
    .meaning = Control characters, invisible characters and those that change direction are not accepted.
problem-alg-not-allowed = The algorithm is not allowed
    .meaning = Statements are signed with ES256. The algorithm follows from the registered key, never from the message.
problem-header-not-allowed = A member of the JWS header is not allowed
    .meaning = The header has exactly alg, kid and typ.
problem-typ-not-allowed = The wrong kind of statement
    .meaning = The member typ must be what the address takes, for example tillit-submission+jws.
problem-unknown-key = The key is not registered
    .meaning = Check kid, and that the key is enrolled here.
problem-bad-signature = The signature does not fit
    .meaning = Bytes changed after signing, or it is the wrong key.
problem-key-not-active = The key is not active yet
    .meaning = The operators must have approved it after comparing its fingerprint.
problem-key-revoked = The key is revoked
    .meaning = Enrol a new key.
problem-not-own-key = A key ends itself and no other
    .meaning = Sign with the key that is to end, or ask the operators, who decide together.
problem-key-in-profile = The key is an operator's
    .meaning = Operators' keys stand in the federation's profile; propose a profile without the key.
problem-key-pending = The key waits for its approval
    .meaning = Reject the enrolment instead.
problem-already-revoked = The key is revoked already
    .meaning = It signs nothing more. What it signed before stays evidence.
problem-key-mismatch = The key proof is for another key
    .meaning = kid must be the thumbprint of the key that is proved.
problem-invalid-jwk = The key is no valid JWK
    .meaning = The key must be a public key on P-256 as a JSON Web Key.
problem-private-key-sent = A private key was sent
    .meaning = Send only the public half. Treat the key that was sent as disclosed: make a new one.
problem-wrong-audience = The statement is for another registry
    .meaning = aud must be exactly the public address of the registry.
problem-wrong-issuer = The issuer is not the holder of the key
    .meaning = iss must be the organisation that the key belongs to.
problem-statement-expired = The statement has expired
    .meaning = Sign again and send at once. Check the clock.
problem-issued-in-future = The statement is dated in the future
    .meaning = Check the clock.
problem-lifetime-not-allowed = The statement lives too long
    .meaning = exp may be at most 600 seconds after iat.
problem-replayed = The statement was received before
    .meaning = It took effect once and is not repeated. The member original names it.
problem-token-needed = This is not public
    .meaning = Exchange a client assertion for an access token at /registry/v1/tokens.
problem-invalid-token = The access token is not valid
    .meaning = Ask for a new one with a client assertion.
problem-directory-unavailable = The key directory cannot be read right now
    .meaning = Try again in a minute.
problem-signer-unavailable = The registry cannot sign right now
    .meaning = Try again in a minute.

## Who may do what

problem-forbidden = You may not do this
    .meaning = The detail says who may.
problem-own-submission = An operator does not decide on the own organisation
    .meaning = Somebody of another organisation must decide.
problem-warning-not-dismissed = A warning has to be dismissed by name
    .meaning = Some warnings must not be passed over, such as a name that can be mistaken for another's. Whoever approves names them in the member dismissed of the decision, or rejects.
problem-not-an-operator = The key belongs to no operator of the federation
    .meaning = Only the operators in the profile of the federation decide.
problem-operator-key = An operator's key cannot submit changes
    .meaning = No key has two roles. Use the organisation's key.
problem-not-owner = The document belongs to another organisation
    .meaning = An organisation changes only its own documents.
problem-not-submitter = Somebody else sent this
    .meaning = Only who sent it can take it back.
problem-other-item = The decision is about another item
    .meaning = The decision is bound to the SHA-256 of exactly what was sent.
problem-other-federation = That federation does not decide on this
    .meaning = Each federation decides on what is listed in it.
problem-other-bases = The decision builds on other versions
    .meaning = Fetch the item again and review the difference from what stands now.
problem-profile-changed = The profile of the federation has changed
    .meaning = The vote must be cast under the profile that holds now.

## Enrolment

problem-organisation-number = No organisation number
    .meaning = An organisation number is written 212000-0142 or 0007:2120000142.
problem-invitation-refused = The code opens no invitation
    .meaning = Check the code, or ask the operator for a new one. A code can be tried five times and lives some days.
problem-invitation-used = The invitation was used already
    .meaning = Ask the operator for a new one if that was not you.
problem-nonce-refused = The nonce is not valid
    .meaning = It is unknown, used or too old. Get a new one at /registry/v1/nonces.
problem-key-registered = The key is registered already
    .meaning = Make a new key. No key serves two holders.
problem-enrolled-elsewhere = The organisation was enrolled by another federation
    .meaning = The federation that enrolled the organisation decides about its keys.

## Documents and profiles

problem-id-mismatch = The document names itself otherwise
    .meaning = The id in the document must be the one in the submission.
problem-organisation-missing = The organisation has no approved document
    .meaning = Submit the organisation's document together with its first entity.
problem-organisation-in-use = The organisation still has entities
    .meaning = Its document ends with its last entity: withdraw the entities first, or in the same submission.
problem-list-not-stewarded = No federation here publishes the attribute list
    .meaning = The profile of a federation lists what it publishes.
problem-no-federation = No federation decides on the document
    .meaning = Name at least one federation of this registry.
problem-unknown-federation = There is no such federation here
    .meaning = The address /registry/v1/federations lists them.
problem-profile-not-alone = A profile is submitted alone
    .meaning = Submit other documents on their own.
problem-profile-unfit = The profile cannot stand
    .meaning = The detail says why.
problem-profile-withdrawn = A profile is not withdrawn
    .meaning = It is replaced by a new one.

## Attribute lists

problem-unknown-list = There is no such attribute list here
    .meaning = The registry publishes no list with that name, or none at all. Leave the name out to go by the lists that there are.
problem-unknown-release = The attribute list has no such release
    .meaning = The detail says which release is the newest. Leave the version out to go by it.
problem-unknown-profile = There is no such profile here
    .meaning = No published attribute list carries such a profile, or a release that the profile was written by is not published.

## What stands already

problem-conflict = Something else happened first
    .meaning = Fetch what stands now and try again.
problem-stale-base = The change builds on a version that is no longer the last one
    .meaning = The member current says what stands. Fetch it, redo the change and send again.
problem-already-voted = The person has voted already
    .meaning = Each person has one vote.
problem-findings = The documents break rules
    .meaning = The member errors says where, what, and what would be right. `tillit validate` judges by the same rules without a server.
problem-rule = The documents break the rule { $rule }
problem-closed = The item is decided already
    .meaning = Nothing was changed.
problem-pending = A change waits already
    .meaning = Wait for its decision, or take back the one that waits.
problem-held = The item is held
    .meaning = An operator holds it. It takes several people to lift the hold.
problem-not-held = It is not held
    .meaning = There is no hold to lift.
problem-frozen = The release is frozen
    .meaning = Give the change a new version number.
problem-unique-pins = Two clients have the same key
    .meaning = Every client needs a key of its own in the federation.
