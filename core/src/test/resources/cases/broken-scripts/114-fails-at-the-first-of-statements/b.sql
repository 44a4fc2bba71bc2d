-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
-- @transaction none
UPDATE ordres SET code = 'B-1';
VACUUM orders;
