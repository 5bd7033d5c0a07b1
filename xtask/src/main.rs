//! The project's own tasks: `cargo xtask test`, `check`, `codegen`, `db`.
//!
//! One subcommand per file. Links none of the other crates: it starts cargo, system tools and
//! small binaries of theirs, so that a crate that does not compile never takes the tasks down with it.

mod check;
mod codegen;
mod components;
mod db;
mod deny;
mod findings;
mod layers;
mod migrations;
mod parts;
mod postgres;
mod sources;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

/// The project's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    Check(check::Arguments),
    Codegen(codegen::Arguments),
    Db(db::Arguments),
    Test(test::Arguments),
}

fn main() -> ExitCode {
    let result = match Task::parse() {
        Task::Check(arguments) => check::run(&arguments),
        Task::Codegen(arguments) => codegen::run(&arguments),
        Task::Db(arguments) => db::run(&arguments),
        Task::Test(arguments) => test::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
