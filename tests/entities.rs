//! Dates, amounts and descriptions in sentences written for this test: what they resolve to, and what is one thing.

use tarjuman::annotate::annotation::{Annotations, Entity, EntityKind, MentionLevel};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;

/// A Thursday: 7 June 2018.
const TODAY: &str = "2018-06-07";

fn annotated(body: &str) -> (Document, Annotations) {
    let document = Document::from_bytes(body.as_bytes(), "test.txt").with_date(Some(TODAY.to_owned()));
    let annotations = tarjuman::annotate::annotate(&document, &Lexicon::embedded());
    (document, annotations)
}

/// The entity that these words mention; panics with all mentions where there is none.
fn entity<'a>(document: &Document, annotations: &'a Annotations, words: &str) -> &'a Entity {
    let text = document.text();
    let all = || annotations.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (m.span.of(text), &e.name_en)));
    let mentions = |e: &&Entity| e.mentions.iter().any(|m| m.span.of(text) == words && m.level != MentionLevel::Pronoun);
    annotations
        .entities
        .iter()
        .find(mentions)
        .unwrap_or_else(|| panic!("no mention «{words}» in {:?}", all().collect::<Vec<_>>()))
}

#[test]
fn dates_resolve_against_the_day_of_the_article() {
    for (sentence, words, iso) in [
        ("وصل الوفد يوم الاثنين إلى العاصمة.", "يوم الاثنين", "2018-06-04"),
        ("يزور الوزير الأحد العاصمة.", "الأحد", "2018-06-10"),
        ("قال الوزير أمس الأربعاء إن الاتفاق قريب.", "أمس الأربعاء", "2018-06-06"),
        ("بدأت الأزمة في السابع من أبريل/نيسان.", "السابع من أبريل/نيسان", "2018-04-07"),
        ("وقع الطرفان الاتفاق في 3 ديسمبر كانون الأول 2017.", "3 ديسمبر كانون الأول 2017", "2017-12-03"),
        ("تعقد القمة من 3 إلى 5 يوليو المقبل.", "3 إلى 5 يوليو المقبل", "2018-07-03/2018-07-05"),
        ("خاض البلدان حربا بين عامي 2011 و2013.", "عامي 2011 و2013", "2011/2013"),
        ("تعقد القمة بين 3 و5 يوليو.", "3 و5 يوليو", "2018-07-03/2018-07-05"),
        ("ومنذ 2013، تفرض الحكومة حصارا على المدينة.", "2013", "2013"),
        ("ارتفعت الأسعار منذ مطلع 2015.", "مطلع 2015", "2015"),
        ("استمرت المحادثات ثلاث سنوات.", "ثلاث سنوات", "P3Y"),
        ("استمرت المحادثات أربع ساعات.", "أربع ساعات", "PT4H"),
        ("توقفت المفاوضات منذ عامين.", "عامين", "P2Y"),
        ("زار الوزير العاصمة الأسبوع الماضي.", "الأسبوع الماضي", "2018-W22"),
        ("ارتفع النمو في نهاية حزيران/يونيو.", "نهاية حزيران/يونيو", "2018-06"),
        ("صدر القرار في 1 رمضان 1439.", "1 رمضان 1439", "2018-05-16"),
        ("صدر القرار في 2 رمضان 1439 الموافق 17 مايو 2018.", "2 رمضان 1439", "2018-05-17"),
        ("اندلعت الحرب في ثمانينيات القرن الماضي.", "ثمانينيات القرن الماضي", "1980/1989"),
    ] {
        let (document, annotations) = annotated(sentence);
        let found = entity(&document, &annotations, words);
        assert_eq!((found.kind, found.iso.as_deref()), (EntityKind::Date, Some(iso)), "{sentence}");
    }
}

#[test]
fn amounts_hold_what_makes_them_approximate_and_what_they_count() {
    for (sentence, words, kind, english) in [
        ("قتل نحو 80 مدنيا في القصف.", "نحو 80 مدنيا", EntityKind::Quantity, "about 80 civilians"),
        ("قتل ما لا يقل عن 20 شخصا.", "ما لا يقل عن 20 شخصا", EntityKind::Quantity, "at least 20 people"),
        ("قتل أكثر من تسعة آلاف شخص.", "أكثر من تسعة آلاف شخص", EntityKind::Quantity, "more than 9,000 people"),
        (
            "خرج عشرات الآلاف من الفلسطينيين.",
            "عشرات الآلاف من الفلسطينيين",
            EntityKind::Quantity,
            "tens of thousands of Palestinians",
        ),
        ("أصيب 3 آلاف آخرين بجروح.", "3 آلاف آخرين", EntityKind::Quantity, "3,000 others"),
        ("ارتفع الناتج 5 في المئة.", "5 في المئة", EntityKind::Quantity, "5 per cent"),
        ("قدمت الدول مئات مليارات اليورو.", "مئات مليارات اليورو", EntityKind::Money, "hundreds of billions of euros"),
    ] {
        let (document, annotations) = annotated(sentence);
        let found = entity(&document, &annotations, words);
        assert_eq!((found.kind, found.name_en.as_str()), (kind, english), "{sentence}");
    }
}

#[test]
fn descriptions_are_one_thing_with_what_they_stand_for() {
    for (text, name, description) in [
        ("أعلنت وزارة الخارجية الروسية موقفها. وقالت الوزارة إن الاتفاق قريب.", "وزارة الخارجية الروسية", "الوزارة"),
        ("قصف الطيران قطاع غزة. وأغلقت المعابر مع القطاع.", "قطاع غزة", "القطاع"),
        ("وصل الوفد إلى دمشق. وغادر المدينة مساء.", "دمشق", "المدينة"),
        (
            "اجتمع وزير الدفاع الفرنسي مع الوفد. وقالت فلورانس بارلي، وزيرة الدفاع الفرنسية، إن الاتفاق قريب. وأضافت الوزيرة أنها متفائلة.",
            "فلورانس بارلي",
            "الوزيرة",
        ),
        (
            "انتقد سفير روسيا لدى الأمم المتحدة فاسيلي نيبينزيا القرار. وقال السفير الروسي إن النص ضعيف.",
            "فاسيلي نيبينزيا",
            "السفير الروسي",
        ),
        (
            "استقبل الرئيس محمود عباس رياض منصور، سفير فلسطين لدى الأمم المتحدة. وقال الدبلوماسي الفلسطيني إن الوضع صعب.",
            "رياض منصور",
            "الدبلوماسي الفلسطيني",
        ),
    ] {
        let (document, annotations) = annotated(text);
        let (one, other) = (entity(&document, &annotations, name), entity(&document, &annotations, description));
        assert_eq!(one.name_en, other.name_en, "{text}");
        assert_eq!(one.mentions, other.mentions, "{text}");
    }
}

#[test]
fn bodies_without_a_name_are_called_in_english_by_their_parts() {
    for (text, words, english) in [
        ("قتلت القوات الإسرائيلية أربعة متظاهرين.", "القوات الإسرائيلية", "the Israeli forces"),
        ("قصفت قوات النظام السوري البلدة.", "قوات النظام السوري", "the Syrian regime forces"),
        ("وافقت إدارة ترامب على الصفقة.", "إدارة ترامب", "the Trump administration"),
        ("أكدت السلطات الصحية في غزة مقتل أربعة.", "السلطات الصحية في غزة", "the Gaza health authorities"),
        ("تبدأ قمة فرنسية ألمانية في برلين.", "قمة فرنسية ألمانية", "the French-German summit"),
        ("استمر الصراع في اليمن.", "الصراع في اليمن", "the conflict in Yemen"),
    ] {
        let (document, annotations) = annotated(text);
        assert_eq!(entity(&document, &annotations, words).name_en, english, "{text}");
    }
}

#[test]
fn a_title_that_is_nobody_is_no_mention() {
    for (text, words) in [
        ("رفض الفلسطينيون دور واشنطن كوسيط في المحادثات.", "وسيط"),
        ("أغضب قراره القاضي بإغلاق المعبر جيرانه.", "القاضي"),
        ("قالت بارلي، داعية إلى الحوار، إن الاتفاق قريب.", "داعية"),
    ] {
        let (document, annotations) = annotated(text);
        let mentions = annotations.entities.iter().flat_map(|e| e.mentions.iter());
        assert!(mentions.map(|m| m.span.of(document.text())).all(|m| m != words), "{text}");
    }
}
