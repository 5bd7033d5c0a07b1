//! What the tests stand on: a database of either kind, a registry in it, and the people who use it.

mod database;
mod documents;
mod enrolling;
mod people;
mod profile;
mod proposing;
mod refusing;
mod reviewing;
mod submitting;
mod world;

pub(crate) use database::{Fresh, made, on_both};
pub(crate) use documents::{Entity, contacts, entity, entity_of, organisation, organisation_named};
pub(crate) use enrolling::{CODE, DAY, Proof};
pub(crate) use people::{Party, Person, goteborg, malmo, runner, stockholm};
pub(crate) use profile::{MOA, ProfileText, SKOLA, moa, skola};
pub(crate) use refusing::refused;
pub(crate) use submitting::{based_on, first, withdrawal_of};
pub(crate) use world::{AUDIENCE, Keys, World, World as TwoFederations, jti, now, open};
