//! `tillit`, the command line tool for municipalities, operators and vendors.
//!
//! Here are arguments, settings, output and messages; the work is in `tillit-client` and below. One file for each command in `commands/`, the exit codes in `exit.rs`, the sentences in `locales/`.

mod arguments;
mod commands;
mod difference;
mod exit;
mod failure;
mod findings;
mod help;
mod messages;
mod secrets;
mod session;
mod settings;
mod style;
mod table;

use std::process::ExitCode;

use clap::FromArgMatches as _;
use tillit_model::Language;

use crate::arguments::Cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;
use crate::settings::Settings;

fn main() -> ExitCode {
    let matches = match help::command().try_get_matches() {
        Ok(matches) => matches,
        Err(said) => {
            let wrong = said.use_stderr();
            // Whether the text reaches anyone changes nothing about what was asked for.
            let _ = said.print();
            return if wrong { Exit::Usage } else { Exit::Ok }.into();
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(said) => said.exit(),
    };
    if cli.global.no_color {
        anstream::ColorChoice::Never.write_global();
    }
    let settings = match Settings::settle(&cli.global, &matches) {
        Ok(settings) => settings,
        Err(failure) => {
            let language = cli
                .global
                .lang
                .map_or_else(messages::from_environment, Language::from);
            return report(&failure, language);
        }
    };
    let session = Session {
        settings,
        quiet: cli.global.quiet,
    };
    match cli.command.run(&session) {
        Ok(()) => Exit::Ok.into(),
        Err(failure) => report(&failure, session.language()),
    }
}

/// Says why nothing came of it and what to do next.
fn report(failure: &Failure, language: Language) -> ExitCode {
    if failure.id.is_empty() {
        return failure.exit.into();
    }
    let args: Vec<(&'static str, &dyn std::fmt::Display)> = failure
        .args
        .iter()
        .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
        .collect();
    anstream::eprint!("{}", findings::show_reported(&failure.findings, language));
    let (error, help) = (style::ERROR, style::HELP);
    anstream::eprintln!(
        "{error}{}:{error:#} {}",
        messages::text(language, "word-error", &[]),
        messages::text(language, failure.id, &args)
    );
    if let Some(sentence) = advice(failure, language, &args) {
        let word = messages::text(language, "word-help", &[]);
        anstream::eprintln!("{help}{word}:{help:#} {sentence}");
    }
    if let Some(trace) = &failure.traceparent {
        let line = messages::text(language, "trace", &[("trace", trace)]);
        anstream::eprintln!("{line}");
    }
    failure.exit.into()
}

/// What to do next: what is known about the registry's code, or else about the kind of failure.
fn advice(failure: &Failure, language: Language, args: messages::Args<'_>) -> Option<String> {
    let code = failure.args.iter().find(|(name, _)| *name == "code");
    code.and_then(|(_, code)| {
        let id = format!("advice-{}", code.replace('_', "-"));
        messages::find(language, &id, args)
    })
    .or_else(|| messages::find(language, &format!("{}.help", failure.id), args))
}
