CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('new', 'paid', 'lost', 'sent');
CREATE DOMAIN shop.money AS numeric(10, 2) CONSTRAINT positive CHECK (VALUE >= 0);
CREATE TABLE shop.customers (
    id serial PRIMARY KEY,
    "Name" varchar(20) NOT NULL,
    email text,
    joined date DEFAULT CURRENT_DATE
);
CREATE TABLE shop.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer integer NOT NULL REFERENCES shop.customers,
    state shop.state DEFAULT 'new' NOT NULL,
    states shop.state[],
    total shop.money,
    note text DEFAULT 'none'
);
CREATE INDEX orders_open ON shop.orders (customer) WHERE state <> 'sent';
CREATE VIEW shop.open_orders AS SELECT * FROM shop.orders WHERE state IN ('new', 'paid');
COMMENT ON VIEW shop.open_orders IS 'what is to be done';
CREATE VIEW shop.open_totals AS SELECT customer, sum(total) AS total FROM shop.open_orders GROUP BY customer;
CREATE MATERIALIZED VIEW shop.names AS SELECT "Name", count(*) AS number FROM shop.customers GROUP BY "Name";
CREATE UNIQUE INDEX names_key ON shop.names ("Name");
CREATE FUNCTION shop.total(customer integer) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT sum(total) FROM shop.orders o WHERE o.customer = $1';
