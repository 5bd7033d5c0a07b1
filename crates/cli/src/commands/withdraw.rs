//! `tillit withdraw`

use clap::Args;
use tillit_client::withdraw;
use tillit_model::Sha256;

use crate::failure::Failure;
use crate::session::Session;

/// Takes back a submission that is not decided yet; to end a document use `tillit submit --withdraw`
#[derive(Debug, Args)]
pub(crate) struct Withdraw {
    /// The submission, as `tillit status` shows it
    #[arg(value_name = "ID")]
    id: Sha256,
}

impl Withdraw {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let connection = session.connect()?;
        let organisation = session.organisation()?;
        let key = session.key()?;
        let done = withdraw(&connection, self.id, organisation, &key, session.now())?;
        session.result("withdrawal", &done, || {
            session.text("withdrawn", &[("id", &self.id)])
        })
    }
}
