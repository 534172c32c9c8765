//! The dictionary's answers.
