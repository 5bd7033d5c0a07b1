DROP TABLE invitation;
DROP TABLE decision;
DROP TABLE item_federation;
DROP TABLE item;
