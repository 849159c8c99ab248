insert into schema_migrations (phase, number, name, checksum, duration)
values (@phase, @number, @name, @checksum, @duration)
