using System.Text.Json;

namespace InstaHub.Faults;

/// <summary>Has the product compare feeds with its database, as <c>./instahub check feeds</c> does.</summary>
internal static class FeedChecks
{
    // As many as an address has room for.
    private const int AtOnce = 200;

    /// <summary>All feeds of these users must be right; they are in use then.</summary>
    public static async Task AssertFeedsAreRightAsync(this SiloProcess silo, IReadOnlyList<string> usernames)
    {
        var (count, missing, surplus) = (0, 0, 0);
        foreach (var some in usernames.Chunk(AtOnce))
        {
            using var answer = await silo.Client.PostAsync($"/operation/check-feeds?users={string.Join(',', some)}", null);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            using var json = JsonDocument.Parse(text);
            count += json.RootElement.GetProperty("checked").GetInt32();
            missing += json.RootElement.GetProperty("missing").GetArrayLength();
            surplus += json.RootElement.GetProperty("surplus").GetArrayLength();
        }
        Assert.Equal((usernames.Count, 0, 0), (count, missing, surplus));
    }

    /// <summary>Waits until every event has been handled, and none was given up.</summary>
    /// <param name="database">Where.</param>
    /// <param name="limit">How long; null: <see cref="Patience.Limit"/>.</param>
    public static async Task UntilEventsAreHandledAsync(this TestDatabase database, TimeSpan? limit = null)
    {
        await Patience.UntilAsync(async () => (await database.QueryAsync<long>("select count(*) from events"))[0] == 0, "all events to be handled", limit);
        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) from events_dead"));
    }
}
