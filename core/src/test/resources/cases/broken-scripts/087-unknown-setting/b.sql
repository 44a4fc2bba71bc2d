-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SET statement_timeuot = '1min';
UPDATE orders SET code = 'B-1';
