//! The story, one readable line a step.

use std::path::Path;

use tillit_model::Language;

use super::Told;

/// Tells each step in one language.
#[derive(Debug)]
pub(crate) struct Teller {
    language: Language,
}

impl Teller {
    pub(crate) fn new(language: Language) -> Self {
        Self { language }
    }

    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Sv => sv,
            Language::En => en,
        }
    }

    pub(crate) fn title(&self) {
        println!(
            "{}\n",
            self.say(
                "Tillit, demo: ett register att prova. Nycklarna är kastnycklar; inget här går att lita på.",
                "Tillit demo: a registry to try. The keys are throwaway; nothing here can be relied on.",
            )
        );
    }

    /// A step that is done.
    pub(crate) fn step(&mut self, sv: &str, en: &str) {
        println!("  \u{2713} {}", self.say(sv, en));
    }

    /// The sentence that names the step that failed.
    pub(crate) fn failed(&self, sv: &str, en: &str) -> String {
        match self.language {
            Language::Sv => format!("steget som inte gick: {sv}"),
            Language::En => format!("the step that failed: {en}"),
        }
    }

    /// Where to look, and what to try.
    pub(crate) fn addresses(&self, base_url: &str, folder: &Path, told: &Told) {
        let folder = folder.display();
        println!("\n{}", self.say("Titta här:", "Look here:"));
        println!("  {base_url}/");
        println!("  {base_url}/federations/demo/matf/metadata.jws");
        println!("  {base_url}/registry/v1/docs/");
        println!("\n{}", self.say("Prova sedan:", "Then try:"));
        println!("  cargo run --release --bin tillit -- -C {folder}/stockholm plan");
        println!("  cargo run --release --bin tillit -- -C {folder}/operators operator pending");
        println!(
            "  cargo run --release --bin tillit -- trust add {base_url}/federations/demo --fingerprint \"{}\"",
            told.fingerprint
        );
    }

    /// How to come back to the addresses that were just told.
    pub(crate) fn ended(&self, folder: &Path) {
        println!(
            "\n{}\n  cargo run --release -- demo --dir {}",
            self.say(
                "Allt är kontrollerat och servern avslutas. Så startas den igen på samma adresser:",
                "Everything is verified and the server ends. This starts it again at the same addresses:",
            ),
            folder.display()
        );
    }

    /// What the process does from here on.
    pub(crate) fn serving(&self) {
        println!(
            "\n{}",
            self.say(
                "Servern går tills du trycker Ctrl-C. Mappen finns kvar och fortsätter nästa gång.",
                "The server runs until you press Ctrl-C. The folder stays and goes on next time.",
            )
        );
    }
}
