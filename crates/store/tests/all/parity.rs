//! Both databases have the same tables.

use tillit_store::Store;

use crate::database::Fresh;
use crate::fixtures::at;

fn both() -> (Fresh, Fresh) {
    let (sqlite, postgres) = (Fresh::sqlite(), Fresh::postgres());
    for database in [&sqlite, &postgres] {
        drop(Store::create(&database.url(), at(0)).unwrap());
    }
    (sqlite, postgres)
}

fn assert_same(sqlite: &str, postgres: &str) {
    let (on_sqlite, on_postgres) = both();
    let (left, right) = (on_sqlite.lines(sqlite), on_postgres.lines(postgres));
    assert!(
        left.len() > 10,
        "the query finds what it is to compare: {left:?}"
    );
    let only_left: Vec<_> = left.iter().filter(|line| !right.contains(line)).collect();
    let only_right: Vec<_> = right.iter().filter(|line| !left.contains(line)).collect();
    assert!(
        only_left.is_empty() && only_right.is_empty(),
        "only on SQLite: {only_left:#?}\nonly on PostgreSQL: {only_right:#?}"
    );
    assert_eq!(left, right);
}

#[test]
fn columns_agree_in_place_name_kind_and_nullability() {
    assert_same(
        "SELECT m.name || '.' || p.cid || ' ' || p.name || ' ' || lower(p.type) || iif(p.\"notnull\", ' not null', '') AS line
         FROM sqlite_schema m JOIN pragma_table_info(m.name) p
         WHERE m.type = 'table' AND m.name NOT GLOB '__diesel*'",
        "SELECT table_name || '.' || ordinal_position - 1 || ' ' || column_name || ' ' ||
            CASE data_type WHEN 'bigint' THEN 'integer' WHEN 'boolean' THEN 'integer' WHEN 'bytea' THEN 'blob' ELSE data_type END ||
            CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_diesel%'",
    );
}

#[test]
fn keys_and_indexes_agree() {
    assert_same(
        "SELECT m.name || iif(l.origin = 'pk', ' primary key', ' ' || l.name) || iif(l.\"unique\", ' unique', '') || iif(l.partial, ' partial', '') || ' ' ||
            (SELECT group_concat(name, ',') FROM (SELECT i.name FROM pragma_index_info(l.name) i ORDER BY i.seqno)) AS line
         FROM sqlite_schema m JOIN pragma_index_list(m.name) l
         WHERE m.type = 'table' AND m.name NOT GLOB '__diesel*'",
        "SELECT t.relname || CASE WHEN x.indisprimary THEN ' primary key' ELSE ' ' || i.relname END || CASE WHEN x.indisunique THEN ' unique' ELSE '' END ||
            CASE WHEN x.indpred IS NOT NULL THEN ' partial' ELSE '' END || ' ' ||
            (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(x.indkey::int[]) WITH ORDINALITY k(number, place)
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
         WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_\\_diesel%'",
    );
}

#[test]
fn references_agree() {
    assert_same(
        "SELECT m.name || ' ' || group_concat(f.\"from\", ',') || ' -> ' || f.\"table\" || ' ' || group_concat(f.\"to\", ',') AS line
         FROM sqlite_schema m JOIN (SELECT m2.name AS of, f2.* FROM sqlite_schema m2 JOIN pragma_foreign_key_list(m2.name) f2 WHERE m2.type = 'table' ORDER BY m2.name, f2.id, f2.seq) f ON f.of = m.name
         WHERE m.type = 'table' GROUP BY m.name, f.id",
        "SELECT t.relname || ' ' ||
            (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number)
            || ' -> ' || r.relname || ' ' ||
            (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number)
         FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
         WHERE c.contype = 'f' AND t.relnamespace = 'public'::regnamespace",
    );
}

#[test]
fn each_table_has_as_many_checks() {
    // A boolean column on PostgreSQL is an integer with a check on SQLite.
    assert_same(
        "SELECT name || ' ' || ((length(sql) - length(replace(sql, 'CHECK (', ''))) / 7) AS line
         FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '__diesel*'",
        "SELECT t.relname || ' ' || (SELECT count(*) FROM pg_constraint c WHERE c.contype = 'c' AND c.conrelid = t.oid)
            + (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = t.oid AND a.atttypid = 'boolean'::regtype)
         FROM pg_class t WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_\\_diesel%'",
    );
}

#[test]
fn every_text_on_postgresql_is_ordered_by_bytes() {
    let (_, postgres) = both();
    let others = postgres.lines(
        "SELECT table_name || '.' || column_name FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name NOT LIKE '\\_\\_diesel%'",
    );
    assert!(others.is_empty(), "not ordered by bytes: {others:?}");
}
