--liquibase formatted sql
--changeset jane:1
-- @revision a
CREATE TABLE t ();
--rollback DROP TABLE t;
