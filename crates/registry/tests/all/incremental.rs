//! A publication that follows from the one before says, byte for byte, what one made from nothing says.

use tillit_evidence::{Change, HoldAction, HoldTarget};
use tillit_model::{DocumentKind, EntityId};
use tillit_registry::{Cause, Registry};

use crate::support::{
    CODE, Entity, MOA, Party, SKOLA, World, based_on, entity_of, first, goteborg, on_both,
    organisation, organisation_named, stockholm,
};

/// A sequence of numbers that look like chance, and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        // xorshift64
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// A municipality with what it has registered.
struct Member {
    party: Party,
    name: (u64, String),
    entities: Vec<Registered>,
    count: usize,
}

struct Registered {
    version: u64,
    entity: Entity,
    held: bool,
}

impl Member {
    fn joins(world: &World, party: Party) -> Self {
        let entity = world.join(&party);
        Self {
            name: (1, organisation(&party)),
            entities: vec![Registered {
                version: 1,
                entity,
                held: false,
            }],
            count: 0,
            party,
        }
    }

    fn adds(&mut self, world: &World) {
        self.count += 1;
        let id = format!("https://{}/nummer-{}", self.party.domain, self.count);
        let entity = entity_of(&self.party, &id);
        world.accept(&self.party, vec![entity.first()]);
        self.entities.push(Registered {
            version: 1,
            entity,
            held: false,
        });
    }

    fn changes(&mut self, world: &World, which: usize, to: usize) {
        let before = &mut self.entities[which];
        let entity =
            entity_of(&self.party, &before.entity.id).pinned(&format!("{to} {}", before.entity.id));
        world.accept(
            &self.party,
            vec![entity.after(before.version, &before.entity)],
        );
        before.version += 1;
        before.entity = entity;
    }

    fn ends(&mut self, world: &World, which: usize) {
        let ended = self.entities.remove(which);
        world.accept(&self.party, vec![ended.entity.end(ended.version)]);
    }

    fn is_held_or_let_go(&mut self, world: &World, which: usize) {
        let entity = &mut self.entities[which];
        let target = HoldTarget::Entity(EntityId::parse(&entity.entity.id).unwrap());
        if entity.held {
            let lift = world.hold(&world.three, target, HoldAction::Lift).unwrap();
            world.approve_by_two(&lift.id);
        } else {
            world.hold(&world.three, target, HoldAction::Hold).unwrap();
        }
        entity.held = !entity.held;
    }

    fn is_renamed(&mut self, world: &World, to: usize) {
        let text = organisation_named(&self.party, &format!("{} {to}", self.party.name));
        world.accept(&self.party, vec![renamed(&self.party, &self.name, &text)]);
        self.name = (self.name.0 + 1, text);
    }

    /// One change, whatever it is.
    fn does_something(&mut self, world: &World, chance: &mut Chance, step: usize) {
        let which = chance.below(self.entities.len().max(1));
        match chance.below(6) {
            _ if self.entities.is_empty() => self.adds(world),
            0 => self.adds(world),
            1 => self.ends(world, which),
            2 => self.is_held_or_let_go(world, which),
            3 => self.is_renamed(world, step),
            _ => self.changes(world, which, step),
        }
    }
}

/// The next version of an organisation's document.
fn renamed(party: &Party, (version, before): &(u64, String), text: &str) -> Change {
    let document = first(DocumentKind::Organisation, &party.number.to_string(), text);
    based_on(*version, before, document)
}

/// What moa's metadata says, but for the signature; nothing when there is no entity.
fn payload(world: &World) -> Option<String> {
    world.feed().map(|feed| feed.payload().to_owned())
}

/// Publishes in this process, which remembers, and in a new one, which does not; both say the same.
#[track_caller]
fn agree(world: &World, remembering: &Registry, step: &str) {
    remembering.publish(&world.moa, Cause::Change).unwrap();
    let followed = payload(world);
    world.reopened().publish(&world.moa, Cause::Change).unwrap();
    assert_eq!(followed, payload(world), "{step}");
}

fn random_changes(world: &World, seed: u64) {
    let mut chance = Chance(seed);
    let mut members = [
        Member::joins(world, stockholm()),
        Member::joins(world, goteborg()),
    ];
    // Another process on the same database, which publishes now and then.
    let other = world.reopened();
    for step in 0..30 {
        let who = chance.below(members.len());
        members[who].does_something(world, &mut chance, step);
        match chance.below(4) {
            // Several changes in one publication.
            0 => {}
            1 => drop(world.registry.publish(&world.moa, Cause::Change).unwrap()),
            2 => drop(other.publish(&world.moa, Cause::Change).unwrap()),
            _ => agree(world, &world.registry, &format!("seed {seed}, step {step}")),
        }
    }
    agree(
        world,
        &world.registry,
        &format!("seed {seed}, this process"),
    );
    agree(world, &other, &format!("seed {seed}, the other process"));
}

on_both! {
    fn after_any_changes_it_says_what_a_new_process_would_say(world: World) {
        random_changes(&world, 0x7469_6c6c_6974);
    }

    fn after_other_changes_too(world: World) {
        random_changes(&world, 0x6d6f_6121);
    }

    fn a_name_that_another_federation_decides_on_is_seen(world: TwoFederations) {
        let stockholm = stockholm();
        let skola = world.invitation(&world.five, &stockholm, CODE);
        let item = world.registry.invite(skola.sign(&world.five.key).unwrap().as_bytes()).unwrap();
        world.approve_by([&world.five, &world.six], &item.id);
        let enrolled = world.try_enrol(&stockholm, CODE).unwrap();
        world.approve_by([&world.five, &world.six], &enrolled.id);
        let own = world.submit(&stockholm, vec![stockholm.organisation_document()]).unwrap();
        world.approve_by([&world.five, &world.six], &own.id);
        let entity = entity_of(&stockholm, "https://stockholm.example/egil").listed_in(&[MOA]);
        world.accept(&stockholm, vec![entity.first()]);
        world.registry.publish(&world.moa, Cause::Change).unwrap();
        assert!(payload(&world).unwrap().contains("Stockholms kommun"));

        let before = (1, organisation(&stockholm));
        let text = organisation_named(&stockholm, "Stockholms stad");
        let change = world.submit(&stockholm, vec![renamed(&stockholm, &before, &text)]).unwrap();
        world.approve_by([&world.five, &world.six], &change.id);
        world.registry.publish(&world.moa, Cause::Change).unwrap();
        assert!(payload(&world).unwrap().contains("Stockholms stad"), "moa repeats what {SKOLA} decided");
        agree(&world, &world.registry, "after the change of name");
    }
}
