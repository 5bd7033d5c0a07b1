# Problemens rubriker och innebörd, efter kod. Visas som `title` och på /problems/<slug>.

## Requests

problem-bad-request = Begäran kunde inte tolkas
    .meaning = En parameter, ett huvud eller kroppen har fel form. Detaljtexten säger vilket.
problem-bad-parameter = En parameter i adressen är fel
    .meaning = Parametern finns inte, eller dess värde går inte att läsa. API-beskrivningen listar parametrarna.
problem-not-found = Det finns inget här
    .meaning = Adressen finns inte, eller visar något som du inte får läsa. Svaret är avsiktligt detsamma i båda fallen.
problem-method-not-allowed = Adressen tar inte emot den metoden
    .meaning = Huvudet Allow räknar upp metoderna.
problem-not-acceptable = Innehållet finns inte i det begärda formatet
    .meaning = API:et svarar med application/json. En utgåva av en attributlista finns i flera former: svaret räknar upp dem, och var och en har en egen adress.
problem-timeout = Begäran kom för långsamt
    .meaning = Huvud och kropp måste var för sig komma inom den tid som registret ger. Försök igen på en bättre förbindelse.
problem-too-many-requests = För många förfrågningar
    .meaning = Varje adress får fråga bara så ofta. Vänta så många sekunder som huvudet Retry-After säger. Den som behöver många filer hämtar de publicerade, som får hämtas oftare.
problem-too-many-connections = För många anslutningar
    .meaning = Varje adress får ha bara så många anslutningar samtidigt. Använd en anslutning för flera förfrågningar.
problem-head-too-large = Begärans huvud är för stort
    .meaning = Adress och huvuden får tillsammans ha 128 KiB, och huvudena får vara 96.
problem-too-large = Begäran är för stor
    .meaning = Dela upp ändringen i flera inskick. Gränserna står i API-beskrivningen.
problem-uri-too-long = Adressen är för lång
    .meaning = Sökväg och parametrar får ha högst 2048 byte.
problem-media-type-not-allowed = Fel medietyp
    .meaning = Signerade meddelanden skickas som application/jose, inskrivningar och attribut som ska prövas eller översättas som application/json, begäran om åtkomsttoken som application/x-www-form-urlencoded.
problem-encoding-not-allowed = Komprimerade kroppar tas inte emot
    .meaning = Skicka utan huvudet Content-Encoding.
problem-cross-origin = Begäran kom från en annan webbplats, eller hade kunnat göra det
    .meaning = Webbsidor på andra platser får inte ändra något här, och inget vanligt formulär kan det. En sida i det här registret får skicka ett signerat meddelande, med den medietyp som adressen tar.
problem-unavailable = Registret kan inte svara just nu
    .meaning = Försök igen om en minut. Publicerade filer går att läsa under tiden.
problem-internal = Registret misslyckades
    .meaning = Felet är vårt. Ange spårningsnumret i traceId när du anmäler det.
problem-busy = Registret är upptaget
    .meaning = Inget lagrades. Försök igen om en stund.
problem-database-slow = Databasen svarade inte i tid
    .meaning = Registret väntar inte längre på sin databas. Skicka samma begäran igen, oförändrad: har den redan trätt i kraft känns den igen.
problem-database-unavailable = Registret når inte sin databas
    .meaning = Försök igen om en minut. Publicerade filer går att läsa under tiden.
problem-storage-full = Registret har slut på plats
    .meaning = Ingenting sparades. De som driver registret måste skapa plats på databasens disk; sedan kan samma meddelande skickas igen. Publicerade filer kan läsas under tiden.
problem-storage-read-only = Registret kan inte skriva
    .meaning = Ingenting sparades. De som driver registret måste göra databasen skrivbar; sedan kan samma meddelande skickas igen. Publicerade filer kan läsas under tiden.
problem-storage-broken = Registrets disk rapporterar fel
    .meaning = Ingenting bekräftades. Skicka samma meddelande igen senare: om det ändå sparades säger svaret var det finns. Publicerade filer kan läsas under tiden.
problem-no-randomness = Registret kunde inte dra ett slumptal
    .meaning = Försök igen.

## Signed statements

problem-malformed-jws = Meddelandet är ingen giltig kompakt JWS
    .meaning = Tre delar i base64url utan utfyllnad, åtskilda av punkter.
problem-malformed-statement = Meddelandets innehåll har fel form
    .meaning = Detaljtexten säger vilket fält som är fel och vad som väntas.
problem-malformed-json = Innehållet är inte JSON
    .meaning = Strikt JSON enligt RFC 8259 krävs.
problem-malformed-encoding = Texten är inte UTF-8
    .meaning = UTF-8 utan BOM och utan ensamma surrogat krävs.
problem-duplicate-member = Ett fält står två gånger
    .meaning = Den som granskar kunde läsa det ena värdet och maskinen det andra, så inget av dem godtas.
problem-unknown-member = Ett okänt fält
    .meaning = Meddelanden får bara ha de fält som beskrivs. Fält som servern själv sätter går inte att skicka.
problem-too-deep = För djup nästling
    .meaning = Högst 32 nivåer.
problem-too-many-members = För många fält
    .meaning = Högst 10 000 fält i ett dokument.
problem-string-too-long = En text är för lång
    .meaning = Högst 8 KiB per text.
problem-number-out-of-range = Ett tal går inte att återge exakt
    .meaning = Heltal mellan -(2^53-1) och 2^53-1.
problem-forbidden-character = Ett otillåtet tecken
    .meaning = Styrtecken, osynliga tecken och tecken som byter skrivriktning tas inte emot.
problem-alg-not-allowed = Algoritmen tillåts inte
    .meaning = Meddelanden signeras med ES256. Algoritmen följer av den registrerade nyckeln, aldrig av meddelandet.
problem-header-not-allowed = Ett otillåtet fält i JWS-huvudet
    .meaning = Huvudet har exakt alg, kid och typ.
problem-typ-not-allowed = Fel slags meddelande
    .meaning = Fältet typ ska vara det som adressen tar emot, till exempel tillit-submission+jws.
problem-unknown-key = Nyckeln är inte registrerad
    .meaning = Kontrollera kid, och att nyckeln är inskriven här.
problem-bad-signature = Signaturen stämmer inte
    .meaning = Bytes har ändrats efter signeringen, eller så är det fel nyckel.
problem-key-not-active = Nyckeln är inte aktiv ännu
    .meaning = Operatörerna ska ha godkänt den efter att ha jämfört fingeravtrycket.
problem-key-revoked = Nyckeln är återkallad
    .meaning = Skriv in en ny nyckel.
problem-not-own-key = En nyckel återkallar sig själv och ingen annan
    .meaning = Signera med nyckeln som ska upphöra, eller be operatörerna, som beslutar tillsammans.
problem-key-in-profile = Nyckeln är en operatörs
    .meaning = Operatörernas nycklar står i federationens profil; föreslå en profil utan nyckeln.
problem-key-pending = Nyckeln väntar på godkännande
    .meaning = Avslå inskrivningen i stället.
problem-already-revoked = Nyckeln är redan återkallad
    .meaning = Den signerar inget mer. Det den signerade tidigare gäller som bevis.
problem-key-mismatch = Nyckelbeviset är för en annan nyckel
    .meaning = kid ska vara tumavtrycket av den nyckel som bevisas.
problem-invalid-jwk = Nyckeln är ingen giltig JWK
    .meaning = Nyckeln ska vara en publik nyckel på P-256 som JSON Web Key.
problem-private-key-sent = En privat nyckel skickades
    .meaning = Skicka bara den publika delen. Den skickade nyckeln ska ses som röjd: gör en ny.
problem-wrong-audience = Meddelandet är riktat till ett annat register
    .meaning = aud ska vara exakt registrets publika adress.
problem-wrong-issuer = Avsändaren är en annan än nyckelns innehavare
    .meaning = iss ska vara den organisation som nyckeln tillhör.
problem-statement-expired = Meddelandet har gått ut
    .meaning = Signera på nytt och skicka direkt. Kontrollera klockan.
problem-issued-in-future = Meddelandet är daterat i framtiden
    .meaning = Kontrollera klockan.
problem-lifetime-not-allowed = Meddelandet gäller för länge
    .meaning = exp får vara högst 600 sekunder efter iat.
problem-replayed = Meddelandet har redan tagits emot
    .meaning = Det verkade en gång och upprepas inte. Fältet original pekar på det.
problem-token-needed = Det här är inte offentligt
    .meaning = Byt en client assertion mot en åtkomsttoken på /registry/v1/tokens.
problem-invalid-token = Åtkomsttoken gäller inte
    .meaning = Hämta en ny med en client assertion.
problem-directory-unavailable = Nyckelregistret kan inte läsas just nu
    .meaning = Försök igen om en minut.
problem-signer-unavailable = Registret kan inte signera just nu
    .meaning = Försök igen om en minut.

## Who may do what

problem-forbidden = Det får du inte göra
    .meaning = Detaljtexten säger vem som får.
problem-own-submission = En operatör avgör inte den egna organisationens ärende
    .meaning = Någon från en annan organisation måste avgöra det.
problem-warning-not-dismissed = En varning måste avfärdas vid namn
    .meaning = Somliga varningar får ingen gå förbi, till exempel ett namn som kan förväxlas med någon annans. Den som godkänner namnger dem i beslutets fält dismissed, eller avslår.
problem-not-an-operator = Nyckeln tillhör ingen operatör i federationen
    .meaning = Bara operatörerna i federationens profil avgör.
problem-operator-key = En operatörsnyckel kan inte skicka in ändringar
    .meaning = Ingen nyckel har två roller. Använd organisationens nyckel.
problem-not-owner = Dokumentet tillhör en annan organisation
    .meaning = En organisation ändrar bara sina egna dokument.
problem-not-submitter = Ärendet skickades in av någon annan
    .meaning = Bara den som skickade in det kan ta tillbaka det.
problem-other-item = Beslutet gäller ett annat ärende
    .meaning = Beslutet binder till SHA-256 av exakt det inskickade.
problem-other-federation = Ärendet avgörs inte av den federationen
    .meaning = Varje federation avgör det som listas i den.
problem-other-bases = Beslutet bygger på andra versioner
    .meaning = Hämta ärendet igen och granska skillnaden mot det som gäller nu.
problem-profile-changed = Federationens profil har ändrats
    .meaning = Rösten ska ges under den profil som gäller nu.

## Enrolment

problem-organisation-number = Inget organisationsnummer
    .meaning = Ett organisationsnummer skrivs 212000-0142 eller 0007:2120000142.
problem-invitation-refused = Koden öppnar ingen inbjudan
    .meaning = Kontrollera koden, eller be operatören om en ny. En kod kan prövas fem gånger och gäller några dagar.
problem-invitation-used = Inbjudan är redan använd
    .meaning = Be operatören om en ny om det inte var du.
problem-nonce-refused = Engångstalet gäller inte
    .meaning = Det är okänt, använt eller för gammalt. Hämta ett nytt på /registry/v1/nonces.
problem-key-registered = Nyckeln är redan registrerad
    .meaning = Gör en ny nyckel. Ingen nyckel tjänar två innehavare.
problem-enrolled-elsewhere = Organisationen är inskriven av en annan federation
    .meaning = Den federation som skrev in organisationen beslutar om dess nycklar.

## Documents and profiles

problem-id-mismatch = Dokumentet kallar sig något annat
    .meaning = Dokumentets id ska vara detsamma som inskickets.
problem-organisation-missing = Organisationen har inget godkänt dokument
    .meaning = Skicka in organisationens dokument tillsammans med dess första entitet.
problem-organisation-in-use = Organisationen har fortfarande entiteter
    .meaning = Dess dokument upphör med den sista entiteten: avsluta entiteterna först, eller i samma inskick.
problem-list-not-stewarded = Ingen federation här ger ut attributlistan
    .meaning = Federationens profil räknar upp de listor som den ger ut.
problem-no-federation = Ingen federation beslutar om dokumentet
    .meaning = Ange minst en federation som finns i registret.
problem-unknown-federation = Federationen finns inte här
    .meaning = Adressen /registry/v1/federations räknar upp dem.
problem-profile-not-alone = En profil skickas in ensam
    .meaning = Skicka andra dokument för sig.
problem-profile-unfit = Profilen kan inte gälla
    .meaning = Detaljtexten säger varför.
problem-profile-withdrawn = En profil dras inte tillbaka
    .meaning = Den ersätts av en ny.

## Attribute lists

problem-unknown-list = Attributlistan finns inte här
    .meaning = Registret ger inte ut någon lista med det namnet, eller ingen lista alls. Utelämna namnet för att gå efter de listor som finns.
problem-unknown-release = Attributlistan finns inte i den versionen
    .meaning = Detaljtexten säger vilken utgåva som är den senaste. Utelämna versionen för att gå efter den.
problem-unknown-profile = Profilen finns inte här
    .meaning = Ingen utgiven attributlista har en sådan profil, eller så saknas en utgåva som profilen är skriven efter.

## What stands already

problem-conflict = Något annat hann före
    .meaning = Hämta det som gäller nu och försök igen.
problem-stale-base = Ändringen bygger på en version som inte längre är den senaste
    .meaning = Fältet current säger vad som gäller. Hämta det, gör om ändringen och skicka igen.
problem-already-voted = Personen har redan röstat
    .meaning = Varje person har en röst.
problem-findings = Dokumenten bryter mot regler
    .meaning = Fältet errors säger var, vad och vad som vore rätt. `tillit validate` prövar samma regler utan server.
problem-rule = Dokumenten bryter mot regeln { $rule }
problem-closed = Ärendet är redan avgjort
    .meaning = Inget ändrades.
problem-pending = En ändring väntar redan
    .meaning = Vänta på beslut, eller ta tillbaka den som väntar.
problem-held = Ärendet är stoppat
    .meaning = En operatör har stoppat det. Flera personer behövs för att häva stoppet.
problem-not-held = Det är inte stoppat
    .meaning = Det finns inget stopp att häva.
problem-frozen = Utgåvan är fryst
    .meaning = Ge ändringen ett nytt versionsnummer.
problem-unique-pins = Två klienter har samma nyckel
    .meaning = Varje klient behöver en egen nyckel i federationen.
