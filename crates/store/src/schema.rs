//! The tables as Diesel sees them; `migrations/` has them with their constraints. Kept by hand, since both databases share it.

diesel::table! {
    meta (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    federation (id) {
        id -> Text,
        change_number -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    profile (federation, version) {
        federation -> Text,
        version -> BigInt,
        sha256 -> Text,
        approvals -> BigInt,
        text -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    statement (sha256) {
        sha256 -> Text,
        typ -> Text,
        key_id -> Text,
        organisation -> Text,
        jws -> Binary,
        received_at -> BigInt,
    }
}

diesel::table! {
    replay (issuer, jti) {
        issuer -> Text,
        jti -> Text,
        until -> BigInt,
        statement -> Text,
    }
}

diesel::table! {
    nonce (value) {
        value -> Text,
        expires_at -> BigInt,
    }
}

diesel::table! {
    organisation (number) {
        number -> Text,
        enrolled_by -> Text,
        name_skeleton -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    submitter_key (key_id) {
        key_id -> Text,
        organisation -> Text,
        jwk -> Text,
        proof -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    key_state (key_id, ordinal) {
        key_id -> Text,
        ordinal -> BigInt,
        state -> Text,
        at -> BigInt,
        cause -> Text,
    }
}

diesel::table! {
    item (sha256) {
        sha256 -> Text,
        kind -> Text,
        organisation -> Text,
        findings -> Text,
        received_at -> BigInt,
    }
}

diesel::table! {
    item_federation (item, federation) {
        item -> Text,
        federation -> Text,
        state -> Text,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    decision (sha256) {
        sha256 -> Text,
        item -> Text,
        federation -> Text,
        person -> Text,
        organisation -> Text,
        key_id -> Text,
        verdict -> Text,
        profile_sha256 -> Text,
        reason -> Nullable<Text>,
        received_at -> BigInt,
    }
}

diesel::table! {
    invitation (item) {
        item -> Text,
        federation -> Text,
        organisation -> Text,
        name -> Text,
        domains -> Text,
        code_sha256 -> Text,
        expires_at -> BigInt,
        tries -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    document (kind, id) {
        kind -> Text,
        id -> Text,
        handle -> Text,
        organisation -> Text,
        likeness -> Nullable<Text>,
        head_version -> Nullable<BigInt>,
        head_sha256 -> Nullable<Text>,
        head_at -> Nullable<BigInt>,
        withdrawn -> Bool,
        last_version -> BigInt,
        pending_version -> Nullable<BigInt>,
        pending_item -> Nullable<Text>,
    }
}

diesel::table! {
    document_version (kind, id, version) {
        kind -> Text,
        id -> Text,
        version -> BigInt,
        organisation -> Text,
        action -> Text,
        sha256 -> Text,
        text -> Nullable<Binary>,
        item -> Text,
        received_at -> BigInt,
    }
}

diesel::table! {
    version_decision (kind, id, version, federation) {
        kind -> Text,
        id -> Text,
        version -> BigInt,
        federation -> Text,
        state -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    listing (federation, kind, id) {
        federation -> Text,
        kind -> Text,
        id -> Text,
        version -> Nullable<BigInt>,
        change_number -> BigInt,
    }
}

diesel::table! {
    client_pin (federation, digest) {
        federation -> Text,
        digest -> Binary,
        entity -> Text,
    }
}

diesel::table! {
    entity_mark (federation, kind, mark, entity, bearer) {
        federation -> Text,
        kind -> Text,
        mark -> Text,
        entity -> Text,
        bearer -> Text,
    }
}

diesel::table! {
    hold (sha256) {
        sha256 -> Text,
        federation -> Text,
        target_kind -> Text,
        target_id -> Text,
        reason -> Text,
        person -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    hold_lift (hold) {
        hold -> Text,
        item -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    publication (federation, sequence) {
        federation -> Text,
        sequence -> BigInt,
        cause -> Text,
        entity_index -> Text,
        is_change -> Bool,
        created_at -> BigInt,
    }
}

diesel::table! {
    artefact (sha256) {
        sha256 -> Text,
        media_type -> Text,
        bytes -> Binary,
    }
}

diesel::table! {
    publication_artefact (federation, sequence, path) {
        federation -> Text,
        sequence -> BigInt,
        path -> Text,
        format -> Text,
        sha256 -> Text,
        issued_at -> BigInt,
        expires_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    current_publication (federation) {
        federation -> Text,
        sequence -> BigInt,
    }
}

diesel::table! {
    job (id) {
        id -> Text,
        kind -> Text,
        subject -> Text,
        run_after -> BigInt,
        wanted -> BigInt,
        failures -> BigInt,
        holder -> Nullable<Text>,
        leased_until -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
        finished_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    lease (name) {
        name -> Text,
        holder -> Text,
        until -> BigInt,
    }
}

diesel::joinable!(item_federation -> item (item));
diesel::joinable!(publication_artefact -> artefact (sha256));
diesel::joinable!(hold_lift -> hold (hold));

diesel::allow_tables_to_appear_in_same_query!(
    artefact,
    current_publication,
    decision,
    document,
    document_version,
    hold,
    hold_lift,
    invitation,
    item,
    item_federation,
    key_state,
    listing,
    publication,
    publication_artefact,
    submitter_key,
);
