DROP TABLE nonce;
DROP TABLE replay;
DROP TABLE statement;
