-- @revisoin a

CREATE TABLE notes (id int);
