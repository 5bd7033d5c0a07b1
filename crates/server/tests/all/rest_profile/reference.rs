//! Every rule id of the profile (version 2.0.0) that is known here, with its level.

/// How binding a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// SKALL.
    Must,
    /// SKALL INTE.
    MustNot,
    /// BÖR.
    Should,
    /// BÖR INTE.
    ShouldNot,
    /// The id is known, its text is not.
    Unread,
    /// A rule of the profile's linter alone.
    Linter,
}

use Level::{Linter, Must, MustNot, Should, ShouldNot, Unread};

#[rustfmt::skip]
pub(super) const RULES: &[(&str, Level)] = &[
    ("DOK.01", Should), ("DOK.02", Unread), ("DOK.03", Must), ("DOK.04", Must), ("DOK.05", Must), ("DOK.06", Should),
    ("DOK.07", Should), ("DOK.08", Must), ("DOK.09", Must), ("DOK.10", Unread), ("DOK.11", Must), ("DOK.12", Unread),
    ("DOK.13", Must), ("DOK.15", Must), ("DOK.16", Must), ("DOK.17", Should), ("DOK.18", Should), ("DOK.19", Must),
    ("DOK.20", Must), ("DOK.21", Must), ("DOK.22", Must), ("DOK.23", Must), ("DOK.24", Must),
    ("DOT.01", Unread), ("DOT.02", Must), ("DOT.03", Unread), ("DOT.04", Must),
    ("RES.01", Should), ("RES.02", ShouldNot), ("RES.03", ShouldNot), ("RES.04", Must), ("RES.05", Unread), ("RES.06", Must),
    ("UFN.01", Should), ("UFN.02", Must), ("UFN.03", MustNot), ("UFN.04", Should), ("UFN.05", ShouldNot), ("UFN.07", Must),
    ("UFN.08", Must), ("UFN.09", MustNot),
    ("MOG.01", Must), ("MOG.02", Should), ("MOG.03", Must),
    ("AME.01", Should), ("AME.02", Should), ("AME.04", Should), ("AME.05", Must), ("AME.06", Must), ("AME.07", Should),
    ("ARQ.01", Should), ("ARQ.02", Must), ("ARQ.03", Should), ("ARQ.05", MustNot), ("ARQ.06", Must),
    ("ARP.02", Should), ("ARP.03", Should), ("ARP.04", Should),
    ("FEL.01", Must), ("FEL.02", Must),
    ("VER.01", Should), ("VER.02", Should), ("VER.03", Should), ("VER.04", Must), ("VER.05", Should), ("VER.06", Must),
    ("VER.07", Must), ("VER.08", Should), ("VER.09", Should), ("VER.10", Should), ("VER.11", Must), ("VER.12", Must),
    ("VER.13", Unread), ("VER.14", Unread), ("VER.15", Unread), ("VER.16", Unread), ("VER.17", Unread), ("VER.18", Unread),
    ("VER.19", Unread),
    ("SPA.02", Must), ("SPA.04", Should), ("SPA.07", MustNot),
    ("FNS.01", Must), ("FNS.02", Unread), ("FNS.03", Must), ("FNS.05", Should), ("FNS.06", Should), ("FNS.07", Must),
    ("FNS.08", Must), ("FNS.09", Should), ("FNS.10", Should), ("FNS.11", Should), ("FNS.12", Unread), ("FNS.13", Unread),
    ("FNS.14", Unread),
    ("HYP.01", Must), ("HYP.02", MustNot), ("HYP.03", Should), ("HYP.04", Unread), ("HYP.05", Must), ("HYP.06", Unread),
    ("HYP.07", Must), ("HYP.08", Unread), ("HYP.09", Unread), ("HYP.10", Unread), ("HYP.11", Must), ("HYP.12", Must),
    ("HYP.13", Must), ("HYP.14", Must), ("HYP.15", Must), ("HYP.16", Must), ("HYP.17", Must), ("HYP.18", Unread),
    ("HYP.19", Should),
    ("WEB.01", Must), ("WEB.02", Should), ("WEB.03", Must), ("WEB.04", Must), ("WEB.05", Unread), ("WEB.06", Unread),
    ("CAC.01", Unread),
    ("SAK.01", Must), ("SAK.02", Must), ("SAK.03", Must), ("SAK.05", Unread), ("SAK.06", Unread), ("SAK.08", Unread),
    ("SAK.09", MustNot), ("SAK.10", Must), ("SAK.11", Unread), ("SAK.12", Should), ("SAK.13", Unread), ("SAK.14", Unread),
    ("SAK.15", MustNot), ("SAK.16", Must), ("SAK.17", Should), ("SAK.18", Should), ("SAK.19", Unread), ("SAK.20", Unread),
    ("SAK.21", Unread), ("SAK.22", Unread), ("SAK.23", Unread), ("SAK.24", Unread), ("SAK.25", MustNot), ("SAK.26", MustNot),
    ("SAK.27", Unread), ("SAK.28", Unread), ("SAK.29", Should), ("SAK.30", Unread), ("SAK.31", Unread), ("SAK.32", Unread),
    ("SAK.35", Unread), ("SAK.36", Unread), ("SAK.37", Unread),
    ("FOR.02", Linter),
];
