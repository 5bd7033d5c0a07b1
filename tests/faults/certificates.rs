//! An entity whose certificate runs out stops nobody: everything is signed again, and the entity stays until somebody decides otherwise.

use harness::database::Database;
use harness::documents::{entity, entity_id};
use harness::poll::until;
use serde_json::json;
use tillit_client::SystemClock;
use tillit_model::Clock as _;
use tillit_testkit::certificates::CertificateBuilder;

use crate::clock::{Clock, issued};
use crate::published::published;

const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

#[test]
fn a_certificate_that_runs_out_stops_nobodys_signing() {
    let clock = Clock::right();
    let (site, stockholm) = published(Database::Sqlite, clock.setup());
    let now = SystemClock.now();
    let tomorrow = CertificateBuilder::leaf("klient.stockholm.example")
        .valid(now.minus(DAY), now.plus(DAY))
        .self_signed();
    let matf = format!(
        r#""issuers":[{{"x509certificate":{}}}],"clients":[{{"tags":["egilv1"],"pins":[{{"alg":"sha256","digest":"{}"}}]}}]"#,
        json!(tomorrow.pem),
        tomorrow.pin
    );
    let receipt = stockholm.submit(&site, vec![entity(&stockholm, "b", &matf)]);
    site.approve(&receipt.id);
    let both = ["a", "b"].map(|name| entity_id(&stockholm, name));
    site.feed_of(&both.each_ref().map(String::as_str));
    let before = issued(&site);
    for (away, days) in [("+1d", 1), ("+3d", 3)] {
        clock.set(away);
        until("everything is signed again", || {
            (issued(&site) >= before + days * 24 * 3600).then_some(())
        });
        assert_eq!(site.feed().unwrap().ids(), both, "{away}");
    }
}
