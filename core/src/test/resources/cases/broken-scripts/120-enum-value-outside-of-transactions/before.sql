CREATE TYPE kind AS ENUM ('new', 'paid');
