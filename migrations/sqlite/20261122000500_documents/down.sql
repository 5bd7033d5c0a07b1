DROP TABLE version_decision;
DROP TABLE document_version;
DROP TABLE document;
