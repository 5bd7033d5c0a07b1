# what the catalogue's pages have in common
menu-attributes = Attribute lists
menu-code-systems = Code systems
home = Front page
crumbs = You are here
jump = On this page:
catalogue = Attribute lists
catalogue-text = What a login says about a person or an organisation: each attribute with its meaning, its names in different protocols, and its values.
catalogue-all = All attribute lists
status-proposed = Proposal
status-published = Rests on published sources.
badge-deprecated = Deprecated
unreviewed = The text was written by the Tillit project and has not been reviewed by whoever is responsible for the attribute.
first-proposal = Proposal: { $list }.
first-proposal-text = The list is a proposal that nobody has agreed on.
first-notice = About { $list }.

# search
search-label = Search attributes
search-button = Search
search-help = A name in any protocol, an OID, an address, or words in Swedish or English.
search-title = Search: { $asked }
search-nothing = Try another word, a part of the name, or the Swedish word.
search-outcome-some = { $total } attributes; the { $shown } that fit best are shown.

# lists
lists-title = Attribute lists
lists-lead = An attribute says one thing about a person, an organisation or a login, whatever the protocols call it. A list has versions, and what was published once stays.
lists-all = The lists
lists-none = No attribute list has been published yet.
lists-more = See also
list-title = { $title } – attribute list
list-title-version = { $title } { $version } – attribute list
list-older = This is an older release.
list-newest = Go to the newest
list-name = Name
list-published = published
list-steward = Steward
list-base-uri = Attributes' URIs begin with
list-holds = Holds
list-code-systems-text = Code systems that attributes of the list take their values from.
column-version = Version
licence = Licence
licence-none = The source states no licence.
attributes = Attributes
profiles = Profiles
profiles-text = A profile says which attributes a service, a contract or a federation asks for, and how much it needs each.
files = Files to download
files-text = Name the version where a build is to be the same tomorrow. The signed file can be verified with the federation's key.
files-caption = Forms of
files-sha256 = SHA-256 of the JSON file:
column-form = Form
column-media-type = Media type
versions = Versions
versions-text = A published release never changes.
feed-link = Subscribe to changes (Atom)
feed-title = Tillit: new releases of attribute lists
feed-title-list = { $title }: new releases
feed-first = The first release that is published here.
changes = Changes
changes-since = Changed since
changes-breaking = Changes that break for somebody
breaks-nobody = The changes break for nobody.
breaks-issuers = The changes break for issuers of attributes.
breaks-receivers = The changes break for receivers of attributes.
breaks-both = The changes break for both issuers and receivers of attributes.
breaks-for-nobody = breaks for nobody
breaks-for-issuers = breaks for issuers
breaks-for-receivers = breaks for receivers
breaks-for-both = breaks for issuers and receivers
export-jws = Signed release (JWS)
export-json = The release as JSON
export-yaml = The release as YAML
export-json-schema = JSON Schema of claims
export-oidc = Claims and scopes for OpenID Connect
export-saml-requested-attributes = Requested attributes for SAML metadata
export-csv = Table (CSV)
export-csv-semicolon = Table with semicolons (CSV)
export-xlsx = Workbook for spreadsheets (XLSX)
export-markdown = Text to read (Markdown)
export-turtle = SKOS, Turtle
export-json-ld = SKOS, JSON-LD
export-shibboleth = Attribute map for Shibboleth
export-pysaml2 = Attribute map for pysaml2
export-ldap = Schema for OpenLDAP
export-rust = Constants in Rust
export-typescript = Module in TypeScript
base-uri-provisional = The URIs are provisional until the list has a permanent host: do not build on them.
base-uri-permanent = The URIs are permanent.

# an attribute
attribute-title = { $label } ({ $id }) – attribute
attribute-list = List
attribute-steward = Responsible
attribute-gone = The attribute is not in the newest release of the list,
attribute-gone-last = Here it is as it stood last, in
attribute-since = There since
attribute-stands-in = Stands in:
deprecated = Should no longer be used.
deprecated-use = Use
deprecated-since = Since version
deprecated-from = Not to be used from
deprecation-renamed = Has another name now.
deprecation-superseded = Another attribute has taken its place.
deprecation-obsoleted = No longer needed.
usage = What to think of
facts = Properties
uri = URI
category = Category
category-identity = Identity
category-affiliation = Affiliation
category-relation = Relation
category-mandate = Mandate
category-transaction = Login and signature
category-organisation = Organisation
datatype = Datatype
datatype-string = text
datatype-code = code of a code system
datatype-integer = whole number
datatype-boolean = true or false
datatype-date = date
datatype-epoch-seconds = time in seconds since 1970 (UTC)
datatype-uri = URI
datatype-email = e-mail address
datatype-base64 = bytes in base64
datatype-ip-address = IP address
datatype-object = structured value
format = Format (regular expression)
max-length = Characters at most:
check-luhn-last-ten = The last ten digits end in a check digit (Luhn).
check-organisation-number = A Swedish organisation number of ten digits.
check-organisation-number-scope = A Swedish organisation number of ten digits follows the last @.
check-calendar-date = A day that exists.
cardinality = Number of values
cardinality-optional = at most one
cardinality-one = exactly one
cardinality-any = none, one or several
cardinality-some = at least one
scoping = Says who vouches for the value
scope-organisation-number = Organisation number after @
scope-domain = Domain name after @
scoping-always = Always.
scoping-profile-dependent = Where the attribute set in use says so.
personal-data = Personal data
personal-data-none = No
personal-data-personal = Yes
personal-data-identity-number = Yes: a number that names one person
personal-data-sensitive = Yes: can need protection of its own, such as secrecy
allowed-uses = May be used for
use-display = display
use-identification = identification
use-access-decision = access decisions
authoritative-source = Authoritative source
standing = Standing
stability = Stability
stability-draft = Draft: can change in any release.
stability-candidate = Candidate: meant to stay.
stability-stable = Stable: changes only as the version rules allow.
examples = Examples
names = Names in protocols and other lists
names-none = The attribute has no name in any protocol yet.
names-caption = What the attribute is called, and how the name relates to it.
column-protocol = Protocol or list
column-name = Name
column-relation = Relation
column-more = More
name-friendly = FriendlyName
name-place = Stands in
name-scope = Scope
name-oid = OID
name-schema = Schema
name-stability = Stability there
saml-place-authn-statement = the authentication statement
delivery-userinfo = UserInfo
delivery-id-token = ID token
scope-essential = essential
protocol-saml = SAML 2.0
protocol-oidc = OpenID Connect
protocol-ldap = LDAP
protocol-scim = SCIM 2.0
protocol-hsa = The HSA directory
protocol-sambi = Sambi
protocol-inera = Inera
protocol-openfed = openfed
protocol-ena = Ena (drafts)
protocol-edu = eduPerson, SCHAC, norEdu
protocol-json = Other JSON interfaces
mapping-one-to-one = Carries exactly the attribute.
mapping-value-mapped = Values are written otherwise.
mapping-split = Carries a part of the attribute; other names carry the rest.
mapping-exclusive = The value goes under exactly one of several names; the value decides which.
mapping-alternative = The value can go under this name or another; the sender chooses.
mapping-join = Carries the attribute and others; the name does not tell which one is meant.
mapping-narrower = Carries only some of the attribute's values.
written-as = is written
written-not = cannot be said there
unmapped = Has no name in:
values = Values
value-set = value set:
strength-example = Examples of what values can look like.
strength-extensible = To be used where it fits; other values are possible.
strength-required = No other value is possible.
law = Legal basis
law-chapter = chapter
law-section = section
valid-from = valid from
valid-to = valid to
evidence-recalled = From memory: check the statute book before use.
evidence-found = Read in the source.
related = Related attributes
relation-excludes = Never given together with
relation-requires = Must not be used without
relation-derived-from = Can be worked out from
relation-replaces = Replaces what stood in
relation-see-also = See also
asked-by = Asked for by profiles
source = Source
sources = Sources
maturity-proposal = a proposal of this project
maturity-draft = draft
maturity-published-list = published list
maturity-final = final
exceptions = Exceptions
exceptions-text = Rules of the catalogue that the attribute breaks, and why.
data = As data
data-text = The same address, with a suffix or with Accept:

# a profile
profile-title = { $title } – attribute profile
profile-caption = What the profile asks for.
profile-gone = The profile is not in the newest release of the list,
profile-lists = Written by
column-attribute = Attribute
column-need = Need
column-condition = When
column-purpose = Purpose
always = Always
need-unstated = Asked for (the need is not stated)
need-optional = Optional
need-recommended = Recommended
need-required = Required
identifiers = Other identifiers

# code systems
code-systems-title = Code systems
code-systems-lead = A code system says what values mean. A code keeps its meaning for ever.
code-systems-none = No code system has been published yet.
code-system-title = { $title } – code system
column-code-system = Code system
content-external = No codes stand here: the list of its steward is used.
content-example = Only some codes stand here, as examples.
content-partial = Not complete: the codes that are known here; there may be more.
content-complete = Complete: all codes stand here.
case = Case
case-insensitive = Makes no difference.
carried-by = Carried by
used-by = Used by
value-sets = Value sets
codes = Codes
column-code = Code
column-label = Label
column-definition = Meaning
code-title = { $label } ({ $code }) – { $system }
code-gone = The code is not in the newest version of the code system,
code-gone-last = Here it is as it stood last, in version
code-versions = In versions
broader = Lies under
replaced-by = Use instead

# what is not there
missing-title = Not found
missing-list = No published attribute list has that name or version.
missing-attribute = No attribute of the published lists has that address.
missing-profile = No published attribute profile has that address.
missing-code = No published code system and no code has that address.

# numbers of things
search-outcome = { $total ->
    [0] No attribute was found.
    [one] 1 attribute was found.
   *[other] { $total } attributes were found.
}
count-attributes = { $count ->
    [one] 1 attribute
   *[other] { $count } attributes
}
count-code-systems = { $count ->
    [0] no code systems
    [one] 1 code system
   *[other] { $count } code systems
}
count-profiles = { $count ->
    [0] no profiles
    [one] 1 profile
   *[other] { $count } profiles
}
codes-caption = { $count ->
    [one] 1 code
   *[other] { $count } codes
}
changes-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
