//! Termbases in TBX: every way of writing them, and XML that is broken or hostile.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod desk;

use desk::{Desk, SMALL, terms, token};
use serde_json::Value;

/// Version 2, data categories as attributes, names in `tig` and `ntig`.
const ATTRIBUTES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>Terms of a desk &amp; its friends</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c1">
      <descrip type="subjectField">zoology</descrip>
      <langSet xml:lang="ar-SA">
        <tig><term>سلحفة القرارات</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
        <tig><term>خنفسة القرارات</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
      </langSet>
      <langSet xml:lang="en">
        <ntig><termGrp><term>SODM</term><termNote type="termType">acronym</termNote></termGrp></ntig>
        <ntig><termGrp><term>slow &#x22;old&#x22; decision   making</term></termGrp></ntig>
        <tig><term>tortoising</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
      </langSet>
      <langSet xml:lang="fr"><tig><term>tortuerie</term></tig></langSet>
    </termEntry>
    <termEntry id="c2"><langSet xml:lang="fr"><tig><term>rien</term></tig></langSet></termEntry>
  </body></text>
</martif>
"#;

/// Version 3, data categories as elements, with a prefix for everything.
const ELEMENTS: &str = r#"<tbx:tbx style="dct" type="TBX-Basic" xml:lang="ar" xmlns:tbx="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbx:tbxHeader/>
  <tbx:text><tbx:body>
    <tbx:conceptEntry id="c1">
      <tbx:langSec xml:lang="AR">
        <tbx:termSec><tbx:term><![CDATA[خنفسة]]> <tbx:hi>القرارات</tbx:hi></tbx:term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></tbx:termSec>
        <tbx:termSec><tbx:term>سلحفة القرارات</tbx:term></tbx:termSec>
      </tbx:langSec>
      <tbx:langSec xml:lang="en-GB">
        <tbx:termSec><tbx:term>slow &quot;old&quot; decision making</tbx:term><basic:termType>fullForm</basic:termType></tbx:termSec>
        <tbx:termSec><basic:termType>acronym</basic:termType><tbx:term>SODM</tbx:term></tbx:termSec>
      </tbx:langSec>
    </tbx:conceptEntry>
  </tbx:body></tbx:text>
</tbx:tbx>"#;

const TEXT: &str = "انتقد الوزير سلحفة القرارات، ثم عاد إلى خنفسة القرارات.\n";

#[test]
fn both_versions_and_styles_say_the_same() {
    for (name, base, passed) in [("dca", ATTRIBUTES, 1), ("dct", ELEMENTS, 0)] {
        let desk = Desk::new(name);
        let file = desk.file("desk.tbx", base);
        let said = desk.good(&["lexicon", "import", &file]);
        assert!(said.starts_with("imported desk: 1 terms"), "{said}");
        assert_eq!(said.contains("1 hold no term"), passed == 1, "{said}");
        let found = desk.found(TEXT);
        let own: Vec<_> = terms(&found).into_iter().filter(|term| term.2 == "desk").collect();
        let texts: Vec<&str> = own.iter().map(|term| term.0.as_str()).collect();
        assert_eq!(texts, ["سلحفة القرارات", "خنفسة القرارات"], "{name}");
        assert!(own.iter().all(|term| term.1 == "slow \"old\" decision making"), "{name}: {own:?}");
        let entry = found["terms"].as_array().unwrap().iter().find(|term| term["topic"] == "desk").unwrap();
        assert_eq!(entry["entry"], "سلحفة القرارات", "{name}: the preferred name is cited");
        assert_eq!(token(&found, "سلحفة")["known"], true);
        // The dictionary has it from both sides.
        let answers: Value = serde_json::from_str(&desk.good(&[
            "gloss",
            "--format",
            "json",
            "slow old decision making",
            "SODM",
            "سلحفة القرارات",
        ]))
        .unwrap();
        for answer in answers.as_array().unwrap().iter().take(2) {
            assert_eq!(answer["english"][0]["term"]["term"], "سلحفة القرارات", "{answer}");
            assert_eq!(answer["english"][0]["term"]["abbreviation"], "SODM");
        }
        assert_eq!(answers[2]["terms"][0]["topic"], "desk", "{}", answers[2]);
        let listed: Value = serde_json::from_str(&desk.good(&["lexicon", "list", "--format", "json"])).unwrap();
        assert_eq!((listed[0]["kind"].as_str(), listed[0]["rows"].as_u64()), (Some("glossary"), Some(1 + passed)));
    }
}

#[test]
fn only_a_deprecated_rendering_is_better_than_none() {
    let desk = Desk::new("deprecated");
    let base = ATTRIBUTES
        .replace("<ntig><termGrp><term>slow &#x22;old&#x22; decision   making</term></termGrp></ntig>", "")
        .replace("<ntig><termGrp><term>SODM</term><termNote type=\"termType\">acronym</termNote></termGrp></ntig>", "");
    let file = desk.file("desk.tbx", base);
    desk.good(&["lexicon", "import", &file]);
    assert!(terms(&desk.found(TEXT)).iter().any(|term| term.1 == "tortoising"));
}

#[test]
fn broken_and_hostile_xml_is_refused() {
    let desk = Desk::new("hostile");
    desk.good(&["lexicon", "import", "--name", "desk", SMALL]);
    let before = desk.stored();
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><martif><termEntry>&b;</termEntry></martif>"#;
    let outside = r#"<!DOCTYPE martif SYSTEM "x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif>&x;</martif>"#;
    let deep = format!("<martif>{}", "<p>".repeat(100_000));
    let long_text = format!("<martif><termEntry><langSet xml:lang='ar'><tig><term>{}", "سلام ".repeat(2000));
    let long_name = format!("<martif><{}>", "a".repeat(3 << 20));
    let cut = ATTRIBUTES.split("<langSet xml:lang=\"en\">").next().unwrap();
    let inside = ATTRIBUTES.get(..ATTRIBUTES.find("tortuerie").unwrap() + 20).unwrap();
    let mut latin = ATTRIBUTES.as_bytes().to_vec();
    let at = ATTRIBUTES.find("tortuerie").unwrap();
    latin[at] = 0xE9;
    let cases: [(&str, Vec<u8>, &str); 16] = [
        ("laughs", laughs.into(), "line 1: its DOCTYPE declares"),
        ("outside", outside.into(), "line 1: its DOCTYPE declares"),
        ("entity", ATTRIBUTES.replace("&amp;", "&nbsp;").into(), "line 4: «&nbsp;»"),
        ("control", ATTRIBUTES.replace("&#x22;", "&#27;").into(), "«&#27;»"),
        ("number", ATTRIBUTES.replace("&#x22;", "&#x110000;").into(), "«&#x110000;»"),
        ("deep", deep.into(), "line 1: elements stand inside each other more than 64 deep"),
        ("long", long_text.into(), "line 1: a term or note is longer"),
        ("name", long_name.into(), "a tag or a text is longer than"),
        ("cut", cut.into(), "line 12: the file ends inside 4 open elements: is it cut off?"),
        ("inside", inside.into(), "line 17: "),
        ("mismatch", ATTRIBUTES.replacen("</tig>", "</tog>", 1).into(), "line 9: the XML is broken"),
        ("latin", latin, "line 17: this is not UTF-8"),
        ("encoding", ATTRIBUTES.replace("UTF-8", "windows-1256").into(), "line 1: its encoding is windows-1256"),
        ("html", "<html><body><p>سلام</p></body></html>".into(), "it is XML, but no TBX"),
        ("french", ATTRIBUTES.replace("ar-SA", "es").into(), "none of its 2 entries has an Arabic and an English term"),
        ("sixteen", ATTRIBUTES.encode_utf16().flat_map(u16::to_le_bytes).collect(), "is not text"),
    ];
    for (name, bytes, says) in cases {
        let file = desk.file(&format!("{name}.tbx"), bytes);
        let done = desk.run(&["lexicon", "import", "--name", "desk", &file]);
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{name}: {}", done.err);
        assert!(done.err.contains(says) && done.err.contains(name) && done.err.contains("hint:"), "{name}: {}", done.err);
        assert!(done.err.len() < 1000, "{name}: {} bytes of message", done.err.len());
        assert_eq!(desk.stored(), before, "{name}");
    }
}

#[test]
fn every_cut_of_a_termbase_is_an_error() {
    let desk = Desk::new("cuts");
    let end = ATTRIBUTES.rfind("</martif>").unwrap();
    for at in (1..end).step_by(97).filter(|&at| ATTRIBUTES.is_char_boundary(at)) {
        let file = desk.file("cut.tbx", ATTRIBUTES.get(..at).unwrap());
        let done = desk.run(&["lexicon", "import", &file]);
        assert_eq!(done.code, Some(1), "{at}: {} {}", done.out, done.err);
        assert!(!done.err.contains("panicked"), "{at}: {}", done.err);
    }
    assert!(desk.stored().is_empty());
}
