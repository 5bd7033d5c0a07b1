DROP TABLE hold_lift;
DROP TABLE hold;
DROP TABLE client_pin;
DROP TABLE listing;
