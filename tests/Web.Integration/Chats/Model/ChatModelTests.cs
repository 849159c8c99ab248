using System.Globalization;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>
/// Thousands of random acts in private chats, groups and channels, by many at once and some of them by the hub, while members come and go and
/// clients are cut off. What everybody was answered, is shown in the end, and has been told live is compared with the model. The acts
/// follow from a seed, which a failure names and <c>INSTAHUB_MODEL_SEED</c> sets; how they meet does not.
/// </summary>
public sealed class ChatModelTests : IAsyncLifetime
{
    private const int Users = 30;
    private const int Clients = 16;
    private const int Acts = 20_000;
    private const int Privates = 6, Groups = 9, Channels = 5;

    // Of them no client looks.
    private const int Away = 6;

    private readonly SocialProduct _social = new(("Live:InvocationsPerMinute", "1000000"));

    public ValueTask InitializeAsync() => _social.InitializeAsync();

    public ValueTask DisposeAsync() => _social.DisposeAsync();

    [Fact]
    public async Task Twenty_thousand_random_acts_by_sixteen_clients_end_equal_to_the_model()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("INSTAHUB_MODEL_SEED"), CultureInfo.InvariantCulture, out var set) ? set : Random.Shared.Next();
        try
        {
            await RunAsync(seed);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With the seed {seed}: {exception.Message}", exception);
        }
    }

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var world = await MakeWorldAsync(random);
        var watchers = new LiveWatcher?[Users];
        for (var user = 0; user < Users - Away; user++)
            await (watchers[user] = new LiveWatcher(_social.Product.Address, world.People[user])).StartAsync();
        try
        {
            var actors = Enumerable.Range(0, Users).Select(user => new ChatActor(world, user, new Random(seed + user + 1), _social.Database, watchers[user])).ToArray();
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ActAsync(client, actors, watchers, new Random(seed - client - 1)))));
            await CheckAsync(world, watchers, random);
        }
        finally
        {
            foreach (var watcher in watchers.OfType<LiveWatcher>())
                await watcher.DisposeAsync();
        }
    }

    // Each user is one client's, so that of what they did themselves the order is known.
    private static async Task ActAsync(int client, ChatActor[] actors, LiveWatcher?[] watchers, Random random)
    {
        var mine = Enumerable.Range(0, Users).Where(user => user % Clients == client).ToArray();
        for (var i = 0; i < Acts / Clients; i++)
        {
            var user = mine[random.Next(mine.Length)];
            if (random.Next(150) == 0)
                watchers[user]?.Cut();
            await actors[user].ActAsync();
        }
    }

    private async Task CheckAsync(ChatWorld world, LiveWatcher?[] watchers, Random random)
    {
        await Patience.UntilAsync(async () => (await _social.Database.QueryAsync<long>(
            """
            select (select count(*) from scheduled_messages) + (select count(*) from events)
                + (select count(*) from messages where deleted_at is null and expires_at < now() + interval '1 minute')
            """))[0] == 0, "all that is due and all events to be handled");
        Assert.Equal([0L], await _social.Database.QueryAsync<long>("select count(*) from events_dead"));
        foreach (var wrong in await _social.Database.FindWrongChatsAsync())
            world.Problems.Enqueue(wrong);

        await new ChatReplay(world, _social.Database).PlayAsync();
        ChatAnswers.Check(world);
        var views = new ChatViews(world, watchers, random);
        await views.CheckAsync();
        await views.CheckLiveAsync();

        var (resumed, reloads) = (watchers.Sum(watcher => watcher?.Resumed ?? 0), watchers.Sum(watcher => watcher?.Reloads ?? 0));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{world.Chats.Sum(chat => chat.Log.Count)} messages; {world.Attempts.Count} judged answers, {world.Attempts.Count(attempt => !attempt.IsOk)} of them refusals; "
            + $"{watchers.Sum(watcher => watcher?.Told.Count ?? 0)} pushes of new messages, {resumed} resumptions, {reloads - watchers.OfType<LiveWatcher>().Count()} reloads.");
        var problems = world.Problems.ToArray();
        Assert.True(problems.Length == 0, $"{problems.Length} problems:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Take(30))}");

        // There was something to compare.
        Assert.True(resumed > 20, $"Clients came back {resumed} times.");
        Assert.True(world.Chats.Sum(chat => chat.Log.Count) > 5_000);
        var codes = world.Attempts.Select(attempt => attempt.Code).Distinct().Order().ToArray();
        Assert.True(codes.Length >= 6, $"Answers were {string.Join(' ', codes)}.");
    }

    private async Task<ChatWorld> MakeWorldAsync(Random random)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, Users).Select(user => _social.CreateUser($"user{user}")));
        var follows = new bool[Users, Users];
        var all = new List<Task>();
        for (var one = 0; one < Users; one++)
        {
            for (var other = 0; other < Users; other++)
            {
                follows[one, other] = one != other && random.Next(4) > 0;
                if (follows[one, other])
                    all.Add(people[one].Follow(people[other]));
            }
        }
        await Task.WhenAll(all);

        var world = new ChatWorld(people, follows);
        for (var pair = 0; pair < Privates; pair++)
            await MakeChatAsync(world, "private", pair * 3, [(pair * 3) + 1]);
        for (var i = 0; i < Groups + Channels; i++)
        {
            var members = Enumerable.Range(0, Users).OrderBy(_ => random.Next()).Take(random.Next(9, 16)).ToArray();
            await MakeChatAsync(world, i < Groups ? "group" : "channel", members[0], members[1..]);
        }
        return world;

        async Task MakeChatAsync(ChatWorld world, string kind, int owner, int[] others)
        {
            var id = await people[owner].MakeChat(kind, [.. others.Select(other => people[other])]);
            var chat = new ModelChat(id, kind, Users);
            foreach (var user in others.Append(owner))
            {
                chat.Believed[user] = true;
                chat.Standings[user] = new(new Standing(Place.In));
                chat.Ask(user, user == owner ? [] : [follows[user, owner]]);
            }
            if (kind != "private")
            {
                (chat.Standings[owner], chat.BelievedRoles[owner]) = (new(new Standing(Place.In, Role: 3)), 3);
                var invite = await people[owner].SendJson(HttpMethod.Post, $"chats/{id}/invites", new { });
                chat.Invite = (await invite.Json()).GetProperty("data").Text("invite")!;
            }
            var begin = ChatWorld.Now;
            var first = await people[owner].Say(id, "the first");
            chat.Add(new ModelMessage(first.Id(), owner, "text", "the first") { Sequence = first.Number("sequence"), Begin = begin, End = ChatWorld.Now });
            world.Chats.Add(chat);
        }
    }
}
