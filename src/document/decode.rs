//! Bytes → text: UTF-8 with a byte-order mark dropped, CRLF turned into LF, everything else as it is.

use super::Warning;

/// Decodes; broken sequences become U+FFFD (one for each maximal subpart, as Unicode recommends) and are counted.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Warning>) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (mut text, mut broken) = (String::new(), 0);
    if let Ok(clean) = std::str::from_utf8(bytes) {
        clean.clone_into(&mut text);
    } else {
        text.reserve(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                text.push('\u{FFFD}');
                broken += 1;
            }
        }
    }
    if text.contains("\r\n") {
        text = text.replace("\r\n", "\n");
    }
    (text, if broken > 0 { vec![Warning::InvalidUtf8(broken)] } else { Vec::new() })
}
