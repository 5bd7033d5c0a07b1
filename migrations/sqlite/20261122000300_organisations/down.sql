DROP TABLE key_state;
DROP TABLE submitter_key;
DROP TABLE organisation;
