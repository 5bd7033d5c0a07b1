//! Federations, their profiles and publications: all public.

use tillit_formats::FormatId;
use tillit_model::{DocumentKind, FederationId};
use tillit_store::{ArtefactLink, Page as StoredPage, Transaction};

use crate::profiles::CurrentProfile;
use crate::view::{
    ExactText, FederationView, FormatView, Page, Paged, PublicationView, PublishedFile,
};
use crate::{Refusal, Registry};

impl Registry {
    /// Every federation of this registry, in the order of their ids.
    pub fn federations(&self) -> Result<Vec<FederationView>, Refusal> {
        self.read(|tx| {
            let profiles = self.profiles().all(tx)?;
            profiles
                .iter()
                .map(|current| self.federation_view(tx, current))
                .collect()
        })
    }

    /// One federation.
    pub fn federation(&self, id: &FederationId) -> Result<FederationView, Refusal> {
        self.read(|tx| {
            let current = self.profiles().current(tx, id)?;
            let current = current.ok_or_else(Refusal::not_found)?;
            self.federation_view(tx, &current)
        })
    }

    /// The exact text of the profile that holds now.
    pub fn profile(&self, id: &FederationId) -> Result<ExactText, Refusal> {
        self.read(|tx| {
            let current = self.profiles().current(tx, id)?;
            let current = current.ok_or_else(Refusal::not_found)?;
            Ok(ExactText {
                text: current.text.clone().into_bytes(),
                sha256: current.sha256,
            })
        })
    }

    /// A federation's publications, newest first.
    pub fn publications(
        &self,
        id: &FederationId,
        page: Page,
    ) -> Result<Paged<PublicationView>, Refusal> {
        self.read(|tx| {
            self.profiles()
                .current(tx, id)?
                .ok_or_else(Refusal::not_found)?;
            let rows = tx.publications(
                id,
                StoredPage {
                    limit: page.limit(),
                    page: page.number(),
                },
            )?;
            let mut items = Vec::with_capacity(rows.rows.len());
            for row in rows.rows {
                let links = tx.artefacts_of(id, row.sequence)?;
                items.push(PublicationView {
                    sequence: row.sequence,
                    cause: row.cause,
                    published_at: row.created_at,
                    files: links
                        .into_iter()
                        .filter(|link| !is_part(link))
                        .map(file)
                        .collect(),
                });
            }
            Ok(Paged {
                items,
                total: rows.total,
                page,
            })
        })
    }

    fn federation_view(
        &self,
        tx: &mut Transaction<'_>,
        current: &CurrentProfile,
    ) -> Result<FederationView, Refusal> {
        let profile = &current.profile;
        let sequence = tx.current_publication(&profile.id)?.map(|row| row.sequence);
        let links = match sequence {
            Some(sequence) => tx.artefacts_of(&profile.id, sequence)?,
            None => Vec::new(),
        };
        let count = |of: FormatId| {
            let them = links.iter().filter(|link| link.format == of.as_str());
            them.count() as u64
        };
        let code_systems = count(FormatId::CodeSystemJws);
        let attribute_profiles = count(FormatId::AttributeProfileJws);
        let whole = links.into_iter().filter(|link| !is_part(link));
        let mut formats: Vec<FormatView> = whole.filter_map(format).collect();
        formats.sort_by(|a, b| (a.format, &a.path).cmp(&(b.format, &b.path)));
        Ok(FederationView {
            id: profile.id.clone(),
            name: profile.name.clone(),
            environment: profile.environment,
            issuer: profile.issuer.clone(),
            operator_organisation: profile.operator_organisation.clone(),
            approvals: profile.approvals,
            profile_sha256: current.sha256,
            profile_version: current.version,
            publish_keys: self
                .public_publish_key(&profile.id)
                .map(|key| (key.key_id().clone(), key.fingerprint()))
                .into_iter()
                .collect(),
            sequence,
            formats,
            code_systems,
            attribute_profiles,
            entities: tx.listing_count(&profile.id, DocumentKind::Entity)?,
            tags: profile
                .formats
                .matf
                .as_ref()
                .map(|matf| matf.tags.clone())
                .unwrap_or_default(),
        })
    }
}

/// Whether it is one of the many that every release brings, and every publication carries on.
fn is_part(link: &ArtefactLink) -> bool {
    FormatId::parse(&link.format).is_some_and(FormatId::is_part_of_release)
}

fn format(link: ArtefactLink) -> Option<FormatView> {
    Some(FormatView {
        format: FormatId::parse(&link.format)?,
        path: link.path,
        issued_at: link.issued_at,
        expires_at: link.expires_at,
        sha256: link.sha256,
    })
}

fn file(link: ArtefactLink) -> PublishedFile {
    PublishedFile {
        path: link.path,
        sha256: link.sha256,
        issued_at: link.issued_at,
        expires_at: link.expires_at,
    }
}
