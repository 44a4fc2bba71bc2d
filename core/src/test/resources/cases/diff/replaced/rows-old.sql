SET search_path = name_swap;
INSERT INTO a VALUES (1);
