//! The tables, in step with `migrations/` (a test compares every column on both databases).

diesel::table! {
    organisations (id) {
        id -> Text,
        version -> Integer,
        name -> Text,
        created_at -> Timestamp,
        retention_months -> Nullable<Integer>,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        version -> Integer,
        email -> Text,
        name -> Text,
        language -> Text,
        is_active -> Bool,
        is_administrator -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    credentials (user_id) {
        user_id -> Text,
        password_hash -> Text,
        changed_at -> Timestamp,
        enrolled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    memberships (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        user_id -> Text,
        role -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        email -> Text,
        role -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        accepted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        user_id -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        device -> Text,
        confirmed_at -> Nullable<Timestamp>,
        by_link -> Bool,
        has_notice -> Bool,
    }
}

diesel::table! {
    guesses (key) {
        key -> Text,
        failures -> Integer,
        last_at -> Timestamp,
    }
}

diesel::table! {
    counters (name) {
        name -> Text,
        value -> BigInt,
    }
}

diesel::table! {
    revisions (id) {
        id -> Text,
        made_at -> Timestamp,
        author_id -> Text,
        organisation_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        salt -> Text,
        digest -> Text,
    }
}

diesel::table! {
    changes (id) {
        id -> Text,
        revision_id -> Text,
        subject -> Text,
        subject_id -> Text,
        kind -> Text,
        record_id -> Text,
        action -> Text,
        diff -> Text,
        salt -> Text,
        digest -> Text,
    }
}

diesel::table! {
    chain_heads (subject_id) {
        subject_id -> Text,
        subject -> Text,
        number -> BigInt,
        revision_id -> Text,
        key_id -> Text,
        mac -> Text,
        tip -> Text,
        sealed -> BigInt,
    }
}

diesel::table! {
    chain_links (subject_id, number) {
        subject_id -> Text,
        number -> BigInt,
        subject -> Text,
        revision_id -> Text,
        key_id -> Text,
        mac -> Text,
    }
}

diesel::table! {
    seals (number) {
        number -> BigInt,
        made_at -> Timestamp,
        heads -> BigInt,
        digest -> Text,
        key_id -> Text,
        mac -> Text,
    }
}

diesel::table! {
    sealed_heads (subject_id, number) {
        subject_id -> Text,
        number -> BigInt,
        mac -> Text,
        seal -> BigInt,
    }
}

diesel::table! {
    seal_head (id) {
        id -> Integer,
        number -> BigInt,
        tip -> Text,
    }
}

diesel::table! {
    looks (id) {
        id -> Text,
        case_id -> Text,
        user_id -> Text,
        kind -> Text,
        record_id -> Text,
        field -> Text,
        level -> Text,
        reason -> Nullable<Text>,
        at -> Timestamp,
        hour -> Nullable<BigInt>,
    }
}

diesel::table! {
    removals (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        kind -> Text,
        record_id -> Text,
        reference -> Text,
        cause -> Text,
        removed_by -> Text,
        removed_at -> Timestamp,
        reason -> Nullable<Text>,
        purged_at -> Nullable<Timestamp>,
        is_silent -> Bool,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        reference -> Text,
        name_unknown_label -> Nullable<Text>,
        gender -> Text,
        birth -> Nullable<Text>,
        birth_stated -> Nullable<Text>,
        occupation -> Nullable<Text>,
        occupation_group -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    names (id) {
        id -> Text,
        version -> Integer,
        person_id -> Text,
        full -> Text,
        kind -> Text,
        given -> Nullable<Text>,
        patronymic -> Nullable<Text>,
        particle -> Nullable<Text>,
        family1 -> Nullable<Text>,
        family2 -> Nullable<Text>,
        name_order -> Text,
        script -> Text,
        language -> Nullable<Text>,
        romanisation -> Nullable<Text>,
        transliteration_of -> Nullable<Text>,
        is_primary -> Bool,
        is_publishable -> Bool,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    nationalities (id) {
        id -> Text,
        version -> Integer,
        person_id -> Text,
        country -> Text,
        status -> Text,
        acquired -> Nullable<Text>,
        acquired_stated -> Nullable<Text>,
        lost -> Nullable<Text>,
        lost_stated -> Nullable<Text>,
        recognised_by_detaining -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    cases (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        person_id -> Text,
        reference -> Text,
        detaining_country -> Text,
        country_of_arrest -> Nullable<Text>,
        place_of_arrest -> Nullable<Text>,
        holder -> Text,
        holder_name -> Nullable<Text>,
        case_types -> Text,
        scope_basis -> Text,
        acknowledgement -> Text,
        file_status -> Text,
        publicity -> Text,
        verification -> Text,
        first_report -> Nullable<Text>,
        first_report_stated -> Nullable<Text>,
        summary_en -> Nullable<Text>,
        summary_fr -> Nullable<Text>,
        narrative -> Nullable<Text>,
        previous_case -> Nullable<Text>,
        created_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    custody (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        status -> Text,
        started -> Nullable<Text>,
        started_stated -> Nullable<Text>,
        ended -> Nullable<Text>,
        ended_stated -> Nullable<Text>,
        as_of -> Nullable<Text>,
        place -> Nullable<Text>,
        place_kind -> Nullable<Text>,
        locality -> Nullable<Text>,
        authority -> Nullable<Text>,
        regime -> Nullable<Text>,
        reason_in -> Nullable<Text>,
        reason_out -> Nullable<Text>,
        note -> Nullable<Text>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    stages (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        stage -> Text,
        reached -> Nullable<Text>,
        reached_stated -> Nullable<Text>,
        as_of -> Nullable<Text>,
        note -> Nullable<Text>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    charges (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        as_stated -> Nullable<Text>,
        categories -> Text,
        formality -> Text,
        alleged_by -> Text,
        statute -> Nullable<Text>,
        article -> Nullable<Text>,
        made -> Nullable<Text>,
        made_stated -> Nullable<Text>,
        max_penalty -> Nullable<Text>,
        outcome -> Text,
        outcome_on -> Nullable<Text>,
        outcome_on_stated -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    court_events (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kind -> Text,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        starts_at -> Nullable<Text>,
        is_planned -> Bool,
        court -> Nullable<Text>,
        court_kind -> Nullable<Text>,
        instance -> Nullable<Text>,
        file_number -> Nullable<Text>,
        is_public -> Text,
        demand -> Nullable<Text>,
        decision -> Nullable<Text>,
        next_date -> Nullable<Text>,
        next_date_stated -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    sentences (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kinds -> Text,
        years -> Nullable<Integer>,
        months -> Nullable<Integer>,
        days -> Nullable<Integer>,
        suspended_months -> Nullable<Integer>,
        fine -> Nullable<Text>,
        regime -> Nullable<Text>,
        imposed -> Nullable<Text>,
        imposed_stated -> Nullable<Text>,
        court -> Nullable<Text>,
        status -> Text,
        expected_end -> Nullable<Text>,
        expected_end_stated -> Nullable<Text>,
        expected_end_by -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    releases (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kinds -> Text,
        left_custody -> Nullable<Text>,
        left_custody_stated -> Nullable<Text>,
        restrictions_ended -> Nullable<Text>,
        restrictions_ended_stated -> Nullable<Text>,
        left_country -> Nullable<Text>,
        left_country_stated -> Nullable<Text>,
        conditions -> Text,
        destination -> Nullable<Text>,
        announced_by -> Nullable<Text>,
        confirmed_by_family -> Text,
        instrument -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    events (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kind -> Text,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        place -> Nullable<Text>,
        what -> Nullable<Text>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    case_groups (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        reference -> Text,
        title -> Text,
        kind -> Text,
        country -> Nullable<Text>,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        note -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    group_members (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        group_id -> Text,
        role -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    sources (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        number -> BigInt,
        kind -> Text,
        title -> Text,
        publisher -> Nullable<Text>,
        author -> Nullable<Text>,
        url -> Nullable<Text>,
        archive_url -> Nullable<Text>,
        language -> Nullable<Text>,
        published -> Nullable<Text>,
        published_stated -> Nullable<Text>,
        retrieved -> Nullable<Text>,
        retrieved_stated -> Nullable<Text>,
        republication_of -> Nullable<Text>,
        translation_of -> Nullable<Text>,
        translation_kind -> Nullable<Text>,
        completeness -> Text,
        missing_percent -> Nullable<Integer>,
        reliability -> Nullable<Text>,
        connection -> Nullable<Text>,
        note -> Nullable<Text>,
        text_sha256 -> Nullable<Text>,
        text_chars -> Integer,
        created_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    source_texts (sha256) {
        sha256 -> Text,
        body -> Text,
        stored_at -> Timestamp,
    }
}

diesel::table! {
    captures (id) {
        id -> Text,
        version -> Integer,
        source_id -> Text,
        number -> Integer,
        how -> Text,
        file_name -> Nullable<Text>,
        url -> Nullable<Text>,
        http_status -> Nullable<Integer>,
        media_type -> Text,
        size -> Integer,
        sha256 -> Nullable<Text>,
        encoding -> Nullable<Text>,
        extractor -> Text,
        notes -> Text,
        text_sha256 -> Nullable<Text>,
        captured_by -> Text,
        captured_at -> Timestamp,
    }
}

diesel::table! {
    capture_bytes (sha256) {
        sha256 -> Text,
        body -> Binary,
        stored_at -> Timestamp,
    }
}

diesel::table! {
    source_prints (source_id) {
        source_id -> Text,
        text_sha256 -> Text,
        print -> Nullable<Binary>,
    }
}

diesel::table! {
    source_bands (band, source_id) {
        band -> BigInt,
        source_id -> Text,
    }
}

diesel::table! {
    lost_quotes (citation_id) {
        citation_id -> Text,
        citation_version -> Integer,
        source_id -> Text,
    }
}

diesel::table! {
    case_sources (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        source_id -> Text,
    }
}

diesel::table! {
    citations (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        source_id -> Text,
        kind -> Text,
        record_id -> Text,
        field -> Text,
        stance -> Text,
        asserted -> Nullable<Text>,
        quote -> Text,
        quote_start -> Nullable<Integer>,
        quote_end -> Nullable<Integer>,
        locator -> Nullable<Text>,
        attribution -> Text,
        attribution_who -> Nullable<Text>,
        credibility -> Nullable<Text>,
        verdict -> Nullable<Text>,
        verdict_reason -> Nullable<Text>,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    listings (case_id, audience) {
        case_id -> Text,
        audience -> Text,
        reference -> Text,
        name -> Text,
        name_language -> Text,
        name_latin -> Text,
        sort_name -> Text,
        nationalities -> Text,
        occupation -> Text,
        detaining_country -> Text,
        custody -> Text,
        custody_as_of -> Text,
        as_of_day -> Integer,
        is_held -> Bool,
        is_wide -> Bool,
        stage -> Text,
        file_status -> Text,
        started -> Text,
        start_day -> Integer,
        start_last_day -> Integer,
        charges -> Text,
        charge_say -> Text,
        days_min -> Integer,
        days_max -> Integer,
        running_from_first -> Integer,
        running_from_last -> Integer,
        sources_total -> Integer,
        sources_independent -> Integer,
        uncited -> Integer,
        changed_at -> Timestamp,
        changed_by -> Text,
        news_day -> Integer,
    }
}

diesel::table! {
    listing_facets (audience, facet, case_id) {
        audience -> Text,
        facet -> Text,
        case_id -> Text,
    }
}

diesel::table! {
    search_tokens (token) {
        token -> Text,
        added_at -> BigInt,
    }
}

diesel::table! {
    search_postings (audience, token, case_id) {
        audience -> Text,
        token -> Text,
        case_id -> Text,
    }
}

diesel::table! {
    case_team (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        user_id -> Text,
        is_lead -> Bool,
        added_at -> Timestamp,
    }
}

diesel::table! {
    case_shares (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        organisation_id -> Text,
        may_edit -> Bool,
        ends_on -> Nullable<Text>,
        note -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    consents (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        given_by -> Text,
        capacity -> Text,
        agreed -> Text,
        refused -> Text,
        name_form -> Text,
        given -> Nullable<Text>,
        given_stated -> Nullable<Text>,
        evidence -> Nullable<Text>,
        language -> Nullable<Text>,
        review_on -> Nullable<Text>,
        withdrawn -> Nullable<Text>,
        withdrawn_stated -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    case_reviews (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        user_id -> Text,
        outcome -> Text,
        print -> Text,
        note -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    installation (id) {
        id -> Text,
        version -> Integer,
        has_public_pages -> Bool,
    }
}

diesel::table! {
    audiences (case_id, audience) {
        case_id -> Text,
        audience -> Text,
        sight -> Text,
        ends_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    source_audiences (source_id, audience) {
        source_id -> Text,
        audience -> Text,
        number -> BigInt,
    }
}

diesel::table! {
    contacts (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        name -> Text,
        relation -> Nullable<Text>,
        branch -> Nullable<Text>,
        roles -> Text,
        country -> Nullable<Text>,
        language -> Nullable<Text>,
        informed -> Text,
        risk -> Nullable<Text>,
        consent_to_hold -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    channels (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        contact_id -> Nullable<Text>,
        kind -> Text,
        value -> Nullable<Text>,
        is_safe -> Text,
        safe_times -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    contact_log (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        contact_id -> Nullable<Text>,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        starts_at -> Nullable<Text>,
        channel -> Text,
        summary -> Nullable<Text>,
        promised -> Nullable<Text>,
        next_contact -> Nullable<Text>,
        next_contact_stated -> Nullable<Text>,
    }
}

diesel::table! {
    lawyers (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        name -> Text,
        firm -> Nullable<Text>,
        country -> Nullable<Text>,
        kind -> Nullable<Text>,
        started -> Nullable<Text>,
        started_stated -> Nullable<Text>,
        ended -> Nullable<Text>,
        ended_stated -> Nullable<Text>,
        access -> Text,
        obstacles -> Nullable<Text>,
        is_publishable -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    consular (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        home_state -> Nullable<Text>,
        kind -> Nullable<Text>,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        asked_on -> Nullable<Text>,
        asked_on_stated -> Nullable<Text>,
        answered_on -> Nullable<Text>,
        answered_on_stated -> Nullable<Text>,
        result -> Nullable<Text>,
        refused_reason -> Nullable<Text>,
        wish -> Text,
        for_family -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    health (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        category -> Text,
        what -> Nullable<Text>,
        private_detail -> Nullable<Text>,
        since -> Nullable<Text>,
        since_stated -> Nullable<Text>,
        severity -> Text,
        medication_needed -> Text,
        medication_received -> Text,
        attention -> Text,
        reported_by -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    treatment (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        category -> Nullable<Text>,
        what -> Nullable<Text>,
        private_detail -> Nullable<Text>,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        place -> Nullable<Text>,
        authority -> Nullable<Text>,
        alleged_by -> Nullable<Text>,
        statement -> Text,
        is_broadcast -> Text,
        solitary_days -> Nullable<Integer>,
        complaint -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    actions (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kind -> Nullable<Text>,
        happened -> Nullable<Text>,
        happened_stated -> Nullable<Text>,
        actor -> Nullable<Text>,
        addressee -> Nullable<Text>,
        title -> Nullable<Text>,
        reference -> Nullable<Text>,
        is_confidential -> Bool,
        reply_by -> Nullable<Text>,
        reply_by_stated -> Nullable<Text>,
        response -> Nullable<Text>,
        response_on -> Nullable<Text>,
        response_on_stated -> Nullable<Text>,
        impact -> Nullable<Text>,
        status -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    assessments (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        framework -> Nullable<Text>,
        assessor -> Nullable<Text>,
        finding -> Nullable<Text>,
        wgad -> Text,
        reasoning -> Nullable<Text>,
        made -> Nullable<Text>,
        made_stated -> Nullable<Text>,
        document -> Nullable<Text>,
        status -> Text,
        is_public -> Bool,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    criteria (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        assessment_id -> Nullable<Text>,
        criterion -> Nullable<Text>,
        own -> Nullable<Text>,
        met -> Text,
        reasoning -> Nullable<Text>,
    }
}

diesel::table! {
    identity_documents (id) {
        id -> Text,
        version -> Integer,
        person_id -> Text,
        kind -> Text,
        number -> Nullable<Text>,
        issuer -> Nullable<Text>,
        issued -> Nullable<Text>,
        issued_stated -> Nullable<Text>,
        expires -> Nullable<Text>,
        expires_stated -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    factors (id) {
        id -> Text,
        user_id -> Text,
        kind -> Text,
        name -> Text,
        sealed -> Text,
        credential -> Nullable<Text>,
        last_step -> BigInt,
        created_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recovery_codes (code_hash) {
        code_hash -> Text,
        user_id -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    challenges (key) {
        key -> Text,
        state -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    devices (key) {
        key -> Text,
        user_id -> Text,
        seen_at -> Timestamp,
    }
}

diesel::table! {
    account_news (id) {
        id -> Text,
        user_id -> Text,
        kind -> Text,
        detail -> Text,
        made_at -> Timestamp,
        seen_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    resets (id) {
        id -> Text,
        version -> Integer,
        user_id -> Text,
        what -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    drafts (id) {
        id -> Text,
        user_id -> Text,
        address -> Text,
        name -> Text,
        held -> Text,
        created_at -> Timestamp,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    notices (id) {
        id -> Text,
        user_id -> Text,
        organisation_id -> Text,
        kind -> Text,
        address -> Text,
        about -> Text,
        made_at -> Timestamp,
        seen_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    notice_choices (user_id, kind) {
        user_id -> Text,
        kind -> Text,
        how -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        user_id -> Text,
        organisation_id -> Text,
        is_digest -> Bool,
        made_at -> Timestamp,
        tries -> Integer,
        next_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        given_up_at -> Nullable<Timestamp>,
        problem -> Text,
        letter -> Text,
        address -> Text,
        sealed -> Text,
    }
}

diesel::table! {
    digests (user_id) {
        user_id -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    follows (user_id, case_id) {
        user_id -> Text,
        case_id -> Text,
        since -> Timestamp,
    }
}

diesel::table! {
    saved_searches (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        user_id -> Text,
        is_shared -> Bool,
        held -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    search_looks (search_id, user_id) {
        search_id -> Text,
        user_id -> Text,
        looked_at -> Timestamp,
        is_told -> Bool,
    }
}

diesel::table! {
    exports (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        user_id -> Nullable<Text>,
        profile -> Text,
        filter -> Text,
        has_search -> Bool,
        recipient -> Text,
        who -> Nullable<Text>,
        purpose -> Text,
        note -> Nullable<Text>,
        made_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        cases -> Nullable<BigInt>,
        cases_shown -> Nullable<BigInt>,
    }
}

diesel::table! {
    export_cases (export_id, first) {
        export_id -> Text,
        first -> Text,
        last -> Text,
        ids -> Text,
    }
}

diesel::joinable!(credentials -> users (user_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(memberships -> organisations (organisation_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(changes -> revisions (revision_id));
diesel::joinable!(chain_links -> revisions (revision_id));
diesel::joinable!(names -> people (person_id));
diesel::joinable!(nationalities -> people (person_id));
diesel::joinable!(cases -> people (person_id));
diesel::joinable!(custody -> cases (case_id));
diesel::joinable!(case_sources -> cases (case_id));
diesel::joinable!(case_sources -> sources (source_id));
diesel::joinable!(captures -> sources (source_id));
diesel::joinable!(citations -> sources (source_id));
diesel::joinable!(citations -> cases (case_id));
diesel::joinable!(group_members -> cases (case_id));
diesel::joinable!(group_members -> case_groups (group_id));
diesel::joinable!(listings -> cases (case_id));
diesel::joinable!(audiences -> cases (case_id));
diesel::joinable!(case_team -> users (user_id));
diesel::joinable!(case_shares -> organisations (organisation_id));
diesel::joinable!(source_audiences -> sources (source_id));
diesel::joinable!(outbox -> users (user_id));
diesel::table! {
    tasks (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kind -> Text,
        what -> Nullable<Text>,
        due_on -> Text,
        user_id -> Nullable<Text>,
        status -> Text,
        snoozed_until -> Nullable<Text>,
        note -> Nullable<Text>,
        done_by -> Nullable<Text>,
        done_at -> Nullable<Timestamp>,
        is_restricted -> Bool,
        origin -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    task_rounds (case_id) {
        case_id -> Text,
        looked_at -> Timestamp,
    }
}

diesel::table! {
    case_answers (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        user_id -> Text,
        note -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    likenesses (left_person, right_person) {
        left_person -> Text,
        right_person -> Text,
        organisation_id -> Text,
        score -> Integer,
    }
}

diesel::table! {
    likeness_queue (id) {
        id -> Text,
        person_id -> Text,
    }
}

diesel::table! {
    distinctions (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        left_person -> Text,
        right_person -> Text,
        decided_by -> Text,
        decided_at -> Timestamp,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    discussions (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kind -> Text,
        record_id -> Text,
        field -> Text,
        settled_by -> Nullable<Text>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    notes (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        discussion_id -> Nullable<Text>,
        user_id -> Text,
        body -> Text,
        mentions -> Text,
        is_restricted -> Bool,
        made_at -> Timestamp,
        changed_at -> Nullable<Timestamp>,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    confirmations (id) {
        id -> Text,
        version -> Integer,
        case_id -> Text,
        kind -> Text,
        record_id -> Text,
        field -> Text,
        print -> Text,
        user_id -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    email_changes (id) {
        id -> Text,
        version -> Integer,
        user_id -> Text,
        email -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    handovers (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        user_id -> Text,
        made_by -> Text,
        items -> Text,
        made_at -> Timestamp,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    merges (id) {
        id -> Text,
        version -> Integer,
        organisation_id -> Text,
        kind -> Text,
        survivor -> Text,
        absorbed -> Text,
        survivor_reference -> Text,
        absorbed_reference -> Text,
        revision_id -> Text,
        is_hushed -> Bool,
        made_by -> Text,
        made_at -> Timestamp,
        undone_by -> Nullable<Text>,
        undone_at -> Nullable<Timestamp>,
        undone_in -> Nullable<Text>,
    }
}

diesel::joinable!(follows -> users (user_id));
diesel::joinable!(follows -> cases (case_id));
diesel::joinable!(digests -> users (user_id));
diesel::joinable!(search_looks -> saved_searches (search_id));
diesel::joinable!(tasks -> users (user_id));
diesel::joinable!(tasks -> cases (case_id));
diesel::joinable!(case_answers -> cases (case_id));
diesel::joinable!(export_cases -> exports (export_id));
diesel::joinable!(notes -> users (user_id));
diesel::joinable!(notes -> cases (case_id));
diesel::joinable!(confirmations -> cases (case_id));
diesel::joinable!(discussions -> cases (case_id));

diesel::allow_tables_to_appear_in_same_query!(
    exports,
    export_cases,
    organisations,
    users,
    credentials,
    memberships,
    invitations,
    sessions,
    guesses,
    counters,
    revisions,
    changes,
    chain_heads,
    chain_links,
    seals,
    sealed_heads,
    seal_head,
    looks,
    removals,
    people,
    names,
    nationalities,
    cases,
    custody,
    stages,
    charges,
    court_events,
    sentences,
    releases,
    events,
    case_groups,
    group_members,
    sources,
    source_texts,
    captures,
    capture_bytes,
    source_prints,
    source_bands,
    lost_quotes,
    case_sources,
    citations,
    listings,
    listing_facets,
    search_tokens,
    search_postings,
    case_team,
    case_shares,
    consents,
    case_reviews,
    installation,
    audiences,
    source_audiences,
    drafts,
    notices,
    notice_choices,
    outbox,
    digests,
    follows,
    saved_searches,
    search_looks,
    tasks,
    task_rounds,
    case_answers,
    likenesses,
    likeness_queue,
    distinctions,
    discussions,
    confirmations,
    email_changes,
    notes,
    handovers,
    merges
);
