using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Notifications;

namespace InstaHub.Stores.Contract.Notifications;

/// <summary>Groups of so many likes or follows that no rows of new actors are kept: they say what small ones say.</summary>
public sealed class NotificationLargeTests(NotificationDatabase own) : IAsyncDisposable
{
    private const int Large = 100;

    private readonly TestDatabase _database = own.Database;
    private readonly NotificationStoreHost _host = new(own.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task New_likes_add_no_rows_and_are_counted_and_named_and_move_the_group()
    {
        var (ada, post) = await LikedAsync();
        var rows = await RowsAsync(ada);
        var place = (await GroupAsync(ada)).At;
        var fans = await _database.MakeUsersAsync(10);

        foreach (var fan in fans)
        {
            Assert.True(await _host.LikeAsync(ada, fan, post));
            var group = await GroupAsync(ada);
            Assert.True(group.At > place);
            place = group.At;
        }

        var last = await GroupAsync(ada);
        Assert.Equal((Large + 10, true), (last.Count, last.IsThere));
        Assert.Equal(fans.Reverse().Take(StoredNotification.ActorsRead), last.Actors.Select(actor => actor.UserId));
        Assert.Equal(rows, await RowsAsync(ada));
        await _host.LikeAsync(ada, ada, post); // one's own: no event tells of it, and it does not count
        Assert.Equal((Large + 10, fans[9]), ((await GroupAsync(ada)).Count, (await GroupAsync(ada)).Actors[0].UserId));
    }

    [Fact]
    public async Task What_comes_again_or_is_undone_and_done_again_is_not_new()
    {
        var (ada, post) = await LikedAsync();
        var (bob, eve) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        await _host.LikeAsync(ada, bob, post);
        var again = NotificationStoreHost.LikeOf(ada, bob, post) with { At = DateTimeOffset.UtcNow.AddMinutes(-1) };
        await _host.LikeAsync(ada, eve, post);
        var place = (await GroupAsync(ada)).At;

        Assert.True(await _host.LookAsync(again));
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal((Large + 2, place), ((await GroupAsync(ada)).Count, (await GroupAsync(ada)).At));
            Assert.False(await _host.UnlikeAsync(ada, bob, post));
            Assert.Equal((Large + 1, place, eve), ((await GroupAsync(ada)).Count, (await GroupAsync(ada)).At, (await GroupAsync(ada)).Actors[0].UserId));
            Assert.True(await _host.LikeAsync(ada, bob, post));
        }
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task Who_is_blocked_or_gone_is_not_named_and_when_nobody_is_left_it_is_not_there()
    {
        var (ada, post) = await LikedAsync();
        var (bob, eve) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        await _host.LikeAsync(ada, bob, post);
        await _host.LikeAsync(ada, eve, post);
        await _database.ExecuteAsync($"insert into user_marks (owner_id, target_id, kind, parts, since) values ('{bob}', '{ada}', 1, 0, now())");
        await _host.ReviewAsync(ada, bob);
        await _database.ExecuteAsync($"update accounts set status = 1 where id = '{eve}'");

        var group = await GroupAsync(ada);
        Assert.Equal((Large, true), (group.Count, group.IsThere));
        Assert.DoesNotContain(group.Actors, actor => actor.UserId == bob || actor.UserId == eve);
        var place = group.At;
        await _host.LikeAsync(ada, bob, post);
        await _host.LikeAsync(ada, eve, post);
        Assert.Equal(place, (await GroupAsync(ada)).At);

        await _database.ExecuteAsync($"delete from likes where target_id = '{post}'");
        var head = await _host.HeadAsync(ada);
        Assert.False(Assert.Single(head.Newest).IsThere);
        Assert.Equal(0, head.Unread);
    }

    [Fact]
    public async Task A_crowd_moves_the_group_if_one_of_it_is_news()
    {
        var (ada, post) = await LikedAsync();
        var fans = await _database.MakeUsersAsync(400);
        await _host.LikeAsync(ada, fans[0], post); // from now on it is known to be large
        var (place, rows) = ((await GroupAsync(ada)).At, await RowsAsync(ada));
        await MuteAsync(ada, fans[..399]);
        await _database.ExecuteAsync($"insert into likes (user_id, target_id, kind, liked_at) select unnest({Ids(fans[1..])}), '{post}', 1, clock_timestamp()");

        await LookAtAllAsync(ada, fans[1..399], post);
        Assert.Equal(place, (await GroupAsync(ada)).At);

        await LookAtAllAsync(ada, fans, post);
        Assert.True((await GroupAsync(ada)).At > place);
        Assert.Equal(rows, await RowsAsync(ada));
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task A_group_that_is_not_there_any_more_is_made_anew()
    {
        var (ada, post) = await LikedAsync();
        await _host.LikeAsync(ada, await _database.MakeUserAsync(), post);
        await _database.ExecuteAsync($"delete from notifications where user_id = '{ada}'; delete from notification_actors where user_id = '{ada}'");

        var bob = await _database.MakeUserAsync();
        await _host.LikeAsync(ada, bob, post);

        Assert.Equal(bob, Assert.Single((await GroupAsync(ada)).Actors).UserId);
        Assert.Equal(1, await RowsAsync(ada));
    }

    [Fact]
    public async Task Follows_are_those_of_the_day()
    {
        var ada = await _database.MakeUserAsync();
        var today = NotificationRules.DayOf(DateTimeOffset.UtcNow);
        await FollowAsync(ada, await _database.MakeUsersAsync(3), today - 1, "now() - interval '1 day'");
        var fans = await _database.MakeUsersAsync(Large + 20);
        await FollowAsync(ada, fans[..Large], today, "clock_timestamp()");
        var rows = await RowsAsync(ada);
        await FollowAsync(ada, fans[Large..], today, "clock_timestamp()");

        var groups = (await _host.HeadAsync(ada)).Newest;
        Assert.Equal([Large + 20, 3], groups.Select(group => group.Count));
        Assert.Equal(rows, await RowsAsync(ada));
        Assert.Contains(groups[0].Actors[0].UserId, fans[Large..]);
        Assert.Equal(2, (await _host.HeadAsync(ada)).Unread);

        // Who follows no more, and follows again that day.
        var bob = fans[^1];
        var look = FollowOf(ada, bob, today);
        await _database.ExecuteAsync($"delete from follows where follower_id = '{bob}'");
        Assert.False(await _host.LookAsync(look with { MayAdd = false }));
        Assert.Equal(Large + 19, (await _host.HeadAsync(ada)).Newest[0].Count);
        await _database.ExecuteAsync($"insert into follows values ('{bob}', '{ada}', now())");
        Assert.True(await _host.LookAsync(look with { At = DateTimeOffset.UtcNow.AddMinutes(1) }));
        Assert.Equal((Large + 20, groups[0].At), ((await _host.HeadAsync(ada)).Newest[0].Count, (await _host.HeadAsync(ada)).Newest[0].At));
    }

    [Fact]
    public async Task Whom_the_owner_does_not_follow_is_not_let_in_by_the_number_of_those_who_are()
    {
        var ada = await _database.MakeUserAsync();
        await _host.Store.ChangeSettingsAsync(ada, new(new Dictionary<NotificationKind, NotificationScope> { [NotificationKind.Like] = NotificationScope.Following }));
        var post = await _database.MakePostAsync(ada);
        var fans = await _database.MakeUsersAsync(Large + 1);
        await _database.ExecuteAsync($"insert into follows select '{ada}', unnest({Ids(fans)}), now()");

        await Task.WhenAll(fans.Select(fan => _host.LikeAsync(ada, fan, post)));
        Assert.False(await _host.LikeAsync(ada, await _database.MakeUserAsync(), post));

        Assert.Equal(Large + 1, (await GroupAsync(ada)).Count);
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task It_stays_when_those_are_removed_who_were_there_while_it_was_small()
    {
        var (ada, post) = await LikedAsync();
        var bob = await _database.MakeUserAsync();
        await _host.LikeAsync(ada, bob, post);
        foreach (var fan in await _database.QueryAsync<Guid>($"select actor_id from notification_actors where user_id = '{ada}'"))
        {
            while (await _host.AccountPurge.PurgeAsync(fan, 1, TestContext.Current.CancellationToken))
                continue;
        }

        Assert.Equal(0, await RowsAsync(ada));
        Assert.Equal((Large + 1, bob), ((await GroupAsync(ada)).Count, (await GroupAsync(ada)).Actors[0].UserId));
        await _host.PostPurge.PurgeAsync([post], TestContext.Current.CancellationToken);
        Assert.Empty((await _host.HeadAsync(ada)).Newest);
    }

    private Task LookAtAllAsync(Guid owner, Guid[] fans, Guid post) =>
        Task.WhenAll(fans.Select(fan => _host.LookAsync(NotificationStoreHost.LikeOf(owner, fan, post))));

    private Task MuteAsync(Guid owner, Guid[] users) => _database.ExecuteAsync(
        $"insert into user_marks (owner_id, target_id, kind, parts, since) select '{owner}', unnest({Ids(users)}), {(int)UserMark.Mute}, {(int)MuteParts.Notifications}, now()");

    private async Task<StoredNotification> GroupAsync(Guid owner) => Assert.Single((await _host.HeadAsync(owner)).Newest);

    private async Task<long> RowsAsync(Guid owner) =>
        (await _database.QueryAsync<long>($"select count(*) from notification_actors where user_id = '{owner}'"))[0];

    private async Task<(Guid Ada, Guid Post)> LikedAsync()
    {
        var ada = await _database.MakeUserAsync();
        var post = await _database.MakePostAsync(ada);
        await Task.WhenAll((await _database.MakeUsersAsync(Large)).Select(fan => _host.LikeAsync(ada, fan, post)));
        return (ada, post);
    }

    private async Task FollowAsync(Guid owner, Guid[] fans, int day, string since)
    {
        await _database.ExecuteAsync($"insert into follows select unnest({Ids(fans)}), '{owner}', {since}");
        await Task.WhenAll(fans.Select(fan => _host.LookAsync(FollowOf(owner, fan, day))));
    }

    private static NotificationLook FollowOf(Guid owner, Guid fan, int day) =>
        new(owner, fan, NotificationKind.Follow, owner) { At = DateTimeOffset.UtcNow, Day = day };

    private static string Ids(Guid[] users) => $"array['{string.Join("', '", users)}']::uuid[]";
}
