//! Names and words of the catalogue, as the description of the API knows them.

use crate::wire::texts::text;

text!(
    ListNameText,
    "AttributeListName",
    "The name of an attribute list.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "gemensam"
);
text!(
    AttributeNameText,
    "AttributeName",
    "The name of an attribute in its list.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "surname"
);
text!(
    CodeSystemNameText,
    "CodeSystemName",
    "The name of a code system.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "assurance-level"
);
text!(
    ValueSetNameText,
    "ValueSetName",
    "The name of a value set in its code system.",
    |text| text.pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")),
    "label"
);
text!(
    VersionNumberText,
    "VersionNumber",
    "A semantic version without suffix.",
    |text| text.pattern(Some(
        "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$"
    )),
    "1.1.0"
);
text!(
    CategoryText,
    "AttributeCategory",
    "What an attribute is about.",
    |text| text.pattern(Some(
        "^(identity|affiliation|relation|mandate|transaction|organisation)$"
    )),
    "identity"
);
text!(
    StatusText,
    "CatalogueStatus",
    "`published`: stands in a published source. `proposed`: only suggested; nobody has agreed on it.",
    |text| text.pattern(Some("^(proposed|published)$")),
    "published"
);
text!(
    StabilityText,
    "Stability",
    "How settled an attribute is, the least first.",
    |text| text.pattern(Some("^(draft|candidate|stable)$")),
    "stable"
);
text!(
    PersonalDataText,
    "PersonalData",
    "What a value says about a person.",
    |text| text.pattern(Some("^(none|personal|identity-number|sensitive)$")),
    "personal"
);
text!(
    TextStatusText,
    "TextStatus",
    "Whether somebody who knows the field has read the texts.",
    |text| text.pattern(Some("^(unreviewed|reviewed)$")),
    "unreviewed"
);
text!(
    ContentText,
    "CodeSystemContent",
    "How much of a code system is here: none (`external`), some to show what codes look like, those that are known, or all.",
    |text| text.pattern(Some("^(external|example|partial|complete)$")),
    "complete"
);

text!(
    DatatypeText,
    "Datatype",
    "The kind of value.",
    |text| text.enum_values(Some([
        "string",
        "code",
        "integer",
        "boolean",
        "date",
        "epoch-seconds",
        "uri",
        "email",
        "base64",
        "ip-address",
        "object"
    ])),
    "string"
);
