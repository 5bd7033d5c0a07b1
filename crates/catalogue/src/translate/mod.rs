//! A set of attributes under the names of another protocol, by the bindings of the lists.
//!
//! ```text
//! saml  urn:oid:1.3.6.1.5.5.7.9.3 = M   --gemensam/gender-->   oidc  gender = male
//! ```
//!
//! A name means the attribute that owns it. Each value goes under the best name that the attribute has in the other naming, written as the mapping says.
//! What the lists do not say is not guessed: such a value is lost with a reason, and nothing is lost silently.

mod bounds;
mod candidate;
mod destination;
mod document;
mod elsewhere;
mod given;
mod meaning;
mod merge;
mod names;
mod naming;
mod national_number;
mod outcome;
mod reason;
mod remarks;
mod translation;
mod value_map;
mod work;

pub use given::{Given, ReadGivenError, given, read};
pub use naming::Naming;
pub use reason::LossReason;
pub use translation::{Lost, Remark, Translated, Translation, Written, WrittenValue};

use std::borrow::Borrow;

use merge::merge;
use work::Work;

use crate::AttributeList;

/// Translates names with their values. A name that is given twice counts once, with the values of both; a value that is given twice under a name counts once.
///
/// Values are moved, not judged: whether one is right for its attribute is another question.
pub fn translate<L: Borrow<AttributeList>>(
    lists: &[L],
    from: impl Into<Naming>,
    to: impl Into<Naming>,
    given: &[Given],
) -> Translation {
    let (from, to) = (from.into(), to.into());
    let mut work = Work::new(lists, from, to);
    let names = merge(given).iter().map(|given| work.name(given)).collect();
    Translation {
        from,
        to,
        names,
        document: work.document(),
    }
}
