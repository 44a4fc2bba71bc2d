-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
SELECT format('DROP TABLE %I', tablename) FROM pg_tables WHERE schemaname = 'old' \gexec
