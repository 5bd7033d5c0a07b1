//! The whole registry on loopback: real servers, the public HTTP API with the client library, the programs themselves, on both databases.
//!
//! Nothing here looks into the server. What is published is read by josekit, not by our own code for signatures.

mod afternoon;
mod database;
mod demo;
mod documents;
mod downtime;
mod feed;
mod live_reads;
mod member;
mod poll;
mod process;
mod refused_starts;
mod site;
mod tree;
mod whole_way;
