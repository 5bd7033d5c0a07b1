//! A program of somebody else that answers a line for every line that it is asked.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use harness::tools;
use serde_json::{Value, json};

/// The programs run in the environment that is named after this folder.
const ENVIRONMENT: &str = "interop";

/// A running program; it ends with this value.
pub(crate) struct Partner {
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Partner {
    /// jwcrypto, a Python library for signatures.
    pub(crate) fn jose() -> Self {
        Self::start(python().arg(script("jose.py")))
    }

    /// rdflib and pysaml2, which read exported attribute lists.
    pub(crate) fn lists() -> Self {
        Self::start(python().arg(script("lists.py")))
    }

    /// Python's reader of CSV and openpyxl, which read attribute lists as tables.
    pub(crate) fn sheets() -> Self {
        Self::start(python().arg(script("sheets.py")))
    }

    /// Python's jsonschema with the schema of that name.
    pub(crate) fn python_schema(schema: &str) -> Self {
        Self::python_schema_at(&schema_file(schema))
    }

    /// Python's jsonschema with the schema in this file.
    pub(crate) fn python_schema_at(schema: &Path) -> Self {
        Self::start(python().arg(script("json_schema.py")).arg(schema))
    }

    /// ajv with the schema of that name.
    pub(crate) fn ajv(schema: &str) -> Self {
        Self::ajv_at(&schema_file(schema))
    }

    /// ajv with the schema in this file.
    pub(crate) fn ajv_at(schema: &Path) -> Self {
        Self::start(
            Command::new("node")
                .arg(script("json_schema.cjs"))
                .arg(schema)
                .current_dir(tools::node(ENVIRONMENT)),
        )
    }

    fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            asks: child.stdin.take(),
            answers: BufReader::new(child.stdout.take().unwrap()),
            child,
        }
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, question: &Value) -> Value {
        writeln!(self.asks.as_mut().unwrap(), "{question}").unwrap();
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
    }

    /// Verifies with a JWK Set alone; the header and the payload's text, or why not.
    pub(crate) fn verify(&mut self, jws: &str, jwks: &Value) -> Result<(Value, String), String> {
        let mut answer = self.ask(&json!({ "op": "verify", "jws": jws, "jwks": jwks }));
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok((
                answer["header"].take(),
                answer["payload"].as_str().unwrap().to_owned(),
            )),
        }
    }

    /// Signs with a private key; `form` is `compact` or `general`.
    pub(crate) fn sign(&mut self, pem: &str, header: &Value, payload: &str, form: &str) -> String {
        let question =
            json!({ "op": "sign", "pem": pem, "header": header, "payload": payload, "form": form });
        let answer = self.ask(&question);
        answer["jws"]
            .as_str()
            .unwrap_or_else(|| panic!("{answer}"))
            .to_owned()
    }
}

impl Drop for Partner {
    fn drop(&mut self) {
        // Nothing more is asked: the program reads the end of its input and ends.
        drop(self.asks.take());
        let _ = self.child.wait();
    }
}

fn python() -> Command {
    Command::new(tools::python(ENVIRONMENT, "python"))
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("interop")
        .join(name)
}

fn schema_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../schemas")
        .join(name)
        .canonicalize()
        .unwrap()
}
