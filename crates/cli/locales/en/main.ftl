# What the program says. Ids of rules are never translated.

next = next:
word-error = error
word-help = help
trace = Name this trace when you ask for support: { $trace }

# Exit codes
exit-ok = done
exit-error = something went wrong that no other code says
exit-usage = the command line or a settings file was not understood
exit-findings = the documents break rules
exit-denied = the key is missing, not registered, or may not do this
exit-conflict = something else happened first: a version has moved, or the statement was sent before
exit-network = the registry could not be reached, or gave no proper answer
exit-not-verified = a signature, an issuer or a content is wrong
exit-expired = the time of what was verified has run out
exit-rollback = what was fetched is older than what was accepted before
exit-changes = the plan changes something (only with --exit-code)
exit-unknown-key = signed by a key that is not pinned, or nothing is pinned
help-after =
    Settings: flag > environment > tillit.yaml > user file > default; `tillit config show` tells which.
    Exit codes: `tillit help exit-codes`.

# Failures
failed = { $reason }
no-registry = no registry is named
    .help = write `registry:` in tillit.yaml, or use --registry or TILLIT_REGISTRY
bad-registry = { $reason }
    .help = a registry's address looks like https://registry.example
no-organisation = no organisation is named
    .help = write `organisation:` in tillit.yaml, or use --organisation or TILLIT_ORGANISATION
no-federation = no federation is named
    .help = write `federations:` in tillit.yaml, or use --federation or TILLIT_FEDERATION
no-key = no key file is named
    .help = write `key:` in tillit.yaml, or use --key or TILLIT_KEY; `tillit key new` makes the file
key-missing = there is no key in { $path }
    .help = `tillit key new` makes one; --key names another file
key-unusable = the key cannot be used: { $reason }
key-exists = { $path } exists and is never overwritten
    .help = `tillit key show` shows the key in it; --key names another file for a new one
key-is-another = the key in the key file is { $id }, not the one that was named
    .help = a key revokes itself and no other; name its file with --key, or ask the operators
passphrase-missing = the key is encrypted, and nobody is here to ask for its passphrase
    .help = name a file with the passphrase by --passphrase-file or TILLIT_KEY_PASSPHRASE_FILE
passphrases-differ = the two passphrases differ
    .help = begin again; nothing was made
secret-unreadable = { $path } cannot be read: { $reason }
bad-code = that is not an invitation's code: { $reason }
    .help = copy the code as the operator gave it; spaces, hyphens and case do not matter
user-file = { $path } cannot be used: { $reason }
folder-empty = { $path } holds no sources
    .help = `tillit init` makes a folder with examples; -C names another folder
unreachable = could not reach { $url }: { $reason }
    .help = check the address (--registry, TILLIT_REGISTRY, tillit.yaml), the network, and whether the registry is running
strange-answer = { $reason }
    .help = check that the address is a registry's, and that no proxy answers in its place
refused = the registry refused ({ $code }): { $detail }
refused-denied = the registry refused the key ({ $code }): { $detail }
    .help = `tillit key show` shows which key is used; a new key is enrolled with `tillit enrol` and works when the operators have approved it
refused-not-found = the registry has no such thing, or shows it to others only: { $detail }
    .help = check the id, the registry's address and the key
refused-replayed = the registry has received exactly this before: { $detail }
    .help = `tillit status` shows what became of it
refused-conflict = something else happened first ({ $code }): { $detail }
    .help = `tillit plan` compares with what applies now; `tillit status` shows what waits
refused-findings = the registry refused ({ $code }): { $detail }
    .help = put right what is named above, then `tillit validate --online`
warnings-to-dismiss = nothing was sent: an approval of this has to accept { $rules } by name
    .help = read the warnings with `tillit operator show { $id }`, compare with public sources, then repeat the command with { $options }, or reject
refused-busy = the registry cannot answer right now: { $detail }
    .help = try again in a minute
fingerprint-differs = { $address } publishes no key with that fingerprint
    .help = nothing was pinned. It publishes: { $found }. Ask the operator over a number from a public source which is right
not-a-fingerprint = { $reason }
    .help = a fingerprint is twelve words in quotes, 33 hexadecimal digits, or a key id of 43 characters
not-pinned = { $name } is not pinned
    .help = `tillit trust add <url> --fingerprint "<words>"` pins it; `tillit trust list` shows what is pinned
ambiguous-trust = several pinned federations are called { $name }
    .help = name one by its id or address; `tillit trust list` shows them
verdict-expired = not accepted: { $reason }
    .help = fetch a newer copy; if the registry has none, warn its operator
verdict-rollback = not accepted: { $reason }
    .help = somebody serves an old copy, perhaps a mirror or a cache. The last good copy is kept
verdict-bad-signature = not accepted: { $reason }
    .help = the file was changed after it was signed, or damaged on the way. The last good copy is kept
verdict-unknown-key = not accepted: { $reason }
    .help = compare the new key's fingerprint over another channel, then `tillit trust add`. The last good copy is kept
verdict-wrong-issuer = not accepted: { $reason }
    .help = this is another federation's or another environment's file. The last good copy is kept
verdict-too-large = not accepted: { $reason }
verdict-malformed = not accepted: { $reason }
    .help = check that this is the signed file itself. The last good copy is kept
nothing-to-withdraw = { $id } is not among the organisation's approved documents
    .help = `tillit plan` shows the ids; --kind names another kind than entity
other-registry = the plan was made against { $planned }, not against { $here }
    .help = make it again with `tillit plan --out`
not-an-operator = the key is not one of an operator of federation { $federation }
    .help = check --key and --federation; the federation's profile lists the operators' keys
not-genuine = { $reason }
    .help = tell the other operators; do not approve
no-such-document = there is no document { $id } that you may see
    .help = give an id or a file of the folder; --kind names another kind than entity
no-such-version = there is no text of version { $version }
    .help = `tillit history` without --text lists the versions
no-such-attribute = there is no attribute or list { $id }
    .help = `tillit attribute list` shows them all
hold-target = name either --submission or --entity
wait-ended = it is not approved: { $status }
    .help = `tillit status <id>` shows the votes and their reasons

# What to do about codes of the registry
advice-already-voted = `tillit operator show <id>` shows the votes; another operator decides next
advice-own-submission = operators of another organisation decide on this
advice-not-an-operator = check --key and --federation; the federation's profile lists the operators' keys
advice-profile-changed = look at it again with `tillit operator show <id>`, then vote under the new profile
advice-held = `tillit operator lift` asks for it to go on; the operators decide
advice-stale-base = `tillit plan` compares with what applies now; make a saved plan again
advice-replayed = `tillit status` shows what became of it
advice-key-not-active = the operators have not approved the key yet; `tillit status` shows when they have
advice-key-revoked = make a new key with `tillit key new`, and ask the operator for an invitation
advice-not-own-key = a key revokes itself and no other; ask the operators, who decide together
advice-unknown-key = `tillit key show` shows which key is used; a new key is enrolled with `tillit enrol`
advice-invitation-refused = check the code and the organisation's number; the operator can invite again
advice-invitation-used = the code has been used; ask the operator for a new invitation if that was not you
advice-organisation-missing = submit organisation.yaml first, or together with the rest
advice-statement-expired = check this machine's clock, then try again
advice-issued-in-future = check this machine's clock, then try again
advice-wrong-audience = use the registry's address exactly as it calls itself (see its front page), in tillit.yaml or --registry

# Progress and results
ask-passphrase = Passphrase of the key:
ask-new-passphrase = Passphrase for the new key (empty for none):
ask-passphrase-again = Once more:
ask-code = The invitation's code:
init-made = made   { $path }
init-kept = kept   { $path }
init-name = Exempels kommun
init-next = put your certificates in certs/, look through the files, then `tillit -C { $folder } validate`
key-made = Made a key in { $path }
key-not-encrypted = It is not encrypted: nobody but you may read the file.
key-next = ask the federation's operator for an invitation, then `tillit enrol`
key-ended = The key { $id } is revoked. It signs nothing more.
key-ended-next = make a new key with `tillit key new` in a new file, and ask the operator for an invitation
key-shown =
    key id       { $id }
    fingerprint  { $words }
    in digits    { $hex }
    file         { $path }
validate-errors = { $files } files: { $errors } errors, { $warnings } warnings
validate-fine = { $files } files, no errors, { $warnings } warnings
validate-next = `tillit plan` shows what would change in the registry
enrolled =
    The key waits for the operators.
    id           { $id }
    fingerprint  { $words }
enrol-next = an operator calls and compares the fingerprint; `tillit status` shows when the key is active
not-remembered = Could not write { $path }: { $reason }
enrolment-status = enrolment { $id }: { $status }
plan-saved = Saved the plan in { $path }
plan-next = `tillit submit` signs and sends this for review
plan-next-saved = `tillit submit { $path }` signs and sends exactly this
plan-not-enrolled = The registry does not accept key { $key } yet: only public documents are compared.
plan-only-in-registry = Only in the registry, and left as they are: { $names }
plan-left-out = Not compared, because they are not public and no registered key is at hand: { $names }
plan-summary = { $changes } to submit, { $unchanged } unchanged
change-new = new
change-changed = changed
change-withdrawn = withdrawn
change-base = builds on version { $version }
change-supersedes = waits for review already: { $id }
nothing-to-submit = Nothing to submit: the registry has what the folder has.
submitted = Submitted { $id }
submit-next = `tillit status` shows the review
waiting = Waiting for the operators …
wait-approved = Approved.
withdrawn = Withdrawn { $id }
no-submissions = No submissions.
pinned =
    { $address }
      issuer       { $issuer }
      fingerprint  { $words }
trust-next = `tillit fetch { $federation }` downloads and verifies what it publishes
trust-list-next = `tillit trust add <url> --fingerprint "<words>"` pins a federation
verified = Verified: { $what }, issued by { $issuer }
verified-entities = metadata of { $count } entities
verified-release = attribute list { $release }
verified-code-system = code system { $release }
verified-attribute-profile = attribute profile { $release }
verified-key =   signed by    { $words }
verified-times =   issued       { $from }, valid until { $until }
verified-hash =   SHA-256      { $hash }
verified-file =   file         { $path }
entity-left-out = Left out: { $reason }
invited =
    Invited, and voted for: { $approvals } of { $needed } approvals.
    id    { $id }
    code  { $code }
    The code exists nowhere else. Hand it over by another channel than the registry, when the invitation is approved.
invite-next = another operator runs `tillit operator show { $id }`
nothing-pending = Nothing waits.
pending-next = `tillit operator show { $id }`
pending-list-next = `tillit operator pending` lists what still waits
approved = Approved { $item }: { $approvals } of { $needed } approvals, { $status }
rejected = Rejected { $item }: { $status }
held = Held ({ $id }): { $status }
revocation-asked = Asked for the key to be revoked ({ $id }): { $status }
lift-asked = Asked for the hold to be lifted ({ $id }): { $status }
show-id = item         { $value }  (SHA-256 of the signed bytes, computed here)
show-signed-by = signed by    { $value }
show-key = fingerprint  { $value }
show-verified = signature    verified here with key { $value }
show-status = state        { $value }
show-invitation =
    Invites { $name } ({ $organisation })
      domains     { $domains }
      code ends   { $until }
    Check that the name belongs to the number, and the domains to the organisation, in public sources.
show-enrolment =
    A key of { $organisation }.
    Call the organisation on a number from a public source and let them read the fingerprint to you:
      { $words }
show-lift =
    Lift the hold of { $target }
      reason  { $reason }
show-revocation =
    Revoke the key { $key }
      holder       { $holder }
      fingerprint  { $words }
      reason       { $reason }
show-base-moved = another version has been approved since: an approval would come to nothing
show-dismiss = An approval has to accept this warning by name: --accept-warning { $rule }
show-votes = Votes: { $count }; { $needed } approvals are needed
show-next = `tillit operator approve { $id }` or `tillit operator reject { $id } --reason "…"`
column-id = id
column-status = status
column-received = received
column-decided = decided
column-version = version
column-action = action
column-hash = sha-256
column-kind = kind
column-organisation = organisation
column-title = name
column-steward = steward
column-need = need
column-condition = condition
column-purpose = purpose
need-required = required
need-recommended = recommended
need-optional = optional
need-unstated = asked for
column-label = label
column-stability = stability
origin-flag = flag
origin-environment = environment
origin-default = default

# Rules about sources
certificate-file-missing = There is no file { $file }.
    .help = The path is relative to this file, or to the folder with tillit.yaml.
certificate-file-private-key = { $file } holds a private key. It was not read any further.
    .help = Name the certificate, which is public. A key that has been shared or checked in should be replaced.
certificate-file-unreadable = { $file } is not a certificate: { $reason }.
    .help = One certificate in PEM or DER is due.
certificate-file-or-value = certificate_file and { $member } stand side by side.
    .help = Keep one of them: the value is computed from the file.
source-format = The file does not say what it is.
    .help = The first line is `format: entity-source/1`, `format: organisation-source/1` or `format: contacts-source/1`.
source-unreadable = The file cannot be read: { $reason }.
    .help = It must be readable and UTF-8.
source-twice = The same document is described in { $other }.
    .help = Keep one of the files.
yaml-syntax = The text cannot be read: { $reason }.
    .help = Often the indentation is wrong or a quote is missing, here or on the line before.
duplicate-member = Key { $key } stands twice.
    .help = Keep one of them: a reviewer could read one and the machine the other.
yaml-alias = Anchors, aliases and merge keys are not accepted.
    .help = Write the value out, so that a reviewer sees it.
yaml-tag = Tags are not accepted: { $reason }.
    .help = Write the value without the exclamation mark.
yaml-second-document = A second document begins here.
    .help = One file holds one document: remove the line with --- or split the file.
yaml-key = A key is not a text.
    .help = Put the key in quotes.
yaml-too-large = The file is larger or deeper than a source may be.
    .help = A source has at most 1 MiB and 32 levels.
nothing-pinned = no federation is pinned
    .help = `tillit trust add <url> --fingerprint "<words>"` pins it; `tillit trust list` shows what is pinned
several-pinned = several federations are pinned
    .help = name one by its id or address; `tillit trust list` shows them

# tillit attribute translate
standard-input = standard input
no-attribute-set = { $path } holds no names with values: { $reason }
    .help = write a JSON object, as {"{"} "urn:oid:2.5.4.4": "Lindeman", "urn:oid:2.5.4.42": ["Valfrid"] {"}"}
translated-all = { $names } names translated; everything has a counterpart.
translated-lost = { $names } names translated; { $lost } of them have something without a counterpart ({ $reasons }).
column-name = name
column-attribute = attribute
column-values = values
word-or = { " " }or{ " " }

# tillit attribute
nothing-found = no attribute fits { $words }
    .help = try another word or a part of the name; `tillit attribute list` shows them all
no-lists = there is no attribute list in { $path }
    .help = name a folder with a manifest.yaml, or a folder of such folders
unreadable-path = { $path } cannot be read: { $reason }
no-such-release = { $place } is neither a file, a folder nor a release that comes with the tool
    .help = write gemensam, gemensam@1.0.0, a file of a release, or the folder with manifest.yaml
no-such-profile = { $place } is neither a file nor a profile of a release that comes with the tool
    .help = `tillit attribute profile` lists them; write skola/alvis, skola@0.2.0/alvis, or a file of a profile
no-profile-file = { $path } is no profile: { $reason }
profile-unknown-attribute = the profile cannot be used: { $reason }
    .help = name in the profile's lists the releases that have its attributes
no-profile-form = a profile has no form { $format }
    .help = choose one of { $formats }
no-release-file = { $path } is no release of an attribute list: { $reason }
other-list = { $before } and { $after } are different lists
    .help = compare two releases of one list
lists-fine = { $lists } lists checked: no errors, { $warnings } warnings
lists-errors = { $lists } lists checked: { $errors } errors, { $warnings } warnings
diff-same = Nothing differs.
diff-least = { $count } changes, smallest step { $step }: after { $from } at least { $least }.
diff-breaks-nobody = breaks for nobody
diff-breaks = breaks for { $whom }
diff-issuers = issuers
diff-receivers = receivers
word-and = { " " }and{ " " }
release-unsound = the list breaks rules and cannot become a release
    .help = mend what stands above
wrong-version = { $reason }
    .help = `tillit attribute diff <list>@<version> <folder>` shows the changes and the smallest version
release-exists = { $path } exists already
    .help = a release never changes; raise version in the manifest
released = { $release } is frozen in { $path }
release-possible = { $release } can be frozen in { $path }
not-for-terminals = the form { $format } is no text that a terminal can show
    .help = write it to a file: --out list{ $suffix }
exported = Written to { $path }.
column-names = names
sample-fine = No errors, { $warnings } warnings.
sample-errors = { $errors } errors, { $warnings } warnings.
no-sample = { $path } is no JSON: { $reason }
no-saml =
    { $fault ->
        [too-large] { $path } is longer than the mebibyte that is read
        [not-utf8] { $path } is no text in UTF-8
        [document-type] { $path } has a document type (DOCTYPE), and those are not read
        [too-many] { $path } has more elements or attributes than are read
        [duplicate-attribute] { $path } is no XML: an XML attribute stands twice in line { $line }, column { $column }
        [malformed] { $path } is no XML: the fault shows in line { $line }, column { $column }
        [encrypted] { $path } has an encrypted assertion or attribute in line { $line }, column { $column }
        [nameless] { $path } has an Attribute without a Name in line { $line }, column { $column }
       *[no-statement] { $path } has no AttributeStatement of SAML 2.0
    }
    .help =
        { $fault ->
            [document-type] take the line away; an assertion of SAML has none
            [encrypted] give the decrypted assertion, as the service's log or a browser's developer tools show it
            [no-statement] give a Response, an Assertion or an AttributeStatement in the namespace urn:oasis:names:tc:SAML:2.0:assertion
           *[other] give the whole response or assertion as it was; what is coded in base64 is decoded first
        }
sample-place = { $name }, value { $number }, { $path }
list-twice = the list { $list } is named twice
    .help = name one release of each list
no-release-address = { $address } is no address of a release: { $reason }
    .help = write it as https://registry.example/attribute-lists/gemensam/1.0.0.jws
release-verified = { $address } is signed by { $federation }, whose key is pinned.
release-unverified = No signature of { $address } was verified; the signed release ends with .jws.

# tillit attribute usage, tillit compatibility
no-attribute-usage = No published entity asks for or gives what you ask about.
no-compatibility = The registry knows no such identity provider of the organisation, or no such service in its federations.
column-role = what
column-entity = entity
column-service = service
column-identity-provider = identity provider
column-outcome = outcome
column-lacks = lacks
role-requires = requires
role-requests = asks for
role-releases = gives
usage-deprecated = { $version } (should not be used)
outcome-reachable = reached
outcome-missing = missing
gap-other-version = { $attribute } (asked for by { $asked }, given by { $released })
