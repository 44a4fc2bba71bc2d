-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TYPE kind ADD VALUE 'sent';
CREATE TABLE kinds (kind kind DEFAULT 'sent');
