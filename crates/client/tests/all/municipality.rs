//! A municipality's folder, with certificates made for the test.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tillit_testkit::certificates::{CertificateBuilder, TestCertificate};

pub(crate) const ENTITY: &str = "\
format: entity-source/1
id: https://kontosynk.stockholm.example/egil
organisation: 212000-0142
federations: [moa]
name: { sv: Kontosynkronisering }
support: { email: support@stockholm.example }
matf:
  issuers: [{ certificate_file: ../certs/ca.pem }]
  clients:
    - description: EGIL-klient
      x_note: { z: 1, a: 2 }
      tags: [egilv1]
      pins: [{ certificate_file: certs/klient.pem }]
";

pub(crate) struct Municipality {
    pub(crate) root: TempDir,
    pub(crate) authority: TestCertificate,
    pub(crate) client: TestCertificate,
}

impl Municipality {
    /// An organisation and one entity, everything in order.
    pub(crate) fn new() -> Self {
        let authority = CertificateBuilder::authority("Stockholm CA").self_signed();
        let client = CertificateBuilder::leaf("klient.stockholm.example").signed_by(&authority);
        let made = Self {
            root: TempDir::new().unwrap(),
            authority,
            client,
        };
        made.write(
            "tillit.yaml",
            "format: project/1\nregistry: http://127.0.0.1:1\norganisation: 212000-0142\nfederations: [moa]\n",
        );
        made.write(
            "organisation.yaml",
            "format: organisation-source/1\nid: 212000-0142\nname: { sv: Stockholms kommun }\nmunicipality_code: \"0180\"\ndomains: [stockholm.example]\n",
        );
        made.write("entities/kontosynk.yaml", ENTITY);
        made.write("certs/ca.pem", &made.authority.pem);
        made.write("certs/klient.pem", &made.client.pem);
        made
    }

    pub(crate) fn path(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        assert!(text.contains(from));
        self.write(path, text.replace(from, to));
    }

    pub(crate) fn folder(&self) -> tillit_client::folder::Folder {
        tillit_client::folder::Folder::read(self.path()).unwrap()
    }
}
