//! The two operators at work. Each looks at the exact bytes before signing anything.

use anyhow::{Context as _, ensure};
use tillit_client::connection::Connection;
use tillit_client::operator::{Desk, Guest, Invited};
use tillit_model::{Clock as _, FederationId, OrganisationNumber, Sha256};
use tillit_signing::{Fingerprint, SoftwareKey, key_file};

use super::folder::DemoFolder;
use super::parties::{OPERATORS, Party};
use crate::SystemClock;

/// The operators' keys, and where they work.
pub(crate) struct Operators {
    keys: Vec<SoftwareKey>,
    connection: Connection,
    federation: FederationId,
}

impl Operators {
    pub(crate) fn read(
        folder: &DemoFolder,
        connection: &Connection,
        federation: &FederationId,
    ) -> anyhow::Result<Self> {
        let keys = OPERATORS
            .iter()
            .map(|person| key_file::read(&folder.operator_key(person), None))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            keys,
            connection: connection.clone(),
            federation: federation.clone(),
        })
    }

    fn desk<'k>(&self, key: &'k SoftwareKey) -> anyhow::Result<Desk<'k>> {
        let now = SystemClock.now();
        Ok(Desk::open(&self.connection, &self.federation, key, now)?)
    }

    /// The first operator invites and votes for it; the others join.
    pub(crate) fn invite(&self, party: &Party) -> anyhow::Result<Invited> {
        let (first, others) = self.keys.split_first().context("there are operators")?;
        let guest = Guest {
            organisation: OrganisationNumber::parse(party.number)?,
            name: party.name.to_owned(),
            domains: vec![party.domain.to_owned()],
            days: 7,
        };
        let invited = self.desk(first)?.invite(guest, SystemClock.now())?;
        for key in others {
            self.vote(key, &invited.id)?;
        }
        Ok(invited)
    }

    /// Every operator compares the fingerprint with the one that was read out over the telephone, and approves.
    pub(crate) fn approve_key(&self, id: &Sha256, told: &Fingerprint) -> anyhow::Result<()> {
        for key in &self.keys {
            let shown = self.desk(key)?.show(id)?;
            ensure!(
                shown.fingerprint == *told,
                "the fingerprint of the key is another than the one that was read out"
            );
            self.vote(key, id)?;
        }
        Ok(())
    }

    /// Every operator looks at the change and approves it.
    pub(crate) fn approve(&self, id: &Sha256) -> anyhow::Result<()> {
        self.keys.iter().try_for_each(|key| self.vote(key, id))
    }

    /// What waits for them.
    pub(crate) fn pending(&self) -> anyhow::Result<Vec<tillit_client::connection::Item>> {
        let first = self.keys.first().context("there are operators")?;
        Ok(self.desk(first)?.pending()?)
    }

    /// Looks, and votes for what was seen, unless this operator has voted on it.
    fn vote(&self, key: &SoftwareKey, id: &Sha256) -> anyhow::Result<()> {
        let desk = self.desk(key)?;
        let shown = desk.show(id)?;
        let voted = shown
            .detail
            .decisions
            .iter()
            .any(|vote| vote.person == desk.me().person);
        if !voted {
            // Nothing that the demo's members submit has a warning that must be dismissed by name.
            desk.approve(&shown, &[], None, SystemClock.now())?;
        }
        Ok(())
    }
}
