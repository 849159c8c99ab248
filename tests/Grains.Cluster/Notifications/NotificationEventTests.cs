using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Cluster.Accounts;
using InstaHub.Grains.Cluster.Graph;

namespace InstaHub.Grains.Cluster.Notifications;

/// <summary>Events on their way to a user's notifications on a running silo: repeated, in disorder, many at once.</summary>
public sealed class NotificationEventTests(ProductFixture fixture)
{
    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();

    [Fact]
    public async Task An_event_that_comes_again_notifies_once_and_sends_nothing()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var (post, other) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        var grain = _grains.GetNotifications(ada);
        var point = await grain.GetPoint();
        await LikeAsync(bob, post);
        await SentAsync(grain, point, 2);

        for (var i = 0; i < 3; i++)
            await PublishAsync(ReactionEvents.Liked, bob, post);
        await LikeAsync(bob, other); // comes behind

        var sent = await SentAsync(grain, point, 4);
        Assert.Equal(["notification:new", "notification:count", "notification:new", "notification:count"], sent.Select(happened => happened.Name));
        Assert.Equal([post, other], sent.Where(happened => happened.Name == "notification:new").Select(TargetOf));
        Assert.Equal("""{"unread":2}""", System.Text.Encoding.UTF8.GetString(sent[3].Data.Span));
    }

    [Fact]
    public async Task What_events_say_does_not_count_but_what_is_so()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var (post, other) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        await LikeAsync(bob, post);
        await HasAsync(ada, "like 1");

        // As if they came too late: it is liked, and the other is not.
        await PublishAsync(ReactionEvents.Unliked, bob, post);
        await PublishAsync(ReactionEvents.Liked, bob, other);
        await LikeAsync(bob, await _database.MakePostAsync(ada)); // comes behind

        await HasAsync(ada, "like 1", "like 1");
        Assert.Contains(post, (await ListAsync(ada)).Select(notification => notification.GetProperty("target").GetProperty("id").GetGuid()));
        Assert.DoesNotContain(other, (await ListAsync(ada)).Select(notification => notification.GetProperty("target").GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Two_hundred_who_like_and_follow_at_once_are_two_notifications()
    {
        var ada = await _database.MakeUserAsync();
        var post = await _database.MakePostAsync(ada);
        var fans = await _database.MakeUsersAsync(200);

        await Task.WhenAll(fans.Select(async fan =>
        {
            await LikeAsync(fan, post);
            Assert.True((await _grains.GetRelationships(fan).Follow(ada)).IsSuccess);
        }));

        // They come behind what other tests do at the same time, thousands of acts.
        string[] said = [];
        try
        {
            await Patience.UntilAsync(
                async () => (said = [.. (await SaidAsync(ada)).Order()]).SequenceEqual(["follow 200", "like 200"]), "all that was done", TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{string.Join(", ", said)}; in the database: {string.Join(", ", await TraceAsync(ada))}");
        }
        Assert.Equal(2, await _grains.GetNotifications(ada).GetUnread());
    }

    [Fact]
    public async Task Who_names_a_number_that_there_never_was_reloads()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var post = await _database.MakePostAsync(ada);
        var grain = _grains.GetNotifications(ada);
        var point = await grain.GetPoint();
        await LikeAsync(bob, post);
        var since = (await SentAsync(grain, point, 2)).Count;

        Assert.Empty((await grain.GetSince(point with { Number = point.Number + since })).Events!);
        Assert.Null((await grain.GetSince(point with { Number = point.Number + since + 1 })).Events);
        Assert.Null((await grain.GetSince(new LivePoint(point.Epoch + 1, 0))).Events);
    }

    // The groups of a user as they are stored, and what became of events.
    private Task<IReadOnlyList<string>> TraceAsync(Guid user) => _database.QueryAsync<string>(
        $"""
        select format('%s of kind %s, large %s, placed %s', actors, kind, is_large, placed_at) from notifications where user_id = '{user}'
        union all select format('%s events of %s wait', count(*), namespace) from events group by namespace
        union all select format('%s gave up %s after %s: %s', handler, type, failures, error) from events_dead where handler like '%-notifications'
        """);

    private async Task LikeAsync(Guid user, Guid post) => Assert.True((await _grains.GetReactions(user).Like(post, ContentKind.Post)).IsSuccess);

    private Task PublishAsync(string type, Guid user, Guid post)
    {
        var now = DateTimeOffset.UtcNow;
        var change = new ReactionChange(user, post, ContentKind.Post, OwnerId: null);
        return fixture.PublishAsync(new DomainEvent(
            Guid.CreateVersion7(now), ReactionEvents.Namespace, ReactionGrainExtensions.EventKey(user), type,
            JsonSerializer.SerializeToUtf8Bytes(change, ReactionEventJson.Default.ReactionChange), now));
    }

    private static async Task<IReadOnlyList<LiveEvent>> SentAsync(INotificationsGrain grain, LivePoint since, int count)
    {
        IReadOnlyList<LiveEvent> sent = [];
        await Patience.UntilAsync(async () => (sent = (await grain.GetSince(since)).Events!).Count >= count, $"{count} events");
        return sent;
    }

    private Task HasAsync(Guid user, params string[] expected) =>
        Patience.UntilAsync(async () => (await SaidAsync(user)).SequenceEqual(expected), string.Join(", ", expected));

    private async Task<IEnumerable<string>> SaidAsync(Guid user) =>
        (await ListAsync(user)).Select(notification => $"{notification.GetProperty("kind").GetString()} {notification.GetProperty("count").GetInt32()}");

    private async Task<IReadOnlyList<JsonElement>> ListAsync(Guid user)
    {
        var page = await _grains.GetNotifications(user).GetPage(null, 100, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(page.Json.Utf8);
        return [.. json.RootElement.Clone().EnumerateArray()];
    }

    private static Guid TargetOf(LiveEvent happened)
    {
        using var json = JsonDocument.Parse(happened.Data);
        return json.RootElement.GetProperty("target").GetProperty("id").GetGuid();
    }
}
