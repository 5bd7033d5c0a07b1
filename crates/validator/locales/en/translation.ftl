# What a translation between protocols says about what has no counterpart (crates/catalogue/src/translate/reason.rs), and what to know about the rest.
# The names are the codes of the reasons and the remarks.

lost-unknown-name = No list has the name. `tillit attribute lookup` searches for it in every protocol.
lost-unmapped = The list says that the protocol has no name for the attribute.
lost-no-name = The list knows no name for the attribute in the protocol.
lost-deprecated = The attribute should no longer be used, and the protocol has no name for it.
lost-ambiguous = The name can mean several attributes, and nothing tells which. Give the attribute's own id instead.
lost-split = The attribute is divided over several names, and the list does not say how. Get the parts from the source.
lost-values-not-stated = Values are written otherwise under the name, and the list does not say how.
lost-unknown-value = The list does not know the value among those that the name writes in its own way. Check the spelling.
lost-unsayable = The value cannot be said under any of the names.
lost-undecided = Which name the value belongs under cannot be decided. A number is written with twelve digits.
lost-lost-in-join = The name carries several attributes and is taken by another of them.
lost-too-many-values = More values than the name takes; the first ones stay.
remark-friendly-name = Found by its friendly name (FriendlyName), which others may use for something else. Give the name (Name).
remark-other-naming = The name belongs to { $namings }: translate it from there.
remark-shared-name = The name can also mean { $attributes }.
remark-joined = { $name } carries { $attributes } as well: a reader cannot see which one was meant.
remark-cardinality = Under { $name } there can be { $after } values instead of { $before }.
remark-deprecated = { $attribute } should no longer be used.
remark-successor = Use { $successor } instead.
word-or = { " " }or{ " " }
word-and = { " " }and{ " " }
