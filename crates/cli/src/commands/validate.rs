//! `tillit validate`

use clap::Args;
use tillit_client::folder::{Folder, ReadFolderError};
use tillit_client::{Judged, Knowledge, check};
use tillit_model::Level;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::session::Session;

/// Checks the folder by the rules that the registry has
#[derive(Debug, Args)]
pub(crate) struct Validate {
    /// Asks the registry for the federation's profile and for what is registered; without this nothing is sent anywhere
    #[arg(long)]
    online: bool,
}

impl Validate {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let folder = read_folder(session)?;
        let connection = self.online.then(|| session.connect()).transpose()?;
        let knowledge = connection
            .as_ref()
            .map_or(Knowledge::Offline, Knowledge::Online);
        let judged = check(&folder, knowledge, session.now())?;
        session.results(
            "findings",
            &findings::rows(&judged, session.language()),
            || findings::show(&judged, session.language()),
        )?;
        summary(session, &judged)?;
        session.next("validate-next", &[]);
        Ok(())
    }
}

/// The folder that the settings name.
pub(super) fn read_folder(session: &Session) -> Result<Folder, Failure> {
    Folder::read(&session.settings.folder).map_err(|error| match error {
        ReadFolderError::Empty(path) => {
            Failure::new(Exit::Usage, "folder-empty").arg("path", path.display())
        }
        other => Failure::new(Exit::Usage, "failed").arg("reason", other),
    })
}

/// Says how many findings there are; errors end the command.
pub(super) fn summary(session: &Session, judged: &[Judged<'_>]) -> Result<(), Failure> {
    let [errors, warnings] =
        [Level::Error, Level::Warning].map(|level| findings::count(judged, level));
    let files = judged.len();
    let args: [(&'static str, &dyn std::fmt::Display); 3] = [
        ("files", &files),
        ("errors", &errors),
        ("warnings", &warnings),
    ];
    if errors > 0 {
        session.say("validate-errors", &args);
        return Err(Failure::quiet(Exit::Findings));
    }
    session.say("validate-fine", &args);
    Ok(())
}
