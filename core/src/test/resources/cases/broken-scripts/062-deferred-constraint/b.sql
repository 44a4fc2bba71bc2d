-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
ALTER TABLE orders ADD CONSTRAINT next FOREIGN KEY (id) REFERENCES customers DEFERRABLE INITIALLY DEFERRED;
INSERT INTO orders VALUES (7, 1, 'B-1');
CREATE TABLE notes (id int);
