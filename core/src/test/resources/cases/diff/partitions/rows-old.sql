INSERT INTO measured VALUES ('2025-05-05', 1, 2.5), ('2026-05-05', 2, 3.5);
INSERT INTO heir VALUES (1, 'x');
