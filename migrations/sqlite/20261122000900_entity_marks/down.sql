DROP TABLE entity_mark;
