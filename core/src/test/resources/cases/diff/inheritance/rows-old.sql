SET search_path = c_inherit, public;
INSERT INTO a VALUES (3);
INSERT INTO b VALUES (2, 'a', 3);
INSERT INTO d VALUES (4, 'f');
SET search_path = c_inherit3, public;
INSERT INTO b VALUES (2, 3);
SET search_path = c_parttrig, public;
INSERT INTO p VALUES (1, 1);
