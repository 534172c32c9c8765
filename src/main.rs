//! The `tarjuman` program.

fn main() {}
