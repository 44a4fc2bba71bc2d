INSERT INTO p VALUES (1, 'a', 1), (2, 'b', 2);
INSERT INTO p3 VALUES (3, 'c', 3);
