//! The HTTP API under `/registry/v1`, one file for each resource. Each handler extracts, calls one use case and converts.

pub mod api_info;
pub mod attribute_lists;
pub mod attribute_profiles;
pub mod attribute_translations;
pub mod attribute_usage;
pub mod attribute_validations;
pub mod attributes;
pub mod code_systems;
pub mod compatibility;
pub mod decisions;
pub mod documents;
pub mod enrolments;
pub mod federations;
pub mod holds;
pub mod invitations;
mod items;
pub mod key_revocations;
pub mod nonces;
pub mod organisations;
pub mod reviews;
pub mod submissions;
pub mod tokens;
pub mod withdrawals;

use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::wire::{Links, ROOT};

pub use api_info::API_VERSION;

/// Every operation of the API.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(
        scope::scope(ROOT)
            .service(api_info::show)
            .service(federations::list)
            .service(federations::show)
            .service(federations::profile)
            .service(federations::publications)
            .service(organisations::list)
            .service(documents::list)
            .service(documents::show)
            .service(documents::versions)
            .service(documents::version)
            .service(documents::exact_text)
            .service(attribute_lists::list_lists)
            .service(attribute_lists::show_list)
            .service(attribute_lists::list_versions)
            .service(attribute_lists::show_version)
            .service(attribute_lists::list_attributes)
            .service(attribute_lists::show_attribute)
            .service(attribute_lists::list_changes)
            .service(attribute_profiles::list_all)
            .service(attribute_profiles::list_of_release)
            .service(attribute_profiles::show_one)
            .service(attributes::list)
            .service(code_systems::list_systems)
            .service(code_systems::show_system)
            .service(code_systems::list_versions)
            .service(code_systems::show_version)
            .service(code_systems::list_codes)
            .service(code_systems::list_value_sets)
            .service(code_systems::show_value_set)
            .service(attribute_validations::create)
            .service(attribute_translations::create)
            .service(attribute_usage::list)
            .service(compatibility::list)
            .service(nonces::create)
            .service(invitations::create)
            .service(enrolments::create)
            .service(enrolments::show)
            .service(key_revocations::create)
            .service(submissions::create)
            .service(submissions::list)
            .service(submissions::show)
            .service(submissions::statement)
            .service(withdrawals::create)
            .service(reviews::list)
            .service(reviews::show)
            .service(reviews::statement)
            .service(decisions::create)
            .service(holds::create)
            .service(tokens::create),
    );
}

impl App {
    /// Makes links below the public address.
    pub(crate) fn links(&self) -> Links<'_> {
        Links::below(self.base_url())
    }
}
