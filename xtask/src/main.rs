//! The project's own tasks: `cargo xtask test`, `bench`, `check`, `codegen`, `crash`, `docs`, `db`, `fuzz`, `release`.
//!
//! One subcommand per file. Links none of the other crates: it starts cargo, system tools and
//! small binaries of theirs, so that a crate that does not compile never takes the tasks down with it.

mod bench;
mod built;
mod cargo_tool;
mod check;
mod codegen;
mod components;
mod crash;
mod db;
mod deny;
mod docs;
mod findings;
mod fuzz;
mod layers;
mod migrations;
mod parts;
mod postgres;
mod release;
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
    Bench(bench::Arguments),
    Check(check::Arguments),
    Codegen(codegen::Arguments),
    Crash(crash::Arguments),
    Db(db::Arguments),
    Docs(docs::Arguments),
    Fuzz(fuzz::Arguments),
    Release(release::Arguments),
    Test(test::Arguments),
}

fn main() -> ExitCode {
    let result = match Task::parse() {
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Check(arguments) => check::run(&arguments),
        Task::Codegen(arguments) => codegen::run(&arguments),
        Task::Crash(arguments) => crash::run(&arguments),
        Task::Db(arguments) => db::run(&arguments),
        Task::Docs(arguments) => docs::run(&arguments),
        Task::Fuzz(arguments) => fuzz::run(&arguments),
        Task::Release(arguments) => release::run(&arguments),
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
