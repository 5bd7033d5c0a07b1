# Vad en översättning mellan protokoll säger om det som inte har någon motsvarighet (crates/catalogue/src/translate/reason.rs), och vad man bör veta om resten.
# Namnen är skälens och anmärkningarnas koder.

lost-unknown-name = Ingen lista har namnet. `tillit attribute lookup` söker efter det i alla protokoll.
lost-unmapped = Listan säger att protokollet inte har något namn för attributet.
lost-no-name = Listan känner inget namn för attributet i protokollet.
lost-deprecated = Attributet bör inte längre användas, och protokollet har inget namn för det.
lost-ambiguous = Namnet kan betyda flera attribut, och ingenting visar vilket. Ange attributets eget id i stället.
lost-split = Attributet är delat på flera namn, och listan säger inte hur. Hämta delarna från källan.
lost-values-not-stated = Värden skrivs på ett annat sätt under namnet, och listan säger inte hur.
lost-unknown-value = Listan känner inte värdet bland dem som namnet skriver på sitt eget sätt. Kontrollera stavningen.
lost-unsayable = Värdet går inte att säga under något av namnen.
lost-undecided = Det går inte att avgöra under vilket namn värdet hör. Ett nummer skrivs med tolv siffror.
lost-lost-in-join = Namnet bär flera attribut och är upptaget av ett annat av dem.
lost-too-many-values = Fler värden än namnet tar emot; de första står kvar.
remark-friendly-name = Funnet på sitt vänliga namn (FriendlyName), som andra kan använda om något annat. Ange namnet (Name).
remark-other-naming = Namnet hör till { $namings }: översätt det därifrån.
remark-shared-name = Namnet kan också betyda { $attributes }.
remark-joined = { $name } bär också { $attributes }: den som läser ser inte vilket som menades.
remark-cardinality = Under { $name } kan det finnas { $after } värden i stället för { $before }.
remark-deprecated = { $attribute } bör inte längre användas.
remark-successor = Använd { $successor } i stället.
word-or = { " " }eller{ " " }
word-and = { " " }och{ " " }
