//! Other people's software that the tests run: environments that `cargo xtask test` makes from the lists in `tests/<environment>/`.

use std::env;
use std::path::PathBuf;

/// The variable that names their folder.
const VARIABLE: &str = "TILLIT_TEST_TOOLS";

/// A program of a Python environment, such as `python` itself.
pub fn python(environment: &str, program: &str) -> PathBuf {
    tool(&format!("python/{environment}/bin/{program}"))
}

/// The folder of a Node.js environment, in which its packages are found.
pub fn node(environment: &str) -> PathBuf {
    tool(&format!("node/{environment}"))
}

fn tool(path: &str) -> PathBuf {
    let Some(folder) = env::var_os(VARIABLE) else {
        panic!(
            "{VARIABLE} does not name the folder of the tools: run `cargo xtask test -- -p tillit-tests`, \
             or run it once and set the variable to target/tools"
        );
    };
    let path = PathBuf::from(folder).join(path);
    assert!(
        path.exists(),
        "{} is not there: run `cargo xtask test`, which makes it",
        path.display()
    );
    path
}
