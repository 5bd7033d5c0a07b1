# Meddelanden till varje regel: vad som är fel, och i .help vad som är rätt.
# Regelns namn översätts inte. Argumenten står i regelns fil under src/rules/.

json =
    { $code ->
        [duplicate_member] Medlemmen { $detail } står två gånger.
        [too_deep] Dokumentet är nästlat i fler än { $detail } nivåer.
        [too_large] Texten är längre än { $detail } byte.
        [too_many_members] Dokumentet har fler än { $detail } medlemmar.
        [string_too_long] Texten i fältet är längre än { $detail } byte.
        [number_out_of_range] Talet i { $detail } är större än vad alla program läser exakt.
        [forbidden_character] Tecknet U+0000 står i { $detail }.
        [malformed_encoding] Texten är inte UTF-8, eller börjar med en byteordningsmarkering.
       *[malformed_json] Texten är inte giltig JSON: { $detail } (rad { $line }, kolumn { $column }).
    }
    .help =
        { $code ->
            [duplicate_member] Ta bort den ena. Program är oense om vilken som gäller.
            [number_out_of_range] Heltal får vara högst 9007199254740991.
            [malformed_encoding] Spara filen som UTF-8 utan BOM.
           *[other] Rätta texten och kontrollera den igen.
        }

document-kind =
    { $code ->
        [missing] Dokumentet säger inte vad det är: medlemmen format saknas.
       *[other] Dokumentet säger att det är { $found }, men det lämnades som { $expected }.
    }
    .help = Skriv "format": "{ $expected }".

schema =
    { $keyword ->
        [required] Medlemmen { $expected } saknas.
        [additionalProperties] Medlemmen { $expected } är okänd.
        [type] Fältet har fel typ. Det ska vara { $expected }.
        [enum] Värdet är inte ett av de tillåtna: { $expected }.
        [const] Värdet ska vara { $expected }.
        [pattern] Texten har inte rätt form: { $expected }
        [format] Texten har inte rätt form. Det ska vara { $expected }.
        [minItems] Listan är för kort. Den ska ha minst { $expected }.
        [maxItems] Listan är för lång. Den får ha högst { $expected }.
        [minLength] Texten är för kort. Den ska ha minst { $expected } tecken.
        [maxLength] Texten är för lång. Den får ha högst { $expected } tecken.
        [minimum] Talet är för litet. Det ska vara minst { $expected }.
        [maximum] Talet är för stort. Det får vara högst { $expected }.
        [value] Värdet kan inte läsas: { $expected }.
       *[other] Fältet följer inte schemat ({ $keyword }).
    }
    .help =
        { $keyword ->
            [required] Lägg till { $expected }.
            [additionalProperties] Ta bort { $expected }, eller kontrollera stavningen.
           *[other] Schemat för dokumentet finns under /schemas/ och ger komplettering i editorn.
        }

matf-schema =
    { $keyword ->
        [required] Medlemmen { $expected } saknas i MATF-metadatan.
        [additionalProperties] Medlemmen { $expected } får inte stå här i MATF-metadata.
        [type] Fältet har fel typ i MATF-metadatan. Det ska vara { $expected }.
        [enum] Värdet är inte ett av dem som MATF tillåter: { $expected }.
        [pattern] Texten har inte den form som MATF kräver: { $expected }
        [format] Texten har inte den form som MATF kräver. Det ska vara { $expected }.
        [minItems] Listan är för kort. MATF kräver minst { $expected }.
        [minLength] Texten är för kort. MATF kräver minst { $expected } tecken.
        [minimum] Talet är för litet. MATF kräver minst { $expected }.
       *[other] Fältet följer inte schemat för MATF ({ $keyword }).
    }
    .help =
        { $keyword ->
            [required] Lägg till { $expected }.
            [additionalProperties] Ta bort { $expected }.
           *[other] Schemat står i RFC 9932, bilaga A.
        }

organisation-number =
    { $code ->
        [personal] Numret ser ut som ett personnummer. Sådana tas inte emot.
        [check-digit] Organisationsnumret { $value } har fel kontrollsiffra.
        [scheme] { $value } är inte ett svenskt organisationsnummer enligt ISO 6523.
        [spelling] Organisationsnumret { $value } är rätt, men ska skrivas { $expected } här.
       *[shape] { $value } är inte ett organisationsnummer.
    }
    .help =
        { $code ->
            [personal] Ange organisationens nummer. Den tredje siffran i ett organisationsnummer är minst 2.
            [check-digit] Kontrollera numret. Om de nio första siffrorna är rätt ska den sista vara { $expected }.
            [scheme] Schemat är 0007, till exempel 0007:2120000142.
            [spelling] Skriv { $expected }. Numret är dokumentets namn och skrivs därför på ett enda sätt.
           *[shape] Skriv tio siffror, till exempel 212000-0142 eller 0007:2120000142.
        }

municipality-code = Det finns ingen kommun med koden { $value }.
    .help = Kommunkoden har fyra siffror, till exempel 0180 för Stockholm. Ta bort fältet om organisationen inte är en kommun.

entity-id =
    { $code ->
        [character] Entitetens id { $value } innehåller ett tecken som inte får stå i en URI ({ $detail }).
        [fragment] Entitetens id { $value } har ett fragment (delen efter #).
        [scheme] Entitetens id { $value } har schemat { $detail }, som inte tas emot.
        [too-long] Entitetens id är längre än 1024 tecken.
       *[not-a-uri] Entitetens id { $value } är inte en absolut URI.
    }
    .help =
        { $code ->
            [character] Procentkoda tecknet. Skriv värdnamn med å, ä och ö i sin xn---form.
           *[other] Ett id är en absolut URI som börjar med https, http eller urn, till exempel https://login.example.org. Det är ett namn och hämtas aldrig.
        }

version-number = { $value } är inte ett versionsnummer.
    .help = En version är tre tal utan inledande nollor, till exempel 1.0.0.

entity-owner = Entiteten tillhör redan en annan organisation, { $owner }.
    .help = Välj ett annat id. Om ni ska ta över entiteten drar den nuvarande ägaren först tillbaka den.

entity-look-alike = Entitetens id liknar { $other } så mycket att de kan förväxlas.
    .help = Id jämförs tecken för tecken, så detta är två olika entiteter. Om ni menade den andra, skriv dess id exakt likadant.

organisation-owner = Dokumentet gäller organisationen { $organisation }, men lämnas av { $submitter }.
    .help = En organisation lämnar bara dokument om sig själv. Kontrollera numret, eller skriv under med den andra organisationens nyckel.

duplicate-entity = { $id } står två gånger.
    .help = Behåll ett av dem. Ett dokument får bara finnas en gång i en ändring, och en entitet en gång i en federation.

unique-pins = Klientens nyckel { $pin } används redan av { $owner }.
    .help = En klient känns igen på sin nyckel, så två entiteter får inte dela den. Skapa en ny nyckel för klienten, eller ta först bort den andra entitetens.

pin-canonical = Nyckelns kontrollsumma { $value } är inte skriven på det vanliga sättet.
    .help = Samma 32 byte skrivs { $expected }.

duplicate-pin = Nyckeln { $pin } står två gånger på samma anslutningspunkt.
    .help = Ta bort den ena. Om den andra skulle vara den nya nyckeln vid ett nyckelbyte, rätta den.

shared-server-pin = Serverns nyckel { $pin } används också av { $other }, som tillhör en annan organisation.
    .help = Det är tillåtet, men tyder ofta på att en privat nyckel har kopierats. Använd en egen nyckel.

client-base-uri = En klient har base_uri.
    .help = Bara servrar har en adress. Ta bort base_uri, eller flytta anslutningspunkten till servers.

server-base-uri = Servern saknar base_uri.
    .help = Lägg till adressen där servern svarar, till exempel "base_uri": "https://api.example.org/".

base-uri-https = Adressen { $value } är inte https.
    .help = Anslutningspunkter nås bara över TLS. Skriv en adress som börjar med https://.

base-uri-domain = Värden { $host } ligger utanför organisationens godkända domäner ({ $domains }).
    .help = Kontrollera adressen. Om domänen är er, lägg till den i organisationens dokument.

entity-domain = Värden { $host } i entitetens id ligger utanför organisationens godkända domäner ({ $domains }).
    .help = Kontrollera id:t. Om domänen är er, lägg till den i organisationens dokument.

tag-registered = Taggen { $tag } finns inte i federationen { $federation }.
    .help = Federationens taggar är: { $known }.

tag-missing = Anslutningspunkten har inga taggar.
    .help = Motparter söker ofta på taggar. Federationens profil avgör om de krävs.

duplicate-tag = Taggen { $tag } står två gånger.
    .help = Ta bort den ena.

no-endpoint = Entiteten har varken servrar eller klienter.
    .help = Utan anslutningspunkter kan ingen ansluta. Federationens profil avgör om det får vara så.

certificate-malformed = Certifikatet går inte att läsa.
    .help = Fältet ska innehålla ett enda X.509-certifikat i PEM, från -----BEGIN CERTIFICATE----- till -----END CERTIFICATE-----, med DER-kodat innehåll.

certificate-not-der = Certifikatet är kodat i BER, inte i DER.
    .help = Skriv om det med: openssl x509 -in certifikat.pem -out rätt.pem. Går signaturen inte att verifiera efteråt, be utfärdaren om ett nytt.

certificate-trailing-data = Det finns data efter certifikatets slut.
    .help = Exportera certifikatet igen, så att bara certifikatet finns i filen.

certificate-private-key = Fältet innehåller en privat nyckel. Den är inte sparad.
    .help = Ersätt den med certifikatet. Betrakta nyckeln som röjd: skapa en ny och sluta använda den gamla.

certificate-too-large = Certifikatet är { $size } byte.
    .help = Ett certifikat får vara högst { $limit } byte.

certificate-rewrap = Certifikatet { $subject } går att läsa, men texten är inte radbruten som MATF kräver.
    .help = Skriv om det med: openssl x509 -in certifikat.pem -out rätt.pem. Det ger rader om 64 tecken och ingen text runt certifikatet.

certificate-expired = Certifikatet { $subject } gick ut { $date }.
    .help = Byt till ett giltigt certifikat.

certificate-not-yet-valid = Certifikatet { $subject } börjar gälla först { $date }.
    .help = Vänta till dess, eller använd ett certifikat som redan gäller.

certificate-expires-soon = Certifikatet { $subject } går ut { $date }.
    .help = Skaffa ett nytt och lägg det bredvid det gamla redan nu, så att motparterna hinner hämta det.

certificate-weak-key = Certifikatet { $subject } har en nyckel som inte godtas: { $key }.
    .help = Använd RSA med minst 2048 bitar, P-256, P-384, P-521 eller Ed25519.

certificate-weak-signature = Certifikatet { $subject } är undertecknat med en metod som inte godtas: { $signature }.
    .help = Använd ett certifikat undertecknat med SHA-256 eller längre (RSA eller ECDSA), eller med Ed25519.

certificate-subject-clash = Certifikatet { $subject } har samma Subject som ett annat certifikat hos { $other }.
    .help = Motparter som söker utfärdare på Subject kan förväxla dem. Ge det nya certifikatet ett eget Subject.

computed-member = Medlemmen { $member } ska inte stå i matf-blocket.
    .help = Ta bort den. Den räknas fram ur entitetens och organisationens dokument.

feed-claims = Medlemmen { $member } hör till federationens publicering och läses inte här.
    .help = Ta bort den. Federationen sätter den när metadatan undertecknas.

feed-times = Metadatan går ut innan den är utfärdad.
    .help = exp ska vara senare än iat.

feed-version = Versionen { $value } är inte en känd version av schemat för MATF.
    .help = Skriv "version": "1.0.0".

feed-issuer = Utfärdaren { $value } är inte en absolut URI.
    .help = iss är federationens URI, till exempel https://federation.example.org/production.

organisation-name = Metadatan anger organisationen { $found }, men entitetens ägare heter { $expected }.
    .help = Skriv { $expected }, eller ta bort medlemmen.

forbidden-character = Texten innehåller tecknet { $code_point }, som inte syns eller ändrar skrivriktningen.
    .help = Ta bort tecknet. Det följer ofta med när text kopieras; skriv om texten för hand.

name-nfc = Namnet { $value } är inte i Unicodes normalform C.
    .help = Skriv om namnet på tangentbordet. Bokstäver som å, ä och ö ska vara ett enda tecken.

name-blank = Namnet är tomt, eller har blanktecken först eller sist.
    .help = Skriv namnet utan blanktecken före och efter.

name-mixed-script = Namnet { $value } blandar bokstäver ur flera alfabet.
    .help = En kyrillisk eller grekisk bokstav kan se ut som en latinsk. Skriv om namnet på tangentbordet. En granskare avgör om namnet ska godtas.

confusable-name = Namnet { $value } kan förväxlas med { $other }.
    .help = Kontrollera stavningen, och kommunkoden om organisationen är en kommun. En granskare avgör om namnet ska godtas.

personal-address = Adressen { $address } ser ut att tillhöra en person.
    .help = Ange en funktionsbrevlåda, till exempel support@example.org. Personer byts ut, och personuppgifter hör inte hemma här.

https-uri = Adressen { $value } är inte https.
    .help = Skriv en adress som börjar med https://.

pin-removed-too-early = Anslutningspunktens nycklar byts alla på en gång; { $pin } försvinner utan att en ny har publicerats bredvid.
    .help = Publicera först den nya nyckeln bredvid den gamla, vänta tills motparterna har hämtat den, byt certifikat och ta sedan bort den gamla. Om nyckeln är röjd är det rätt att ta bort den genast.

federation-unknown = Federationen { $federation } finns inte här.
    .help = Kontrollera stavningen. Här finns: { $known }.

attribute-unknown =
    { $missing ->
        [list] Det finns ingen attributlista som heter { $list }.
        [version] Attributlistan { $list } har ingen version { $version }.
       *[attribute] Attributlistan { $list } { $version } har inget attribut som heter { $attribute }.
    }
    .help = Kontrollera stavningen mot den publicerade listan.

attribute-deprecated = Attributet { $attribute } är utfasat.
    .help =
        { $code ->
            [dropped] Listan säger varför. Det finns ingen ersättare.
           *[other] Använd { $successor } i stället.
        }

list-steward = Organisationen { $submitter } förvaltar inte attributlistan { $list }.
    .help = En utgåva av en lista lämnas av den organisation som federationens profil anger som förvaltare.

code-system-frozen = Kodsystemet { $system } { $version } är redan publicerat med annat innehåll.
    .help = Det som en gång är publicerat under en version ändras aldrig. Ge kodsystemet ett högre versionsnummer, eller ta med det precis som det är publicerat på /code-systems/{ $system }/{ $version }.json.

attribute-profile-frozen = Profilen { $profile } { $version } i attributlistan { $list } är redan publicerad med annat innehåll.
    .help = Det som en gång är publicerat under en version ändras aldrig. Ge profilen ett högre versionsnummer, eller ta med den precis som den är publicerad på /attribute-profiles/{ $list }/{ $profile }/{ $version }.json.

profile-issuer = Utfärdaren { $value } nämner inte miljön { $environment } i sin sökväg.
    .help = Skriv en https-adress med miljön som ett led i sökvägen, till exempel https://federation.example.org/{ $environment }.

profile-approvals = Federationen kräver { $approvals } godkännanden men har { $operators } operatörer.
    .help = Lägg till operatörer, eller kräv färre godkännanden (minst två).

profile-no-spare = Federationen har precis så många operatörer som måste godkänna: { $operators }.
    .help = Om en av dem är borta kan ingenting godkännas. Lägg till minst en operatör.

profile-operators-outside = Bara { $outside } operatörer tillhör en annan organisation än federationens egen.
    .help = Operatörsorganisationens egna dokument kräver { $approvals } operatörer från andra organisationer. Med färre kan de aldrig godkännas.

profile-operator = Personen { $person } står två gånger bland operatörerna.
    .help = Ange personen en gång, med alla sina nycklar.

profile-tag = Taggen { $tag } står två gånger i taggregistret.
    .help = En tagg har en enda betydelse. Behåll en av dem.

profile-rule =
    { $code ->
        [fixed] Nivån för regeln { $name } kan inte ändras.
       *[unknown] Det finns ingen regel som heter { $name }.
    }
    .help = Ta bort raden, eller kontrollera stavningen i listan över regler.

attribute-list = Attributlistan klarar inte kontrollen { $check } ({ $detail }).
    .help = Kontrollerna beskrivs i katalogens dokumentation. Ett undantag skrivs i listan, bredvid det som det gäller, med skäl.

protocol-missing = Entiteten har inget protokollblock.
    .help = Lägg till minst ett, till exempel matf med issuers, servers och clients.
