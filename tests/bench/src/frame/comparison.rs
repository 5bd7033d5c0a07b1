//! Subject and reference by turns.

use super::{Basis, Figure, Goal, Series};

/// A figure that is about to be measured.
#[derive(Debug, Clone)]
pub struct Comparison {
    name: String,
    basis: Basis,
    goal: Option<Goal>,
}

impl Comparison {
    /// What is compared, and in what.
    pub fn new(name: impl Into<String>, basis: Basis) -> Self {
        Self {
            name: name.into(),
            basis,
            goal: None,
        }
    }

    /// Where the ratio of subject to reference has to lie.
    #[must_use]
    pub fn goal(mut self, goal: Goal) -> Self {
        self.goal = Some(goal);
        self
    }

    /// Lets subject and reference take turns, so that whatever else the machine does meets both, and each begins every second time. The first turn of each warms up and is not counted. Both say what their turn
    /// cost, so that what they prepare for it stays outside.
    pub fn measure(
        self,
        rounds: usize,
        mut subject: impl FnMut() -> anyhow::Result<f64>,
        mut reference: impl FnMut() -> anyhow::Result<f64>,
    ) -> anyhow::Result<Figure> {
        subject()?;
        reference()?;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            if round % 2 == 0 {
                ours.push(subject()?);
                theirs.push(reference()?);
            } else {
                theirs.push(reference()?);
                ours.push(subject()?);
            }
        }
        Figure::relative(
            self.name,
            self.basis,
            Series::new(ours)?,
            Series::new(theirs)?,
            self.goal,
        )
    }

    /// Measures a subject that stands for itself; the first turn warms up.
    pub fn measure_alone(
        self,
        rounds: usize,
        mut subject: impl FnMut() -> anyhow::Result<f64>,
    ) -> anyhow::Result<Figure> {
        subject()?;
        let values = (0..rounds)
            .map(|_| subject())
            .collect::<anyhow::Result<_>>()?;
        Ok(Figure::absolute(
            self.name,
            self.basis,
            Series::new(values)?,
            self.goal,
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{Basis, Comparison};

    #[test]
    fn subject_and_reference_take_turns_after_warming_up() {
        let turns = RefCell::new(String::new());
        let turn = |letter| {
            turns.borrow_mut().push(letter);
            Ok(1.0)
        };
        let figure = Comparison::new("x", Basis::CpuTime)
            .measure(3, || turn('s'), || turn('r'))
            .expect("every turn has a number");
        assert_eq!(turns.into_inner(), "srsrrssr");
        assert_eq!(figure.rounds(), 3);
    }
}
