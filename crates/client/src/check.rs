//! Judging a folder by the rules that the registry has, before anything is sent.

use tillit_catalogue::{
    AttributeList, AttributeProfile, BuiltinRelease, CodeSystem, Name, builtin,
};
use tillit_model::text::{Position, typed};
use tillit_model::{
    DocumentKind, EntityId, FederationId, Finding, Level, Organisation, OrganisationNumber,
    Profile, Sha256, Timestamp, VersionNumber, text::json,
};
use tillit_validator::{AttributeStatus, Context, Directory, DocumentInput, Offline, Validator};

use crate::connection::{Connection, RequestError};
use crate::folder::{Folder, Source};

/// What is known beside the folder.
#[derive(Debug, Clone, Copy)]
pub enum Knowledge<'a> {
    /// Nothing: what needs a profile or the registry is not judged.
    Offline,
    /// What the registry says: the profiles of the federations that the folder names, owners, approved versions.
    Online(&'a Connection),
}

/// What the rules say about one source.
#[derive(Debug, Clone)]
pub struct Judged<'f> {
    /// The source.
    pub source: &'f Source,
    /// In the order of the text.
    pub findings: Vec<LocatedFinding>,
}

/// A finding with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedFinding {
    /// What the rule says.
    pub finding: Finding,
    /// Where.
    pub position: Position,
}

impl Judged<'_> {
    /// The weight of the worst finding.
    pub fn worst(&self) -> Option<Level> {
        self.findings
            .iter()
            .map(|located| located.finding.level)
            .max()
    }
}

/// Judges every source of a folder.
pub fn check<'f>(
    folder: &'f Folder,
    knowledge: Knowledge<'_>,
    now: Timestamp,
) -> Result<Vec<Judged<'f>>, RequestError> {
    let profiles = match knowledge {
        Knowledge::Offline => Vec::new(),
        Knowledge::Online(connection) => profiles_of(folder, connection)?,
    };
    let directory = Known {
        connection: match knowledge {
            Knowledge::Offline => None,
            Knowledge::Online(connection) => Some(connection),
        },
        lists: builtin().iter().map(BuiltinRelease::read).collect(),
    };
    let context = Context {
        profiles: &profiles,
        directory: &directory,
        now,
    };
    let with_document: Vec<_> = folder.documents().collect();
    let inputs: Vec<DocumentInput<'_>> = with_document
        .iter()
        .map(|(_, document)| DocumentInput {
            kind: document.kind,
            text: &document.text,
        })
        .collect();
    let mut said = Validator::new()
        .check(&inputs, folder.project.organisation.as_ref(), &context)
        .into_iter();
    Ok(folder
        .sources
        .iter()
        .map(|source| {
            let mut findings = source.findings.clone();
            if source.document.is_some() {
                let more = said.next().map(|of| of.findings).unwrap_or_default();
                findings.extend(more.into_iter().filter(|finding| !is_echo(source, finding)));
            }
            Judged {
                source,
                findings: located(source, findings),
            }
        })
        .collect())
}

fn located(source: &Source, findings: Vec<Finding>) -> Vec<LocatedFinding> {
    let mut located: Vec<_> = findings
        .into_iter()
        .map(|finding| LocatedFinding {
            position: source.position(&finding.pointer),
            finding,
        })
        .collect();
    located.sort_by(|a, b| (a.position, &a.finding).cmp(&(b.position, &b.finding)));
    located.dedup();
    located
}

/// Where a file could not be resolved, the missing value is no second fault.
fn is_echo(source: &Source, finding: &Finding) -> bool {
    source.findings.iter().any(|own| {
        own.pointer
            .strip_suffix("/certificate_file")
            .is_some_and(|object| {
                finding.pointer == object
                    || finding
                        .pointer
                        .strip_prefix(object)
                        .is_some_and(|rest| rest.starts_with('/'))
            })
    })
}

/// The profiles of the federations that entities name. A federation that does not exist is for the rules to say.
fn profiles_of(folder: &Folder, connection: &Connection) -> Result<Vec<Profile>, RequestError> {
    let mut named: Vec<FederationId> = folder.project.federations.clone();
    for (_, document) in folder.documents() {
        let listed = document.value.get("federations").and_then(|v| v.as_array());
        named.extend(
            listed
                .into_iter()
                .flatten()
                .filter_map(|id| FederationId::parse(id.as_str()?).ok()),
        );
    }
    named.sort();
    named.dedup();
    let mut profiles = Vec::new();
    for id in named {
        match connection.profile(&id) {
            Ok(profiled) => profiles.push(profiled.profile),
            Err(error) if error.status() == Some(404) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(profiles)
}

/// What the registry answers, and the attribute lists that come with the program. An answer that does not come counts as not known: the registry judges again when it receives.
struct Known<'a> {
    connection: Option<&'a Connection>,
    lists: Vec<AttributeList>,
}

impl Directory for Known<'_> {
    fn owner_of_entity(&self, id: &EntityId) -> Option<OrganisationNumber> {
        let head = self
            .connection?
            .document(DocumentKind::Entity, id.as_str())
            .ok()??;
        Some(head.organisation)
    }

    fn organisation(&self, number: &OrganisationNumber) -> Option<Organisation> {
        let text = self.current(DocumentKind::Organisation, &number.to_string())?;
        typed::from_value(json::read(text.as_bytes()).ok()?).ok()
    }

    fn current(&self, kind: DocumentKind, id: &str) -> Option<String> {
        let connection = self.connection?;
        let head = connection.document(kind, id).ok()??;
        connection
            .version_text(&head.key, head.version?, &head.sha256?)
            .ok()
    }

    fn attribute(&self, list: &str, version: &VersionNumber, attribute: &str) -> AttributeStatus {
        let release = self
            .lists
            .iter()
            .find(|known| known.list.as_str() == list && known.version == *version);
        // A list or a release that is newer than this program may well exist.
        let Some(release) = release else {
            return AttributeStatus::CannotTell;
        };
        let id = format!("{list}/{attribute}");
        let found = release
            .attributes
            .iter()
            .find(|known| known.id.to_string() == id);
        match found.map(|known| &known.deprecation) {
            None => AttributeStatus::NoSuchAttribute,
            Some(None) => AttributeStatus::Current,
            Some(Some(deprecation)) => AttributeStatus::Deprecated {
                successor: deprecation.successor.as_ref().map(ToString::to_string),
            },
        }
    }

    fn code_system(&self, name: &Name, version: VersionNumber) -> Option<CodeSystem> {
        Offline.code_system(name, version)
    }

    fn attribute_profile(
        &self,
        list: &Name,
        name: &Name,
        version: VersionNumber,
    ) -> Option<AttributeProfile> {
        Offline.attribute_profile(list, name, version)
    }

    fn similar_entity(&self, id: &EntityId) -> Option<EntityId> {
        Offline.similar_entity(id)
    }

    fn owner_of_client_pin(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
    ) -> Option<EntityId> {
        Offline.owner_of_client_pin(federation, digest)
    }

    fn server_pin_elsewhere(
        &self,
        federation: &FederationId,
        digest: &[u8; 32],
        except: &OrganisationNumber,
    ) -> Option<EntityId> {
        Offline.server_pin_elsewhere(federation, digest, except)
    }

    fn issuer_with_subject(
        &self,
        federation: &FederationId,
        subject: &Sha256,
        except: &Sha256,
    ) -> Option<EntityId> {
        Offline.issuer_with_subject(federation, subject, except)
    }

    fn confusable_name(
        &self,
        name: &str,
        except: &OrganisationNumber,
    ) -> Option<OrganisationNumber> {
        Offline.confusable_name(name, except)
    }
}
