-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TYPE kind ADD VALUE 'sent';

ALTER TABLE orders ADD COLUMN kind kind DEFAULT 'sent';
