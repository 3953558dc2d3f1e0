//! The controlled vocabularies: closed lists of codes with an English and a French label.
//!
//! Each list is one file, `locales/words/<name>.tsv`, built into the program. Its first line
//! names the columns (`code`, `en`, `fr`, then columns of that list only, read with
//! [`Word::extra`]). A code is never renamed and never used again for something else, because
//! databases and exports hold it.
//!
//! [`Term`] is one code of one list, [`Terms`] a set of them. Neither can hold a code that its
//! list does not have.

mod custody;
mod sql;
mod term;
mod terms;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_stored;
mod word;

pub use custody::Tri;
pub use term::{HasUnknown, Lexicon, Term};
pub use terms::Terms;
pub use word::{Vocabulary, Word};

/// Declares the marker type of every vocabulary: `Name "file"`, or `Name "file" + unknown` when
/// the list has the code `unknown`.
macro_rules! vocabularies {
    ($($(#[$doc:meta])* $marker:ident $name:literal $(+ $unknown:ident)?,)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum $marker {}

            impl Lexicon for $marker {
                fn vocabulary() -> &'static Vocabulary {
                    static LIST: std::sync::LazyLock<Vocabulary> = std::sync::LazyLock::new(|| {
                        Vocabulary::parse(
                            $name,
                            include_str!(concat!("../../locales/words/", $name, ".tsv")),
                        )
                    });
                    &LIST
                }
            }

            $(vocabularies!(@$unknown $marker);)?
        )+

        /// Every vocabulary, in the order of the declaration.
        pub fn all() -> Vec<&'static Vocabulary> {
            vec![$(<$marker as Lexicon>::vocabulary(),)+]
        }

        /// The names of the vocabularies declared to have the code `unknown`.
        #[cfg(test)]
        fn declared_unknown() -> Vec<&'static str> {
            let lists: &[(&'static str, &[&str])] = &[$(($name, &[$(stringify!($unknown))?])),+];
            lists
                .iter()
                .filter(|(_, unknown)| !unknown.is_empty())
                .map(|(name, _)| *name)
                .collect()
        }
    };
    (@unknown $marker:ident) => {
        impl HasUnknown for $marker {}
    };
}

vocabularies! {
    /// Where the person is held. Columns `held`, `wide`, `home` (`yes`, `no`, `unknown`) and
    /// `shape` (`held`, `limited`, `free`, `unknown`).
    Custody "custody" + unknown,
    /// Where the law stands.
    Stage "stage",
    /// Kind of charge. Column `group`: a code of [`ChargeGroup`].
    Charge "charge" + unknown,
    /// Group of charges, for statistics.
    ChargeGroup "charge_group" + unknown,
    /// How formal a charge is.
    ChargeFormality "charge_formality" + unknown,
    /// What became of a charge.
    ChargeOutcome "charge_outcome" + unknown,
    /// Kind of sentence.
    Sentence "sentence" + unknown,
    /// What became of a sentence.
    SentenceStatus "sentence_status",
    /// Prison regime.
    Regime "regime" + unknown,
    /// How a deprivation of liberty ended. Column `final`: `yes`, `no`, or `check` when only
    /// the facts of the case tell whether the person is now free.
    Release "release",
    /// What a released person must still bear.
    ReleaseCondition "release_condition" + unknown,
    /// The life of our own file. Column `next`: the codes it may go to, joined by `|`.
    FileStatus "file_status",
    /// What may be said about a case.
    Publicity "publicity",
    /// A purpose somebody may consent to.
    ConsentPurpose "consent_purpose",
    /// Kind of source.
    SourceKind "source_kind",
    /// How a source is connected to the events.
    SourceConnection "source_connection",
    /// Who speaks inside a text.
    Attribution "attribution",
    /// How reliable a source is on its topic: `A` to `F`.
    Reliability "reliability",
    /// How credible a piece of information is: `1` to `6`.
    Credibility "credibility",
    /// By what right somebody consents.
    Capacity "capacity",
    /// In what form a name may be given.
    NameForm "name_form",
    /// What a second person says of a case.
    ReviewOutcome "review_outcome",
    /// How well a case is verified.
    Verification "verification",
    /// Kind of time-line event. Column `shape`: `liberty`, `law`, `access`, `welfare`,
    /// `states`, `public` or `file`.
    Event "event",
    /// Gender as stated or documented.
    Gender "gender" + unknown,
    /// Kind of name.
    NameKind "name_kind",
    /// Standing of a nationality.
    NationalityStatus "nationality_status" + unknown,
    /// Link to a country other than nationality.
    ResidenceLink "residence_link",
    /// Why a case is within the scope of the database.
    ScopeBasis "scope_basis",
    /// What sort of case it is.
    CaseType "case_type",
    /// Who holds the person.
    Holder "holder" + unknown,
    /// Whether the holder admits to holding the person.
    Acknowledgement "acknowledgement" + unknown,
    /// With whom a detainee may have contact.
    ContactParty "contact_party",
    /// How free that contact is.
    ContactRegime "contact_regime" + unknown,
    /// When and how counsel could be seen.
    CounselAccess "counsel_access",
    /// How counsel came to act.
    CounselKind "counsel_kind",
    /// How well the person followed the language of the court.
    CourtLanguage "court_language",
    /// What sort of statement the person signed.
    Statement "statement" + unknown,
    /// Kind of court.
    Court "court",
    /// Kind of consular event.
    Consular "consular",
    /// What a request for access led to.
    AccessResult "access_result",
    /// Kind of place.
    PlaceKind "place_kind" + unknown,
    /// Kind of authority.
    Authority "authority" + unknown,
    /// How somebody is linked to the detainee.
    Relation "relation",
    /// What a contact may be used for.
    ContactRole "contact_role",
    /// By what means a contact is reached.
    ContactChannel "contact_channel",
    /// How much a contact has been told.
    Informed "informed" + unknown,
    /// What the detainee wants of the consulate.
    DetaineeWish "detainee_wish" + unknown,
    /// Kind of health concern.
    Health "health" + unknown,
    /// What care was asked for and given.
    MedicalAttention "medical_attention" + unknown,
    /// Kind of ill-treatment.
    Treatment "treatment",
    /// What puts a person at special risk.
    Vulnerability "vulnerability",
    /// Kind of task.
    TaskKind "task_kind",
    /// State of a task. Column `computed`: `yes` when the program works it out.
    TaskStatus "task_status",
    /// What a user may do.
    Role "role",
    /// Kind of organisation.
    OrgKind "org_kind",
    /// Group of occupations.
    Occupation "occupation",
    /// Why a custody episode began or ended.
    EpisodeReason "episode_reason" + unknown,
    /// Condition of detention.
    Condition "condition" + unknown,
    /// Kind of court event.
    CourtEvent "court_event",
    /// Level of a proceeding.
    Instance "instance",
    /// How a name was put into Latin letters.
    Romanisation "romanisation" + unknown,
    /// Kind of identity document.
    IdDoc "id_doc",
    /// How serious a concern is.
    Severity "severity" + unknown,
    /// How much of a source we have.
    Completeness "completeness" + unknown,
    /// Why a value is empty.
    DataState "data_state" + unknown,
    /// Yes, no, unknown, not asked.
    Answer "answer" + unknown,
    /// What a quotation does to a value.
    Stance "stance",
    /// Who translated a text.
    TranslationKind "translation_kind" + unknown,
    /// Order of the parts of a name.
    NameOrder "name_order" + unknown,
    /// What ties a group of cases together.
    GroupKind "group_kind",
    /// What somebody is in a group of cases.
    GroupRole "group_role" + unknown,
    /// Kind of advocacy action.
    Action "action",
    /// What the addressee of an action answered.
    Response "response",
    /// What an action changed.
    Impact "impact",
    /// State of an action.
    ActionStatus "action_status",
    /// How pressing a case is.
    Priority "priority",
    /// Rules a case is assessed by.
    AssessFramework "assess_framework",
    /// Finding of the UN Working Group on Arbitrary Detention: `wgad_I` to `wgad_V`, and others.
    WgadFinding "wgad_finding",
    /// Criterion of the Levinson Act: `L01` to `L11`.
    Levinson "levinson",
    /// What an assessment found.
    Finding "finding",
    /// How far an assessment is.
    AssessStatus "assess_status",
    /// Whether a criterion is met.
    CriterionMet "criterion_met",
    /// Sign that a state seeks something for a person.
    Leverage "leverage",
    /// Country or nationality, ISO 3166-1 alpha-3 in capitals, in code order. Columns `alpha2`
    /// and `place` (`no` for `XXA` stateless, `XXB` and `XXC` refugee, `XXX` unspecified).
    /// `QXA`, `QYL` and `QZZ` are invented countries for demonstrations.
    Country "country",
    /// Language, BCP 47.
    Language "language",
    /// Script, ISO 15924. Column `dir`: `ltr` or `rtl`.
    Script "script",
}
