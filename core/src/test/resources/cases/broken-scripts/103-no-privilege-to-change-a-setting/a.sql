-- Make notes
--
-- @revision a

-- @upgrade
SET session_replication_role = replica;
