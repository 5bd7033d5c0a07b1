DROP TABLE current_publication;
DROP TABLE publication_artefact;
DROP TABLE artefact;
DROP TABLE publication;
