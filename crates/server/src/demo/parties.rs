//! Who takes part: three real municipalities, and two organisations that exist in examples only.

/// The demo's federation.
pub(crate) const FEDERATION: &str = "demo";
/// The organisation that runs it, and that both operators belong to. An example number with a fitting check digit.
pub(crate) const OPERATOR_ORGANISATION: &str = "556677-8899";
/// The people who decide.
pub(crate) const OPERATORS: [&str; 2] = ["operator-1", "operator-2"];

/// An organisation that enrols and submits.
#[derive(Debug)]
pub(crate) struct Party {
    /// Its folder and the first part of its domain.
    pub(crate) folder: &'static str,
    /// As people write it.
    pub(crate) number: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Its municipality code.
    pub(crate) municipality: Option<&'static str>,
    /// The domain of its entities.
    pub(crate) domain: &'static str,
    /// What it brings into the federation.
    pub(crate) brings: &'static [Brings],
}

/// What an organisation brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Brings {
    /// A client that sends account data.
    Client,
    /// A server that receives account data.
    Server,
    /// Attribute lists, as their steward.
    AttributeLists,
}

/// Everyone who enrols, in the order of the story: the lists come first, because entities name attributes of theirs.
pub(crate) const ALL: &[Party] = &[
    Party {
        folder: "listforvaltare",
        number: "559999-9991",
        name: "Exempelförvaltaren",
        municipality: None,
        domain: "forvaltare.example",
        brings: &[Brings::AttributeLists],
    },
    Party {
        folder: "stockholm",
        number: "212000-0142",
        name: "Stockholms kommun",
        municipality: Some("0180"),
        domain: "stockholm.example",
        brings: &[Brings::Client],
    },
    Party {
        folder: "goteborg",
        number: "212000-1355",
        name: "Göteborgs kommun",
        municipality: Some("1480"),
        domain: "goteborg.example",
        brings: &[Brings::Client, Brings::Server],
    },
    Party {
        folder: "malmo",
        number: "212000-1124",
        name: "Malmö kommun",
        municipality: Some("1280"),
        domain: "malmo.example",
        brings: &[Brings::Client],
    },
];

/// Entities that the feed holds when the story is told.
pub(crate) fn entities() -> usize {
    let brought = ALL.iter().flat_map(|party| party.brings);
    brought
        .filter(|brings| **brings != Brings::AttributeLists)
        .count()
}
