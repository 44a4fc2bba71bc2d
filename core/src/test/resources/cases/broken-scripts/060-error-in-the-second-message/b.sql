-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (body text);
INSERT INTO notes VALUES ('{{200000 x}}');
INSERT INTO notes VALUES ('{{100000 y}}');
UPDATE orders SET code = 'B-1';
UPDATE orders SET code = 'much too long';
CREATE TABLE never (id int);
