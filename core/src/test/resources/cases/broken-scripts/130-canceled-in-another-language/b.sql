-- Extend orders
--
-- @revision b
-- @revises a

-- @upgrade
CREATE TABLE notes (id int);
DO $$ BEGIN RAISE 'storniere Anfrage wegen Benutzeraufforderung' USING ERRCODE = '57014'; END $$;
