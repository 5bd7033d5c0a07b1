//! A municipality's afternoon with `tillit`, and its operators' and a vendor's: every command as a person types it.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;
use tillit_testkit::certificates::CertificateBuilder;

use harness::database::Database;
use harness::programs::{Outcome, run, tillit};
use harness::site::Site;

const NUMBER: &str = "212000-0142";
const ENTITY: &str = "https://kontosynk.stockholm.example/egil";

/// A registry, and a home folder with the municipality's `metadata/` and the operators' `operators/`.
struct Afternoon {
    site: Site,
    home: TempDir,
}

impl Afternoon {
    fn begin() -> Self {
        let afternoon = Self {
            site: Site::begin(Database::Sqlite),
            home: tempfile::tempdir().unwrap(),
        };
        let operators = afternoon.home.path().join("operators");
        fs::create_dir(&operators).unwrap();
        let project = format!(
            "format: project/1\nregistry: {}\nfederations: [moa]\n",
            afternoon.site.base_url()
        );
        fs::write(operators.join("tillit.yaml"), project).unwrap();
        afternoon
    }

    /// The municipality types a command.
    fn types(&self, arguments: &[&str]) -> Outcome {
        run(tillit(self.home.path())
            .args(["-C", "metadata"])
            .args(arguments))
    }

    /// An operator types a command.
    fn operator(&self, number: usize, arguments: &[&str]) -> Outcome {
        run(tillit(self.home.path())
            .args(["-C", "operators", "--key"])
            .arg(self.site.operator_key(number))
            .args(arguments))
    }

    /// Both operators approve.
    fn approve(&self, id: &str) {
        let first = self.operator(1, &["operator", "approve", id]).ended(0);
        first.says("1 of 2 approvals, pending");
        let second = self.operator(2, &["operator", "approve", id]).ended(0);
        second.says("2 of 2 approvals, approved");
    }

    /// Makes the folder and the key; gives the key's fingerprint.
    fn make_folder(&self) -> String {
        let registry = self.site.base_url();
        self.types(&[
            "--registry",
            &registry,
            "--organisation",
            NUMBER,
            "--federation",
            "moa",
            "init",
            "--name",
            "Stockholms kommun",
            "--domain",
            "stockholm.example",
            "--municipality-code",
            "0180",
        ])
        .ended(0)
        .says("entities/example.yaml");
        let key = self.types(&["key", "new", "-o", "json"]).ended(0).json();
        text(&key["item"]["fingerprint"])
    }

    /// Is invited, enrols, and is accepted by two operators.
    fn enrol(&self, fingerprint: &str) {
        let invited = self
            .operator(
                1,
                &[
                    "--organisation",
                    NUMBER,
                    "operator",
                    "invite",
                    "--name",
                    "Stockholms kommun",
                    "--domain",
                    "stockholm.example",
                    "-o",
                    "json",
                ],
            )
            .ended(0)
            .json();
        let id = text(&invited["item"]["id"]);
        self.operator(2, &["operator", "show", &id])
            .ended(0)
            .says("Invites Stockholms kommun (212000-0142)")
            .says("stockholm.example");
        self.operator(2, &["operator", "approve", &id])
            .ended(0)
            .says("2 of 2 approvals, approved");
        let code = self.home.path().join("code.txt");
        fs::write(code, text(&invited["item"]["code"])).unwrap();
        let enrolled = self
            .types(&["enrol", "--code-file", "code.txt", "-o", "json"])
            .ended(0)
            .json();
        assert_eq!(enrolled["item"]["fingerprint"], fingerprint);
        let id = text(&enrolled["item"]["id"]);
        self.types(&["status"])
            .ended(0)
            .says(&format!("enrolment {id}: pending"));
        // What the operator reads out is what the municipality sees.
        self.operator(1, &["operator", "show", &id])
            .ended(0)
            .says(fingerprint);
        self.approve(&id);
        self.types(&["status"]).ended(0).says("No submissions.");
    }

    /// Puts certificates where the example expects them.
    fn put_certificates(&self) {
        let authority = CertificateBuilder::authority("Trial CA").self_signed();
        self.put_certificate("ca", &authority.pem);
        self.put_client_certificate();
    }

    /// A new client certificate; gives its pin.
    fn put_client_certificate(&self) -> String {
        let client = CertificateBuilder::leaf("klient.stockholm.example").self_signed();
        self.put_certificate("klient", &client.pem);
        client.pin
    }

    fn put_certificate(&self, name: &str, pem: &str) {
        let file = format!("metadata/certs/{name}.pem");
        fs::write(self.home.path().join(file), pem).unwrap();
    }

    /// Submits what changed; gives the submission's id.
    fn submit(&self) -> String {
        let submitted = self.types(&["submit", "-o", "json"]).ended(0).json();
        assert_eq!(submitted["kind"], "submission");
        assert_eq!(submitted["item"]["status"], "pending");
        text(&submitted["item"]["id"])
    }

    /// Everything up to a published entity.
    fn publish(&self) {
        let fingerprint = self.make_folder();
        self.enrol(&fingerprint);
        self.put_certificates();
        self.approve(&self.submit());
        self.site.feed_of(&[ENTITY]);
    }

    /// The difference that the plan shows, when it is one of one document.
    fn planned(&self) -> Vec<Value> {
        let plan = self.types(&["plan", "-o", "json"]).ended(0).json();
        let changes = plan["item"]["changes"].as_array().unwrap().clone();
        assert_eq!(changes.len(), 1, "{plan:#}");
        assert_eq!(changes[0]["id"], ENTITY);
        changes[0]["differences"].as_array().unwrap().clone()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn a_folder_and_a_key_are_made_and_never_overwritten() {
    let afternoon = Afternoon::begin();
    let fingerprint = afternoon.make_folder();
    let file = afternoon.home.path().join("metadata/organisation.yaml");
    fs::write(&file, "mine").unwrap();
    afternoon
        .types(&["init"])
        .ended(0)
        .says("kept   organisation.yaml");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    afternoon
        .types(&["key", "new"])
        .ended(5)
        .says("is never overwritten");
    afternoon
        .types(&["key", "show"])
        .ended(0)
        .says(&fingerprint);
}

#[test]
fn an_organisation_enrols_with_the_code_that_it_was_given_and_no_other() {
    let afternoon = Afternoon::begin();
    let fingerprint = afternoon.make_folder();
    let code = afternoon.home.path().join("code.txt");
    fs::write(&code, "not a code").unwrap();
    afternoon
        .types(&["enrol", "--code-file", "code.txt"])
        .ended(2)
        .says("not an invitation's code");
    fs::write(&code, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA").unwrap();
    afternoon
        .types(&["enrol", "--code-file", "code.txt"])
        .ended(4)
        .says("the registry refused the key");
    afternoon.types(&["status"]).ended(4);
    afternoon.enrol(&fingerprint);
}

#[test]
fn a_folder_is_validated_planned_submitted_and_approved_by_two() {
    let afternoon = Afternoon::begin();
    let fingerprint = afternoon.make_folder();
    afternoon.enrol(&fingerprint);
    afternoon
        .types(&["validate"])
        .ended(3)
        .says("error[certificate-file-missing]: There is no file ../certs/ca.pem.")
        .says("--> entities/example.yaml:");
    afternoon.put_certificates();
    afternoon.types(&["validate"]).ended(0).says("no errors");
    let findings = afternoon.types(&["validate", "--online", "-o", "json"]);
    assert_eq!(findings.ended(0).json()["kind"], "findings");
    afternoon
        .types(&["plan", "--exit-code"])
        .ended(10)
        .says(&format!("+ entity {ENTITY}  (new)"))
        .says("3 to submit, 0 unchanged");
    let id = afternoon.submit();
    afternoon
        .types(&["status"])
        .ended(0)
        .says(&id)
        .says("pending");
    let pending = afternoon.operator(1, &["operator", "pending", "-o", "json"]);
    assert_eq!(pending.ended(0).json()["items"][0]["id"], id.as_str());
    afternoon
        .operator(1, &["operator", "show", &id])
        .ended(0)
        .says("signed by    212000-0142")
        .says(&fingerprint)
        .says("signature    verified here")
        .says(ENTITY);
    // The municipality's key decides nothing.
    afternoon
        .types(&["operator", "approve", &id])
        .ended(4)
        .says("not one of an operator");
    afternoon.approve(&id);
    afternoon
        .operator(2, &["operator", "pending"])
        .ended(0)
        .says("Nothing waits.");
    let status = afternoon
        .types(&["status", &id, "-o", "json"])
        .ended(0)
        .json();
    assert_eq!(status["item"]["status"], "approved");
    assert_eq!(status["item"]["decisions"].as_array().unwrap().len(), 2);
    afternoon.site.feed_of(&[ENTITY]);
    afternoon
        .types(&["plan", "--exit-code"])
        .ended(0)
        .says("0 to submit, 3 unchanged");
}

#[test]
fn a_vendor_pins_the_key_that_it_was_told_and_fetches_and_verifies() {
    let afternoon = Afternoon::begin();
    afternoon.publish();
    let site = &afternoon.site;
    let address = format!("{}/federations/moa", site.base_url());
    let vendor = |arguments: &[&str]| run(tillit(afternoon.home.path()).args(arguments));
    vendor(&["fetch"]).ended(11).says("no federation is pinned");
    let other = afternoon
        .types(&["key", "show", "-o", "json"])
        .ended(0)
        .json();
    let other = text(&other["item"]["fingerprint"]);
    vendor(&["trust", "add", &address, "--fingerprint", &other])
        .ended(11)
        .says("nothing was pinned");
    let federation = site.connection().federation(&site.federation()).unwrap();
    let words = &federation.publish_keys[0].fingerprint;
    vendor(&["trust", "add", &address, "--fingerprint", words])
        .ended(0)
        .says("https://tillit.example/trial/moa");
    let fetched = vendor(&["fetch", "moa", "--out", "feed.jws", "-o", "json"]);
    assert_eq!(fetched.ended(0).json()["item"]["entities"][0], ENTITY);
    let file = afternoon.home.path().join("feed.jws");
    let bytes = fs::read(&file).unwrap();
    assert_eq!(bytes, site.feed().unwrap().bytes);
    vendor(&["verify", "feed.jws"])
        .ended(0)
        .says("Verified: metadata of 1 entities");
    let place = bytes
        .windows(10)
        .position(|part| part == b"\"payload\":")
        .unwrap()
        + 40;
    let mut forged = bytes;
    forged[place] = if forged[place] == b'A' { b'B' } else { b'A' };
    fs::write(&file, forged).unwrap();
    vendor(&["verify", "feed.jws"])
        .ended(7)
        .says("not accepted");
}

#[test]
fn a_changed_pin_is_the_only_difference_and_the_history_keeps_both() {
    let afternoon = Afternoon::begin();
    afternoon.publish();
    let pin = afternoon.put_client_certificate();
    let differences = afternoon.planned();
    assert_eq!(differences.len(), 1, "{differences:?}");
    assert_eq!(differences[0]["pointer"], "/matf/clients/0/pins/0/digest");
    assert_eq!(differences[0]["after"], pin.as_str());
    let before = text(&differences[0]["before"]);
    afternoon
        .types(&["plan", "--out", "plan.json"])
        .ended(0)
        .says(&format!("- /matf/clients/0/pins/0/digest: \"{before}\""))
        .says(&format!("+ /matf/clients/0/pins/0/digest: \"{pin}\""))
        .says("1 to submit, 2 unchanged");
    let submitted = afternoon.types(&["submit", "plan.json", "-o", "json"]);
    let id = text(&submitted.ended(0).json()["item"]["id"]);
    afternoon
        .operator(1, &["operator", "show", &id])
        .ended(0)
        .says(&format!("+ /matf/clients/0/pins/0/digest: \"{pin}\""));
    afternoon.approve(&id);
    harness::poll::until("the new pin is published", || {
        let feed = afternoon.site.feed()?;
        (feed.text.contains(&pin) && !feed.text.contains(&before)).then_some(())
    });
    let history = afternoon.types(&["history", "entities/example.yaml", "-o", "json"]);
    let history = history.ended(0).json();
    let versions = history["items"].as_array().unwrap();
    let shown: Vec<_> = versions
        .iter()
        .map(|version| (version["version"].as_u64().unwrap(), &version["status"]))
        .collect();
    assert_eq!(shown.len(), 2, "{history:#}");
    assert!(shown.iter().all(|(_, status)| *status == "approved"));
    afternoon
        .types(&["history", ENTITY, "--diff", "1", "2"])
        .ended(0)
        .says(&format!("+ /matf/clients/0/pins/0/digest: \"{pin}\""));
    let first = afternoon
        .types(&["history", ENTITY, "--text", "1"])
        .ended(0);
    assert!(first.stdout.contains(&before) && !first.stdout.contains(&pin));
}

#[test]
fn a_submission_is_taken_back_before_it_is_decided() {
    let afternoon = Afternoon::begin();
    afternoon.publish();
    let feed = afternoon.site.feed().unwrap();
    afternoon.put_client_certificate();
    let id = afternoon.submit();
    afternoon.types(&["withdraw", &id]).ended(0).says(&id);
    let status = afternoon
        .types(&["status", &id, "-o", "json"])
        .ended(0)
        .json();
    assert_eq!(status["item"]["status"], "withdrawn");
    afternoon
        .operator(1, &["operator", "approve", &id])
        .ended(5);
    afternoon
        .types(&["withdraw", &id])
        .ended(5)
        .says("something else happened first");
    assert_eq!(
        afternoon.site.feed().unwrap().payload["entities"],
        feed.payload["entities"]
    );
    // What was taken back can be submitted again.
    let again = afternoon.submit();
    afternoon.approve(&again);
    afternoon
        .types(&["plan"])
        .ended(0)
        .says("0 to submit, 3 unchanged");
}
