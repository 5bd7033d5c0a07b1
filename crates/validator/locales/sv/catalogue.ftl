# Meddelanden till katalogens regler (crates/catalogue/src/check): vad som är fel, och i .help vad som är rätt.

source-yaml = Filen går inte att läsa: { $reason }.
    .help = Rätta YAML-texten på platsen.
source-shape = Så kan det inte stå här: { $reason }
    .help = Jämför med schemat som filens första rad anger.
attribute-twice = Attributet { $attribute } står också i { $file }.
    .help = Ta bort det ena. Ett attribut står i en fil.
member-missing = Attributet { $attribute } saknar { $member }.
    .help = Lägg till medlemmen i attributet eller i filens defaults.
profile-twice = Profilen { $profile } står också i { $file }.
    .help = Ta bort den ena. En profil står i en fil.
code-system-twice = Kodverket { $system } står också i { $file }.
    .help = Ta bort det ena. Ett kodverk står i en fil.
code-system-missing = Kodverket { $system } finns inte.
    .help = Skriv code-systems/{ $system }.yaml, eller stryk det ur manifestet.
code-system-version = Kodverket { $system } har version { $found }, men manifestet anger { $wanted }.
    .help = Ange { $found } i manifestet om listan ska använda den versionen.
code-system-identity =
    { $fault ->
        [claimed] { $identifier } tillhör redan kodverket { $owner }.
        [attribute] { $identifier } är beteckningen på kodverket { $owner } och inget namn på ett attribut.
       *[twins] Kodverken { $system } och { $owner } ser ut att vara samma.
    }
    .help =
        { $fault ->
            [claimed] En beteckning står för ett kodverk. Hämta den rätta ur källan.
            [attribute] Bind attributet till kodverket i values, och hämta attributets eget namn ur källan.
           *[twins] Är de samma, skriv ett kodverk med båda beteckningarna i identifiers. Annars skriv ett undantag med skälet.
        }
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
format-codes =
    { $fault ->
        [none] Ingen kod i { $system } följer formatet { $format }, till exempel inte { $code }.
       *[some] Koden { $code } i { $system } följer inte formatet { $format }.
    }
    .help = Alla koder i ett kodverk som krävs ska kunna skrivas. Rätta formatet, eller bind attributet till ett annat kodverk.
format-limits =
    { $fault ->
        [length] Största längden är en annan än för { $other }, som har samma kodverk { $system }.
       *[pattern] Mönstret är ett annat än för { $other }, som har samma kodverk { $system }.
    }
    .help = Ta reda på vilken gräns som gäller och skriv den på båda ställena.
identifier-clash = Namnet { $identifier } tillhör { $owner }.
    .help = Ett namn står för ett begrepp. Välj ett annat, eller säg i mapping hur attributen delar det.
identifier-version = Namnet { $name } innehåller versionen { $version }.
    .help = Ett beständigt namn har ingen version. Är namnet redan publicerat så, skriv ett undantag med skälet.
languages = Texten saknas på { $language }.
    .help = Skriv den på alla språk som manifestet anger.
name-style = Namnet { $name } börjar med versal, men andra namn i samma namnrymd gör det inte.
    .help = Jämför med källan. Är namnet publicerat så, skriv ett undantag med skälet.
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
near-miss =
    { $fault ->
        [spelling] Namnet { $name } skiljer sig bara på en bokstav från { $other } ({ $owner }).
        [plural] Namnet { $name } skiljer sig bara på ett s från { $other } ({ $owner }).
        [words] Namnet { $name } skriver samma ord med andra versaler än { $other } ({ $owner }).
       *[case] Namnet { $name } skiljer sig bara på versaler från { $other } ({ $owner }).
    }
    .help = Är det ett skrivfel, rätta det. Finns båda namnen, säg det: kind: alternative i mapping för samma attribut, en relation mellan två attribut, eller ett undantag med skälet.
oid =
    { $fault ->
        [prefix-case] { $identifier } börjar inte med urn:oid: i gemener.
        [prefix-twice] { $identifier } har urn:oid: två gånger.
        [placeholder] { $identifier } är en platshållare.
        [arc] { $identifier } ligger utanför de grenar som finns.
       *[form] { $identifier } är ingen objektidentifierare.
    }
    .help = En objektidentifierare är tal utan inledande nollor med punkt emellan, som urn:oid:2.5.4.4. Hämta den ur källan.
oid-arc = { $identifier } ligger utanför de grenar som listan annars använder. Är { $meant } menat?
    .help = Jämför siffrorna med källan.
profile =
    { $fault ->
        [claimed] { $name } är redan namnet på profilen { $owner }.
        [later] Profilen är skriven efter { $name }, som är en senare version än listans egen.
        [unknown-release] Versionen { $name } är inte känd här, så attributen ur den listan är inte kontrollerade.
        [unused] Profilen begär inget attribut ur listan { $name }.
        [twice] { $name } står två gånger i profilen.
        [unlisted] { $name } hör till en lista som profilen inte anger i lists.
        [missing] Attributet { $name } finns inte.
       *[deprecated] { $name } ska inte längre användas.
    }
    .help =
        { $fault ->
            [claimed] En beteckning står för en profil. Hämta den rätta ur källan.
            [later] Ange listans egen version, eller en tidigare som har samma attribut.
            [unknown-release] Ange en version som finns, eller uppdatera verktyget.
            [unused] Stryk listan ur lists.
            [twice] Ta bort den ena raden.
            [unlisted] Lägg till listan i lists, med den version som profilen skrevs efter.
            [missing] Rätta namnet, eller ange en version av listan som har attributet.
           *[deprecated] Begär efterföljaren i stället, eller skriv ett undantag med skälet.
        }
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
scheme-missing =
    { $fault ->
        [oid] { $name } är en objektidentifierare utan urn:oid:.
       *[address] { $name } ser ut som en adress utan https: eller http:.
    }
    .help = Skriv hela URI:n så som källan definierar den.
several-names =
    { $fault ->
        [oid] { $attribute } har två objektidentifierare, { $first } och { $second }.
       *[name] { $attribute } har två namn i samma protokoll, { $first } och { $second }, och det sägs inte hur de delar på värdet.
    }
    .help = Säg i mapping om namnen är alternativ, utesluter varandra eller har var sin del. Ta bort det som är fel.
superseded-act = { $act } är upphävd eller ersatt, men hänvisningen har ingen sista dag.
    .help = Ange valid_to, och lägg till en hänvisning till den lag som gäller nu.
unmapped = Protokollet { $protocol } sägs sakna namn på attributet, men { $name } är ett.
    .help = Stryk det som kommer ur en äldre version av källan.
value-map =
    { $fault ->
        [missing] Det sägs inte hur värdet { $value } skrivs i { $name }.
       *[unknown] Översättningen till { $name } har värdet { $value }, som inte är någon kod.
    }
    .help =
        { $fault ->
            [missing] Lägg till värdet i mapping. Utan written betyder det att värdet inte kan sägas där.
           *[unknown] Skriv koden i value och det andra ordet i written.
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
sample-missing =
    { $fault ->
        [required] { $name } saknas; profilen kräver { $attribute }.
        [recommended] { $name } saknas; profilen rekommenderar { $attribute }.
        [conditional] { $name } saknas; profilen kräver { $attribute } på ett villkor.
       *[unstated] { $name } saknas; profilen begär { $attribute }, utan att källan säger hur mycket det behövs.
    }
    .help =
        { $fault ->
            [required] Skicka { $name }, eller ett annat namn som { $attribute } har.
            [recommended] Skicka { $name } om uppgiften finns.
            [conditional] Läs villkoret i profilen och skicka { $name } om det är uppfyllt.
           *[unstated] Fråga tjänsten om den klarar sig utan.
        }
sample-unsayable = Profilen begär { $attribute }, som inte har något namn i det här protokollet.
    .help = Kom överens med tjänsten om ett annat sätt att lämna uppgiften, eller om ett namn som kan läggas till i listan.
sample-beyond = { $name } begärs inte av profilen.
    .help = Skicka bara de uppgifter som tjänsten har begärt.
