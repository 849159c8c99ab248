using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Notifications;

namespace InstaHub.Stores.Contract.Notifications;

/// <summary>Each kind follows what is so; blocks, mutes and settings; what is hidden and what is removed.</summary>
public sealed class NotificationTruthTests(NotificationDatabase own) : IAsyncDisposable
{
    private readonly TestDatabase _database = own.Database;
    private readonly NotificationStoreHost _host = new(own.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(NotificationKind.Like)]
    [InlineData(NotificationKind.Comment)]
    [InlineData(NotificationKind.Reply)]
    [InlineData(NotificationKind.Mention)]
    [InlineData(NotificationKind.Tag)]
    [InlineData(NotificationKind.Follow)]
    [InlineData(NotificationKind.Request)]
    [InlineData(NotificationKind.Accepted)]
    public async Task Each_kind_is_there_as_long_as_what_it_tells_is_so(NotificationKind kind)
    {
        var (ada, bob) = await PairAsync();
        var (look, undo) = await DoAsync(kind, ada, bob);

        Assert.True(await _host.LookAsync(look));
        var group = Assert.Single((await _host.HeadAsync(ada)).Newest);
        Assert.Equal((kind, 1, true), (group.Kind, group.Count, group.IsThere));
        Assert.Equal(bob, group.Actors[0].UserId);
        await _host.ReviewAsync(ada, bob);
        Assert.Single((await _host.HeadAsync(ada)).Newest);

        await _database.ExecuteAsync(undo);
        if (kind is NotificationKind.Mention or NotificationKind.Tag or NotificationKind.Request)
            Assert.Equal(0, (await _host.HeadAsync(ada)).Unread); // nobody has to say so
        await _host.ReviewAsync(ada, bob, kind);
        Assert.Empty((await _host.HeadAsync(ada)).Newest);
        Assert.False(await _host.LookAsync(look));
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_blocks_or_is_blocked_is_taken_out_and_not_put_in(bool ownerBlocks)
    {
        var (ada, bob) = await PairAsync();
        var (post, other) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        await _host.LikeAsync(ada, bob, post);
        await MarkAsync(ownerBlocks ? ada : bob, ownerBlocks ? bob : ada, 1);

        var head = await _host.HeadAsync(ada);
        Assert.False(Assert.Single(head.Newest).IsThere);
        Assert.Equal(0, head.Unread);
        await _host.ReviewAsync(ada, bob);
        Assert.False(await _host.LikeAsync(ada, bob, other));

        Assert.Empty((await _host.HeadAsync(ada)).Newest);
    }

    [Fact]
    public async Task Whom_the_owner_mutes_for_notifications_is_not_put_in_and_stays_where_they_are()
    {
        var (ada, bob) = await PairAsync();
        var (post, other, third) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        await _host.LikeAsync(ada, bob, post);
        await MarkAsync(ada, bob, 2, parts: 4);
        Assert.False(await _host.LikeAsync(ada, bob, other));
        await _database.ExecuteAsync($"update user_marks set parts = 3 where owner_id = '{ada}'");
        Assert.True(await _host.LikeAsync(ada, bob, third));

        Assert.Equal([third, post], (await _host.HeadAsync(ada)).Newest.Select(group => group.PostId!.Value));
    }

    [Fact]
    public async Task Who_is_not_active_is_not_put_in_and_of_whom_the_owner_restricts_only_what_they_do_without_words()
    {
        var (ada, bob) = await PairAsync();
        var post = await _database.MakePostAsync(ada);
        await _host.CommentAsync(bob, post);
        await _database.ExecuteAsync($"update accounts set status = 2 where id = '{bob}'");
        Assert.False(await _host.LikeAsync(ada, bob, post));
        Assert.False(await _host.LookAsync(NotificationStoreHost.CommentOn(ada, bob, post)));
        await _database.ExecuteAsync($"update accounts set status = 0 where id = '{bob}'");
        await MarkAsync(ada, bob, 3);

        Assert.True(await _host.LikeAsync(ada, bob, post));
        Assert.False(await _host.LookAsync(NotificationStoreHost.CommentOn(ada, bob, post)));
        foreach (var kind in new[] { NotificationKind.Reply, NotificationKind.Mention })
            Assert.False(await _host.LookAsync((await DoAsync(kind, ada, bob)).Look));
        foreach (var kind in new[] { NotificationKind.Tag, NotificationKind.Follow })
            Assert.True(await _host.LookAsync((await DoAsync(kind, ada, bob)).Look));
    }

    [Fact]
    public async Task A_kind_that_is_off_is_not_recorded_and_one_for_followees_by_them_alone()
    {
        var (ada, bob) = await PairAsync();
        var eve = await _database.MakeUserAsync();
        var (post, other) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        await _database.ExecuteAsync($"insert into follows values ('{ada}', '{eve}', now())");
        Assert.All(NotificationKinds.All, kind => Assert.Equal(NotificationScope.Everyone, NotificationSettings.Default.Of(kind)));
        Assert.Equal(NotificationScope.Everyone, (await _host.Store.FindSettingsAsync(ada)).Of(NotificationKind.Like));

        var changed = await _host.Store.ChangeSettingsAsync(ada, Edit(NotificationKind.Like, NotificationScope.Off));
        Assert.Equal((NotificationScope.Off, NotificationScope.Everyone), (changed.Of(NotificationKind.Like), changed.Of(NotificationKind.Comment)));
        Assert.False(await _host.LikeAsync(ada, bob, post));
        await _host.Store.ChangeSettingsAsync(ada, Edit(NotificationKind.Accepted, NotificationScope.Off));
        Assert.False(await _host.LikeAsync(ada, eve, post));
        await _host.CommentAsync(bob, post);
        Assert.True(await _host.LookAsync(NotificationStoreHost.CommentOn(ada, bob, post)));

        await _host.Store.ChangeSettingsAsync(ada, Edit(NotificationKind.Like, NotificationScope.Following));
        Assert.False(await _host.LikeAsync(ada, bob, other));
        Assert.True(await _host.LikeAsync(ada, eve, other));
        var settings = await _host.Store.FindSettingsAsync(ada);
        Assert.Equal((NotificationScope.Following, NotificationScope.Off), (settings.Of(NotificationKind.Like), settings.Of(NotificationKind.Accepted)));
    }

    [Fact]
    public async Task What_is_hidden_by_its_state_does_not_count()
    {
        var (ada, bob) = await PairAsync();
        var post = await _database.MakePostAsync(ada);
        await _host.LikeAsync(ada, bob, post);
        Assert.Equal(1, (await _host.HeadAsync(ada)).Unread);

        await IsGoneWhileAsync($"update posts set status = 4 where id = '{post}'", $"update posts set status = 2 where id = '{post}'");
        await IsGoneWhileAsync($"update accounts set status = 1 where id = '{bob}'", $"update accounts set status = 0 where id = '{bob}'");
        await _database.ExecuteAsync($"update posts set status = 3 where id = '{post}'");
        Assert.Equal(1, (await _host.HeadAsync(ada)).Unread); // one's own, archived

        // On the post of somebody else, who goes private.
        var eve = await _database.MakeUserAsync();
        var theirs = await _database.MakePostAsync(eve);
        var comment = await _host.CommentAsync(ada, theirs);
        await _host.CommentAsync(bob, theirs, replyTo: comment);
        Assert.True(await _host.LookAsync(new(ada, bob, NotificationKind.Reply, comment) { At = DateTimeOffset.UtcNow, PostId = theirs, CommentId = comment }));
        Assert.Equal(2, (await _host.HeadAsync(ada)).Unread);
        await IsGoneWhileAsync($"update profiles set is_private = true where user_id = '{eve}'", $"update profiles set is_private = false where user_id = '{eve}'", 2);
        await IsGoneWhileAsync($"update posts set status = 3 where id = '{theirs}'", $"update posts set status = 2 where id = '{theirs}'", 2);
        await IsGoneWhileAsync($"update comments set deleted_at = now() where id = '{comment}'", $"update comments set deleted_at = null where id = '{comment}'", 2);

        async Task IsGoneWhileAsync(string hide, string show, int shown = 1)
        {
            await _database.ExecuteAsync(hide);
            var head = await _host.HeadAsync(ada);
            Assert.Equal(shown - 1, head.Unread);
            Assert.Equal(shown - 1, head.Newest.Count(group => group.IsThere));
            await _database.ExecuteAsync(show);
            Assert.Equal(shown, (await _host.HeadAsync(ada)).Unread);
        }
    }

    [Fact]
    public async Task Nobody_is_notified_who_is_not_there()
    {
        var (ada, bob) = await PairAsync();
        var post = await _database.MakePostAsync(ada);
        await _database.ExecuteAsync($"update accounts set status = 3 where id = '{ada}'");

        Assert.False(await _host.LikeAsync(ada, bob, post));
        Assert.False(await _host.LookAsync(NotificationStoreHost.LikeOf(Guid.NewGuid(), bob, post)));
    }

    [Fact]
    public async Task With_posts_goes_what_is_about_them_and_with_accounts_what_they_have_and_did()
    {
        var (ada, bob) = await PairAsync();
        var eve = await _database.MakeUserAsync();
        var (post, other) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        foreach (var actor in new[] { bob, eve })
        {
            await _host.LikeAsync(ada, actor, post);
            await _host.LikeAsync(ada, actor, other);
        }
        await _host.LikeAsync(bob, eve, await _database.MakePostAsync(bob));

        await _host.PostPurge.PurgeAsync([post], TestContext.Current.CancellationToken);
        Assert.Equal([other], (await _host.HeadAsync(ada)).Newest.Select(group => group.PostId!.Value));

        while (await _host.AccountPurge.PurgeAsync(bob, 1, TestContext.Current.CancellationToken))
            Assert.Empty(await _host.FindWrongAsync(ada));
        Assert.Equal(1, Assert.Single((await _host.HeadAsync(ada)).Newest).Count);
        Assert.Empty(await _database.QueryAsync<Guid>($"select notification_id from notification_actors where user_id = '{bob}' or actor_id = '{bob}'"));
        Assert.Empty(await _database.QueryAsync<Guid>($"select id from notifications where user_id = '{bob}'"));
        Assert.Empty(await _host.FindWrongAsync(ada));
    }

    [Fact]
    public async Task Old_groups_go_a_few_rows_at_a_time_and_what_is_new_stays()
    {
        var ada = await _database.MakeUserAsync();
        var fans = await _database.MakeUsersAsync(25);
        var (old, fresh) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        foreach (var fan in fans)
            await _host.LikeAsync(ada, fan, old);
        await _host.LikeAsync(ada, fans[0], fresh);
        await _database.ExecuteAsync($"update notifications set placed_at = now() - interval '100 days' where user_id = '{ada}' and post_id = '{old}'");

        var rounds = 0;
        while (await _host.Removal.RemoveOldAsync(TimeSpan.FromDays(90), 10, TestContext.Current.CancellationToken))
        {
            rounds++;
            Assert.Empty(await _host.FindWrongAsync(ada));
        }

        Assert.Equal(2, rounds);
        Assert.Equal([fresh], (await _host.HeadAsync(ada)).Newest.Select(group => group.PostId!.Value));
        Assert.Single(await _database.QueryAsync<Guid>($"select actor_id from notification_actors where user_id = '{ada}'"));
    }

    // What is so, and the SQL that undoes it.
    private async Task<(NotificationLook Look, string Undo)> DoAsync(NotificationKind kind, Guid ada, Guid bob)
    {
        switch (kind)
        {
            case NotificationKind.Like:
                var liked = await _database.MakePostAsync(ada);
                await _database.ExecuteAsync($"insert into likes values ('{bob}', '{liked}', 1, now())");
                return (NotificationStoreHost.LikeOf(ada, bob, liked), $"delete from likes where user_id = '{bob}'");
            case NotificationKind.Comment:
                var post = await _database.MakePostAsync(ada);
                var comment = await _host.CommentAsync(bob, post);
                return (NotificationStoreHost.CommentOn(ada, bob, post), $"update comments set deleted_at = now() where id = '{comment}'");
            case NotificationKind.Reply:
                var on = await _database.MakePostAsync(bob);
                var parent = await _host.CommentAsync(ada, on);
                var reply = await _host.CommentAsync(bob, on, replyTo: parent);
                return (new(ada, bob, kind, parent) { At = DateTimeOffset.UtcNow, PostId = on, CommentId = parent }, $"update comments set deleted_at = now() where id = '{reply}'");
            case NotificationKind.Mention:
                var under = await _database.MakePostAsync(bob);
                var mention = await _host.CommentAsync(bob, under, mentions: ada);
                return (new(ada, bob, kind, mention) { At = DateTimeOffset.UtcNow, PostId = under, CommentId = mention }, $"update comments set mentions = array[]::uuid[] where id = '{mention}'");
            case NotificationKind.Tag:
                var picture = await _database.MakePostAsync(bob);
                await _database.ExecuteAsync($"insert into post_tags select '{ada}', published_at, id from posts where id = '{picture}'");
                return (new(ada, bob, kind, picture) { At = DateTimeOffset.UtcNow, PostId = picture }, $"delete from post_tags where user_id = '{ada}'");
            case NotificationKind.Follow:
                await _database.ExecuteAsync($"insert into follows values ('{bob}', '{ada}', now())");
                return (new(ada, bob, kind, ada) { At = DateTimeOffset.UtcNow, Day = 20_000 }, $"delete from follows where follower_id = '{bob}'");
            case NotificationKind.Request:
                await _database.ExecuteAsync($"insert into follow_requests values ('{bob}', '{ada}', now())");
                return (new(ada, bob, kind, bob) { At = DateTimeOffset.UtcNow, Day = 20_000 }, $"delete from follow_requests where requester_id = '{bob}'");
            default:
                await _database.ExecuteAsync($"insert into follows values ('{ada}', '{bob}', now())");
                return (new(ada, bob, kind, bob) { At = DateTimeOffset.UtcNow, Day = 20_000 }, $"delete from follows where follower_id = '{ada}'");
        }
    }

    private Task MarkAsync(Guid owner, Guid target, int kind, int parts = 0) =>
        _database.ExecuteAsync($"insert into user_marks (owner_id, target_id, kind, parts, since) values ('{owner}', '{target}', {kind}, {parts}, now())");

    private static NotificationSettingsEdit Edit(NotificationKind kind, NotificationScope scope) => new(new Dictionary<NotificationKind, NotificationScope> { [kind] = scope });

    private async Task<(Guid Ada, Guid Bob)> PairAsync() => (await _database.MakeUserAsync(), await _database.MakeUserAsync());
}
