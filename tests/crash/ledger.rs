//! What the writers sent and what they were told, kept where no server can reach it, and held against the database.

use std::collections::BTreeMap;

use harness::site::Site;

use crate::rows::Rows;

/// Everything that was sent to one registry, by the hash of the statement.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    entries: BTreeMap<String, Entry>,
    acknowledged: usize,
}

#[derive(Debug)]
struct Entry {
    length: usize,
    effect: Effect,
    acknowledged: bool,
}

/// What a statement does.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Makes a version of each of these documents.
    Submit(Vec<String>),
    /// Takes back the submission with this hash.
    TakeBack(String),
}

impl Ledger {
    /// Before it is sent.
    pub(crate) fn about_to_send(&mut self, id: &str, jws: &str, effect: Effect) {
        let entry = Entry {
            length: jws.len(),
            effect,
            acknowledged: false,
        };
        self.entries.entry(id.to_owned()).or_insert(entry);
    }

    /// After the answer has come.
    pub(crate) fn acknowledged(&mut self, id: &str) {
        self.entries.get_mut(id).unwrap().acknowledged = true;
        self.acknowledged += 1;
    }

    /// How many statements were sent.
    pub(crate) fn sent(&self) -> usize {
        self.entries.len()
    }

    /// How many of them were acknowledged.
    pub(crate) fn confirmed(&self) -> usize {
        self.acknowledged
    }

    /// Every acknowledged statement is there exactly once with all that it does; one that was not acknowledged is, or is not at all; and there is nothing else.
    pub(crate) fn verify(&self, site: &Site, when: &str) {
        let rows = Rows::of(site);
        for (id, entry) in &self.entries {
            let traces = rows.traces(id, entry);
            let whole = traces.iter().all(|(_, found, due)| found == due);
            let nothing = traces.iter().all(|(_, found, _)| *found == 0);
            assert!(
                whole || (nothing && !entry.acknowledged),
                "{when}: {id} (acknowledged: {}) is neither whole nor absent; (row, found, due): {traces:?}\n{entry:?}",
                entry.acknowledged,
            );
        }
        let known = |id: &String| self.entries.contains_key(id);
        let of_entities: Vec<_> = rows.versions.keys().filter(|id| !known(id)).collect();
        assert!(
            of_entities.is_empty(),
            "{when}: versions of nobody: {of_entities:?}"
        );
        self.verify_documents(&rows, when);
    }

    fn verify_documents(&self, rows: &Rows, when: &str) {
        for (document, numbers) in &rows.numbers {
            let expected: Vec<u64> = (1..=numbers.len() as u64).collect();
            assert_eq!(numbers, &expected, "{when}: versions of {document}");
            let (last, pending) = &rows.documents[document];
            assert_eq!(*last, expected.len() as u64, "{when}: {document}");
            let open: Vec<&String> = rows
                .versions
                .iter()
                .filter(|(item, documents)| documents.contains(document) && rows.is_pending(item))
                .map(|(item, _)| item)
                .collect();
            let due: Vec<&String> = Some(pending)
                .filter(|item| *item != "-")
                .into_iter()
                .collect();
            assert_eq!(open, due, "{when}: what is pending on {document}");
        }
        assert_eq!(
            rows.numbers.len(),
            rows.documents.len(),
            "{when}: documents without versions"
        );
    }
}

impl Rows {
    /// Each row that a statement should have left: how many there are, and how many there should be.
    fn traces(&self, id: &String, entry: &Entry) -> Vec<(&'static str, usize, usize)> {
        let statements = self.statements.get(id).map_or(&[][..], Vec::as_slice);
        let right = statements.iter().filter(|length| **length == entry.length);
        let mut traces = vec![
            ("statement", right.count(), 1),
            ("memory", self.remembered.get(id).copied().unwrap_or(0), 1),
        ];
        match &entry.effect {
            Effect::Submit(documents) => {
                let states = self.states.get(id).map_or(0, Vec::len);
                traces.push(("submission", states, 1));
                let mut expected = documents.clone();
                expected.sort();
                let versions = self.versions.get(id).cloned().unwrap_or_default();
                let found = if versions == expected || versions.is_empty() {
                    versions.len()
                } else {
                    usize::MAX
                };
                traces.push(("versions", found, documents.len()));
            }
            Effect::TakeBack(submission) => {
                let states = self.states.get(submission);
                let taken = states.is_some_and(|states| states == &["withdrawn"]);
                traces.push(("withdrawn", usize::from(taken), 1));
            }
        }
        traces
    }

    fn is_pending(&self, item: &String) -> bool {
        self.states
            .get(item)
            .is_some_and(|states| states == &["pending"])
    }
}
