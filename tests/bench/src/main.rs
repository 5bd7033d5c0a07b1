//! `tillit-bench`: measures, prints the table, and writes `docs/benchmarks.md` when everything was measured in full.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Parser;
use tillit_bench::frame::{Machine, Part, page, table};
use tillit_bench::measurements::{ALL, Measurement};
use tillit_bench::scale::Scale;
use tillit_bench::world::{Folder, now};

/// Measures the registry against references.
#[derive(Debug, Parser)]
struct Arguments {
    /// Only these measurements (all when none is named)
    names: Vec<String>,
    /// Smaller and fewer rounds: to see where a figure goes
    #[arg(long)]
    quick: bool,
    /// Names the measurements and measures nothing
    #[arg(long)]
    list: bool,
    /// Measures nothing: fills this new folder with what a server of `--entities` starts from, for a profiler
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// How many entities that server has
    #[arg(long, default_value_t = 10_000, requires = "folder")]
    entities: usize,
    /// The page to write when everything was measured in full
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if arguments.list {
        for measurement in ALL {
            println!("{:12}  {}", measurement.name, measurement.title);
        }
        return Ok(());
    }
    if let Some(folder) = arguments.folder {
        let served = Folder::with(arguments.entities, now())?;
        std::fs::create_dir(&folder).with_context(|| format!("{}", folder.display()))?;
        return served.copy_to(&folder);
    }
    let chosen = chosen(&arguments.names)?;
    let scale = if arguments.quick {
        Scale::quick()
    } else {
        Scale::full()
    };
    let mut machine = Machine::look()?;
    eprintln!("{machine}");
    let mut parts = Vec::new();
    for measurement in chosen {
        eprintln!("\n==> {}: {}", measurement.name, measurement.title);
        let figures = (measurement.run)(&scale)
            .with_context(|| format!("could not measure {}", measurement.name))?;
        println!("{}", table(&figures));
        parts.push(Part {
            title: measurement.title,
            notes: measurement.notes,
            figures,
        });
    }
    machine.look_again()?;
    if let Some(file) = arguments.page {
        if arguments.quick || parts.len() < ALL.len() {
            eprintln!(
                "{} is not written: this was not everything in full",
                file.display()
            );
        } else {
            std::fs::write(&file, page(&machine, &parts))
                .with_context(|| format!("could not write {}", file.display()))?;
            eprintln!("written: {}", file.display());
        }
    }
    Ok(())
}

fn chosen(names: &[String]) -> anyhow::Result<Vec<&'static Measurement>> {
    if names.is_empty() {
        return Ok(ALL.iter().collect());
    }
    let find = |name: &String| {
        let found = ALL.iter().find(|measurement| measurement.name == name);
        found.with_context(|| {
            let known: Vec<_> = ALL.iter().map(|measurement| measurement.name).collect();
            format!(
                "no measurement is called {name}; there are {}",
                known.join(", ")
            )
        })
    };
    names.iter().map(find).collect()
}
