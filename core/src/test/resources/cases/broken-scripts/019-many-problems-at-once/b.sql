-- Extend orders
--
-- @revision b
-- @revises a
-- @created yesterday

-- @upgrad
BEGIN;
\set ON_ERROR_STOP on
INSERT INTO orders VALUES (2, 1, 'B-1);
