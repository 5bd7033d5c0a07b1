-- What the serving role may do with the tables. History can be added to and not changed: what was signed, decided and
-- published cannot be updated or deleted by the server, whatever happens to it.
-- Run as tillit_owner after `tillit-server init` and after every `tillit-server migrate`:
--
--     psql --set=ON_ERROR_STOP=1 --single-transaction --file=grants.sql tillit

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM tillit;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO tillit;

-- History, evidence and what was published: new rows only.
GRANT INSERT ON
    profile, statement, submitter_key, key_state, item, decision, document_version, version_decision, hold, hold_lift
    TO tillit;

-- What follows from it: the state of an item, a document, an organisation, which publication is current.
GRANT INSERT, UPDATE ON
    organisation, item_federation, invitation, document, listing, current_publication
    TO tillit;

-- The number of the last change.
GRANT UPDATE ON federation TO tillit;

-- What is forgotten after a time: numbers used once, and publications that only the clock made.
GRANT INSERT, DELETE ON
    replay, nonce, client_pin, entity_mark, publication, publication_artefact, artefact
    TO tillit;

-- Work to be done.
GRANT INSERT, UPDATE, DELETE ON job, lease TO tillit;
