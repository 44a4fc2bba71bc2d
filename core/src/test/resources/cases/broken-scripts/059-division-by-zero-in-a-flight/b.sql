-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
INSERT INTO notes SELECT generate_series(1, 10);

/* half */ SELECT sum(1 / (id - 5))
  FROM notes;

CREATE TABLE never (id int);
