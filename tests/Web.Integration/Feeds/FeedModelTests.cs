using System.Diagnostics;
using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Feeds;
using InstaHub.TestSupport.Feeds;

namespace InstaHub.Web.Integration.Feeds;

/// <summary>
/// Thousands of random acts by many clients at once, some feeds asleep and some read meanwhile, all of them put to sleep once and twice made
/// to distrust what they hold, against the model: what is read while it happens, and every feed at the end.
/// </summary>
public sealed class FeedModelTests : IAsyncLifetime
{
    private const int Users = 40;
    private const int Clients = 16;
    private const int ActsPerClient = 1_250;

    // After so many acts of the first client that comes so far.
    private const int DistrustAt = 50;

    // Nobody reads theirs before the end.
    private const int Asleep = 8;

    // Each has that many posts of one and the same moment before anything happens.
    private const int PostsOfOneMoment = 3;

    private static readonly long Takeback = Stopwatch.Frequency * 2;
    private static readonly long Arrival = Stopwatch.Frequency * 10;

    private static readonly FeedAct[] Acts =
    [
        .. Enum.GetValues<FeedAct>(), .. Enumerable.Repeat(FeedAct.Follow, 9), .. Enumerable.Repeat(FeedAct.Accept, 2), FeedAct.Unblock, FeedAct.Unmute,
    ];

    private readonly FeedModel _model = new(Users);
    private readonly List<ModelPost> _posts = [];
    private TestDatabase _database = null!;
    private TestProduct _product = null!;
    private IGrainFactory _grains = null!;
    private Guid[] _ids = [];
    private int _complete;
    private bool _distrusts;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _ids = await _database.MakeUsersAsync(Users);
        for (var user = 0; user < Users; user++)
            await PlantAsync(user);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Twenty_thousand_random_acts_by_sixteen_clients_end_in_feeds_equal_to_the_model()
    {
        var seed = Random.Shared.Next();
        try
        {
            await ActAsync(seed);
            await _product.DisposeAsync(); // all feeds go to sleep
            await StartAsync();
            await ActAsync(seed + Clients);
            await CheckAsync();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With the seed {seed}: {exception.Message}", exception);
        }
    }

    private async Task StartAsync()
    {
        _product = await TestProduct.StartAsync(_database.ConnectionString);
        _grains = _product.Get<IGrainFactory>();
        _distrusts = false;
    }

    private async Task PlantAsync(int user)
    {
        var key = FeedKey.Of(DateTimeOffset.UtcNow.Date, default);
        for (var i = 0; i < PostsOfOneMoment; i++)
        {
            var post = new ModelPost(Guid.NewGuid(), user) { State = ModelPostState.Published };
            post.Key = key with { PostId = post.Id };
            await _database.ExecuteAsync(
                $"""
                insert into posts (id, author_id, status, caption, created_at, published_at)
                    values ('{post.Id}', '{_ids[user]}', 2, 'planted', '{key.PublishedAt:O}', '{key.PublishedAt:O}');
                insert into content_counts (target_id) values ('{post.Id}');
                update user_counts set posts = posts + 1 where user_id = '{_ids[user]}'
                """);
            Add(post)();
        }
    }

    private Task ActAsync(int seed) => Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ActAsync(new Random(seed + client)))));

    private async Task ActAsync(Random random)
    {
        for (var i = 0; i < ActsPerClient / 2; i++)
        {
            // What is in memory is read anew; once and early, since that mends whatever news have left wrong.
            if (i == DistrustAt && Interlocked.Exchange(ref _distrusts, true) is false)
                await _product.Get<IFeedHostStore>().EndAllAsync();
            var (user, other) = (random.Next(Users), random.Next(Users));
            switch (random.Next(1000))
            {
                case < 10:
                    await ChangePrivacyAsync(user, random.Next(3) == 0);
                    break;
                case < 230:
                    await PublishAsync(user);
                    break;
                case < 260:
                    await ScheduleAsync(user, random);
                    break;
                case < 440:
                    await ChangePostAsync(random);
                    break;
                case < 520:
                    await ReadSomeAsync(random.Next(Asleep, Users), random);
                    i--;
                    break;
                default:
                    if (user != other)
                        await ActOnAsync(Acts[random.Next(Acts.Length)], user, other);
                    else
                        i--;
                    break;
            }
        }
    }

    private Task ActOnAsync(FeedAct act, int actor, int target) => _model.PairOf(actor, target).ChangeAsync(async () =>
    {
        var done = (await Patience.ForAsync(CallAsync(_grains.GetRelationships(_ids[actor]), act, _ids[target]), $"{act} of {target} by {actor}")).IsSuccess;
        Assert.Equal(_model.Do(act, actor, target), done);
    });

    private async Task ChangePrivacyAsync(int user, bool isPrivate)
    {
        var pairs = _model.PairsOf(user).ToArray();
        foreach (var pair in pairs)
            await pair.BeginAsync();
        try
        {
            Expect(await Patience.ForAsync(_grains.GetUser(_ids[user]).Edit(new ProfileEdit { IsPrivate = isPrivate }), $"the privacy of {user}"));
            _model.SetPrivate(user, isPrivate);
        }
        finally
        {
            foreach (var pair in pairs)
                pair.End();
        }
    }

    private async Task PublishAsync(int user)
    {
        var post = new ModelPost(Guid.CreateVersion7(), user) { State = ModelPostState.Scheduled };
        await post.ChangeAsync(async () =>
        {
            var added = Add(post);
            var card = Expect(await Patience.ForAsync(_grains.GetPost(post.Id).Create(new NewPost { AuthorId = _ids[user], Caption = "published" }), "a post"));
            (post.Key, post.State) = (FeedKey.Of(card.PublishedAt!.Value, post.Id), ModelPostState.Published);
            added();
        });
    }

    private async Task ScheduleAsync(int user, Random random)
    {
        var post = new ModelPost(Guid.CreateVersion7(), user) { State = ModelPostState.Scheduled };
        var at = DateTimeOffset.UtcNow.AddMilliseconds(random.Next(500, 5_000));
        var scheduled = await Patience.ForAsync(_grains.GetPost(post.Id).Create(new NewPost { AuthorId = _ids[user], Caption = "scheduled", PublishAt = at }), "a scheduled post");
        if (scheduled.IsSuccess)
            Add(post)();
        else
            Assert.Equal(PostErrors.TooManyUnpublished, scheduled.Error);
    }

    private async Task ChangePostAsync(Random random)
    {
        ModelPost post;
        lock (_posts)
            post = _posts[random.Next(_posts.Count)];
        await post.ChangeAsync(async () =>
        {
            var grain = _grains.GetPost(post.Id);
            switch (post.State)
            {
                case ModelPostState.Deleted:
                    break;
                case ModelPostState.Scheduled when random.Next(3) > 0:
                    break;
                case ModelPostState.Published when random.Next(2) == 0:
                    Expect(await Patience.ForAsync(grain.SetArchived(_ids[post.Author], true), "an archiving"));
                    post.State = ModelPostState.Archived;
                    break;
                case ModelPostState.Archived when random.Next(4) > 0:
                    Expect(await Patience.ForAsync(grain.SetArchived(_ids[post.Author], false), "the end of an archiving"));
                    post.State = ModelPostState.Published;
                    break;
                default:
                    Expect(await Patience.ForAsync(grain.Delete(_ids[post.Author]), "a deletion"));
                    post.State = ModelPostState.Deleted;
                    break;
            }
        });
    }

    // The first pages, while others act: in order, nothing twice, nothing left out that has been there for long, nothing that is long gone.
    private async Task ReadSomeAsync(int viewer, Random random)
    {
        var began = Stopwatch.GetTimestamp();
        var before = _model.Posts.Values.Select(post => (Post: post, IsIn: _model.IsIn(viewer, post), Since: _model.UnchangedSince(viewer, post))).ToArray();
        var (keys, isWhole) = await ReadAsync(viewer, FeedOrder.Latest, random.Next(5, 60), pages: 6);

        Assert.True(keys.Zip(keys.Skip(1)).All(pair => pair.First > pair.Second), $"The feed of {viewer} is not in order, or has a post twice.");
        var seen = keys.ToHashSet();
        foreach (var (post, isIn, since) in before.Where(one => one.Post.Key != default))
        {
            var isSeen = seen.Contains(post.Key);
            if (isSeen == isIn || _model.UnchangedSince(viewer, post) != since)
                continue;
            Assert.False(isSeen && since < began - Takeback, $"The feed of {viewer} shows post {post.Id} of {post.Author}, which is {post.State} and not in it.");
            Assert.False(
                isIn && since < began - Arrival && (isWhole || (keys.Count > 0 && post.Key > keys[^1])), $"The feed of {viewer} lacks post {post.Id} of {post.Author}.");
        }
        if (isWhole)
            Interlocked.Increment(ref _complete);
    }

    private async Task CheckAsync()
    {
        foreach (var post in _posts.Where(post => post.State == ModelPostState.Scheduled))
        {
            PostCard? card = null;
            await Patience.UntilAsync(async () => (card = await _grains.GetPost(post.Id).GetCard())?.PublishedAt is not null, $"the scheduled post {post.Id}");
            (post.Key, post.State) = (FeedKey.Of(card!.PublishedAt!.Value, post.Id), ModelPostState.Published);
        }
        await Patience.UntilAsync(async () => (await _database.QueryAsync<long>("select count(*) from events"))[0] == 0, "all events to be handled");

        for (var user = 0; user < Users; user++)
        {
            var expected = _model.FeedOf(user);
            Assert.Equal(expected, (await ReadAsync(user, FeedOrder.Latest, 100, int.MaxValue)).Keys);
            var ranked = (await ReadAsync(user, FeedOrder.Ranked, 100, int.MaxValue)).Keys;
            Assert.Equal(expected, ranked.OrderDescending());
        }

        var check = await _grains.GetFeedCheck().Check(_ids, TestContext.Current.CancellationToken);
        Assert.Equal((Users, 0, 0), (check.Checked, check.Missing.Count, check.Surplus.Count));
        CheckThatThereWasSomethingToSee();
    }

    private void CheckThatThereWasSomethingToSee()
    {
        var lengths = Enumerable.Range(0, Users).Select(user => _model.FeedOf(user).Count).ToList();
        Assert.InRange(lengths.Max(), FeedInUse.Most + 1, int.MaxValue); // some go beyond memory
        var times = _model.FeedOf(lengths.IndexOf(lengths.Max())).Select(key => key.At).ToList();
        Assert.Contains(times.Zip(times.Skip(1)), pair => pair.First == pair.Second);
        Assert.Contains(times.Zip(times.Skip(1)), pair => pair.First != pair.Second && pair.First / 1000 == pair.Second / 1000);
        Assert.NotEqual(0, _complete);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_posts.Count} posts; feeds of {lengths.Min()} to {lengths.Max()} posts.");
    }

    private async Task<(List<FeedKey> Keys, bool IsWhole)> ReadAsync(int viewer, FeedOrder order, int limit, int pages)
    {
        var keys = new List<FeedKey>();
        FeedPosition? after = null;
        for (var page = 0; page < pages; page++)
        {
            var read = Expect(await Patience.ForAsync(_grains.GetFeed(_ids[viewer]).GetPage(new FeedRequest(order, after, limit, Why: false)), $"the feed of {viewer}"));
            using var json = JsonDocument.Parse(read.Json.Utf8);
            foreach (var post in json.RootElement.EnumerateArray())
                keys.Add(FeedKey.Of(post.GetProperty("publishedAt").GetDateTimeOffset(), post.GetProperty("id").GetGuid()));
            after = read.Next;
            if (after is null)
                return (keys, true);
        }
        return (keys, false);
    }

    // The second half makes it one that can be changed.
    private Action Add(ModelPost post)
    {
        _model.Posts[post.Id] = post;
        return () =>
        {
            lock (_posts)
                _posts.Add(post);
        };
    }

    private static T Expect<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.Code);
        return result.Value;
    }

    private static Task<Result<Relation>> CallAsync(IRelationshipsGrain actor, FeedAct act, Guid target) => act switch
    {
        FeedAct.Follow => actor.Follow(target),
        FeedAct.Unfollow => actor.Unfollow(target),
        FeedAct.Accept => actor.Accept(target),
        FeedAct.Block => actor.Mark(target, UserMark.Block, MuteParts.All),
        FeedAct.Unblock => actor.Unmark(target, UserMark.Block),
        FeedAct.Mute => actor.Mark(target, UserMark.Mute, MuteParts.Posts),
        FeedAct.Unmute => actor.Unmark(target, UserMark.Mute),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
