-- Two roles: tillit_owner makes and changes the tables, tillit serves and can do only what serving needs.
-- Run once, as a superuser, before `tillit-server init`:
--
--     psql --set=ON_ERROR_STOP=1 --file=roles.sql
--
-- Then set a password for each: \password tillit_owner, \password tillit

CREATE ROLE tillit_owner LOGIN;
CREATE ROLE tillit LOGIN CONNECTION LIMIT 64;
CREATE DATABASE tillit OWNER tillit_owner ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE tillit FROM PUBLIC;
GRANT CONNECT ON DATABASE tillit TO tillit;

\connect tillit

ALTER SCHEMA public OWNER TO tillit_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO tillit;
