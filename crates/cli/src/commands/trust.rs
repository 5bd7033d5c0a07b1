//! `tillit trust`

use clap::Subcommand;
use serde::Serialize;
use tillit_client::trust::{ExpectedKey, Pin, Place};

use crate::failure::Failure;
use crate::session::Session;

/// Pins the keys of federations
#[derive(Debug, Subcommand)]
pub(crate) enum Trust {
    /// Pins a federation's key after comparing its fingerprint
    Add {
        /// The federation's address: `https://registry.example/federations/moa`
        #[arg(value_name = "URL")]
        address: String,
        /// The fingerprint that you were told over another channel: words, hexadecimal digits, or a key id
        #[arg(long, value_name = "WORDS")]
        fingerprint: String,
    },
    /// Shows what is pinned
    List,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    address: String,
    issuer: String,
    fingerprints: Vec<String>,
    added_at: String,
}

impl From<&Pin> for Row {
    fn from(pin: &Pin) -> Self {
        Self {
            address: pin.address.clone(),
            issuer: pin.issuer.clone(),
            fingerprints: pin.fingerprints().iter().map(ToString::to_string).collect(),
            added_at: pin.added_at.to_string(),
        }
    }
}

impl Trust {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        match self {
            Self::Add {
                address,
                fingerprint,
            } => {
                let place = Place::parse(&address)?;
                let expected = ExpectedKey::parse(&fingerprint)?;
                let pin = session.trust().add(&place, &expected, session.now())?;
                session.result("pin", &Row::from(&pin), || show(session, &Row::from(&pin)))?;
                session.next("trust-next", &[("federation", &place.federation)]);
                Ok(())
            }
            Self::List => {
                let pinned = session.trust().list()?;
                let rows: Vec<Row> = pinned.iter().map(|one| Row::from(&one.pin)).collect();
                session.results("pins", &rows, || {
                    let shown: Vec<String> = rows.iter().map(|row| show(session, row)).collect();
                    shown.join("\n")
                })?;
                if rows.is_empty() {
                    session.next("trust-list-next", &[]);
                }
                Ok(())
            }
        }
    }
}

fn show(session: &Session, row: &Row) -> String {
    session.text(
        "pinned",
        &[
            ("address", &row.address),
            ("issuer", &row.issuer),
            ("words", &row.fingerprints.join("; ")),
        ],
    )
}
