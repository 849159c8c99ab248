-- The statements that Orleans' ADO.NET providers run: they read this table once at start-up and then use the text
-- found under each key. Parameter names, result columns and the meaning of a result are theirs; the SQL is ours.
-- To change a statement add a migration that updates its row.

create table OrleansQuery
(
    QueryKey varchar(64) not null,
    QueryText varchar(8000) not null,

    constraint OrleansQuery_Key primary key (QueryKey)
);
