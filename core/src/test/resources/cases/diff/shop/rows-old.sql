INSERT INTO shop.customers ("Name", email) VALUES ('Ann', 'ann@example.org'), ('Bob', NULL);
INSERT INTO shop.orders (customer, state, states, total) VALUES (1, 'paid', '{new,paid}', 12.50), (2, 'sent', NULL, 3);
