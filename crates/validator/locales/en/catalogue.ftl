# Messages of the catalogue's rules (crates/catalogue/src/check): what is wrong, and in .help what is right.

source-yaml = The file cannot be read: { $reason }.
    .help = Mend the YAML at this place.
source-shape = This cannot stand here: { $reason }
    .help = Compare with the schema that the file's first line names.
attribute-twice = Attribute { $attribute } also stands in { $file }.
    .help = Remove one. An attribute stands in one file.
member-missing = Attribute { $attribute } lacks { $member }.
    .help = Add the member to the attribute or to the file's defaults.
profile-twice = Profile { $profile } also stands in { $file }.
    .help = Remove one. A profile stands in one file.
code-system-twice = Code system { $system } also stands in { $file }.
    .help = Remove one. A code system stands in one file.
code-system-missing = There is no code system { $system }.
    .help = Write code-systems/{ $system }.yaml, or strike it from the manifest.
code-system-version = Code system { $system } has version { $found }, but the manifest names { $wanted }.
    .help = Name { $found } in the manifest if the list is to use that version.
code-system-identity =
    { $fault ->
        [claimed] { $identifier } already belongs to code system { $owner }.
        [attribute] { $identifier } is the identifier of code system { $owner } and no name of an attribute.
       *[twins] Code systems { $system } and { $owner } look like the same one.
    }
    .help =
        { $fault ->
            [claimed] An identifier stands for one code system. Take the right one from the source.
            [attribute] Bind the attribute to the code system in values, and take the attribute's own name from the source.
           *[twins] If they are the same, write one code system with both identifiers. Otherwise write an exception with the reason.
        }
deprecation =
    { $fault ->
        [no-reason] { $attribute } is deprecated without a reason.
        [no-successor] { $attribute } is replaced, but it does not say by what.
        [needless-successor] { $attribute } is no longer needed, and has a successor all the same.
        [own-successor] { $attribute } is its own successor.
        [deprecated-successor] The successor of { $attribute } is deprecated itself.
       *[unknown-successor] The successor of { $attribute } does not exist.
    }
    .help =
        { $fault ->
            [no-reason] Write reason in Swedish and English.
            [no-successor] Name the successor, or write kind: obsoleted if nothing takes its place.
            [needless-successor] Remove successor, or write kind: superseded.
           *[other] Name an attribute that is in use today.
        }
examples =
    { $fault ->
        [datatype] Example { $value } is no { $expected }.
        [format] Example { $value } does not follow the format { $expected }.
       *[value-set] Example { $value } is not in code system { $expected }.
    }
    .help = Mend the example, or the format if the example is from the source.
exception-unused = The exception from { $excused } is not needed.
    .help = Remove it. It would hide the next fault.
format-codes =
    { $fault ->
        [none] No code of { $system } follows the format { $format }; { $code }, for one, does not.
       *[some] Code { $code } of { $system } does not follow the format { $format }.
    }
    .help = Every code of a required code system has to be possible. Mend the format, or bind the attribute to another code system.
format-limits =
    { $fault ->
        [length] The greatest length is not that of { $other }, which has the same code system { $system }.
       *[pattern] The pattern is not that of { $other }, which has the same code system { $system }.
    }
    .help = Find out which limit holds and write it in both places.
identifier-clash = The name { $identifier } belongs to { $owner }.
    .help = One name stands for one concept. Choose another, or say in mapping how the attributes share it.
identifier-version = The name { $name } holds the version { $version }.
    .help = A persistent name has no version. If the name is published so already, write an exception with the reason.
languages = The text is missing in { $language }.
    .help = Write it in every language that the manifest names.
name-style = The name { $name } begins with a capital, but other names in its namespace do not.
    .help = Compare with the source. If the name is published so, write an exception with the reason.
naming =
    { $fault ->
        [list] { $name } will not do as the name of a list.
        [base-uri] { $found } will not do as an address of attributes.
        [id] The attribute's id { $found } does not begin with the list's name { $list }.
        [uri] The attribute's address is { $found }, but has to be { $expected }.
        [version] The name { $name } holds a version.
       *[look-alike] The name { $name } can be taken for { $other }.
    }
    .help =
        { $fault ->
            [list] Use lower-case letters, at least two.
            [base-uri] The address begins with https:// and ends without a slash.
            [version] The release has a version. Names are the same for ever.
            [look-alike] Let the names differ in more than hyphens.
           *[other] Freeze the release from its sources again.
        }
near-miss =
    { $fault ->
        [spelling] The name { $name } differs only in one letter from { $other } ({ $owner }).
        [plural] The name { $name } differs only in an s from { $other } ({ $owner }).
        [words] The name { $name } writes the same words with other capitals than { $other } ({ $owner }).
       *[case] The name { $name } differs only in capitals from { $other } ({ $owner }).
    }
    .help = If it is a slip, mend it. If both names exist, say so: kind: alternative in the mapping of one attribute, a relation between two attributes, or an exception with the reason.
oid =
    { $fault ->
        [prefix-case] { $identifier } does not begin with urn:oid: in lower case.
        [prefix-twice] { $identifier } has urn:oid: twice.
        [placeholder] { $identifier } is a placeholder.
        [arc] { $identifier } lies outside the arcs that exist.
       *[form] { $identifier } is no object identifier.
    }
    .help = An object identifier is numbers without leading zeros joined by dots, as in urn:oid:2.5.4.4. Take it from the source.
oid-arc = { $identifier } lies outside the arcs that the list otherwise uses. Is { $meant } meant?
    .help = Compare the digits with the source.
profile =
    { $fault ->
        [claimed] { $name } is already the name of profile { $owner }.
        [later] The profile is written by { $name }, a later release than the list itself.
        [unknown-release] Release { $name } is not known here, so that the attributes of that list are not checked.
        [unused] The profile asks for no attribute of list { $name }.
        [twice] { $name } stands twice in the profile.
        [unlisted] { $name } belongs to a list that the profile does not name in lists.
        [missing] There is no attribute { $name }.
       *[deprecated] { $name } should no longer be used.
    }
    .help =
        { $fault ->
            [claimed] An identifier stands for one profile. Take the right one from the source.
            [later] Name the list's own version, or an earlier one that has the same attributes.
            [unknown-release] Name a release that exists, or update the tool.
            [unused] Strike the list from lists.
            [twice] Remove one of the lines.
            [unlisted] Add the list to lists, with the release that the profile was written by.
            [missing] Mend the name, or name a release of the list that has the attribute.
           *[deprecated] Ask for its successor instead, or write an exception with the reason.
        }
references =
    { $fault ->
        [missing] There is no { $kind } { $name }.
        [none] No source is named.
       *[unused] Nothing refers to source { $name }.
    }
    .help =
        { $fault ->
            [none] Name sources; a proposal of one's own is a source too.
            [unused] Remove it from the manifest, or refer to it.
           *[missing] Mend the name, or add what is missing.
        }
scheme-missing =
    { $fault ->
        [oid] { $name } is an object identifier without urn:oid:.
       *[address] { $name } looks like an address without https: or http:.
    }
    .help = Write the whole URI as the source defines it.
several-names =
    { $fault ->
        [oid] { $attribute } has two object identifiers, { $first } and { $second }.
       *[name] { $attribute } has two names in one protocol, { $first } and { $second }, and it does not say how they share the value.
    }
    .help = Say in mapping whether the names are alternatives, exclude one another or hold a part each. Remove what is wrong.
superseded-act = { $act } has been repealed or replaced, but the reference has no last day.
    .help = Write valid_to, and add a reference to the act that holds now.
unmapped = Protocol { $protocol } is said to have no name for the attribute, but { $name } is one.
    .help = Strike what comes from an older version of the source.
value-map =
    { $fault ->
        [missing] It does not say how the value { $value } is written in { $name }.
       *[unknown] The translation to { $name } has the value { $value }, which is no code.
    }
    .help =
        { $fault ->
            [missing] Add the value to mapping. Without written it means that the value cannot be said there.
           *[unknown] Write the code in value and the other word in written.
        }
value-sets =
    { $fault ->
        [code-without-set] The attribute is a code, but of no named code system.
        [unknown-system] The list has no code system { $system }.
        [unknown-set] Code system { $system } has no value set { $set }.
        [code-twice] Code { $code } stands twice.
        [content] A code system is external exactly when it has no codes here.
        [unknown-code] The value set has code { $code }, which the code system lacks.
       *[unused-system] No attribute uses code system { $system }.
    }
    .help =
        { $fault ->
            [code-without-set] Write values, or another datatype.
            [unknown-system] Add the code system to the manifest's code_systems.
            [unused-system] Strike it from the manifest, or bind an attribute to it.
            [content] Write content: external, or add codes.
           *[other] Mend the code or the name.
        }

# tillit attribute check-sample: a value is never repeated, because it is somebody's personal data.
sample-shape = This is no JSON object of names and values.
    .help = Give what an assertion holds as an object: { "{" }"family_name": "…"{ "}" }.
sample-unknown =
    { $fault ->
        [far] { $name } is not in the lists.
       *[other] { $name } is not in the lists; { $near } is.
    }
    .help =
        { $fault ->
            [far] Search with `tillit attribute lookup`, or leave the name out if no receiver asked for it.
           *[other] Mend the name if that is the one that is meant.
        }
sample-deprecated = { $name } carries { $attribute }, which should no longer be used.
    .help =
        { $fault ->
            [obsoleted] Nothing takes its place. Stop sending it when no receiver asks for it.
           *[other] Use { $successor }.
        }
sample-type = { $name } has the wrong kind of value; it has to be { $expected }.
    .help = Write the value as the JSON type { $expected }, and one alone where the attribute has one.
sample-cardinality = { $name } has the wrong number of values; { $attribute } has { $expected }.
    .help = Send as many values as the attribute may have, and leave the name out when there is none.
sample-format =
    { $fault ->
        [datatype] { $name } is not written as { $expected }.
        [pattern] { $name } does not follow the format { $expected }.
        [length] { $name } is longer than { $expected } characters.
       *[check] { $name } does not pass the check { $expected }.
    }
    .help = `tillit attribute show { $attribute }` shows how the value is written, with examples.
sample-value =
    { $fault ->
        [written] { $name } has a value that { $expected } is not written with under this name.
       *[set] { $name } has a value that code system { $expected } lacks.
    }
    .help = `tillit attribute show { $attribute }` shows which values there are.
sample-scope =
    { $fault ->
        [missing] { $name } lacks @ and who vouches for the value ({ $expected }).
        [malformed] What stands after @ in { $name } is no { $expected }.
       *[forbidden] { $name } has @ and a domain after the code, but { $attribute } is the code alone.
    }
    .help =
        { $fault ->
            [forbidden] Send the code alone, or use the attribute that has the domain.
           *[other] Write the value followed by @ and { $expected }.
        }
sample-exclusive = { $name } and { $other } are both there; the value of { $attribute } belongs under one of them.
    .help = Remove the one that does not concern the person.
sample-missing =
    { $fault ->
        [required] { $name } is missing; the profile requires { $attribute }.
        [recommended] { $name } is missing; the profile recommends { $attribute }.
        [conditional] { $name } is missing; the profile requires { $attribute } on a condition.
       *[unstated] { $name } is missing; the profile asks for { $attribute }, and its source does not say how much it is needed.
    }
    .help =
        { $fault ->
            [required] Send { $name }, or another name that { $attribute } has.
            [recommended] Send { $name } if it is known.
            [conditional] Read the condition in the profile, and send { $name } when it holds.
           *[unstated] Ask the service whether it can do without.
        }
sample-unsayable = The profile asks for { $attribute }, which has no name in this protocol.
    .help = Agree with the service on another way to hand it over, or on a name that can be added to the list.
sample-beyond = The profile does not ask for { $name }.
    .help = Send only what the service has asked for.
