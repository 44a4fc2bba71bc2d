-- Add a kind
--
-- @revision b

-- @upgrade
ALTER TYPE kind ADD VALUE 'sent';
