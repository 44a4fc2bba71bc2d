-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SAVEPOINT before_codes;
UPDATE orders SET code = 'B-1';
ROLLBACK TO SAVEPOINT before_code;
