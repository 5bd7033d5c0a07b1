DROP TABLE profile;
DROP TABLE federation;
DROP TABLE meta;
