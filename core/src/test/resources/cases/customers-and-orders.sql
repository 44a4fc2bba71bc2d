-- Make customers and orders
--
-- @revision a

-- @upgrade
CREATE TABLE customers (
  id bigint PRIMARY KEY,
  email text NOT NULL UNIQUE,
  age int CHECK (age >= 0)
);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customers,
  code varchar(8)
);
INSERT INTO customers VALUES (1, 'ann@example.org', 30);
INSERT INTO orders VALUES (1, 1, 'A-1');

-- @downgrade
DROP TABLE orders;
DROP TABLE customers;
