//! Help texts: written beside the arguments in English, translated from the message files where the language asks for it.

use clap::{Arg, ArgAction, Command, CommandFactory as _};
use tillit_model::Language;

use crate::arguments::Cli;
use crate::exit::Exit;
use crate::messages;

/// The command line with its help texts in the language of this call.
pub(crate) fn command() -> Command {
    let language = asked_for();
    let command = Cli::command()
        .after_help(messages::text(language, "help-after", &[]))
        .mut_subcommand("exit-codes", |exit_codes| {
            let about = exit_codes.get_about().cloned().unwrap_or_default();
            exit_codes.long_about(format!("{about}\n\n{}", exit_table(language)))
        });
    match language {
        Language::En => command,
        Language::Sv => translate(with_own_flags(command), "help", language),
    }
}

/// `--lang` counts for the help as well, which is written before arguments are read.
fn asked_for() -> Language {
    let mut words = std::env::args().skip(1);
    let mut flag = std::env::var("TILLIT_LANG").ok();
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => flag = words.next(),
            Some(value) => flag = value.strip_prefix('=').map(str::to_owned),
            None => {}
        }
    }
    match flag.as_deref() {
        Some("sv") => Language::Sv,
        Some("en") => Language::En,
        _ => messages::from_environment(),
    }
}

fn exit_table(language: Language) -> String {
    Exit::ALL
        .iter()
        .map(|exit| {
            let meaning = messages::text(language, &format!("exit-{}", exit.name()), &[]);
            format!("{:>4}  {meaning}", exit.code())
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The flags that clap makes by itself speak English; these are the same in the message files' words.
fn with_own_flags(command: Command) -> Command {
    let flag = |id: &'static str, short: char, action: ArgAction| {
        Arg::new(id)
            .short(short)
            .long(id)
            .action(action)
            .global(true)
    };
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version))
}

/// `help-<command>` for what a command does, `help-<command>.<argument>` for its arguments; global ones stand under `help`.
fn translate(command: Command, id: &str, language: Language) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    let mut command = match messages::find(language, id, &[]) {
        Some(about) if id == "help-exit-codes" => {
            let table = exit_table(language);
            command
                .long_about(format!("{about}\n\n{table}"))
                .about(about)
        }
        Some(about) => command.about(about.clone()).long_about(about),
        None => command,
    };
    command = command
        .help_template(messages::text(language, "help-template", &[]))
        .subcommand_help_heading(messages::text(language, "heading-commands", &[]));
    let key = id.to_owned();
    command = command.mut_args(move |arg| translate_arg(arg, &key, language));
    for name in names {
        let inner_id = format!("{id}-{name}");
        command = command.mut_subcommand(name, |inner| translate(inner, &inner_id, language));
    }
    command
}

fn translate_arg(arg: Arg, id: &str, language: Language) -> Arg {
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "heading-arguments",
        (false, true) => "heading-settings",
        (false, false) => "heading-options",
    };
    let arg = arg.help_heading(messages::text(language, heading, &[]));
    match messages::find(
        language,
        &format!("{id}.{}", arg.get_id().as_str().replace('_', "-")),
        &[],
    ) {
        Some(help) => arg.help(help.clone()).long_help(help),
        None => arg,
    }
}
