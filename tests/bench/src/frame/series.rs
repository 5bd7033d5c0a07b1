//! The values of several rounds.

/// What the rounds gave, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Series(Vec<f64>);

impl Series {
    /// The values of at least one round.
    pub fn new(values: Vec<f64>) -> anyhow::Result<Self> {
        anyhow::ensure!(!values.is_empty(), "no round was measured");
        anyhow::ensure!(
            values.iter().all(|value| value.is_finite()),
            "a round gave no number: {values:?}"
        );
        Ok(Self(values))
    }

    /// How many rounds there were.
    pub fn rounds(&self) -> usize {
        self.0.len()
    }

    /// The value in the middle; of an even number the mean of the two in the middle.
    pub fn median(&self) -> f64 {
        let sorted = self.sorted();
        let middle = sorted.len() / 2;
        if sorted.len() % 2 == 1 {
            sorted[middle]
        } else {
            (sorted[middle - 1] + sorted[middle]) / 2.0
        }
    }

    /// The least and the greatest value.
    pub fn spread(&self) -> (f64, f64) {
        let sorted = self.sorted();
        (sorted[0], sorted[sorted.len() - 1])
    }

    /// Round by round, this over that.
    pub fn over(&self, other: &Self) -> anyhow::Result<Self> {
        anyhow::ensure!(
            self.rounds() == other.rounds(),
            "subject and reference took {} and {} turns",
            self.rounds(),
            other.rounds()
        );
        let pairs = self.0.iter().zip(&other.0);
        Self::new(pairs.map(|(one, other)| one / other).collect())
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::Series;

    fn series(values: &[f64]) -> Series {
        Series::new(values.to_vec()).expect("rounds were measured")
    }

    #[test]
    fn the_median_is_not_moved_by_one_slow_round() {
        assert_eq!(series(&[1.0, 100.0, 2.0]).median(), 2.0);
        assert_eq!(series(&[1.0, 3.0]).median(), 2.0);
        assert_eq!(series(&[1.0, 100.0, 2.0]).spread(), (1.0, 100.0));
    }

    #[test]
    fn ratios_are_taken_round_by_round() {
        let ratio = series(&[2.0, 30.0, 4.0])
            .over(&series(&[1.0, 10.0, 2.0]))
            .expect("equally many rounds");
        assert_eq!((ratio.median(), ratio.spread()), (2.0, (2.0, 3.0)));
    }

    #[test]
    fn a_round_without_a_number_is_an_error() {
        assert!(Series::new(vec![f64::NAN]).is_err());
        assert!(Series::new(Vec::new()).is_err());
    }
}
