//! Composed sentences, one a line, with what should be found: kind, cue, content, speaker and, where there is one, addressee.
//!
//! The speaker is a mention, `-` for none beside the cue, `=` for the speaker before, `@` before a source, `0` for nobody.

use super::Want;
use crate::annotate::annotation::QuoteKind::{Direct, Free, Indirect};

/// The sentences of each rule.
pub(super) const CASES: &[(&str, &str, &[Want])] = &[
    (
        "clauses",
        "قال الوزير إن الاجتماع كان مثمرا.",
        &[Want { kind: Indirect, cue: "قال", content: "الاجتماع كان مثمرا", who: "الوزير", to: "" }],
    ),
    (
        "clauses",
        "وقال إنه سيزور بيروت غدا.",
        &[Want { kind: Indirect, cue: "قال", content: "سيزور بيروت غدا", who: "-", to: "" }],
    ),
    (
        "clauses",
        "وأضافت المستشارة أن بلادها ستدعم الاتفاق.",
        &[Want {
            kind: Indirect, cue: "أضافت", content: "بلادها ستدعم الاتفاق", who: "المستشارة", to: ""
        }],
    ),
    (
        "clauses",
        "ويقول مسؤولون إن المحادثات تعثرت.",
        &[Want { kind: Indirect, cue: "يقول", content: "المحادثات تعثرت", who: "مسؤولون", to: "" }],
    ),
    (
        "clauses",
        "وقال الناطق ان الحدود ستفتح الاسبوع المقبل.",
        &[Want {
            kind: Indirect, cue: "قال", content: "الحدود ستفتح الاسبوع المقبل", who: "الناطق", to: ""
        }],
    ),
    (
        "clauses",
        "وأفادت الوكالة بأن الوفد وصل إلى مسقط.",
        &[Want {
            kind: Indirect, cue: "أفادت", content: "الوفد وصل إلى مسقط", who: "الوكالة", to: ""
        }],
    ),
    (
        "clauses",
        "أوضح السفير أنها زيارة قصيرة.",
        &[Want { kind: Indirect, cue: "أوضح", content: "زيارة قصيرة", who: "السفير", to: "" }],
    ),
    (
        "clauses",
        "وأعلنت الحكومة أنه تم توقيع الاتفاقية.",
        &[Want {
            kind: Indirect, cue: "أعلنت", content: "تم توقيع الاتفاقية", who: "الحكومة", to: ""
        }],
    ),
    (
        "clauses",
        "وأكدت الرئاسة ألا تغيير في موقفها.",
        &[Want {
            kind: Indirect, cue: "أكدت", content: "ألا تغيير في موقفها", who: "الرئاسة", to: ""
        }],
    ),
    (
        "clauses",
        "ولم يقل الوزير إن بلاده ستنسحب.",
        &[Want { kind: Indirect, cue: "يقل", content: "بلاده ستنسحب", who: "الوزير", to: "" }],
    ),
    (
        "prepositions",
        "وشدد الرئيس على أن الحل سياسي.",
        &[Want { kind: Indirect, cue: "شدد", content: "الحل سياسي", who: "الرئيس", to: "" }],
    ),
    (
        "prepositions",
        "وشددت على ضرورة الحوار.",
        &[Want { kind: Indirect, cue: "شددت", content: "ضرورة الحوار", who: "-", to: "" }],
    ),
    (
        "prepositions",
        "وأشار المندوب إلى أن المجلس سيصوت غدا.",
        &[Want { kind: Indirect, cue: "أشار", content: "المجلس سيصوت غدا", who: "المندوب", to: "" }],
    ),
    (
        "prepositions",
        "ولفت الوزير إلى أهمية التعاون.",
        &[Want { kind: Indirect, cue: "لفت", content: "أهمية التعاون", who: "الوزير", to: "" }],
    ),
    (
        "prepositions",
        "وأعرب الأمين العام عن أمله في استئناف المفاوضات.",
        &[Want {
            kind: Indirect, cue: "أعرب", content: "أمله في استئناف المفاوضات", who: "الأمين العام", to: ""
        }],
    ),
    (
        "prepositions",
        "وأعربت المنظمة عن قلقها من تدهور الأوضاع.",
        &[Want {
            kind: Indirect, cue: "أعربت", content: "قلقها من تدهور الأوضاع", who: "المنظمة", to: ""
        }],
    ),
    ("prepositions", "ورحبت فرنسا بالاتفاق.", &[Want { kind: Indirect, cue: "رحبت", content: "الاتفاق", who: "فرنسا", to: "" }]),
    (
        "prepositions",
        "وتعهد الجانبان بتطوير التعاون.",
        &[Want { kind: Indirect, cue: "تعهد", content: "تطوير التعاون", who: "الجانبان", to: "" }],
    ),
    (
        "prepositions",
        "واتفق الوزيران على عقد قمة في تونس.",
        &[Want { kind: Indirect, cue: "اتفق", content: "عقد قمة في تونس", who: "الوزيران", to: "" }],
    ),
    (
        "prepositions",
        "وحذرت الخارجية من أن التصعيد يهدد المنطقة.",
        &[Want {
            kind: Indirect, cue: "حذرت", content: "التصعيد يهدد المنطقة", who: "الخارجية", to: ""
        }],
    ),
    (
        "prepositions",
        "وحذر المبعوث من انهيار الهدنة.",
        &[Want { kind: Indirect, cue: "حذر", content: "انهيار الهدنة", who: "المبعوث", to: "" }],
    ),
    (
        "prepositions",
        "ونددت القاهرة بشدة بالهجوم على المطار.",
        &[Want { kind: Indirect, cue: "نددت", content: "الهجوم على المطار", who: "القاهرة", to: "" }],
    ),
    (
        "prepositions",
        "وهددت الحركة بالانسحاب من المفاوضات.",
        &[Want {
            kind: Indirect, cue: "هددت", content: "الانسحاب من المفاوضات", who: "الحركة", to: ""
        }],
    ),
    (
        "prepositions",
        "وكشفت الشرطة عن اعتقال ثلاثة أشخاص.",
        &[Want { kind: Indirect, cue: "كشفت", content: "اعتقال ثلاثة أشخاص", who: "الشرطة", to: "" }],
    ),
    (
        "prepositions",
        "ودعا الوزير لوقف القتال.",
        &[Want { kind: Indirect, cue: "دعا", content: "وقف القتال", who: "الوزير", to: "" }],
    ),
    (
        "objects",
        "وأدان الرئيس الهجوم على السفارة.",
        &[Want { kind: Indirect, cue: "أدان", content: "الهجوم على السفارة", who: "الرئيس", to: "" }],
    ),
    (
        "objects",
        "وأكد رئيس الوزراء ضرورة وقف القتال.",
        &[Want {
            kind: Indirect, cue: "أكد", content: "ضرورة وقف القتال", who: "رئيس الوزراء", to: ""
        }],
    ),
    (
        "objects",
        "وانتقدت الصين العقوبات الجديدة.",
        &[Want { kind: Indirect, cue: "انتقدت", content: "العقوبات الجديدة", who: "الصين", to: "" }],
    ),
    (
        "objects",
        "ورفضت الحكومة أي تدخل في شؤونها.",
        &[Want { kind: Indirect, cue: "رفضت", content: "أي تدخل في شؤونها", who: "الحكومة", to: "" }],
    ),
    (
        "objects",
        "ونفى المتحدث صحة الأنباء.",
        &[Want { kind: Indirect, cue: "نفى", content: "صحة الأنباء", who: "المتحدث", to: "" }],
    ),
    (
        "objects",
        "وأكد أهمية الشراكة بين البلدين.",
        &[Want { kind: Indirect, cue: "أكد", content: "أهمية الشراكة بين البلدين", who: "-", to: "" }],
    ),
    (
        "objects",
        "واعتبر السفير القرار خطوة مهمة.",
        &[Want { kind: Indirect, cue: "اعتبر", content: "القرار خطوة مهمة", who: "السفير", to: "" }],
    ),
    (
        "addressees",
        "ودعا وزير الخارجية الجانبين إلى استئناف الحوار.",
        &[Want {
            kind: Indirect, cue: "دعا", content: "استئناف الحوار", who: "وزير الخارجية", to: "الجانبين"
        }],
    ),
    (
        "addressees",
        "ودعا الجانبين إلى ضبط النفس.",
        &[Want { kind: Indirect, cue: "دعا", content: "ضبط النفس", who: "-", to: "الجانبين" }],
    ),
    (
        "addressees",
        "وحثت واشنطن بغداد على الإسراع في تشكيل الحكومة.",
        &[Want {
            kind: Indirect, cue: "حثت", content: "الإسراع في تشكيل الحكومة", who: "واشنطن", to: "بغداد"
        }],
    ),
    (
        "addressees",
        "وطالب الاتحاد الأوروبي تركيا بوقف التنقيب.",
        &[Want {
            kind: Indirect, cue: "طالب", content: "وقف التنقيب", who: "الاتحاد الأوروبي", to: "تركيا"
        }],
    ),
    (
        "addressees",
        "وناشد المجتمع الدولي تقديم المساعدات.",
        &[Want {
            kind: Indirect, cue: "ناشد", content: "تقديم المساعدات", who: "-", to: "المجتمع الدولي"
        }],
    ),
    (
        "addressees",
        "واتهمت موسكو واشنطن بتأجيج الصراع.",
        &[Want { kind: Indirect, cue: "اتهمت", content: "تأجيج الصراع", who: "موسكو", to: "واشنطن" }],
    ),
    (
        "addressees",
        "ووصف الوزير الاتفاق بأنه خطوة تاريخية.",
        &[Want {
            kind: Indirect, cue: "وصف", content: "الاتفاق بأنه خطوة تاريخية", who: "الوزير", to: ""
        }],
    ),
    (
        "addressees",
        "وأبلغ الرئيس نظيره أن الزيارة ستتم في موعدها.",
        &[Want {
            kind: Indirect, cue: "أبلغ", content: "الزيارة ستتم في موعدها", who: "الرئيس", to: "نظيره"
        }],
    ),
    (
        "addressees",
        "وطلبت المفوضية من الدول تقديم خططها.",
        &[Want { kind: Indirect, cue: "طلبت", content: "تقديم خططها", who: "المفوضية", to: "الدول" }],
    ),
    (
        "addressees",
        "وقال الوزير للصحفيين إن الزيارة ناجحة.",
        &[Want {
            kind: Indirect, cue: "قال", content: "الزيارة ناجحة", who: "الوزير", to: "لصحفيين"
        }],
    ),
    (
        "subjects",
        "وقال المتحدث باسم وزارة الخارجية أحمد رضا إن مصر تتابع الوضع.",
        &[Want { kind: Indirect, cue: "قال", content: "مصر تتابع الوضع", who: "أحمد رضا", to: "" }],
    ),
    (
        "subjects",
        "وقال وزير الخارجية الأردني، أيمن الصفدي، إن بلاده تدعم الحل.",
        &[Want { kind: Indirect, cue: "قال", content: "بلاده تدعم الحل", who: "أيمن الصفدي", to: "" }],
    ),
    (
        "subjects",
        "وقال الأمين العام للأمم المتحدة إن الوضع خطير.",
        &[Want {
            kind: Indirect, cue: "قال", content: "الوضع خطير", who: "الأمين العام للأمم المتحدة", to: ""
        }],
    ),
    (
        "subjects",
        "وقال الوزير الذي يزور الدوحة حاليا إن المحادثات مستمرة.",
        &[Want { kind: Indirect, cue: "قال", content: "المحادثات مستمرة", who: "الوزير", to: "" }],
    ),
    (
        "subjects",
        "وقال الوزير في مؤتمر صحفي عقده في عمان إن الحدود آمنة.",
        &[Want { kind: Indirect, cue: "قال", content: "الحدود آمنة", who: "الوزير", to: "" }],
    ),
    (
        "subjects",
        "وقال أمس إن الموقف لم يتغير.",
        &[Want { kind: Indirect, cue: "قال", content: "الموقف لم يتغير", who: "-", to: "" }],
    ),
    (
        "subjects",
        "وقال الوزير (65 عاما) إنه لن يستقيل.",
        &[Want { kind: Indirect, cue: "قال", content: "لن يستقيل", who: "الوزير", to: "" }],
    ),
    (
        "subjects",
        "الوزير يؤكد أن الانتخابات في موعدها",
        &[Want {
            kind: Indirect, cue: "يؤكد", content: "الانتخابات في موعدها", who: "الوزير", to: ""
        }],
    ),
    (
        "subjects",
        "لافروف قال إن الحوار ممكن.",
        &[Want { kind: Indirect, cue: "قال", content: "الحوار ممكن", who: "لافروف", to: "" }],
    ),
    (
        "subjects",
        "وكان الرئيس قد أعلن أن القوات ستنسحب.",
        &[Want { kind: Indirect, cue: "أعلن", content: "القوات ستنسحب", who: "الرئيس", to: "" }],
    ),
    (
        "subjects",
        "ولكن الحكومة قالت إن الأمر لا يعنيها.",
        &[Want { kind: Indirect, cue: "قالت", content: "الأمر لا يعنيها", who: "الحكومة", to: "" }],
    ),
    (
        "subjects",
        "وقال مصدر في الحكومة إن القرار قريب.",
        &[Want { kind: Indirect, cue: "قال", content: "القرار قريب", who: "مصدر في الحكومة", to: "" }],
    ),
    (
        "subjects",
        "وقال أحد المسؤولين إن اللقاء تأجل.",
        &[Want { kind: Indirect, cue: "قال", content: "اللقاء تأجل", who: "أحد المسؤولين", to: "" }],
    ),
    (
        "subjects",
        "وقالت وسائل إعلام محلية إن الانفجار وقع ليلا.",
        &[Want {
            kind: Indirect, cue: "قالت", content: "الانفجار وقع ليلا", who: "وسائل إعلام محلية", to: ""
        }],
    ),
    (
        "subjects",
        "من جانبه، قال السفير إن بلاده مستعدة للحوار.",
        &[Want { kind: Indirect, cue: "قال", content: "بلاده مستعدة للحوار", who: "السفير", to: "" }],
    ),
    (
        "subjects",
        "وأعربت المفوضية، بحسب بيان لها، عن أسفها للقرار.",
        &[Want { kind: Indirect, cue: "أعربت", content: "أسفها للقرار", who: "المفوضية", to: "" }],
    ),
    (
        "several",
        "وقال إن بلاده تريد السلام وشدد على أن القوات مستعدة.",
        &[
            Want { kind: Indirect, cue: "قال", content: "بلاده تريد السلام", who: "-", to: "" },
            Want { kind: Indirect, cue: "شدد", content: "القوات مستعدة", who: "-", to: "" },
        ],
    ),
    (
        "several",
        "وقال الوزير إن الزيارة مهمة، مؤكدا أن العلاقات قوية.",
        &[
            Want { kind: Indirect, cue: "قال", content: "الزيارة مهمة", who: "الوزير", to: "" },
            Want { kind: Indirect, cue: "مؤكدا", content: "العلاقات قوية", who: "-", to: "" },
        ],
    ),
    (
        "several",
        "وأكدت الوزيرة دعم بلادها للحل، مشيرة إلى أن المفاوضات ستستأنف قريبا.",
        &[
            Want { kind: Indirect, cue: "أكدت", content: "دعم بلادها للحل", who: "الوزيرة", to: "" },
            Want { kind: Indirect, cue: "مشيرة", content: "المفاوضات ستستأنف قريبا", who: "-", to: "" },
        ],
    ),
    (
        "several",
        "وأشاد الرئيس بجهود الوسطاء، داعيا إلى مواصلة العمل.",
        &[
            Want { kind: Indirect, cue: "أشاد", content: "جهود الوسطاء", who: "الرئيس", to: "" },
            Want { kind: Indirect, cue: "داعيا", content: "مواصلة العمل", who: "-", to: "" },
        ],
    ),
    (
        "several",
        "وقال السفير إن بلاده صديقة وإنها تحترم سيادة الدول وأنها ستواصل الدعم.",
        &[Want {
            kind: Indirect,
            cue: "قال",
            content: "بلاده صديقة وإنها تحترم سيادة الدول وأنها ستواصل الدعم",
            who: "السفير",
            to: "",
        }],
    ),
    (
        "several",
        "وقالت باريس إن الاتفاق جيد، فيما أكدت برلين أنه غير كاف.",
        &[
            Want { kind: Indirect, cue: "قالت", content: "الاتفاق جيد", who: "باريس", to: "" },
            Want { kind: Indirect, cue: "أكدت", content: "غير كاف", who: "برلين", to: "" },
        ],
    ),
    (
        "several",
        "وتابع الوزير قائلا إن المرحلة صعبة.",
        &[Want { kind: Indirect, cue: "قائلا", content: "المرحلة صعبة", who: "الوزير", to: "" }],
    ),
    (
        "several",
        "وذكرت الوكالة أن وزير الدفاع قال إن القوات انسحبت.",
        &[
            Want {
                kind: Indirect, cue: "ذكرت", content: "وزير الدفاع قال إن القوات انسحبت", who: "الوكالة", to: ""
            },
            Want { kind: Indirect, cue: "قال", content: "القوات انسحبت", who: "وزير الدفاع", to: "" },
        ],
    ),
    (
        "several",
        "وقال إن الحكومة تدعو إلى الحوار وتؤكد أنه الحل.",
        &[Want {
            kind: Indirect, cue: "قال", content: "الحكومة تدعو إلى الحوار وتؤكد أنه الحل", who: "-", to: ""
        }],
    ),
    (
        "passed on",
        "ونقلت رويترز عن مسؤول قوله إن السفينة غرقت.",
        &[Want { kind: Indirect, cue: "قوله", content: "السفينة غرقت", who: "مسؤول", to: "" }],
    ),
    (
        "passed on",
        "ونقلت الوكالة عن الوزير تأكيده أن الإنتاج لن ينخفض.",
        &[Want { kind: Indirect, cue: "تأكيده", content: "الإنتاج لن ينخفض", who: "الوزير", to: "" }],
    ),
    (
        "passed on",
        "ونقلت الصحيفة عن السفير أن المحادثات ستبدأ غدا.",
        &[Want { kind: Indirect, cue: "نقلت", content: "المحادثات ستبدأ غدا", who: "السفير", to: "" }],
    ),
    (
        "passed on",
        "وذكرت الصحيفة نقلا عن مصدر دبلوماسي أن الزيارة ألغيت.",
        &[Want {
            kind: Indirect, cue: "ذكرت", content: "الزيارة ألغيت", who: "مصدر دبلوماسي", to: ""
        }],
    ),
    (
        "direct",
        "وقال الوزير: \"لن نقبل بهذا الوضع أبدا\".",
        &[Want {
            kind: Direct, cue: "قال", content: "لن نقبل بهذا الوضع أبدا", who: "الوزير", to: ""
        }],
    ),
    (
        "direct",
        "وأضاف «هذا يوم تاريخي للشعبين».",
        &[Want { kind: Direct, cue: "أضاف", content: "هذا يوم تاريخي للشعبين", who: "-", to: "" }],
    ),
    (
        "direct",
        "وقالت المتحدثة إن “العقوبات ستبقى حتى إشعار آخر”.",
        &[Want {
            kind: Direct, cue: "قالت", content: "العقوبات ستبقى حتى إشعار آخر", who: "المتحدثة", to: ""
        }],
    ),
    (
        "direct",
        "وقال: \"إن العراق لن يكون ساحة للصراع.\"",
        &[Want { kind: Direct, cue: "قال", content: "العراق لن يكون ساحة للصراع", who: "-", to: "" }],
    ),
    (
        "direct",
        "وقال الوزير: لن نوقع على الاتفاق.",
        &[Want { kind: Indirect, cue: "قال", content: "لن نوقع على الاتفاق", who: "الوزير", to: "" }],
    ),
    (
        "direct",
        "وقال إن \"الحوار هو الحل الوحيد\" للأزمة الحالية.",
        &[Want {
            kind: Indirect, cue: "قال", content: "\"الحوار هو الحل الوحيد\" للأزمة الحالية", who: "-", to: ""
        }],
    ),
    (
        "direct",
        "وقال إن الوضع \"خطير جدا\".",
        &[Want { kind: Indirect, cue: "قال", content: "الوضع \"خطير جدا\"", who: "-", to: "" }],
    ),
    (
        "direct",
        "وقال الرئيس: \"لن نستسلم. سنقاتل حتى النهاية\".",
        &[Want {
            kind: Direct, cue: "قال", content: "لن نستسلم. سنقاتل حتى النهاية", who: "الرئيس", to: ""
        }],
    ),
    (
        "direct",
        "\"لن نتراجع عن هذا القرار أبدا\"، قال الوزير.",
        &[Want {
            kind: Direct, cue: "قال", content: "لن نتراجع عن هذا القرار أبدا", who: "الوزير", to: ""
        }],
    ),
    (
        "direct",
        "وقال الوزير \"نحن مستعدون للحوار مع الجميع\"، مضيفا أن الوقت مناسب.",
        &[
            Want {
                kind: Direct, cue: "قال", content: "نحن مستعدون للحوار مع الجميع", who: "الوزير", to: ""
            },
            Want { kind: Indirect, cue: "مضيفا", content: "الوقت مناسب", who: "-", to: "" },
        ],
    ),
    (
        "direct",
        "واتهم الوزير المعارضة \"بعرقلة عمل الحكومة\".",
        &[Want {
            kind: Direct, cue: "اتهم", content: "عرقلة عمل الحكومة", who: "الوزير", to: "المعارضة"
        }],
    ),
    (
        "direct",
        "وقال مراسل صحيفة \"الشرق\" إن الشوارع هادئة.",
        &[Want { kind: Indirect, cue: "قال", content: "الشوارع هادئة", who: "مراسل صحيفة", to: "" }],
    ),
    (
        "attributions",
        "وقتل ثلاثة أشخاص في الانفجار، بحسب وزارة الصحة.",
        &[Want {
            kind: Indirect, cue: "حسب", content: "قتل ثلاثة أشخاص في الانفجار", who: "@وزارة الصحة", to: ""
        }],
    ),
    (
        "attributions",
        "وفقا لمصادر طبية، أصيب عشرة مدنيين في القصف.",
        &[Want {
            kind: Indirect, cue: "وفقا", content: "أصيب عشرة مدنيين في القصف", who: "@مصادر طبية", to: ""
        }],
    ),
    (
        "attributions",
        "وستعقد القمة في يونيو، حسبما ذكرت الوكالة.",
        &[Want {
            kind: Indirect, cue: "حسبما", content: "ستعقد القمة في يونيو", who: "@الوكالة", to: ""
        }],
    ),
    (
        "attributions",
        "وصل الوفد إلى جنيف مساء أمس، نقلا عن مصدر رسمي.",
        &[Want {
            kind: Indirect, cue: "نقلا عن", content: "وصل الوفد إلى جنيف مساء أمس", who: "@مصدر رسمي", to: ""
        }],
    ),
    (
        "attributions",
        "وقال الوزير إن الخطة جاهزة، بحسب الوكالة.",
        &[Want { kind: Indirect, cue: "قال", content: "الخطة جاهزة", who: "الوزير", to: "" }],
    ),
    (
        "attributions",
        "وقال إن المعارضة تعرقل العمل، على حد قوله.",
        &[Want { kind: Indirect, cue: "قال", content: "المعارضة تعرقل العمل", who: "-", to: "" }],
    ),
    ("attributions", "وتم توقيع العقد وفقا للقانون.", &[]),
    (
        "attributions",
        "وستعقد القمة في الرياض، حسبما ورد في بيان مشترك.",
        &[Want {
            kind: Indirect, cue: "حسبما", content: "ستعقد القمة في الرياض", who: "@بيان مشترك", to: ""
        }],
    ),
    (
        "attributions",
        "وتتقدم القوات ببطء، وفق ما أفاد مراسلون.",
        &[Want { kind: Indirect, cue: "وفق", content: "تتقدم القوات ببطء", who: "@مراسلون", to: "" }],
    ),
    (
        "headlines",
        "الوزير: لا تراجع عن الإصلاحات\n\nفقرة أولى فيها كلام عن أشياء كثيرة.",
        &[Want { kind: Indirect, cue: "", content: "لا تراجع عن الإصلاحات", who: "الوزير", to: "" }],
    ),
    (
        "headlines",
        "لافروف: الحوار هو السبيل الوحيد\n\nفقرة أولى فيها كلام عن أشياء كثيرة.",
        &[Want { kind: Indirect, cue: "", content: "الحوار هو السبيل الوحيد", who: "لافروف", to: "" }],
    ),
    ("headlines", "سوريا: مقتل ثلاثة مدنيين في غارة\n\nفقرة أولى فيها كلام عن أشياء كثيرة.", &[]),
    (
        "free",
        "وقال الوزير إن البلدين صديقان.\nعلاوة على ذلك يتعين على الجانبين تعزيز التبادل.",
        &[
            Want { kind: Indirect, cue: "قال", content: "البلدين صديقان", who: "الوزير", to: "" },
            Want {
                kind: Free, cue: "", content: "يتعين على الجانبين تعزيز التبادل", who: "=", to: ""
            },
        ],
    ),
    (
        "free",
        "وقال الوزير إن البلدين صديقان.\nوستقدم الحكومة دعما كبيرا للمشروع. وأضاف أن الاتفاق قريب.",
        &[
            Want { kind: Indirect, cue: "قال", content: "البلدين صديقان", who: "الوزير", to: "" },
            Want {
                kind: Free, cue: "", content: "ستقدم الحكومة دعما كبيرا للمشروع", who: "=", to: ""
            },
            Want { kind: Indirect, cue: "أضاف", content: "الاتفاق قريب", who: "-", to: "" },
        ],
    ),
    (
        "free",
        "وقال الوزير: \"نحن مستعدون\".\n\"لن نترك شعبنا وحده في هذه المحنة\".",
        &[
            Want { kind: Direct, cue: "قال", content: "نحن مستعدون", who: "الوزير", to: "" },
            Want {
                kind: Direct, cue: "", content: "لن نترك شعبنا وحده في هذه المحنة", who: "=", to: ""
            },
        ],
    ),
    (
        "free",
        "وقال الوزير إن البلدين صديقان.\nووصل الوفد إلى العاصمة أمس.",
        &[Want { kind: Indirect, cue: "قال", content: "البلدين صديقان", who: "الوزير", to: "" }],
    ),
    ("no speech", "يذكر أن البلدين وقعا اتفاقا العام الماضي.", &[]),
    ("no speech", "ومن المتوقع أن يصل الوفد غدا.", &[]),
    ("no speech", "وناقش الوزيران العلاقات بين البلدين.", &[]),
    ("no speech", "ووجد الفريق حلا للمشكلة.", &[]),
    ("no speech", "ونشرت الحكومة قوات في العاصمة.", &[]),
    ("no speech", "وصوت المجلس على قرار يدعو إلى الحوار.", &[]),
    ("no speech", "وسلم السفير أوراق اعتماده إلى الملك.", &[]),
    ("no speech", "وإذا رأت الحكومة أن الوقت مناسب فستعلن موعد الانتخابات.", &[]),
    ("no speech", "وبحث الرئيس مع ضيفه تعزيز التعاون.", &[]),
    (
        "no speech",
        "ويعتقد أن المهاجم فر إلى الخارج.",
        &[Want { kind: Indirect, cue: "يعتقد", content: "المهاجم فر إلى الخارج", who: "0", to: "" }],
    ),
];
