namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>The table of <see cref="Item"/>s.</summary>
internal static class ItemTable
{
    /// <summary>Makes it, with triggers that stand in the way of items of certain values.</summary>
    public static Task<int> CreateAsync(TestDatabase database) => database.ExecuteAsync(
        $"""
        create table items (
            key bigint primary key,
            value integer not null check (value >= 0),
            note text not null,
            slot integer unique deferrable initially deferred,
            version bigint not null default 1);
        create sequence failures;
        create function obstruct() returns trigger language plpgsql as $$
        begin
            if new.value = {Item.WaitsInStatement} and tg_argv[0] = 'statement' or new.value = {Item.WaitsAtCommit} and tg_argv[0] = 'commit' then
                perform pg_advisory_xact_lock_shared({Obstacle.Key});
            elsif new.value = {Item.FailsToSerialize} and tg_argv[0] = 'statement' and nextval('failures') <= 2 then
                raise 'come back later' using errcode = 'serialization_failure';
            end if;
            return null;
        end $$;
        create trigger in_statement after insert or update on items for each row execute function obstruct('statement');
        create constraint trigger at_commit after insert or update on items deferrable initially deferred
            for each row execute function obstruct('commit');
        """);

    /// <summary>The keys of the items that are there, in order.</summary>
    public static Task<IReadOnlyList<long>> ItemsAsync(this TestDatabase database) => database.QueryAsync<long>("select key from items order by key");

    /// <summary>The keys of the items that events tell of, in order, one for each event.</summary>
    public static Task<IReadOnlyList<long>> ToldAsync(this TestDatabase database) =>
        database.QueryAsync<long>("select substr(key, 6)::bigint as item from events order by item");
}
