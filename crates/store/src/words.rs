//! Closed sets of words that stand in columns.

/// A text that is none of the words that a column may hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not one of the known words")]
pub struct UnknownWord(pub String);

/// Defines an enum whose values are words, in the order of its variants.
macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $variant_doc:literal])* $variant:ident = $word:literal,)+ }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[doc = $variant_doc])* $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.as_str() == text)
                    .ok_or_else(|| UnknownWord(text.to_owned()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What kind of thing operators decide on.
    ItemKind {
        /// A changeset of documents.
        Submission = "submission",
        /// An invitation of an organisation.
        Invitation = "invitation",
        /// A proof of possession of a key.
        Key = "key",
        /// The lifting of a hold.
        Lift = "lift",
        /// The end of a key, asked for by an operator.
        Revocation = "revocation",
        /// A new profile.
        Profile = "profile",
    }
}

words! {
    /// What has become of an item. Of the states that several federations give it, the first in this order is the item's own.
    ItemState {
        /// Not decided yet.
        Pending = "pending",
        /// Decided for.
        Approved = "approved",
        /// Decided against.
        Rejected = "rejected",
        /// Replaced by its owner before it was decided.
        Superseded = "superseded",
        /// Taken back by its owner before it was decided.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// The life of a submitter's key.
    KeyState {
        /// Proved, not approved.
        Pending = "pending",
        /// May sign.
        Active = "active",
        /// Being replaced.
        Retiring = "retiring",
        /// May never sign again.
        Revoked = "revoked",
    }
}

words! {
    /// What an operator says about an item.
    Verdict {
        /// For it.
        Approve = "approve",
        /// Against it.
        Reject = "reject",
    }
}

words! {
    /// What a hold stops.
    HoldTarget {
        /// A submission, named by its SHA-256.
        Submission = "submission",
        /// An entity, named by its entity id.
        Entity = "entity",
    }
}
