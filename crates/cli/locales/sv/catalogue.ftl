# Meddelanden till katalogens regler (crates/catalogue/src/check): vad som är fel, och i .help vad som är rätt.

source-yaml = Filen går inte att läsa: { $reason }.
    .help = Rätta YAML-texten på platsen.
source-shape = Så kan det inte stå här: { $reason }
    .help = Jämför med schemat som filens första rad anger.
attribute-twice = Attributet { $attribute } står också i { $file }.
    .help = Ta bort det ena. Ett attribut står i en fil.
member-missing = Attributet { $attribute } saknar { $member }.
    .help = Lägg till medlemmen i attributet eller i filens defaults.
code-system-twice = Kodverket { $system } står också i { $file }.
    .help = Ta bort det ena. Ett kodverk står i en fil.
code-system-missing = Kodverket { $system } finns inte.
    .help = Skriv code-systems/{ $system }.yaml, eller stryk det ur manifestet.
code-system-version = Kodverket { $system } har version { $found }, men manifestet anger { $wanted }.
    .help = Ange { $found } i manifestet om listan ska använda den versionen.
deprecation =
    { $fault ->
        [no-reason] { $attribute } är avvecklat utan att skälet sägs.
        [no-successor] { $attribute } är ersatt, men det sägs inte av vad.
        [needless-successor] { $attribute } behövs inte längre, och har ändå en efterträdare.
        [own-successor] { $attribute } är sin egen efterträdare.
        [deprecated-successor] Efterträdaren till { $attribute } är själv avvecklad.
       *[unknown-successor] Efterträdaren till { $attribute } finns inte.
    }
    .help =
        { $fault ->
            [no-reason] Skriv reason på svenska och engelska.
            [no-successor] Ange successor, eller kind: obsoleted om inget tar vid.
            [needless-successor] Ta bort successor, eller skriv kind: superseded.
           *[other] Ange ett attribut som används i dag.
        }
examples =
    { $fault ->
        [datatype] Exemplet { $value } är inte av slaget { $expected }.
        [format] Exemplet { $value } följer inte formatet { $expected }.
       *[value-set] Exemplet { $value } finns inte i kodverket { $expected }.
    }
    .help = Rätta exemplet, eller formatet om exemplet är taget ur källan.
exception-unused = Undantaget från { $excused } behövs inte.
    .help = Ta bort det. Det skulle dölja nästa fel.
identifier-clash = Namnet { $identifier } tillhör { $owner }.
    .help = Ett namn står för ett begrepp. Välj ett annat, eller säg i mapping hur attributen delar det.
languages = Texten saknas på { $language }.
    .help = Skriv den på alla språk som manifestet anger.
naming =
    { $fault ->
        [list] { $name } duger inte som namn på en lista.
        [base-uri] { $found } duger inte som adress för attribut.
        [id] Attributets id { $found } börjar inte med listans namn { $list }.
        [uri] Attributets adress är { $found }, men ska vara { $expected }.
        [version] Namnet { $name } innehåller en version.
       *[look-alike] Namnet { $name } går att ta för { $other }.
    }
    .help =
        { $fault ->
            [list] Använd gemener, minst två tecken.
            [base-uri] Adressen börjar med https:// och slutar utan snedstreck.
            [version] Utgåvan har en version. Namn är desamma för alltid.
            [look-alike] Låt namnen skilja sig i mer än bindestreck.
           *[other] Frys utgåvan ur källorna igen.
        }
oid =
    { $fault ->
        [prefix-case] { $identifier } börjar inte med urn:oid: i gemener.
        [prefix-twice] { $identifier } har urn:oid: två gånger.
        [placeholder] { $identifier } är en platshållare.
        [arc] { $identifier } ligger utanför de grenar som finns.
       *[form] { $identifier } är ingen objektidentifierare.
    }
    .help = En objektidentifierare är tal utan inledande nollor med punkt emellan, som urn:oid:2.5.4.4. Hämta den ur källan.
references =
    { $fault ->
        [missing] { $name } finns inte ({ $kind }).
        [none] Ingen källa anges.
       *[unused] Källan { $name } används inte.
    }
    .help =
        { $fault ->
            [none] Ange sources; eget förslag är också en källa.
            [unused] Ta bort den ur manifestet, eller hänvisa till den.
           *[missing] Rätta namnet, eller lägg till det som saknas.
        }
value-sets =
    { $fault ->
        [code-without-set] Attributet är en kod, men det sägs inte ur vilket kodverk.
        [unknown-system] Kodverket { $system } finns inte i listan.
        [unknown-set] Kodverket { $system } har ingen värdemängd { $set }.
        [code-twice] Koden { $code } står två gånger.
        [content] Kodverket är externt bara om det inte har några koder här.
        [unknown-code] Värdemängden har koden { $code }, som kodverket saknar.
       *[unused-system] Inget attribut använder kodverket { $system }.
    }
    .help =
        { $fault ->
            [code-without-set] Ange values, eller ett annat datatype.
            [unknown-system] Lägg till kodverket i manifestets code_systems.
            [unused-system] Stryk det ur manifestet, eller bind ett attribut till det.
            [content] Skriv content: external, eller lägg till koder.
           *[other] Rätta koden eller namnet.
        }

# tillit attribute check-sample: ett värde upprepas aldrig, eftersom det är någons personuppgift.
sample-shape = Det här är inget JSON-objekt med namn och värden.
    .help = Ge innehållet i ett intyg som objekt: { "{" }"family_name": "…"{ "}" }.
sample-unknown =
    { $fault ->
        [far] { $name } finns inte i listorna.
       *[other] { $name } finns inte i listorna; { $near } gör det.
    }
    .help =
        { $fault ->
            [far] Sök med `tillit attribute lookup`, eller ta bort namnet om ingen mottagare har begärt det.
           *[other] Rätta namnet om det är det som menas.
        }
sample-deprecated = { $name } bär { $attribute }, som inte längre ska användas.
    .help =
        { $fault ->
            [obsoleted] Ingenting tar dess plats. Sluta skicka det när ingen mottagare begär det.
           *[other] Använd { $successor }.
        }
sample-type = { $name } har fel slags värde; det ska vara { $expected }.
    .help = Skriv värdet som JSON-typen { $expected }, och bara ett där attributet har ett.
sample-cardinality = { $name } har fel antal värden; { $attribute } har { $expected }.
    .help = Skicka så många värden som attributet får ha, och utelämna namnet när det inte finns något.
sample-format =
    { $fault ->
        [datatype] { $name } är inte skrivet som { $expected }.
        [pattern] { $name } följer inte formatet { $expected }.
        [length] { $name } är längre än { $expected } tecken.
       *[check] { $name } klarar inte kontrollen { $expected }.
    }
    .help = `tillit attribute show { $attribute }` visar hur värdet skrivs, med exempel.
sample-value =
    { $fault ->
        [written] { $name } har ett värde som { $expected } inte skrivs med under det namnet.
       *[set] { $name } har ett värde som kodverket { $expected } saknar.
    }
    .help = `tillit attribute show { $attribute }` visar vilka värden som finns.
sample-scope =
    { $fault ->
        [missing] { $name } saknar @ och den som svarar för värdet ({ $expected }).
        [malformed] Det som står efter @ i { $name } är inte { $expected }.
       *[forbidden] { $name } har @ och en domän efter koden, men { $attribute } är koden ensam.
    }
    .help =
        { $fault ->
            [forbidden] Skicka koden ensam, eller använd attributet som har domänen.
           *[other] Skriv värdet följt av @ och { $expected }.
        }
sample-exclusive = { $name } och { $other } står båda; värdet av { $attribute } hör hemma under ett av dem.
    .help = Ta bort det som inte gäller personen.
