-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
COPY customers FROM stdin;
2	bob@example.org	30
3	ann@example.org	40
\.
