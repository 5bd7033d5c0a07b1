//! What a check of ours has to say about a file: where, what is wrong, what would be right.

use anyhow::bail;

/// One thing that is wrong in the repository.
pub(crate) struct Finding {
    /// The file from the workspace's root, with a line where there is one.
    pub(crate) place: String,
    pub(crate) problem: String,
    pub(crate) remedy: String,
}

/// Prints the findings; fails when there are any.
pub(crate) fn report(findings: &[Finding]) -> anyhow::Result<()> {
    for finding in findings {
        eprintln!(
            "{}: {}\n    remedy: {}",
            finding.place, finding.problem, finding.remedy
        );
    }
    match findings.len() {
        0 => Ok(()),
        1 => bail!("1 finding"),
        n => bail!("{n} findings"),
    }
}
