//! `tillit operator hold` and `lift`

use clap::Args;
use tillit_client::connection::Accepted;
use tillit_evidence::HoldTarget;
use tillit_model::{EntityId, Sha256};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Stops a submission or an entity at once; one operator is enough
#[derive(Debug, Args)]
pub(crate) struct Hold {
    #[command(flatten)]
    target: Target,
    /// Why; others can read it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Asks for a hold to be lifted; the operators decide
#[derive(Debug, Args)]
pub(crate) struct Lift {
    #[command(flatten)]
    target: Target,
    /// Why it may go on
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Target {
    /// A submission by its id
    #[arg(long, value_name = "ID")]
    submission: Option<Sha256>,
    /// An entity by its id
    #[arg(long, value_name = "URI")]
    entity: Option<EntityId>,
}

impl Target {
    fn get(self) -> Result<HoldTarget, Failure> {
        match (self.submission, self.entity) {
            (Some(id), None) => Ok(HoldTarget::Submission(id)),
            (None, Some(id)) => Ok(HoldTarget::Entity(id)),
            _ => Err(Failure::new(Exit::Usage, "hold-target")),
        }
    }
}

impl Hold {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let target = self.target.get()?;
        let key = session.key()?;
        let done = session
            .desk(&key)?
            .hold(target, &self.reason, session.now())?;
        tell(session, "held", &done)
    }
}

impl Lift {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let target = self.target.get()?;
        let key = session.key()?;
        let done = session
            .desk(&key)?
            .lift(target, &self.reason, session.now())?;
        tell(session, "lift-asked", &done)
    }
}

fn tell(session: &Session, id: &str, done: &Accepted) -> Result<(), Failure> {
    session.result("hold", done, || {
        session.text(id, &[("id", &done.id), ("status", &done.status.as_str())])
    })
}
