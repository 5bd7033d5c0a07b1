//! Where the registry's own private keys are: files today, a hardware module tomorrow.

use std::sync::Arc;

use tillit_model::FederationId;
use tillit_signing::Signer;

/// Gives the signers that this process may use. It never gives a key away, only something that signs.
pub trait KeyRoom: Send + Sync {
    /// Signs what a federation publishes.
    fn publish_key(&self, federation: &FederationId) -> Option<Arc<dyn Signer>>;

    /// Signs access tokens for reads that are not public.
    fn token_key(&self) -> Option<Arc<dyn Signer>>;
}
