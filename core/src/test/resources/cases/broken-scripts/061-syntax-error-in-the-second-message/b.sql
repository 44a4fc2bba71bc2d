-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (body text);
INSERT INTO notes VALUES ('{{270000 ü}}');
UPDATE orders SET code = 'B-1';
UPDATE orders SETT code = 'B-2';
