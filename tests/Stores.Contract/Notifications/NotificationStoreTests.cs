using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Notifications;

namespace InstaHub.Stores.Contract.Notifications;

/// <summary>Groups of notifications: what is in them, in which order, and what of it is unread; alone and many at once.</summary>
public sealed class NotificationStoreTests(NotificationDatabase own) : IAsyncDisposable
{
    private readonly TestDatabase _database = own.Database;
    private readonly NotificationStoreHost _host = new(own.Database);

    // As if there were several silos: lanes and committers do not know of each other.
    private readonly NotificationStoreHost _other = new(own.Database, ("GroupCommit:Lanes", "8"), ("GroupCommit:MaxBatch", "3"));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Likes_of_one_post_are_one_group_named_by_the_newest()
    {
        var (ada, post) = await PostAsync();
        var fans = await _database.MakeUsersAsync(10);

        foreach (var fan in fans)
            Assert.True(await _host.LikeAsync(ada, fan, post));

        var head = await _host.HeadAsync(ada);
        var group = Assert.Single(head.Newest);
        Assert.Equal((NotificationKind.Like, post, null, 10, true), (group.Kind, group.PostId, group.CommentId, group.Count, group.IsThere));
        Assert.Equal(fans.Reverse().Take(StoredNotification.ActorsRead), group.Actors.Select(actor => actor.UserId));
        Assert.Equal((1, true), (head.Unread, head.IsAll));
    }

    [Fact]
    public async Task What_comes_again_changes_nothing()
    {
        var (ada, post) = await PostAsync();
        var bob = await _database.MakeUserAsync();
        await _host.LikeAsync(ada, bob, post);
        var before = await _host.HeadAsync(ada);

        Assert.True(await _host.LookAsync(NotificationStoreHost.LikeOf(ada, bob, post)));

        Assert.Equal(Json(before), Json(await _host.HeadAsync(ada)));
    }

    [Fact]
    public async Task Who_does_it_undoes_it_and_does_it_again_is_not_new()
    {
        var (ada, post) = await PostAsync();
        var (bob, eve) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        await _host.LikeAsync(ada, bob, post);
        await _host.LikeAsync(ada, eve, post);
        var place = (await _host.HeadAsync(ada)).Newest[0].At;

        for (var round = 0; round < 5; round++)
        {
            Assert.False(await _host.UnlikeAsync(ada, bob, post));
            Assert.Equal((1, place), (await CountAsync(ada), (await _host.HeadAsync(ada)).Newest[0].At));
            Assert.True(await _host.LikeAsync(ada, bob, post));
            Assert.Equal((2, place), (await CountAsync(ada), (await _host.HeadAsync(ada)).Newest[0].At));
        }
        await _host.UnlikeAsync(ada, bob, post);
        await _host.UnlikeAsync(ada, eve, post);

        var head = await _host.HeadAsync(ada);
        Assert.Empty(head.Newest);
        Assert.Equal(0, head.Unread);
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task What_is_undone_by_the_time_it_is_looked_at_is_not_there()
    {
        var (ada, post) = await PostAsync();
        var bob = await _database.MakeUserAsync();

        Assert.False(await _host.LookAsync(NotificationStoreHost.LikeOf(ada, bob, post)));

        Assert.Empty((await _host.HeadAsync(ada)).Newest);
    }

    [Fact]
    public async Task Something_new_moves_a_group_to_the_top_and_makes_it_unread_again()
    {
        var (ada, first) = await PostAsync();
        var second = await _database.MakePostAsync(ada);
        var (bob, eve) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        await _host.LikeAsync(ada, bob, first);
        await _host.LikeAsync(ada, bob, second);
        var head = await _host.HeadAsync(ada);
        Assert.Equal([second, first], head.Newest.Select(group => group.PostId!.Value));
        Assert.True(await _host.Store.MarkReadAsync(ada, new ReadMark(null, head.Newest[0].At)));
        Assert.Equal(0, (await _host.HeadAsync(ada)).Unread);

        await _host.LikeAsync(ada, eve, first);

        head = await _host.HeadAsync(ada);
        Assert.Equal([first, second], head.Newest.Select(group => group.PostId!.Value));
        Assert.Equal((1, 2), (head.Unread, head.Newest[0].Count));
        Assert.True(head.Newest[0].At > head.ReadUntil && head.Newest[1].At <= head.ReadUntil);
    }

    [Fact]
    public async Task The_read_mark_never_goes_back_nor_beyond_what_is_there()
    {
        var (ada, first) = await PostAsync();
        var second = await _database.MakePostAsync(ada);
        var bob = await _database.MakeUserAsync();
        await _host.LikeAsync(ada, bob, first);
        await _host.LikeAsync(ada, bob, second);
        var groups = (await _host.HeadAsync(ada)).Newest;

        Assert.True(await _host.Store.MarkReadAsync(ada, new ReadMark(groups[1].Id, null)));
        Assert.Equal(1, (await _host.HeadAsync(ada)).Unread);
        Assert.True(await _host.Store.MarkReadAsync(ada, new ReadMark(null, DateTimeOffset.MaxValue)));
        Assert.Equal(0, (await _host.HeadAsync(ada)).Unread);
        Assert.True(await _host.Store.MarkReadAsync(ada, new ReadMark(null, DateTimeOffset.MinValue)));
        Assert.Equal(0, (await _host.HeadAsync(ada)).Unread);
        Assert.False(await _host.Store.MarkReadAsync(bob, new ReadMark(groups[0].Id, null)));
        Assert.True(await _host.Store.MarkReadAsync(bob, new ReadMark(null, DateTimeOffset.MaxValue)));

        await _host.LikeAsync(ada, await _database.MakeUserAsync(), first);
        Assert.Equal(1, (await _host.HeadAsync(ada)).Unread);
    }

    [Fact]
    public async Task Two_hundred_at_once_are_all_in_the_group()
    {
        var (ada, post) = await PostAsync();
        var other = await _database.MakePostAsync(ada);
        var fans = await _database.MakeUsersAsync(200);

        await Task.WhenAll(fans.Select((fan, i) => (i % 2 == 0 ? _host : _other).LikeAsync(ada, fan, i % 3 == 0 ? other : post)));

        var groups = (await _host.HeadAsync(ada)).Newest.ToDictionary(group => group.PostId!.Value, group => group.Count);
        Assert.Equal((67, 133), (groups[other], groups[post]));
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task What_is_so_is_looked_at_when_those_before_have_been_written()
    {
        var (ada, post) = await PostAsync();
        var (bob, eve) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        await _host.LikeAsync(ada, eve, post);
        Task<bool> look;
        await using (var connection = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            // Somebody else is writing about ada, while bob likes and unlikes.
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await TestDatabase.ExecuteOnAsync(connection, $"select from notification_owners where user_id = '{ada}' for no key update");
            look = _host.LikeAsync(ada, bob, post);
            await Patience.UntilAsync(
                async () => (await _database.QueryAsync<bool>(
                    """
                    select true from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and query like '%notification_owners%' and pid <> pg_backend_pid()
                    """)).Count > 0,
                "the writer to wait for the owner's row");
            await _database.ExecuteAsync($"delete from likes where user_id = '{bob}'");
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(await look);
        Assert.Equal(1, await CountAsync(ada));
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task What_many_do_at_once_takes_few_transactions_and_one_group()
    {
        var (ada, post) = await PostAsync();
        var fans = await _database.MakeUsersAsync(400);
        await _database.ExecuteAsync($"insert into likes select unnest(array['{string.Join("', '", fans)}']::uuid[]), '{post}', 1, now()");
        await _database.ExecuteAsync($"update content_counts set likes = 400 where target_id = '{post}'");

        await Task.WhenAll(fans.Select(fan => _host.LookAsync(NotificationStoreHost.LikeOf(ada, fan, post))));

        Assert.Equal(400, await CountAsync(ada));
        var transactions = await _database.QueryAsync<long>($"select count(distinct xmin::text) from notification_actors where user_id = '{ada}'");
        Assert.InRange(transactions[0], 1, 40);
    }

    [Fact]
    public async Task Twenty_who_do_the_same_at_once_add_one_actor()
    {
        var (ada, post) = await PostAsync();
        var bob = await _database.MakeUserAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _host : _other).LikeAsync(ada, bob, post)));

        Assert.Equal(1, await CountAsync(ada));
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task Back_and_forth_of_many_at_many_owners_waits_in_no_circle_and_ends_right()
    {
        var users = await _database.MakeUsersAsync(8);
        var posts = new Dictionary<Guid, Guid>();
        foreach (var user in users)
            posts[user] = await _database.MakePostAsync(user);
        var pairs = users.SelectMany(_ => users, (owner, actor) => (owner, actor)).Where(pair => pair.owner != pair.actor).ToArray();

        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(pairs.Select((pair, i) => (i + round) % 3 == 0
                ? (i % 2 == 0 ? _host : _other).UnlikeAsync(pair.owner, pair.actor, posts[pair.owner])
                : (i % 2 == 0 ? _other : _host).LikeAsync(pair.owner, pair.actor, posts[pair.owner])));
        }

        foreach (var user in users)
        {
            Assert.Empty(await _host.FindWrongAsync(user));
            var likes = await _database.QueryAsync<long>($"select count(*) from likes where target_id = '{posts[user]}'");
            Assert.Equal(likes[0], await CountAsync(user));
        }
    }

    [Fact]
    public async Task Comments_of_one_are_one_actor_and_each_new_one_is_new()
    {
        var (ada, post) = await PostAsync();
        var bob = await _database.MakeUserAsync();
        var look = NotificationStoreHost.CommentOn(ada, bob, post);
        var first = await _host.CommentAsync(bob, post);
        await _host.LookAsync(look);
        var place = (await _host.HeadAsync(ada)).Newest[0].At;

        var second = await _host.CommentAsync(bob, post);
        await _host.LookAsync(look);
        var group = (await _host.HeadAsync(ada)).Newest[0];
        Assert.Equal((1, second), (group.Count, group.Actors[0].SubjectId));
        Assert.True(group.At > place);
        place = group.At;

        // The newest is deleted: the one before it is told of, and is not new.
        await _database.ExecuteAsync($"update comments set deleted_at = now() where id = '{second}'");
        await _host.LookAsync(look with { MayAdd = false });
        await _host.LookAsync(look);
        group = (await _host.HeadAsync(ada)).Newest[0];
        Assert.Equal((1, first, place), (group.Count, group.Actors[0].SubjectId, group.At));

        await _database.ExecuteAsync($"update comments set deleted_at = now() where id = '{first}'");
        await _host.LookAsync(look with { MayAdd = false });
        Assert.Empty((await _host.HeadAsync(ada)).Newest);
    }

    [Fact]
    public async Task Pages_follow_each_other_while_groups_move()
    {
        var ada = await _database.MakeUserAsync();
        var (bob, eve) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var posts = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            posts.Add(await _database.MakePostAsync(ada));
            await _host.LikeAsync(ada, bob, posts[i]);
        }

        var first = await _host.Store.ReadAsync(ada, null, 3);
        await _host.LikeAsync(ada, eve, posts[5]);
        var second = await _host.Store.ReadAsync(ada, first[^1].Position, 3);
        var third = await _host.Store.ReadAsync(ada, second[^1].Position, 3);

        Assert.Equal([posts[6], posts[5], posts[4], posts[3], posts[2], posts[1], posts[0]], first.Concat(second).Concat(third).Select(group => group.PostId!.Value));
        var head = await _host.Store.ReadHeadAsync(ada, 3);
        Assert.Equal((false, posts[5]), (head.IsAll, head.Newest[0].PostId!.Value));
    }

    private async Task<int> CountAsync(Guid owner) => (await _host.HeadAsync(owner)).Newest.SingleOrDefault()?.Count ?? 0;

    private static string Json(NotificationHead head) => System.Text.Json.JsonSerializer.Serialize(head);

    private async Task<(Guid Ada, Guid Post)> PostAsync()
    {
        var ada = await _database.MakeUserAsync();
        return (ada, await _database.MakePostAsync(ada));
    }
}
