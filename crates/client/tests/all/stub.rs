//! A registry that answers what the test says, on loopback.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};
use tillit_client::connection::{Address, Connection};

/// Path with query to status, further headers, body.
type Answers = Arc<Mutex<HashMap<String, (u16, &'static str, Vec<u8>)>>>;

pub(crate) struct Stub {
    pub(crate) url: String,
    answers: Answers,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Stub {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let stub = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            answers: Answers::default(),
            requests: Arc::default(),
        };
        let (answers, requests) = (Arc::clone(&stub.answers), Arc::clone(&stub.requests));
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &answers, &requests);
            }
        });
        stub
    }

    pub(crate) fn connection(&self) -> Connection {
        Connection::new(Address::parse(&self.url).unwrap())
    }

    pub(crate) fn json(&self, path: &str, value: &Value) {
        self.bytes(path, 200, "", value.to_string());
    }

    /// The one page that there is.
    pub(crate) fn page(&self, path: &str, items: &Value) {
        let join = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{join}limit=100&page=1");
        self.json(&path, &json!({ "items": items, "_meta": {} }));
    }

    pub(crate) fn bytes(
        &self,
        path: &str,
        status: u16,
        headers: &'static str,
        body: impl Into<Vec<u8>>,
    ) {
        let answer = (status, headers, body.into());
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Request lines and headers, as they came.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, answers: &Answers, requests: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while reader.read_line(&mut head).unwrap() > 2 {}
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    requests.lock().unwrap().push(head);
    let (status, headers, body) = answers.lock().unwrap().get(&path).cloned().unwrap_or((
        404,
        "",
        format!(r#"{{"status":404,"code":"not_found","detail":"nothing at {path}"}}"#).into_bytes(),
    ));
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n"
    );
    // The client may have seen enough before everything is written.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&body);
}
