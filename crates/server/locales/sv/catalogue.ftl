# what the catalogue's pages have in common
menu-attributes = Attributlistor
menu-code-systems = Kodverk
home = Startsidan
crumbs = Här är du
jump = På den här sidan:
catalogue = Attributlistor
catalogue-text = Vad en inloggning säger om en person eller en organisation: varje uppgift med sin betydelse, sina namn i olika protokoll och sina värden.
catalogue-all = Alla attributlistor
status-proposed = Förslag
status-published = Bygger på publicerade källor.
badge-deprecated = Ska inte användas
unreviewed = Texten är skriven av projektet Tillit och är inte granskad av den som ansvarar för uppgiften.
first-proposal = Förslag: { $list }.
first-proposal-text = Listan är ett förslag som ingen har enats om.
first-notice = Om { $list }.

# search
search-label = Sök attribut
search-button = Sök
search-help = Namn i vilket protokoll som helst, OID, adress, eller ord på svenska eller engelska.
search-title = Sökning: { $asked }
search-nothing = Pröva ett annat ord, en del av namnet eller det engelska ordet.
search-outcome-some = { $total } attribut, de { $shown } som passar bäst visas.

# lists
lists-title = Attributlistor
lists-lead = Ett attribut säger en sak om en person, en organisation eller en inloggning, vad protokollen än kallar den. En lista har versioner, och det som en gång har publicerats finns kvar.
lists-all = Listorna
lists-none = Ingen attributlista är publicerad ännu.
lists-more = Se också
list-title = { $title } – attributlista
list-title-version = { $title } { $version } – attributlista
list-older = Det här är en äldre utgåva.
list-newest = Till den senaste
list-name = Namn
list-published = publicerad
list-steward = Förvaltas av
list-base-uri = Attributens adresser börjar med
list-holds = Innehåller
list-code-systems-text = Kodverk som listans attribut hämtar värden ur.
column-version = Version
licence = Licens
licence-none = Källan anger ingen licens.
attributes = Attribut
profiles = Profiler
profiles-text = En profil säger vilka attribut en tjänst, ett avtal eller en federation begär, och hur mycket den behöver vart och ett.
files = Filer att hämta
files-text = Ange versionen där ett bygge ska bli detsamma i morgon. Den signerade filen går att kontrollera med federationens nyckel.
files-caption = Former av
files-sha256 = SHA-256 för JSON-filen:
column-form = Form
column-media-type = Medietyp
versions = Versioner
versions-text = En publicerad utgåva ändras aldrig.
feed-link = Prenumerera på ändringar (Atom)
feed-title = Tillit: nya utgåvor av attributlistor
feed-title-list = { $title }: nya utgåvor
feed-first = Den första utgåvan som publiceras här.
changes = Ändringar
changes-since = Ändrat sedan
changes-breaking = Ändringar som bryter för någon
breaks-nobody = Ändringarna bryter inte för någon.
breaks-issuers = Ändringarna bryter för utfärdare av attribut.
breaks-receivers = Ändringarna bryter för mottagare av attribut.
breaks-both = Ändringarna bryter för både utfärdare och mottagare av attribut.
breaks-for-nobody = bryter inte
breaks-for-issuers = bryter för utfärdare
breaks-for-receivers = bryter för mottagare
breaks-for-both = bryter för utfärdare och mottagare
export-jws = Signerad utgåva (JWS)
export-json = Utgåvan som JSON
export-yaml = Utgåvan som YAML
export-json-schema = JSON Schema för claims
export-oidc = Claims och scopes för OpenID Connect
export-saml-requested-attributes = Begärda attribut för SAML-metadata
export-csv = Tabell (CSV)
export-csv-semicolon = Tabell med semikolon (CSV)
export-xlsx = Arbetsbok för kalkylprogram (XLSX)
export-markdown = Läsbar text (Markdown)
export-turtle = SKOS, Turtle
export-json-ld = SKOS, JSON-LD
export-shibboleth = Attributkarta för Shibboleth
export-pysaml2 = Attributkarta för pysaml2
export-ldap = Schema för OpenLDAP
export-rust = Konstanter i Rust
export-typescript = Modul i TypeScript
base-uri-provisional = Adresserna är provisoriska tills listan har en permanent värd: bygg inte på dem.
base-uri-permanent = Adresserna är permanenta.

# an attribute
attribute-title = { $label } ({ $id }) – attribut
attribute-list = Lista
attribute-steward = Ansvarig
attribute-gone = Attributet finns inte i listans senaste utgåva,
attribute-gone-last = Här är det som det stod senast, i
attribute-since = Finns sedan
attribute-stands-in = Står i:
deprecated = Ska inte längre användas.
deprecated-use = Använd
deprecated-since = Sedan version
deprecated-from = Ska inte användas från och med
deprecation-renamed = Har fått ett annat namn.
deprecation-superseded = Ett annat attribut har ersatt det.
deprecation-obsoleted = Behövs inte längre.
usage = Att tänka på
facts = Egenskaper
uri = URI
category = Område
category-identity = Identitet
category-affiliation = Anknytning
category-relation = Relation
category-mandate = Uppdrag och behörighet
category-transaction = Inloggning och underskrift
category-organisation = Organisation
datatype = Datatyp
datatype-string = text
datatype-code = kod ur ett kodverk
datatype-integer = heltal
datatype-boolean = sant eller falskt
datatype-date = datum
datatype-epoch-seconds = tidpunkt i sekunder sedan 1970 (UTC)
datatype-uri = URI
datatype-email = e-postadress
datatype-base64 = bytes i base64
datatype-ip-address = IP-adress
datatype-object = sammansatt värde
format = Format (reguljärt uttryck)
max-length = Högsta antal tecken:
check-luhn-last-ten = De sista tio siffrorna slutar med en kontrollsiffra (Luhn).
check-organisation-number = Ett svenskt organisationsnummer med tio siffror.
check-organisation-number-scope = Efter det sista @ står ett svenskt organisationsnummer med tio siffror.
check-calendar-date = En dag som finns.
cardinality = Antal värden
cardinality-optional = högst ett
cardinality-one = exakt ett
cardinality-any = inget, ett eller flera
cardinality-some = minst ett
scoping = Anger vem som går i god för värdet
scope-organisation-number = Organisationsnummer efter @
scope-domain = Domännamn efter @
scoping-always = Alltid.
scoping-profile-dependent = Där den attributuppsättning som används säger det.
personal-data = Personuppgift
personal-data-none = Nej
personal-data-personal = Ja
personal-data-identity-number = Ja: ett nummer som pekar ut en person
personal-data-sensitive = Ja: kan behöva särskilt skydd, till exempel sekretess
allowed-uses = Får användas till
use-display = visning
use-identification = identifiering
use-access-decision = åtkomstbeslut
authoritative-source = Auktoritativ källa
standing = Ställning
stability = Stabilitet
stability-draft = Utkast: kan ändras i varje utgåva.
stability-candidate = Kandidat: avsett att ligga fast.
stability-stable = Stabilt: ändras bara så som versionsreglerna tillåter.
examples = Exempel
names = Namn i protokoll och andra listor
names-none = Attributet har inget namn i något protokoll ännu.
names-caption = Vad attributet heter, och hur namnet förhåller sig till det.
column-protocol = Protokoll eller lista
column-name = Namn
column-relation = Förhållande
column-more = Mer
name-friendly = FriendlyName
name-place = Finns i
name-scope = Scope
name-oid = OID
name-schema = Schema
name-stability = Stabilitet där
saml-place-authn-statement = autentiseringssatsen
delivery-userinfo = UserInfo
delivery-id-token = ID-token
scope-essential = nödvändig
protocol-saml = SAML 2.0
protocol-oidc = OpenID Connect
protocol-ldap = LDAP
protocol-scim = SCIM 2.0
protocol-hsa = HSA-katalogen
protocol-sambi = Sambi
protocol-inera = Inera
protocol-openfed = openfed
protocol-ena = Ena (utkast)
protocol-edu = eduPerson, SCHAC, norEdu
protocol-json = Andra JSON-gränssnitt
mapping-one-to-one = Bär exakt attributet.
mapping-value-mapped = Värdena skrivs på ett annat sätt.
mapping-split = Bär en del av attributet; andra namn bär resten.
mapping-exclusive = Värdet står under exakt ett av flera namn; värdet avgör vilket.
mapping-alternative = Värdet kan stå under detta namn eller ett annat; avsändaren väljer.
mapping-join = Bär attributet tillsammans med andra; namnet säger inte vilket som menas.
mapping-narrower = Bär bara några av attributets värden.
written-as = skrivs
written-not = går inte att säga där
unmapped = Har inget namn i:
values = Värden
value-set = värdeurval:
strength-example = Exempel på hur värden kan se ut.
strength-extensible = Används där det passar; andra värden är möjliga.
strength-required = Inga andra värden är möjliga.
law = Rättslig grund
law-chapter = kap.
law-section = §
valid-from = gäller från
valid-to = gäller till och med
evidence-recalled = Ur minnet: kontrollera i författningen före användning.
evidence-found = Läst i källan.
related = Hör ihop med
relation-excludes = Ges aldrig tillsammans med
relation-requires = Får inte användas utan
relation-derived-from = Kan räknas ut ur
relation-replaces = Ersätter det som stod i
relation-see-also = Se även
asked-by = Begärs av profiler
source = Källa
sources = Källor
maturity-proposal = projektets förslag
maturity-draft = utkast
maturity-published-list = publicerad lista
maturity-final = fastställd
exceptions = Undantag
exceptions-text = Katalogens regler som attributet bryter mot, och varför.
data = Som data
data-text = Samma adress, med ändelse eller med Accept:

# a profile
profile-title = { $title } – attributprofil
profile-caption = Vad profilen begär.
profile-gone = Profilen finns inte i listans senaste utgåva,
profile-lists = Skriven efter
column-attribute = Attribut
column-need = Behov
column-condition = När
column-purpose = Ändamål
always = Alltid
need-unstated = Begärs (behovet är inte angivet)
need-optional = Får finnas
need-recommended = Bör finnas
need-required = Måste finnas
identifiers = Andra beteckningar

# code systems
code-systems-title = Kodverk
code-systems-lead = Ett kodverk säger vad värden betyder. En kod behåller sin betydelse för alltid.
code-systems-none = Inget kodverk är publicerat ännu.
code-system-title = { $title } – kodverk
column-code-system = Kodverk
content-external = Inga koder står här: ansvarigs egen lista gäller.
content-example = Bara några koder står här, som exempel.
content-partial = Inte fullständigt: de koder som är kända här; det kan finnas fler.
content-complete = Fullständigt: alla koder står här.
case = Versaler och gemener
case-insensitive = Ingen skillnad.
carried-by = Följer med
used-by = Används av
value-sets = Värdeurval
codes = Koder
column-code = Kod
column-label = Benämning
column-definition = Betydelse
code-title = { $label } ({ $code }) – { $system }
code-gone = Koden finns inte i kodverkets senaste version,
code-gone-last = Här är den som den stod senast, i version
code-versions = Finns i version
broader = Ligger under
replaced-by = Använd i stället

# what is not there
missing-title = Finns inte
missing-list = Ingen publicerad attributlista har det namnet eller den versionen.
missing-attribute = Inget attribut i de publicerade listorna har den adressen.
missing-profile = Ingen publicerad attributprofil har den adressen.
missing-code = Inget publicerat kodverk och ingen kod har den adressen.

# numbers of things
search-outcome = { $total ->
    [0] Inget attribut hittades.
    [one] 1 attribut hittades.
   *[other] { $total } attribut hittades.
}
count-attributes = { $count ->
    [one] 1 attribut
   *[other] { $count } attribut
}
count-code-systems = { $count ->
    [0] inga kodverk
    [one] 1 kodverk
   *[other] { $count } kodverk
}
count-profiles = { $count ->
    [0] inga profiler
    [one] 1 profil
   *[other] { $count } profiler
}
codes-caption = { $count ->
    [one] 1 kod
   *[other] { $count } koder
}
changes-more = { $count ->
    [one] 1 till
   *[other] { $count } till
}
