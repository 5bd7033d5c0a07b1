//! What readers may see.

mod documents;
mod federations;
mod items;
mod published;
mod queues;
