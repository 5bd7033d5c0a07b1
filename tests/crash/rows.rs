//! What the database holds, read beside the server by the database's own tool.

use std::collections::BTreeMap;

use harness::site::Site;

/// Everything that a statement leaves behind.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// How many statements there are with each hash, and how long they are.
    pub(crate) statements: BTreeMap<String, Vec<usize>>,
    /// How often each statement is remembered.
    pub(crate) remembered: BTreeMap<String, usize>,
    /// The state of each submission, once for each row.
    pub(crate) states: BTreeMap<String, Vec<String>>,
    /// The documents that each submission has a version of.
    pub(crate) versions: BTreeMap<String, Vec<String>>,
    /// The versions of each document, in order.
    pub(crate) numbers: BTreeMap<String, Vec<u64>>,
    /// Each document's last version, and the submission that is pending on it.
    pub(crate) documents: BTreeMap<String, (u64, String)>,
}

const SQL: &str = "
SELECT 'S ' || sha256 || ' ' || CAST(length(jws) AS TEXT) FROM statement WHERE typ IN ('tillit-submission+jws', 'tillit-withdrawal+jws')
UNION ALL SELECT 'R ' || statement || ' x' FROM replay
UNION ALL SELECT 'I ' || item.sha256 || ' ' || state FROM item JOIN item_federation ON item = item.sha256 WHERE kind = 'submission'
UNION ALL SELECT 'V ' || item || ' ' || id || ' ' || CAST(version AS TEXT) FROM document_version WHERE kind = 'entity'
UNION ALL SELECT 'D ' || id || ' ' || CAST(last_version AS TEXT) || ' ' || coalesce(pending_item, '-') FROM document WHERE kind = 'entity'";

impl Rows {
    pub(crate) fn of(site: &Site) -> Self {
        let mut rows = Self::default();
        for line in site.database.ask(site.path(), SQL) {
            let words: Vec<&str> = line.split(' ').collect();
            let key = words[1].to_owned();
            match words[0] {
                "S" => rows
                    .statements
                    .entry(key)
                    .or_default()
                    .push(words[2].parse().unwrap()),
                "R" => *rows.remembered.entry(key).or_default() += 1,
                "I" => rows
                    .states
                    .entry(key)
                    .or_default()
                    .push(words[2].to_owned()),
                "V" => {
                    let id = words[2].to_owned();
                    rows.versions.entry(key).or_default().push(id.clone());
                    let number = words[3].parse().unwrap();
                    rows.numbers.entry(id).or_default().push(number);
                }
                "D" => {
                    let last = words[2].parse().unwrap();
                    rows.documents.insert(key, (last, words[3].to_owned()));
                }
                other => panic!("an unknown kind of row: {other}"),
            }
        }
        rows.numbers
            .values_mut()
            .for_each(|numbers| numbers.sort_unstable());
        rows.versions.values_mut().for_each(|ids| ids.sort());
        rows
    }
}
