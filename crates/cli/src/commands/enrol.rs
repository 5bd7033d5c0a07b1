//! `tillit enrol`

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};
use tillit_client::enrol;
use tillit_model::Sha256;

use crate::failure::Failure;
use crate::secrets;
use crate::session::Session;

/// Proves possession of the key, with the one-time code of an invitation
#[derive(Debug, Args)]
pub(crate) struct Enrol {
    /// File with the invitation's code; `-` is standard input. Without it the code is asked for
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Enrolled {
    id: Sha256,
    status: &'static str,
    fingerprint: String,
}

/// `.tillit/enrolment.json`: the key that waits, so that `tillit status` can ask about it.
#[derive(Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) registry: String,
    pub(super) id: Sha256,
}

/// Where [`Waiting`] is kept in a folder.
pub(super) const WAITING: &str = ".tillit/enrolment.json";

impl Enrol {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let connection = session.connect()?;
        let organisation = session.organisation()?;
        let key = session.key()?;
        let code = secrets::code(session, self.code_file.as_deref())?;
        let done = enrol(&connection, organisation, &code, &key, session.now())?;
        remember(
            session,
            &Waiting {
                registry: connection.address().to_string(),
                id: done.id,
            },
        );
        let shown = Enrolled {
            id: done.id,
            status: done.status.as_str(),
            fingerprint: done.fingerprint.to_string(),
        };
        session.result("enrolment", &shown, || {
            session.text(
                "enrolled",
                &[("id", &shown.id), ("words", &shown.fingerprint)],
            )
        })?;
        session.next("enrol-next", &[]);
        Ok(())
    }
}

/// Only a help for `tillit status`; where it cannot be written, everything else still works.
fn remember(session: &Session, waiting: &Waiting) {
    let path = session.settings.folder.join(WAITING);
    let written = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&path, serde_json::to_vec(waiting)?));
    if let Err(error) = written {
        session.say(
            "not-remembered",
            &[("path", &path.display()), ("reason", &error)],
        );
    }
}
