namespace InstaHub.Grains.Cluster.Events.Support;

/// <summary>Questions about what is in the database.</summary>
internal static class EventTables
{
    /// <summary>Waits until no event waits.</summary>
    public static Task WaitUntilEmptyAsync(this TestDatabase database) =>
        Patience.UntilAsync(async () => await CountAsync(database, "events") == 0, "the events table to be empty");

    public static async Task<long> CountAsync(this TestDatabase database, string table) => (await database.QueryAsync<long>($"select count(*) from {table}"))[0];

    /// <summary>Event ids in the order of their effects.</summary>
    public static Task<IReadOnlyList<Guid>> EffectsAsync(this TestDatabase database) => database.QueryAsync<Guid>("select event_id from effects order by number");
}
