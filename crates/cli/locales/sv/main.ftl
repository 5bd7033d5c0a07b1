# Vad programmet säger. Reglernas namn översätts aldrig.

next = härnäst:
word-error = fel
word-help = hjälp
trace = Ange detta spårnummer när du ber om hjälp: { $trace }

# Slutkoder
exit-ok = klart
exit-error = något gick fel som ingen annan kod säger
exit-usage = kommandoraden eller en inställningsfil gick inte att förstå
exit-findings = dokumenten bryter mot regler
exit-denied = nyckeln saknas, är inte registrerad eller får inte göra detta
exit-conflict = något annat hann före: en version har flyttats, eller meddelandet är redan skickat
exit-network = registret kunde inte nås, eller gav inget riktigt svar
exit-not-verified = en signatur, en utgivare eller ett innehåll är fel
exit-expired = tiden för det som kontrollerades har gått ut
exit-rollback = det hämtade är äldre än det som godtogs förut
exit-changes = planen ändrar något (bara med --exit-code)
exit-unknown-key = signerat av en nyckel som inte är fäst, eller inget är fäst
help-after =
    Inställningar: flagga > miljövariabel > tillit.yaml > användarfil > förval; `tillit config show` visar vilket.
    Slutkoder: `tillit help exit-codes`.

# Hjälptexter
help-template =
    {"{"}about-with-newline{"}"}
    Användning: {"{"}usage{"}"}
    {""}
    {"{"}all-args{"}"}{"{"}after-help{"}"}
heading-commands = Kommandon
heading-arguments = Argument
heading-options = Flaggor
heading-settings = Inställningar
help = Federationsmetadata och attributlistor: för kommuner, operatörer och leverantörer
    .folder = Mappen med tillit.yaml
    .registry = Registrets adress
    .key = Nyckelfilen
    .passphrase-file = Fil med nyckelns lösenfras; `-` är standard in
    .organisation = Organisationen: 212000-0142
    .federation = Federationen: moa
    .trust = Förtroendelagret (en mapp) eller en fästning (en fil)
    .output = Hur resultat skrivs till standard ut
    .lang = Meddelandenas språk
    .quiet = Säger inget på standard fel utom fel
    .help = Visar den här hjälpen
    .version = Visar versionen
    .no-color = Inga färger; också genom NO_COLOR
help-init = Gör en mapp för en organisations metadata, med kommenterade exempel
    .into = Mappen som görs; annars den som --folder anger
    .name = Organisationens registrerade namn
    .domain = Organisationens domän: stockholm.se
    .municipality-code = Kommunens kod: 0180
help-key = Gör och visar nycklar
help-key-new = Gör en ny nyckel i nyckelfilen; en fil som finns skrivs aldrig över
help-key-show = Visar den publika halvan: nyckel-id, fingeravtryck, JWK
help-key-revoke = Återkallar organisationens egen nyckel genast; det kan inte ångras
    .key-id = Nyckelns id, så att det inte blir en annan; utan det nyckeln i nyckelfilen
    .reason = Varför; andra kan läsa det
help-validate = Kontrollerar mappen med samma regler som registret har
    .online = Frågar registret efter federationens profil och det som är registrerat; annars skickas inget någonstans
help-enrol = Visar upp nyckeln, med engångskoden från en inbjudan
    .code-file = Fil med inbjudans kod; `-` är standard in. Utan den frågas efter koden
help-plan = Visar vad mappen skulle ändra i registret
    .out = Sparar planen, så att exakt den kan skickas
    .exit-code = Slutar med 10 när något skulle ändras
    .withdraw = Avslutar ett dokument, angivet med sitt id; får anges flera gånger
    .kind = Vilket slags dokument som avslutas
    .reason = Varför det avslutas
help-submit = Signerar det som ändrats och skickar det för granskning
    .plan = En sparad plan, som skickas exakt; utan den jämförs mappen nu
    .wait = Väntar tills det är avgjort, högst så här många sekunder
    .withdraw = Avslutar ett dokument, angivet med sitt id; får anges flera gånger
    .kind = Vilket slags dokument som avslutas
    .reason = Varför det avslutas
help-withdraw = Tar tillbaka ett inskick som inte är avgjort; för att avsluta ett dokument: `tillit submit --withdraw`
    .id = Inskicket, som `tillit status` visar det
help-status = Visar hur det går för inskick och en inskrivning
    .id = Ett inskick, med röster och anmärkningar
help-history = Visar alla versioner av ett dokument
    .document = Ett dokuments id, eller filen som det kommer från
    .kind = Vilket slags dokument, när ett id anges
    .text = Skriver den exakta texten för en version
    .diff = Visar skillnaden mellan två versioner
help-compatibility = Visar vilka tjänster organisationens användare når, och vad de saknar i de andra
    .entity = Bara från denna inloggningstjänst hos organisationen
    .only = Bara tjänster som nås, eller som saknar något de kräver
help-trust = Fäster federationers nycklar
help-trust-add = Fäster en federations nyckel efter att fingeravtrycket jämförts
    .address = Federationens adress: https://registry.example/federations/moa
    .fingerprint = Fingeravtrycket som du fått på annat sätt: ord, hexadecimala siffror eller nyckel-id
help-trust-list = Visar det som är fäst
help-fetch = Hämtar det som en fäst federation publicerar, kontrollerar det och behåller den senaste goda kopian
    .name = Federationens id eller adress; utan det den enda som är fäst
    .attribute-list = En utgåva av en attributlista i stället för metadata: gemensam/1.0.0
    .code-system = En version av ett kodsystem i stället för metadata: municipality/1.0.0
    .attribute-profile = En version av en attributprofil i stället för metadata: gemensam/pnr-01/1.0.0
    .out = Skriver de kontrollerade byten också hit
help-verify = Kontrollerar en fil mot det som är fäst, utan att fråga någon
    .file = Den signerade filen
    .at = Bedömer som om klockan var detta (RFC 3339); en äldre kopia än den senaste godtas då
help-operator = Bjuder in, granskar och beslutar; med en operatörs nyckel
help-operator-invite = Bjuder in en organisation, och röstar för det
    .guest = Organisationen: 212000-0142; annars den som --organisation anger
    .name = Dess registrerade namn
    .domains = En domän som är kontrollerad att vara dess egen; får anges flera gånger
    .days = Hur många dagar koden lever
help-operator-pending = Visar det som väntar på operatörerna
help-operator-show = Visar ett ärende som det signerades: vem, vad, skillnaden, anmärkningar, röster
    .id = Ärendets hela id
help-operator-approve = Röstar för ett ärende, efter att ha hämtat det och kontrollerat signaturen igen
    .id = Ärendets hela id, som `tillit operator show` räknade ut det
    .reason = Varför; andra kan läsa det
help-operator-reject = Röstar mot ett ärende; det första avslaget stänger det
    .id = Ärendets hela id
    .reason = Varför; avsändaren läser det
help-operator-hold = Stoppar ett inskick eller en entitet genast; en operatör räcker
    .submission = Ett inskick, med sitt id
    .entity = En entitet, med sitt id
    .reason = Varför; andra kan läsa det
help-operator-lift = Ber om att ett stopp hävs; operatörerna beslutar
    .submission = Ett inskick, med sitt id
    .entity = En entitet, med sitt id
    .reason = Varför det kan fortsätta
help-operator-revoke-key = Ber om att en organisations nyckel återkallas; operatörerna beslutar
    .key-id = Nyckelns id, som `tillit key show` och organisationens inskick anger det
    .reason = Varför; andra kan läsa det
help-attribute = Slår upp, kontrollerar, jämför och ger ut attributlistor, och översätter attribut
help-attribute-list = Räknar upp attribut i listorna som följer med verktyget
    .list = Bara ur denna lista: gemensam
help-attribute-show = Visar ett attribut i sin helhet
    .id = Attributets id, gemensam/organization-identifier, eller dess namn
help-attribute-lookup = Hittar attribut på ett namn i något protokoll, en OID, en adress, en uppgift (claim) eller svenska och engelska ord
    .words = Det som är känt: urn:oid:2.5.4.4, family_name, efternamn
help-attribute-profile = Visar listornas profiler, eller vad en av dem begär
    .profile = Profilen: skola/alvis, skola@0.2.0/alvis eller en fil; utan den alla
help-attribute-check = Kontrollerar attributlistor mot katalogens regler
    .lists = En lista, eller en mapp med listor
    .strict = Även varningar slutar med fel
help-attribute-check-sample = Kontrollerar vad ett intyg innehåller mot attributlistorna; värden skrivs aldrig ut
    .file = JSON-filen med namn och värden, eller ett SAML-intyg som XML; `-` är standard in
    .form = Vad det är: claims för ett id-intyg eller ett svar från UserInfo, saml för attributen i ett SAML-intyg; XML är saml
    .lists = Bara mot denna lista, gemensam, gemensam@1.0.0, en fil eller en mapp; får anges flera gånger
    .profile = Mot det som denna profil begär: skola/alvis, skola@0.2.0/alvis eller en fil
help-attribute-diff = Visar vad som ändrats mellan två utgåvor av en lista, och för vem det bryter
    .before = Utgåvan före: gemensam@1.0.0, en fil, en listas mapp eller adressen som ett register publicerar den på
    .after = Utgåvan efter
    .exit-code = Slutar med 10 när något bryter för någon
help-attribute-release = Fryser arbetslistan som den utgåva som manifestet anger
    .list = Listans mapp
    .dry-run = Säger om den kan frysas, och skriver ingenting
help-attribute-publish = Skickar in en fryst utgåva till registret som listans förvaltare; operatörerna beslutar som om varje dokument
    .release = Utgåvan: attribute-lists/gemensam/releases/1.0.0.json
    .wait = Väntar tills den är avgjord, högst så här många sekunder
help-attribute-export = Skriver en utgåva i en form som andra läser
    .list = Utgåvan: gemensam, gemensam@1.0.0, en fil eller en listas mapp; eller en profil: skola/alvis, eller dess fil
    .format = Formen
    .out = Skriver till denna fil i stället för till standard ut
help-attribute-translate = Översätter en persons attribut mellan protokoll, efter attributlistor
    .file = Ett JSON-objekt med en medlem för varje namn, vars värde är ett värde eller en lista, eller ett SAML-intyg som XML; annars standard in, liksom med `-`
    .from = Protokollet vars namn är givna; `attribute` är listornas egna id
    .to = Protokollet att översätta till
    .lists = Bara efter denna lista: gemensam, gemensam@1.0.0, en fil eller en mapp; får anges flera gånger. Annars efter den nyaste av var och en som följer med verktyget
    .strict = Slutar med 3 när något saknar motsvarighet
help-attribute-usage = Visar vilka utgivna entiteter som begär attribut och vilka som lämnar dem
    .attribute = Bara detta attribut: gemensam/organization-identifier
    .list = Bara attribut i denna lista: gemensam
    .own = Bara den egna organisationens entiteter
    .deprecated = Bara attribut som inte längre bör användas
help-config = Visar inställningar
help-config-show = Visar varje inställning och var den kommer från
help-completions = Skriver kompletteringar för ett skal till standard ut
    .shell = Skalet
help-manual = Skriver manualsidorna i en mapp: tillit.1 och en för varje kommando
    .into = Mappen, som finns: /usr/local/share/man/sv/man1
help-exit-codes = Visar vad slutkoderna betyder

# Fel
failed = { $reason }
no-registry = inget register är angivet
    .help = skriv `registry:` i tillit.yaml, eller använd --registry eller TILLIT_REGISTRY
bad-registry = { $reason }
    .help = ett registers adress ser ut som https://registry.example
no-organisation = ingen organisation är angiven
    .help = skriv `organisation:` i tillit.yaml, eller använd --organisation eller TILLIT_ORGANISATION
no-federation = ingen federation är angiven
    .help = skriv `federations:` i tillit.yaml, eller använd --federation eller TILLIT_FEDERATION
no-key = ingen nyckelfil är angiven
    .help = skriv `key:` i tillit.yaml, eller använd --key eller TILLIT_KEY; `tillit key new` gör filen
key-missing = det finns ingen nyckel i { $path }
    .help = `tillit key new` gör en; --key anger en annan fil
key-unusable = nyckeln kan inte användas: { $reason }
key-exists = { $path } finns och skrivs aldrig över
    .help = `tillit key show` visar nyckeln i den; --key anger en annan fil för en ny
key-is-another = nyckeln i nyckelfilen är { $id }, inte den som angavs
    .help = en nyckel återkallar bara sig själv; ange filen med --key, eller be operatörerna
passphrase-missing = nyckeln är krypterad, och ingen finns här att fråga om lösenfrasen
    .help = ange en fil med lösenfrasen genom --passphrase-file eller TILLIT_KEY_PASSPHRASE_FILE
passphrases-differ = de två lösenfraserna är olika
    .help = börja om; inget gjordes
secret-unreadable = { $path } kan inte läsas: { $reason }
bad-code = det är ingen inbjudans kod: { $reason }
    .help = kopiera koden som operatören gav den; mellanslag, bindestreck och versaler spelar ingen roll
user-file = { $path } kan inte användas: { $reason }
folder-empty = { $path } innehåller inga källor
    .help = `tillit init` gör en mapp med exempel; -C anger en annan mapp
unreachable = { $url } kunde inte nås: { $reason }
    .help = kontrollera adressen (--registry, TILLIT_REGISTRY, tillit.yaml), nätet, och att registret är igång
strange-answer = { $reason }
    .help = kontrollera att adressen är ett registers, och att ingen proxy svarar i dess ställe
refused = registret avvisade ({ $code }): { $detail }
refused-denied = registret avvisade nyckeln ({ $code }): { $detail }
    .help = `tillit key show` visar vilken nyckel som används; en ny nyckel skrivs in med `tillit enrol` och gäller när operatörerna godkänt den
refused-not-found = registret har inget sådant, eller visar det bara för andra: { $detail }
    .help = kontrollera id:t, registrets adress och nyckeln
refused-replayed = registret har tagit emot exakt detta förut: { $detail }
    .help = `tillit status` visar vad det blev av det
refused-conflict = något annat hann före ({ $code }): { $detail }
    .help = `tillit plan` jämför med det som gäller nu; `tillit status` visar vad som väntar
refused-findings = registret avvisade ({ $code }): { $detail }
    .help = rätta det som står ovan, sedan `tillit validate --online`
warnings-to-dismiss = inget skickades: ett godkännande av detta måste godta { $rules } vid namn
    .help = läs varningarna med `tillit operator show { $id }`, jämför med offentliga källor, upprepa sedan kommandot med { $options }, eller avslå
refused-busy = registret kan inte svara just nu: { $detail }
    .help = försök igen om en minut
fingerprint-differs = { $address } publicerar ingen nyckel med det fingeravtrycket
    .help = inget fästes. Den publicerar: { $found }. Fråga operatören, på ett nummer från en offentlig källa, vilket som är rätt
not-a-fingerprint = { $reason }
    .help = ett fingeravtryck är tolv ord inom citattecken, 33 hexadecimala siffror, eller ett nyckel-id på 43 tecken
not-pinned = { $name } är inte fäst
    .help = `tillit trust add <url> --fingerprint "<ord>"` fäster den; `tillit trust list` visar vad som är fäst
ambiguous-trust = flera fästa federationer heter { $name }
    .help = ange en med dess id eller adress; `tillit trust list` visar dem
verdict-expired = godtas inte: { $reason }
    .help = hämta en nyare kopia; har registret ingen, varna dess operatör
verdict-rollback = godtas inte: { $reason }
    .help = någon delar ut en gammal kopia, kanske en spegel eller ett mellanlager. Den senaste goda kopian finns kvar
verdict-bad-signature = godtas inte: { $reason }
    .help = filen ändrades efter signeringen, eller skadades på vägen. Den senaste goda kopian finns kvar
verdict-unknown-key = godtas inte: { $reason }
    .help = jämför den nya nyckelns fingeravtryck på annat sätt, sedan `tillit trust add`. Den senaste goda kopian finns kvar
verdict-wrong-issuer = godtas inte: { $reason }
    .help = detta är en annan federations eller en annan miljös fil. Den senaste goda kopian finns kvar
verdict-too-large = godtas inte: { $reason }
verdict-malformed = godtas inte: { $reason }
    .help = kontrollera att detta är själva den signerade filen. Den senaste goda kopian finns kvar
nothing-to-withdraw = { $id } finns inte bland organisationens godkända dokument
    .help = `tillit plan` visar id:n; --kind anger ett annat slag än entity
other-registry = planen gjordes mot { $planned }, inte mot { $here }
    .help = gör om den med `tillit plan --out`
not-an-operator = nyckeln tillhör ingen operatör i federationen { $federation }
    .help = kontrollera --key och --federation; operatörernas nycklar står i federationens profil
not-genuine = { $reason }
    .help = säg till de andra operatörerna; godkänn inte
no-such-document = det finns inget dokument { $id } som du får se
    .help = ange ett id eller en fil i mappen; --kind anger ett annat slag än entity
no-such-version = det finns ingen text för version { $version }
    .help = `tillit history` utan --text räknar upp versionerna
no-such-attribute = det finns inget attribut och ingen lista { $id }
    .help = `tillit attribute list` visar alla
hold-target = ange antingen --submission eller --entity
wait-ended = det är inte godkänt: { $status }
    .help = `tillit status <id>` visar rösterna och deras skäl

# Vad som kan göras åt registrets koder
advice-already-voted = `tillit operator show <id>` visar rösterna; en annan operatör beslutar härnäst
advice-own-submission = operatörer från en annan organisation beslutar om detta
advice-not-an-operator = kontrollera --key och --federation; operatörernas nycklar står i federationens profil
advice-profile-changed = se på det igen med `tillit operator show <id>`, rösta sedan under den nya profilen
advice-held = `tillit operator lift` ber om att det får fortsätta; operatörerna beslutar
advice-stale-base = `tillit plan` jämför med det som gäller nu; gör om en sparad plan
advice-replayed = `tillit status` visar vad det blev av det
advice-key-not-active = operatörerna har inte godkänt nyckeln än; `tillit status` visar när de har det
advice-key-revoked = gör en ny nyckel med `tillit key new`, och be operatören om en inbjudan
advice-not-own-key = en nyckel återkallar bara sig själv; be operatörerna, som beslutar tillsammans
advice-unknown-key = `tillit key show` visar vilken nyckel som används; en ny nyckel skrivs in med `tillit enrol`
advice-invitation-refused = kontrollera koden och organisationens nummer; operatören kan bjuda in igen
advice-invitation-used = koden är använd; be operatören om en ny inbjudan om det inte var du
advice-organisation-missing = skicka organisation.yaml först, eller tillsammans med resten
advice-statement-expired = kontrollera datorns klocka, försök sedan igen
advice-issued-in-future = kontrollera datorns klocka, försök sedan igen
advice-wrong-audience = använd registrets adress exakt som det kallar sig självt (se dess startsida), i tillit.yaml eller --registry

# Förlopp och resultat
ask-passphrase = Nyckelns lösenfras:
ask-new-passphrase = Lösenfras för den nya nyckeln (tom för ingen):
ask-passphrase-again = En gång till:
ask-code = Inbjudans kod:
init-made = gjord   { $path }
init-kept = kvar    { $path }
init-name = Exempels kommun
init-next = lägg era certifikat i certs/, se igenom filerna, sedan `tillit -C { $folder } validate`
key-made = Gjorde en nyckel i { $path }
key-not-encrypted = Den är inte krypterad: ingen annan än du får kunna läsa filen.
key-next = be federationens operatör om en inbjudan, sedan `tillit enrol`
key-ended = Nyckeln { $id } är återkallad. Den signerar inget mer.
key-ended-next = gör en ny nyckel med `tillit key new` i en ny fil, och be operatören om en inbjudan
key-shown =
    nyckel-id      { $id }
    fingeravtryck  { $words }
    i siffror      { $hex }
    fil            { $path }
validate-errors = { $files } filer: { $errors } fel, { $warnings } varningar
validate-fine = { $files } filer, inga fel, { $warnings } varningar
validate-next = `tillit plan` visar vad som skulle ändras i registret
enrolled =
    Nyckeln väntar på operatörerna.
    id             { $id }
    fingeravtryck  { $words }
enrol-next = en operatör ringer och jämför fingeravtrycket; `tillit status` visar när nyckeln gäller
not-remembered = Kunde inte skriva { $path }: { $reason }
enrolment-status = inskrivning { $id }: { $status }
plan-saved = Sparade planen i { $path }
plan-next = `tillit submit` signerar och skickar detta för granskning
plan-next-saved = `tillit submit { $path }` signerar och skickar exakt detta
plan-not-enrolled = Registret godtar inte nyckeln { $key } än: bara offentliga dokument jämförs.
plan-only-in-registry = Bara i registret, och lämnas som de är: { $names }
plan-left-out = Inte jämförda, eftersom de inte är offentliga och ingen registrerad nyckel finns till hands: { $names }
plan-summary = { $changes } att skicka, { $unchanged } oförändrade
change-new = ny
change-changed = ändrad
change-withdrawn = avslutad
change-base = bygger på version { $version }
change-supersedes = väntar redan på granskning: { $id }
nothing-to-submit = Inget att skicka: registret har det som mappen har.
submitted = Skickade { $id }
submit-next = `tillit status` visar granskningen
waiting = Väntar på operatörerna …
wait-approved = Godkänt.
withdrawn = Tog tillbaka { $id }
no-submissions = Inga inskick.
pinned =
    { $address }
      utgivare       { $issuer }
      fingeravtryck  { $words }
trust-next = `tillit fetch { $federation }` hämtar och kontrollerar det som den publicerar
trust-list-next = `tillit trust add <url> --fingerprint "<ord>"` fäster en federation
verified = Kontrollerat: { $what }, utgivet av { $issuer }
verified-entities = metadata för { $count } entiteter
verified-release = attributlistan { $release }
verified-code-system = kodsystemet { $release }
verified-attribute-profile = attributprofilen { $release }
verified-key =   signerat av  { $words }
verified-times =   utgivet      { $from }, gäller till { $until }
verified-hash =   SHA-256      { $hash }
verified-file =   fil          { $path }
entity-left-out = Utelämnad: { $reason }
invited =
    Inbjuden, och röstat för: { $approvals } av { $needed } godkännanden.
    id   { $id }
    kod  { $code }
    Koden finns ingen annanstans. Lämna över den på annat sätt än genom registret, när inbjudan är godkänd.
invite-next = en annan operatör kör `tillit operator show { $id }`
nothing-pending = Inget väntar.
pending-next = `tillit operator show { $id }`
pending-list-next = `tillit operator pending` visar det som fortfarande väntar
approved = Godkände { $item }: { $approvals } av { $needed } godkännanden, { $status }
rejected = Avslog { $item }: { $status }
held = Stoppad ({ $id }): { $status }
revocation-asked = Bett om att nyckeln återkallas ({ $id }): { $status }
lift-asked = Bad om att stoppet hävs ({ $id }): { $status }
show-id = ärende         { $value }  (SHA-256 över de signerade byten, uträknad här)
show-signed-by = signerat av    { $value }
show-key = fingeravtryck  { $value }
show-verified = signatur       kontrollerad här med nyckeln { $value }
show-status = läge           { $value }
show-invitation =
    Bjuder in { $name } ({ $organisation })
      domäner      { $domains }
      koden slutar { $until }
    Kontrollera i offentliga källor att namnet hör till numret, och domänerna till organisationen.
show-enrolment =
    En nyckel för { $organisation }.
    Ring organisationen på ett nummer från en offentlig källa och låt dem läsa fingeravtrycket för dig:
      { $words }
show-lift =
    Häv stoppet för { $target }
      skäl  { $reason }
show-revocation =
    Återkalla nyckeln { $key }
      innehavare    { $holder }
      fingeravtryck { $words }
      skäl          { $reason }
show-base-moved = en annan version har godkänts sedan dess: ett godkännande får ingen verkan
show-dismiss = Ett godkännande måste godta varningen vid namn: --accept-warning { $rule }
show-votes = Röster: { $count }; { $needed } godkännanden behövs
show-next = `tillit operator approve { $id }` eller `tillit operator reject { $id } --reason "…"`
column-id = id
column-status = läge
column-received = mottagen
column-decided = avgjord
column-version = version
column-action = åtgärd
column-hash = sha-256
column-kind = slag
column-organisation = organisation
column-title = namn
column-steward = förvaltare
column-need = behov
column-condition = villkor
column-purpose = ändamål
need-required = krävs
need-recommended = rekommenderas
need-optional = valfritt
need-unstated = begärs
column-label = benämning
column-stability = mognad
origin-flag = flagga
origin-environment = miljövariabel
origin-default = förval

# Regler om källor
certificate-file-missing = Filen { $file } finns inte.
    .help = Sökvägen räknas från den här filen, eller från mappen med tillit.yaml.
certificate-file-private-key = { $file } innehåller en privat nyckel. Den lästes inte längre än så.
    .help = Ange certifikatet, som är offentligt. En nyckel som har delats eller checkats in bör bytas.
certificate-file-unreadable = { $file } är inget certifikat: { $reason }.
    .help = Ett certifikat i PEM eller DER ska stå där.
certificate-file-or-value = certificate_file och { $member } står bredvid varandra.
    .help = Behåll ett av dem: värdet räknas ut från filen.
source-format = Filen säger inte vad den är.
    .help = Första raden är `format: entity-source/1`, `format: organisation-source/1` eller `format: contacts-source/1`.
source-unreadable = Filen kan inte läsas: { $reason }.
    .help = Den ska vara läsbar och i UTF-8.
source-twice = Samma dokument beskrivs i { $other }.
    .help = Behåll en av filerna.
yaml-syntax = Texten kan inte läsas: { $reason }.
    .help = Ofta är indraget fel eller så saknas ett citattecken, här eller på raden före.
duplicate-member = Nyckeln { $key } står två gånger.
    .help = Behåll en av dem: den som granskar kunde läsa den ena och maskinen den andra.
yaml-alias = Ankare, alias och sammanslagningsnycklar godtas inte.
    .help = Skriv ut värdet, så att den som granskar ser det.
yaml-tag = Taggar godtas inte: { $reason }.
    .help = Skriv värdet utan utropstecknet.
yaml-second-document = Här börjar ett andra dokument.
    .help = En fil innehåller ett dokument: ta bort raden med --- eller dela filen.
yaml-key = En nyckel är ingen text.
    .help = Sätt nyckeln inom citattecken.
yaml-too-large = Filen är större eller djupare än en källa får vara.
    .help = En källa har högst 1 MiB och 32 nivåer.
nothing-pinned = ingen federation är fäst
    .help = `tillit trust add <url> --fingerprint "<ord>"` fäster den; `tillit trust list` visar vad som är fäst
several-pinned = flera federationer är fästa
    .help = ange en med dess id eller adress; `tillit trust list` visar dem

# tillit attribute translate
standard-input = standard in
no-attribute-set = { $path } innehåller inga namn med värden: { $reason }
    .help = skriv ett JSON-objekt, som {"{"} "urn:oid:2.5.4.4": "Lindeman", "urn:oid:2.5.4.42": ["Valfrid"] {"}"}
translated-all = { $names } namn översatta; allt har en motsvarighet.
translated-lost = { $names } namn översatta; { $lost } av dem har något utan motsvarighet ({ $reasons }).
column-name = namn
column-attribute = attribut
column-values = värden
word-or = { " " }eller{ " " }

# tillit attribute
nothing-found = inget attribut passar på { $words }
    .help = prova ett annat ord eller en del av namnet; `tillit attribute list` räknar upp alla
no-lists = det finns ingen attributlista i { $path }
    .help = ange en mapp med manifest.yaml, eller en mapp med sådana mappar
unreadable-path = { $path } går inte att läsa: { $reason }
no-such-release = { $place } är varken en fil, en mapp eller en utgåva som följer med verktyget
    .help = skriv gemensam, gemensam@1.0.0, en fil med en utgåva eller mappen med manifest.yaml
no-such-profile = { $place } är varken en fil eller en profil i en utgåva som följer med verktyget
    .help = `tillit attribute profile` räknar upp dem; skriv skola/alvis, skola@0.2.0/alvis eller en fil med en profil
no-profile-file = { $path } är ingen profil: { $reason }
profile-unknown-attribute = profilen kan inte användas: { $reason }
    .help = ange i profilens lists de utgåvor som har attributen
no-profile-form = en profil finns inte i formen { $format }
    .help = välj en av { $formats }
no-release-file = { $path } är ingen utgåva av en attributlista: { $reason }
other-list = { $before } och { $after } är olika listor
    .help = jämför två utgåvor av samma lista
lists-fine = { $lists } listor kontrollerade: inga fel, { $warnings } varningar
lists-errors = { $lists } listor kontrollerade: { $errors } fel, { $warnings } varningar
diff-same = Ingenting skiljer.
diff-least = { $count } ändringar, minsta steg { $step }: efter { $from } minst { $least }.
diff-breaks-nobody = bryter för ingen
diff-breaks = bryter för { $whom }
diff-issuers = den som lämnar ut attribut
diff-receivers = den som tar emot dem
word-and = { " " }och{ " " }
release-unsound = listan bryter mot regler och kan inte bli en utgåva
    .help = rätta det som står ovan
wrong-version = { $reason }
    .help = `tillit attribute diff <list>@<version> <mapp>` visar ändringarna och minsta version
release-exists = { $path } finns redan
    .help = en utgåva ändras aldrig; höj version i manifestet
released = { $release } är fryst i { $path }
release-possible = { $release } kan frysas i { $path }
not-for-terminals = formen { $format } är ingen text som en terminal kan visa
    .help = skriv den till en fil: --out lista{ $suffix }
exported = Skrivet till { $path }.
column-names = namn
sample-fine = Inga fel, { $warnings } varningar.
sample-errors = { $errors } fel, { $warnings } varningar.
no-sample = { $path } är ingen JSON: { $reason }
no-saml =
    { $fault ->
        [too-large] { $path } är längre än den mebibyte som läses
        [not-utf8] { $path } är ingen text i UTF-8
        [document-type] { $path } har en dokumenttyp (DOCTYPE), och sådana läses inte
        [too-many] { $path } har fler element eller attribut än som läses
        [duplicate-attribute] { $path } är ingen XML: ett XML-attribut står två gånger på rad { $line }, kolumn { $column }
        [malformed] { $path } är ingen XML: felet syns på rad { $line }, kolumn { $column }
        [encrypted] { $path } har ett krypterat intyg eller attribut på rad { $line }, kolumn { $column }
        [nameless] { $path } har ett Attribute utan Name på rad { $line }, kolumn { $column }
       *[no-statement] { $path } har inget AttributeStatement i SAML 2.0
    }
    .help =
        { $fault ->
            [document-type] ta bort raden; ett intyg i SAML har ingen
            [encrypted] ge det dekrypterade intyget, som tjänstens logg eller utvecklarverktyg visar
            [no-statement] ge en Response, en Assertion eller ett AttributeStatement i namnrymden urn:oasis:names:tc:SAML:2.0:assertion
           *[other] ge hela svaret eller intyget som det såg ut; det som är kodat i base64 avkodas först
        }
sample-place = { $name }, värde { $number }, { $path }
list-twice = listan { $list } är angiven två gånger
    .help = ange en utgåva av varje lista
no-release-address = { $address } är ingen adress till en utgåva: { $reason }
    .help = skriv som https://registry.example/attribute-lists/gemensam/1.0.0.jws
release-verified = { $address } är signerad av { $federation }, vars nyckel är fäst.
release-unverified = Ingen signatur är kontrollerad av { $address }; den signerade utgåvan slutar på .jws.

# tillit attribute usage, tillit compatibility
no-attribute-usage = Ingen utgiven entitet begär eller lämnar det som efterfrågas.
no-compatibility = Registret känner ingen sådan inloggningstjänst hos organisationen, eller ingen sådan tjänst i dess federationer.
column-role = vad
column-entity = entitet
column-service = tjänst
column-identity-provider = inloggningstjänst
column-outcome = utfall
column-lacks = saknar
role-requires = kräver
role-requests = begär
role-releases = lämnar
usage-deprecated = { $version } (bör inte användas)
outcome-reachable = nås
outcome-missing = saknar
gap-other-version = { $attribute } (begärs enligt { $asked }, lämnas enligt { $released })
