//! Tests of the facts: entities and quotes are given, by marking substrings; the facts are what is tested.

mod gold;
mod metamorphic;
mod support;
mod table;
