//! Connections that stay open, from any address of this machine: other clients, many clients, slow clients.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use socket2::{Domain, Socket, Type};

use crate::http::Answer;

/// The client that tests ordinarily are.
pub const HERE: Ipv4Addr = Ipv4Addr::LOCALHOST;
/// Another client: all of 127.0.0.0/8 is this machine.
pub const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection on which requests follow each other.
#[derive(Debug)]
pub struct Line(BufReader<TcpStream>);

/// Connects from an address of this machine.
pub fn connect(from: Ipv4Addr, to: SocketAddr) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.bind(&SocketAddr::from((from, 0)).into()).unwrap();
    socket.connect(&to.into()).unwrap();
    let stream = TcpStream::from(socket);
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// A request without a body, on a connection that stays.
pub fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: registry.example\r\n\r\n")
}

/// A request with a body, on a connection that stays.
pub fn post(path: &str, content_type: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: registry.example\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

impl Line {
    /// Connects from an address of this machine.
    pub fn open(from: Ipv4Addr, to: SocketAddr) -> Self {
        Self(BufReader::new(connect(from, to)))
    }

    /// Sends bytes.
    pub fn send(&mut self, bytes: &str) {
        self.0.get_mut().write_all(bytes.as_bytes()).unwrap();
    }

    /// Reads one answer, whose length its head says.
    pub fn answer(&mut self) -> Answer {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap_or_default().parse();
        let mut answer = Answer {
            status: status.unwrap_or_else(|_| panic!("no answer: {line:?}")),
            headers: Default::default(),
            body: Vec::new(),
        };
        loop {
            line.clear();
            self.0.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            answer.headers.insert(name.to_lowercase(), value.to_owned());
        }
        let length = answer.header("content-length").parse().unwrap_or(0);
        answer.body.resize(length, 0);
        self.0.read_exact(&mut answer.body).unwrap();
        answer
    }

    /// Sends a request and reads its answer.
    pub fn ask(&mut self, request: &str) -> Answer {
        self.send(request);
        self.answer()
    }
}

/// Lets this process hold so many connections.
pub fn allow_open_files(wanted: u64) {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= wanted) {
        return;
    }
    let raised = Rlimit {
        current: Some(wanted),
        maximum: limit.maximum,
    };
    setrlimit(Resource::Nofile, raised).unwrap_or_else(|error| {
        panic!(
            "{wanted} open files are needed, {:?} allowed: {error}",
            limit.maximum
        )
    });
}
