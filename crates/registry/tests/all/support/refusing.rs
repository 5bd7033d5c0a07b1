//! Refusals: the code that was meant, and nothing stored.

use std::fmt::Debug;

use tillit_model::DocumentKind;
use tillit_registry::Refusal;
use tillit_registry::view::{DocumentFilter, ItemFilter, Page};

use super::{Party, World};

/// The refusal, which has this code.
#[track_caller]
pub(crate) fn refused<T: Debug>(outcome: Result<T, Refusal>, code: &str) -> Refusal {
    let refusal = outcome.unwrap_err();
    assert_eq!(refusal.code, code, "{refusal} {:?}", refusal.findings);
    refusal
}

impl World {
    /// What anyone can count from outside: this party's documents of each kind and their versions, everything that moa decides, and what is published.
    pub(crate) fn counts(&self, party: &Party) -> (Vec<u64>, u64, String) {
        let page = Page::parse(Some(100), None).unwrap();
        let mut totals = Vec::new();
        for kind in DocumentKind::ALL {
            let filter = DocumentFilter {
                kind: Some(kind),
                id: None,
                organisation: Some(party.number.clone()),
            };
            let documents = match self.registry.documents(&filter, &party.reader(), page) {
                Ok(documents) => documents,
                // What is asked for by owner and is not there is not found.
                Err(refusal) if refusal.code == "not_found" => {
                    totals.push(0);
                    continue;
                }
                Err(refusal) => panic!("{refusal}"),
            };
            totals.push(documents.total);
            for document in documents.items {
                let versions = self
                    .registry
                    .versions(&document.key, &party.reader(), page)
                    .unwrap();
                totals.push(versions.total);
            }
        }
        let items = self
            .registry
            .reviews(&ItemFilter::default(), &self.one.reader(), page)
            .unwrap();
        (
            totals,
            items.total,
            self.registry.published_version().unwrap(),
        )
    }

    /// Does something that must be refused with this code and leave nothing behind.
    #[track_caller]
    pub(crate) fn refuses<T: Debug>(
        &self,
        party: &Party,
        code: &str,
        attempt: impl FnOnce() -> Result<T, Refusal>,
    ) -> Refusal {
        let before = self.counts(party);
        let refusal = refused(attempt(), code);
        assert_eq!(self.counts(party), before, "{code} left something behind");
        refusal
    }
}
