//! One federation's part of the page.

use tillit_model::{Environment, Language, Timestamp};
use tillit_registry::view::{FederationView, FormatView};

use super::freshness::{left, minute};
use crate::config::BaseUrl;
use crate::texts::{text, text_with};

/// What the page says about one federation.
pub(super) struct FederationSection {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) environment: String,
    /// Whether the environment stands beside the name: everywhere but in production.
    pub(super) is_marked: bool,
    pub(super) issuer: String,
    pub(super) operator: String,
    pub(super) approvals: String,
    pub(super) entities: u64,
    pub(super) sequence: String,
    pub(super) caption: String,
    pub(super) files: Vec<FileRow>,
    /// How many code systems and profiles stand on their own, and where: too many for rows.
    pub(super) parts: Vec<String>,
    pub(super) keys: Vec<KeyCard>,
    /// How to verify; none before something is published.
    pub(super) verification: Option<Verification>,
}

/// One published file.
pub(super) struct FileRow {
    pub(super) content: String,
    pub(super) path: String,
    pub(super) issued_at: Timestamp,
    pub(super) issued: String,
    pub(super) expires_at: String,
    pub(super) expires: Option<String>,
    pub(super) left: String,
    /// Whether less than half of the validity is left, which the daily signing never lets happen.
    pub(super) is_late: bool,
}

/// One publish key.
pub(super) struct KeyCard {
    pub(super) groups: Vec<String>,
    pub(super) hex: String,
    pub(super) key_id: String,
}

/// Commands to copy and what to check.
pub(super) struct Verification {
    pub(super) trust: String,
    pub(super) fetch: String,
    pub(super) curl: String,
    pub(super) issuer: String,
    pub(super) expiry: String,
    pub(super) rollback: String,
}

impl FederationSection {
    pub(super) fn of(
        view: &FederationView,
        base_url: &BaseUrl,
        language: Language,
        now: Timestamp,
    ) -> Self {
        let name = view.name.get(language).to_owned();
        let caption = text_with(
            language,
            "published-caption",
            &[("name", name.as_str().into())],
        );
        let approvals = [("count", view.approvals.get().into())];
        Self {
            id: view.id.to_string(),
            environment: text(language, view.environment.as_str()),
            is_marked: view.environment != Environment::Production,
            issuer: view.issuer.clone(),
            operator: view.operator_organisation.hyphenated(),
            approvals: text_with(language, "facts-approvals-value", &approvals),
            entities: view.entities,
            sequence: match view.sequence {
                Some(sequence) => sequence.to_string(),
                None => text(language, "facts-sequence-none"),
            },
            caption,
            files: files(view, language, now),
            parts: parts(view, language),
            keys: keys(view),
            verification: Verification::of(view, base_url, language),
            name,
        }
    }
}

impl FileRow {
    fn of(format: &FormatView, language: Language, now: Timestamp) -> Self {
        Self {
            content: text_with(
                language,
                &format!("format-{}", format.format),
                &[("name", list_of(&format.path).unwrap_or_default().into())],
            ),
            path: format.path.clone(),
            issued_at: format.issued_at,
            issued: minute(format.issued_at),
            expires_at: format
                .expires_at
                .map(|at| at.to_string())
                .unwrap_or_default(),
            expires: format.expires_at.map(minute),
            left: match format.expires_at {
                Some(until) => left(until, now, language),
                None => text(language, "never"),
            },
            is_late: format
                .expires_at
                .is_some_and(|until| until.since(now) * 2 < until.since(format.issued_at)),
        }
    }
}

/// The federation's own files first, then its attribute lists, each list together.
fn files(view: &FederationView, language: Language, now: Timestamp) -> Vec<FileRow> {
    let mut formats: Vec<&FormatView> = view.formats.iter().collect();
    formats.sort_by_key(|format| list_of(&format.path));
    formats
        .into_iter()
        .map(|format| FileRow::of(format, language, now))
        .collect()
}

/// One sentence for each kind that there is any of.
fn parts(view: &FederationView, language: Language) -> Vec<String> {
    let kinds = [
        ("published-code-systems", view.code_systems),
        ("published-attribute-profiles", view.attribute_profiles),
    ];
    let some = kinds.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| text_with(language, key, &[("count", count.into())]))
        .collect()
}

/// `gemensam 1.0.0` for `/attribute-lists/gemensam/1.0.0.jws`.
fn list_of(path: &str) -> Option<String> {
    let (list, file) = path.strip_prefix("/attribute-lists/")?.split_once('/')?;
    let (version, _) = file.rsplit_once('.')?;
    Some(format!("{list} {version}"))
}

fn keys(view: &FederationView) -> Vec<KeyCard> {
    view.publish_keys
        .iter()
        .map(|(key_id, fingerprint)| KeyCard {
            groups: fingerprint
                .words()
                .chunks(3)
                .map(|group| group.join(" "))
                .collect(),
            hex: fingerprint.hex(),
            key_id: key_id.to_string(),
        })
        .collect()
}

impl Verification {
    /// The signed metadata and the key that it is signed with are what there is to verify.
    fn of(view: &FederationView, base_url: &BaseUrl, language: Language) -> Option<Self> {
        let (_, fingerprint) = view.publish_keys.first()?;
        let metadata = view
            .formats
            .iter()
            .find(|format| format.format.is_signed())?;
        let id = &view.id;
        let file = metadata.path.rsplit('/').next().unwrap_or("metadata.jws");
        let claim = |key, claim: &str| {
            let args = [
                ("claim", claim.into()),
                ("issuer", view.issuer.as_str().into()),
            ];
            text_with(language, key, &args)
        };
        Some(Self {
            trust: format!(
                "tillit trust add {} --fingerprint \"{}\"",
                base_url.join(&format!("/federations/{id}")),
                fingerprint.words().join(" ")
            ),
            fetch: format!("tillit fetch {id}"),
            curl: format!(
                "curl -fsS -o {file} {}\ncurl -fsS -o keys.jwks {}",
                base_url.join(&metadata.path),
                base_url.join(&format!("/federations/{id}/keys.jwks"))
            ),
            issuer: claim("verify-check-2", "iss"),
            expiry: claim("verify-check-3", "exp"),
            rollback: claim("verify-check-4", "iat"),
        })
    }
}
