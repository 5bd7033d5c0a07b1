# Messages of each rule: what is wrong, and in .help what is right.
# Rule names are not translated. The arguments stand in the rule's file under src/rules/.

json =
    { $code ->
        [duplicate_member] Member { $detail } stands twice.
        [too_deep] The document is nested deeper than { $detail } levels.
        [too_large] The text is longer than { $detail } bytes.
        [too_many_members] The document has more than { $detail } members.
        [string_too_long] The text in this field is longer than { $detail } bytes.
        [number_out_of_range] The number at { $detail } is larger than every program reads exactly.
        [forbidden_character] The character U+0000 stands at { $detail }.
        [malformed_encoding] The text is not UTF-8, or begins with a byte order mark.
       *[malformed_json] The text is not valid JSON: { $detail } (line { $line }, column { $column }).
    }
    .help =
        { $code ->
            [duplicate_member] Remove one of them. Programs disagree about which one counts.
            [number_out_of_range] Integers may be at most 9007199254740991.
            [malformed_encoding] Save the file as UTF-8 without BOM.
           *[other] Correct the text and check it again.
        }

document-kind =
    { $code ->
        [missing] The document does not say what it is: member format is missing.
       *[other] The document says that it is { $found }, but it was submitted as { $expected }.
    }
    .help = Write "format": "{ $expected }".

schema =
    { $keyword ->
        [required] Member { $expected } is missing.
        [additionalProperties] Member { $expected } is unknown.
        [type] The field has the wrong type. It should be { $expected }.
        [enum] The value is not one of those allowed: { $expected }.
        [const] The value should be { $expected }.
        [pattern] The text does not have the right form: { $expected }
        [format] The text does not have the right form. It should be { $expected }.
        [minItems] The list is too short. It should have at least { $expected }.
        [maxItems] The list is too long. It may have at most { $expected }.
        [minLength] The text is too short. It should have at least { $expected } characters.
        [maxLength] The text is too long. It may have at most { $expected } characters.
        [minimum] The number is too small. It should be at least { $expected }.
        [maximum] The number is too large. It may be at most { $expected }.
        [value] The value cannot be read: { $expected }.
       *[other] The field does not follow the schema ({ $keyword }).
    }
    .help =
        { $keyword ->
            [required] Add { $expected }.
            [additionalProperties] Remove { $expected }, or check the spelling.
           *[other] The document's schema stands under /schemas/ and gives completion in an editor.
        }

matf-schema =
    { $keyword ->
        [required] Member { $expected } is missing in the MATF metadata.
        [additionalProperties] Member { $expected } may not stand here in MATF metadata.
        [type] The field has the wrong type in the MATF metadata. It should be { $expected }.
        [enum] The value is not one of those that MATF allows: { $expected }.
        [pattern] The text does not have the form that MATF demands: { $expected }
        [format] The text does not have the form that MATF demands. It should be { $expected }.
        [minItems] The list is too short. MATF demands at least { $expected }.
        [minLength] The text is too short. MATF demands at least { $expected } characters.
        [minimum] The number is too small. MATF demands at least { $expected }.
       *[other] The field does not follow the schema of MATF ({ $keyword }).
    }
    .help =
        { $keyword ->
            [required] Add { $expected }.
            [additionalProperties] Remove { $expected }.
           *[other] The schema stands in RFC 9932, appendix A.
        }

organisation-number =
    { $code ->
        [personal] The number looks like a personal number. These are not accepted.
        [check-digit] Organisation number { $value } has the wrong check digit.
        [scheme] { $value } is not a Swedish organisation number under ISO 6523.
        [spelling] Organisation number { $value } is right, but is written { $expected } here.
       *[shape] { $value } is not an organisation number.
    }
    .help =
        { $code ->
            [personal] Give the organisation's number. The third digit of an organisation number is at least 2.
            [check-digit] Check the number. If the first nine digits are right, the last one is { $expected }.
            [scheme] The scheme is 0007, as in 0007:2120000142.
            [spelling] Write { $expected }. The number is the document's name and so has one spelling.
           *[shape] Write ten digits, as in 212000-0142 or 0007:2120000142.
        }

municipality-code = There is no municipality with the code { $value }.
    .help = A municipality code has four digits, as 0180 for Stockholm. Remove the field if the organisation is not a municipality.

entity-id =
    { $code ->
        [character] Entity id { $value } holds a character that a URI cannot hold ({ $detail }).
        [fragment] Entity id { $value } has a fragment (the part after #).
        [scheme] Entity id { $value } has the scheme { $detail }, which is not accepted.
        [too-long] The entity id is longer than 1024 characters.
       *[not-a-uri] Entity id { $value } is not an absolute URI.
    }
    .help =
        { $code ->
            [character] Percent-encode the character. Write international host names in their xn-- form.
           *[other] An id is an absolute URI that begins with https, http or urn, as in https://login.example.org. It is a name and is never fetched.
        }

version-number = { $value } is not a version number.
    .help = A version is three numbers without leading zeros, as in 1.0.0.

entity-owner = The entity already belongs to another organisation, { $owner }.
    .help = Choose another id. If you are to take the entity over, its present owner withdraws it first.

entity-look-alike = The entity id looks so much like { $other } that they can be mistaken for each other.
    .help = Ids are compared character by character, so these are two entities. If you meant the other one, write its id exactly as it is.

organisation-owner = The document is about organisation { $organisation } but is submitted by { $submitter }.
    .help = An organisation submits documents about itself only. Check the number, or sign with the other organisation's key.

duplicate-entity = { $id } stands twice.
    .help = Keep one of them. A document stands once in a change, and an entity once in a federation.

unique-pins = The client's key { $pin } is already used by { $owner }.
    .help = A client is recognised by its key, so two entities may not share one. Make a new key for the client, or remove the other entity's first.

pin-canonical = The key's digest { $value } is not written in the usual way.
    .help = The same 32 bytes are written { $expected }.

duplicate-pin = Key { $pin } stands twice at the same endpoint.
    .help = Remove one of them. If the other was meant to be the new key of a key change, correct it.

shared-server-pin = The server's key { $pin } is also used by { $other }, which belongs to another organisation.
    .help = This is allowed, but often means that a private key was copied. Use a key of your own.

client-base-uri = A client has base_uri.
    .help = Only servers have an address. Remove base_uri, or move the endpoint to servers.

server-base-uri = The server has no base_uri.
    .help = Add the address where the server answers, as in "base_uri": "https://api.example.org/".

base-uri-https = Address { $value } is not https.
    .help = Endpoints are reached over TLS only. Write an address that begins with https://.

base-uri-domain = Host { $host } lies outside the organisation's approved domains ({ $domains }).
    .help = Check the address. If the domain is yours, add it to the organisation's document.

entity-domain = Host { $host } in the entity id lies outside the organisation's approved domains ({ $domains }).
    .help = Check the id. If the domain is yours, add it to the organisation's document.

tag-registered = Federation { $federation } does not have the tag { $tag }.
    .help = The federation's tags are: { $known }.

tag-missing = The endpoint has no tags.
    .help = Peers often search by tags. The federation's profile decides whether they are demanded.

duplicate-tag = Tag { $tag } stands twice.
    .help = Remove one of them.

no-endpoint = The entity has neither servers nor clients.
    .help = Without endpoints nobody can connect. The federation's profile decides whether that is allowed.

certificate-malformed = The certificate cannot be read.
    .help = The field holds exactly one X.509 certificate in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, with DER inside.

certificate-not-der = The certificate is encoded in BER, not in DER.
    .help = Write it again with: openssl x509 -in certificate.pem -out right.pem. If the signature does not verify afterwards, ask whoever issued it for another.

certificate-trailing-data = There is data after the end of the certificate.
    .help = Export the certificate again, so that the file holds nothing else.

certificate-private-key = The field holds a private key. It has not been stored.
    .help = Put the certificate in its place. Consider the key disclosed: make a new one and stop using the old.

certificate-too-large = The certificate has { $size } bytes.
    .help = A certificate may have at most { $limit } bytes.

certificate-rewrap = Certificate { $subject } can be read, but its text is not wrapped as MATF demands.
    .help = Write it again with: openssl x509 -in certificate.pem -out right.pem. That gives lines of 64 characters and no text around the certificate.

certificate-expired = Certificate { $subject } expired on { $date }.
    .help = Replace it by a valid certificate.

certificate-not-yet-valid = Certificate { $subject } is not valid before { $date }.
    .help = Wait until then, or use a certificate that is valid already.

certificate-expires-soon = Certificate { $subject } expires on { $date }.
    .help = Get a new one and put it beside the old one now, so that peers have time to fetch it.

certificate-weak-key = Certificate { $subject } has a key that is not accepted: { $key }.
    .help = Use RSA with at least 2048 bits, P-256, P-384, P-521 or Ed25519.

certificate-weak-signature = Certificate { $subject } is signed by a method that is not accepted: { $signature }.
    .help = Use a certificate signed with SHA-256 or longer (RSA or ECDSA), or with Ed25519.

certificate-subject-clash = Certificate { $subject } has the same Subject as another certificate, of { $other }.
    .help = Peers that look issuers up by Subject may take one for the other. Give the new certificate a Subject of its own.

computed-member = Member { $member } does not belong into the matf block.
    .help = Remove it. It is computed from the entity's and the organisation's documents.

feed-claims = Member { $member } belongs to the federation's publication and is ignored here.
    .help = Remove it. The federation sets it when the metadata is signed.

feed-times = The metadata expires before it is issued.
    .help = exp is later than iat.

feed-version = Version { $value } is not a known version of the MATF schema.
    .help = Write "version": "1.0.0".

feed-issuer = Issuer { $value } is not an absolute URI.
    .help = iss is the federation's URI, as in https://federation.example.org/production.

organisation-name = The metadata names the organisation { $found }, but the entity's owner is called { $expected }.
    .help = Write { $expected }, or remove the member.

forbidden-character = The text holds the character { $code_point }, which is invisible or changes the direction of writing.
    .help = Remove the character. It often comes along when text is copied; type the text by hand.

name-nfc = Name { $value } is not in Unicode normalisation form C.
    .help = Type the name on the keyboard. Letters such as å, ä and ö are one character each.

name-blank = The name is empty, or has white space at its beginning or end.
    .help = Write the name without white space around it.

name-mixed-script = Name { $value } mixes letters of several scripts.
    .help = A Cyrillic or Greek letter can look like a Latin one. Type the name on the keyboard. A reviewer decides whether the name is accepted.

confusable-name = Name { $value } can be mistaken for { $other }.
    .help = Check the spelling, and the municipality code if the organisation is a municipality. A reviewer decides whether the name is accepted.

personal-address = Address { $address } seems to belong to a person.
    .help = Give the mailbox of a function, as in support@example.org. People change, and personal data does not belong here.

https-uri = Address { $value } is not https.
    .help = Write an address that begins with https://.

pin-removed-too-early = All keys of the endpoint change at once; { $pin } disappears without a new one having been published beside it.
    .help = First publish the new key beside the old one, wait until peers have fetched it, change the certificate, and then remove the old one. If the key was disclosed, it is right to remove it at once.

federation-unknown = There is no federation { $federation } here.
    .help = Check the spelling. There are: { $known }.

attribute-unknown =
    { $missing ->
        [list] There is no attribute list called { $list }.
        [version] Attribute list { $list } has no version { $version }.
       *[attribute] Attribute list { $list } { $version } has no attribute called { $attribute }.
    }
    .help = Check the spelling against the published list.

attribute-deprecated = Attribute { $attribute } is deprecated.
    .help =
        { $code ->
            [dropped] The list says why. There is nothing in its place.
           *[other] Use { $successor } instead.
        }

list-steward = Organisation { $submitter } is not steward of the attribute list { $list }.
    .help = A release of a list is submitted by the organisation that the federation's profile names as its steward.

code-system-frozen = The code system { $system } { $version } is already published with other content.
    .help = What has been published under a version never changes. Raise the version of the code system, or carry it exactly as it is published at /code-systems/{ $system }/{ $version }.json.

attribute-profile-frozen = The profile { $profile } { $version } of the attribute list { $list } is already published with other content.
    .help = What has been published under a version never changes. Raise the version of the profile, or carry it exactly as it is published at /attribute-profiles/{ $list }/{ $profile }/{ $version }.json.

profile-issuer = Issuer { $value } does not name the environment { $environment } in its path.
    .help = Write an https address with the environment as a segment of its path, as in https://federation.example.org/{ $environment }.

profile-approvals = The federation demands { $approvals } approvals but has { $operators } operators.
    .help = Add operators, or demand fewer approvals (at least two).

profile-no-spare = The federation has exactly as many operators as must approve: { $operators }.
    .help = When one of them is away, nothing can be approved. Add at least one operator.

profile-operators-outside = Only { $outside } operators belong to another organisation than the federation's own.
    .help = The operator organisation's own documents need { $approvals } operators of other organisations. With fewer they can never be approved.

profile-operator = Person { $person } stands twice among the operators.
    .help = Name the person once, with all their keys.

profile-tag = Tag { $tag } stands twice in the tag registry.
    .help = A tag has one meaning. Keep one of them.

profile-rule =
    { $code ->
        [fixed] The level of rule { $name } cannot be changed.
       *[unknown] There is no rule called { $name }.
    }
    .help = Remove the line, or check the spelling in the list of rules.

attribute-list = The attribute list does not pass the check { $check } ({ $detail }).
    .help = The checks are described in the catalogue's documentation. An exception is written in the list, beside what it excuses, with its reason.

protocol-missing = The entity has no protocol block.
    .help = Add at least one, such as matf with issuers, servers and clients.
