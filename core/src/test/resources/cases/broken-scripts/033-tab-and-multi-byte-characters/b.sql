-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int, body text);
	INSERT INTO notes VALUES	(1, 'Grüße aus Köln 👩‍👩‍👧 日本'),	(2, bogus);
