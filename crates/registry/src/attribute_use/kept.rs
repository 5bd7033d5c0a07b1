//! What was read of each federation, kept until it publishes again.
//!
//! Nothing is read when a federation publishes: whoever asks first afterwards waits for it, and others who ask meanwhile wait with it instead of reading the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tillit_model::FederationId;

use super::federation_uses::FederationUses;
use crate::{Refusal, Registry};

/// The federations as their last publications have them, as far as somebody has asked.
#[derive(Debug, Default)]
pub(crate) struct KeptUses(Mutex<BTreeMap<FederationId, Arc<FederationUses>>>);

impl Registry {
    /// The attribute use of one federation or of all, in the order of their ids. One that has published nothing is left out.
    pub(super) fn federation_uses(
        &self,
        only: Option<&FederationId>,
    ) -> Result<Vec<Arc<FederationUses>>, Refusal> {
        let kept = &self.kept_uses().0;
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        self.read(|tx| {
            let mut found = Vec::new();
            for row in tx.federations()? {
                if only.is_some_and(|only| *only != row.id) {
                    continue;
                }
                let Some(current) = tx.current_publication(&row.id)? else {
                    kept.remove(&row.id);
                    continue;
                };
                let known = kept.get(&row.id);
                if let Some(known) = known.filter(|known| known.sequence == current.sequence) {
                    found.push(Arc::clone(known));
                    continue;
                }
                let uses = Arc::new(FederationUses::read(tx, &row.id, current.sequence)?);
                tracing::debug!(
                    federation = %row.id,
                    sequence = current.sequence,
                    entities = uses.entities.len(),
                    "read the attribute use of a publication"
                );
                kept.insert(row.id, Arc::clone(&uses));
                found.push(uses);
            }
            if only.is_some() && found.is_empty() {
                return Err(Refusal::not_found());
            }
            Ok(found)
        })
    }
}
