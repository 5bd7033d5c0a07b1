//! How large and how often.

/// Sizes and rounds of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Entities of a publication.
    pub entities: usize,
    /// Numbers of registered entities that a look-up is measured among, ascending.
    pub registered: Vec<usize>,
    /// How often subject and reference take turns.
    pub rounds: usize,
    /// How often something small is repeated within a round.
    pub repetitions: usize,
    /// Entities in the metadata that is read: something small, and about a mebibyte.
    pub read: [usize; 2],
    /// Seconds of load in a turn.
    pub load_seconds: usize,
    /// Submissions in a turn.
    pub submissions: usize,
    /// How often a server is started to look at its memory.
    pub starts: usize,
}

impl Scale {
    /// What the goals are about.
    pub fn full() -> Self {
        Self {
            entities: 10_000,
            registered: vec![10, 1_000, 100_000],
            rounds: 7,
            repetitions: 400,
            read: [1, 550],
            load_seconds: 2,
            submissions: 800,
            starts: 3,
        }
    }

    /// To see in a minute where a figure goes.
    pub fn quick() -> Self {
        Self {
            entities: 2_000,
            registered: vec![10, 1_000, 5_000],
            rounds: 5,
            repetitions: 200,
            read: [1, 550],
            load_seconds: 1,
            submissions: 200,
            starts: 2,
        }
    }

    /// To see that everything works.
    pub fn tiny() -> Self {
        Self {
            entities: 12,
            registered: vec![2, 5],
            rounds: 2,
            repetitions: 2,
            read: [1, 3],
            load_seconds: 1,
            submissions: 4,
            starts: 1,
        }
    }
}
