skip = Till innehållet
registry = Tillit
menu = Sidans meny
menu-published = Vad som publiceras
menu-verify = Så kontrollerar du
menu-api = API
other-language = In English

title-one = Register för { $name }
title-many = Register över identitetsfederationer

notice-demo = Demonstration.
notice-demo-text = Nycklarna är till för att kastas och inget här går att lita på.
notice-trial = Provdrift.
notice-trial-text = Parterna är verkliga men uppgifterna är testdata. Använd inget härifrån i skarp drift.

lead = Här finns de uppgifter som organisationer i en identitetsfederation behöver för att lita på varandras system: vilka system som hör till vem, och vilka nycklar de har.
lead-how = Varje organisation lämnar själv sina uppgifter, signerade. Minst två personer godkänner varje ändring. Allt som gäller publiceras signerat på fasta adresser, och går att läsa och kontrollera utan konto.

demo = demo
trial = provdrift
production = skarp drift

facts-environment = Miljö
facts-issuer = Utfärdare (iss)
facts-operator = Driver federationen
facts-approvals = Godkänns av
facts-approvals-value = minst { $count } personer
facts-entities = Publicerade entiteter
facts-sequence = Aktuell utgåva
facts-sequence-none = ingen ännu

published = Vad som publiceras
published-caption = Filer från { $name }: var de finns och hur länge de gäller. Tider i UTC.
published-none = Inget är publicerat ännu. Den första utgåvan kommer när den första ändringen är godkänd.
column-content = Innehåll
column-address = Adress
column-issued = Signerad
column-expires = Gäller till
column-left = Tid kvar
never = tills vidare
left-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagar
}
left-hours = { $hours ->
    [one] 1 timme
   *[other] { $hours } timmar
}
left-minutes = { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}
left-none = har gått ut
format-matf-metadata = Metadata enligt MATF (RFC 9932)
format-key-set = Federationens publika nycklar (JWK Set)
format-attribute-list-jws = Attributlista { $name }, signerad
format-attribute-list-json = Attributlista { $name }, JSON
format-attribute-list-yaml = Attributlista { $name }, YAML
published-code-systems = { $count ->
    [one] En version av ett kodverk
   *[other] { $count } versioner av kodverk
} som listorna använder finns också var för sig, på /code-systems/namn/version.jws (signerad) och .json.
published-attribute-profiles = { $count ->
    [one] En version av en attributprofil
   *[other] { $count } versioner av attributprofiler
} finns också var för sig, på /attribute-profiles/lista/namn/version.jws (signerad) och .json.
publications = Tidigare utgåvor finns kvar under sina nummer:
publications-link = lista över utgåvor (JSON)
profile-link = federationens regler (profil, JSON)

fingerprint = Nyckelns fingeravtryck
fingerprint-text = Allt signeras med den här nyckeln. Jämför orden med federationens operatör i en annan kanal, till exempel per telefon på ett nummer från en offentlig källa, innan du litar på nyckeln. Adressen till den här sidan är inget bevis.
fingerprint-hex = Som hexadecimala siffror
key-id = Nyckelns namn (kid)

verify = Så kontrollerar du
verify-tillit = Med verktyget tillit: lita på nyckeln en gång, hämta sedan. Verktyget prövar signatur, utfärdare, giltighetstid och att inget äldre har kommit i stället för något nyare.
verify-trust = Lita på federationens nyckel:
verify-fetch = Hämta och kontrollera:
verify-curl = Utan verktyget: hämta filen och nycklarna, och kontrollera själv.
verify-check = Kontrollera med ett JOSE-bibliotek, och godta filen bara om allt stämmer:
verify-check-1 = Signaturen är ES256 med den nyckel i nyckelfilen vars kid står i filens huvud, och nyckelns fingeravtryck är det ovan.
verify-check-2 = { $claim } är exakt { $issuer }
verify-check-3 = { $claim } har inte passerat.
verify-check-4 = { $claim } är inte äldre än i den fil du hade förut.

api = API för program
api-text = Samma uppgifter, historiken och all inlämning går genom ett öppet API.
api-docs = Läs om API:et
api-openapi = OpenAPI som YAML
api-schemas = JSON Schema för dokumenten:

not = Vad det här inte är
not-text = Registret loggar inte in någon, lagrar inga personuppgifter om användare och intygar inte att en organisations system är säkra: det visar vem som har sagt vad, och vilka som har godkänt det.

footer-contact = Frågor:
footer-status = Driftläge (JSON)
footer-version = Version
