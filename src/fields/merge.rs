//! Two people change one record. What one of them changed stands; where both
//! changed one field to different values, somebody must choose.

use super::{Field, Input, Problems, read, show};
use crate::dates::Lang;
use read::Typed;
use serde_json::{Map, Value, json};

/// What a form holds that is made from a record.
#[derive(Debug, Clone, Default)]
pub struct Held(Vec<(String, String)>);

impl Held {
    /// These fields of the record, as a form shows them.
    pub fn of(fields: &[Field], record: &Map<String, Value>, lang: Lang) -> Self {
        Self(fields.iter().flat_map(|field| pairs(field, record, lang)).collect())
    }
}

/// A field of a record, as a browser would send it.
pub fn pairs(field: &Field, record: &Map<String, Value>, lang: Lang) -> Vec<(String, String)> {
    let text = show::typed(field, record, lang);
    let values: Vec<&str> = match field.input {
        Input::Hidden => Vec::new(),
        Input::Terms(_) => text.split('|').filter(|code| !code.is_empty()).collect(),
        Input::Check if text.is_empty() => Vec::new(),
        _ => vec![&text],
    };
    values.into_iter().map(|value| (field.name.to_owned(), value.to_owned())).collect()
}

impl Typed for Held {
    fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }
    fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
    }
}

/// How a field of a form stands to the record as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It says what the record says.
    Same,
    /// Only the record changed since the form was made.
    Theirs,
    /// Only the form changes it.
    Mine,
    /// Both did, differently.
    Both,
}

/// Compares three versions of one field. All three are read by the field's own
/// rules, so that what merely looks different counts as the same. Where it is
/// not known what the form began with, a difference is one of both.
pub fn standing(
    kind: &str,
    field: &Field,
    (then, now): (Option<&dyn Typed>, &dyn Typed),
    mine: &dyn Typed,
    lang: Lang,
) -> Standing {
    let value = |typed: &dyn Typed| value(kind, field, typed, lang);
    let (mine, now) = (value(mine), value(now));
    if mine == now {
        return Standing::Same;
    }
    match then.map(value) {
        Some(then) if then == mine => Standing::Theirs,
        Some(then) if then == now => Standing::Mine,
        _ => Standing::Both,
    }
}

/// What a field comes to: its value, with a date the words of its source; or
/// what was typed, where that cannot be read.
fn value(kind: &str, field: &Field, typed: &dyn Typed, lang: Lang) -> Value {
    let field = Field { required: false, ..*field };
    let mut problems = Problems::default();
    let values = read::read(kind, &[field], typed, lang, &mut problems);
    if !problems.is_clear() {
        return json!({ "typed": typed.all(field.name) });
    }
    let get = |name: &str| values.get(name).cloned().unwrap_or_default();
    match (field.input, get(field.name)) {
        (Input::Terms(_), Value::String(codes)) => {
            let mut codes: Vec<&str> = codes.split('|').collect();
            codes.sort_unstable();
            json!(codes)
        }
        (_, one) => json!([one, get(&format!("{}_stated", field.name))]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, Standing, standing};
    use crate::{
        dates::Lang,
        fields::{Field, Input},
        words::{Charge, Gender},
    };
    use serde_json::{Map, Value, json};

    const FIELDS: &[Field] = &[
        Field::line("occupation"),
        Field::term::<Gender>("gender").required(),
        Field::terms::<Charge>("categories"),
        Field::date("birth"),
        Field::new("is_primary", Input::Check),
        Field::text("note"),
    ];

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    fn of(name: &str, then: Option<Value>, now: Value, mine: Value) -> Standing {
        let held = |value: Value| Held::of(FIELDS, &map(value), Lang::En);
        let (then, now, mine) = (then.map(held), held(now), held(mine));
        let field = FIELDS.iter().find(|field| field.name == name).unwrap();
        standing("people", field, (then.as_ref().map(|it| it as _), &now), &mine, Lang::En)
    }

    #[test]
    fn what_one_side_changed_stands_and_what_both_changed_is_asked() {
        let one = |text: &str| json!({ "occupation": text });
        let none = || json!({ "occupation": null });
        assert_eq!(of("occupation", Some(none()), one("nurse"), none()), Standing::Theirs);
        assert_eq!(of("occupation", Some(none()), none(), one("nurse")), Standing::Mine);
        assert_eq!(of("occupation", Some(none()), one("nurse"), one("nurse")), Standing::Same);
        assert_eq!(of("occupation", Some(none()), one("nurse"), one("doctor")), Standing::Both);
        assert_eq!(of("occupation", Some(one("nurse")), one("doctor"), none()), Standing::Both, "emptied");
        assert_eq!(of("occupation", Some(one("nurse")), one("nurse"), none()), Standing::Mine, "emptied by one");
        assert_eq!(of("occupation", None, one("nurse"), none()), Standing::Both, "nobody knows what it was");
        assert_eq!(of("occupation", None, one("nurse"), one(" nurse ")), Standing::Same);
    }

    #[test]
    fn the_order_of_several_words_is_no_difference() {
        let some = |codes: &str| json!({ "categories": codes });
        let (one, other) = (some("espionage|unknown"), some("unknown|espionage"));
        assert_eq!(of("categories", Some(one.clone()), some("espionage"), other.clone()), Standing::Theirs);
        assert_eq!(of("categories", Some(one), other, some("espionage")), Standing::Mine);
    }

    #[test]
    fn a_date_and_the_words_of_its_source_are_one_value() {
        let date = |edtf: &str, stated: Option<&str>| json!({ "birth": edtf, "birth_stated": stated });
        let was = date("2022-05", Some("spring of 2022"));
        assert_eq!(of("birth", Some(was.clone()), was.clone(), date("2022-05", None)), Standing::Same);
        assert_eq!(of("birth", Some(was.clone()), date("2022-06", None), was.clone()), Standing::Theirs);
        assert_eq!(of("birth", Some(was), date("2022-06", None), date("2022-07", None)), Standing::Both);
    }

    #[test]
    fn what_cannot_be_read_is_a_change_and_never_lost() {
        let then = json!({ "birth": "2022-05" });
        let held = |value: &Value| Held::of(FIELDS, &map(value.clone()), Lang::En);
        let mine = Held(vec![("birth".into(), "next Tuesday or so".into())]);
        let field = FIELDS.iter().find(|field| field.name == "birth").unwrap();
        let (then_held, now) = (held(&then), held(&json!({ "birth": "2022-06" })));
        let both = standing("people", field, (Some(&then_held), &now), &mine, Lang::En);
        assert_eq!(both, Standing::Both);
        assert_eq!(standing("people", field, (Some(&then_held), &then_held), &mine, Lang::En), Standing::Mine);
    }
}
