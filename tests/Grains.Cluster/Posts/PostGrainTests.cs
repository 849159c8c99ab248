using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Cluster.Accounts;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Posts;
using InstaHub.Silo.Workers;

namespace InstaHub.Grains.Cluster.Posts;

/// <summary>Posts on a running silo: who comes at the same time, what is done at its time, what is removed for good.</summary>
public sealed class PostGrainTests(ProductFixture fixture)
{
    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Making_a_post_again_changes_nothing_and_gives_the_same()
    {
        var author = await _database.MakeUserAsync();
        var post = _grains.GetPost(Guid.CreateVersion7());
        var input = new NewPost { AuthorId = author, Caption = "once" };

        var cards = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => post.Create(input)));
        await post.Forget();
        var late = await post.Create(input);

        Assert.All(cards.Append(late), card => Assert.Equal(cards[0].Value!.Json.Utf8.ToArray(), card.Value!.Json.Utf8.ToArray()));
        Assert.Equal(PostErrors.IdTaken, (await post.Create(input with { AuthorId = await _database.MakeUserAsync() })).Error);
        Assert.Equal(1, await PostsOfAsync(author));
    }

    [Fact]
    public async Task Edits_at_the_same_time_all_happen_one_after_the_other()
    {
        var author = await _database.MakeUserAsync();
        var post = await PublishAsync(author, "0");

        var edits = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => post.Edit(author, new PostEdit { Caption = $"{i}" })));

        Assert.All(edits, edit => Assert.Null(edit.Error));
        Assert.Equal(20L, (await _database.QueryAsync<long>($"select count(*) from post_edits where post_id = '{post.GetPrimaryKey()}'")).Single());
    }

    [Fact]
    public async Task A_change_of_another_activation_is_not_overwritten()
    {
        var author = await _database.MakeUserAsync();
        var post = await PublishAsync(author, "one #a");
        await _database.ExecuteAsync($"update posts set caption = 'elsewhere', version = version + 1 where id = '{post.GetPrimaryKey()}'");

        var edited = await post.Edit(author, new PostEdit { HideLikes = true });

        Assert.Null(edited.Error);
        Assert.Equal(["elsewhere"], await _database.QueryAsync<string>($"select caption from posts where id = '{post.GetPrimaryKey()}' and hide_likes"));
    }

    [Fact]
    public async Task Who_publishes_pins_archives_and_deletes_at_the_same_time_leaves_everything_counted()
    {
        var author = await _database.MakeUserAsync();
        var posts = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => PublishAsync(author, $"{i} #same #other{i % 3}", draft: i % 2 == 0)));

        await Task.WhenAll(posts.SelectMany((post, i) => new Task[]
        {
            post.Publish(author), post.SetPinned(author, i % 4 != 0), post.SetArchived(author, i % 3 == 0),
            i % 5 == 0 ? post.Delete(author) : post.Edit(author, new PostEdit { Caption = $"again {i} #same" }), post.SetArchived(author, archived: false),
        }));

        Assert.Empty(await _database.FindWrongPostsAsync());
        Assert.Equal(24, await PostsOfAsync(author));
        // Those that were pinned may all have been archived or deleted since; the others can be.
        Assert.InRange(await PinnedAsync(), 0, 3);
        foreach (var post in posts)
            await post.SetPinned(author, true);
        Assert.Equal(3, await PinnedAsync());

        async Task<long> PinnedAsync() =>
            (await _database.QueryAsync<long>($"select count(*) from posts where author_id = '{author}' and pinned_at is not null")).Single();
    }

    [Fact]
    public async Task Newer_numbers_show_and_older_ones_do_not()
    {
        var post = await PublishAsync(await _database.MakeUserAsync(), "one");

        await post.CountsChanged(new ContentCounts(5, 2, 7));
        await post.CountsChanged(new ContentCounts(4, 2, 6));

        Assert.Equal(new ContentCounts(5, 2, 7), (await post.GetCard())!.Counts);
    }

    [Fact]
    public async Task A_scheduled_post_whose_publisher_has_died_is_published_when_its_lease_is_over()
    {
        var author = await _database.MakeUserAsync();
        var post = _grains.GetPost(Guid.CreateVersion7());
        await post.Create(new NewPost { AuthorId = author, Caption = "later", PublishAt = DateTimeOffset.UtcNow.AddDays(1) });
        // Somebody has taken the job when it was due, and was never heard of again.
        await _database.ExecuteAsync(
            $"""
            with due as (update due_jobs set due_at = now(), attempts = 1, lease_until = clock_timestamp() + interval '500 ms' where key = '{post.GetPrimaryKey()}' returning key, due_at)
            update posts set publish_at = due.due_at, version = version + 1 from due where id = due.key::uuid
            """);
        await post.Forget();
        fixture.Product.Get<DueJobSignal>().Set();
        Assert.Equal(PostStatus.Scheduled, (await post.GetCard())!.Status);

        await Patience.UntilAsync(async () => (await post.GetCard())!.Status == PostStatus.Published, "the publication of a post whose publisher has died");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => post.PublishDue(DateTimeOffset.UtcNow))); // as late ones may do
        Assert.Equal(1, await PostsOfAsync(author));
        Assert.Equal([1L], await _database.QueryAsync<long>($"select count(*) from posts where id = '{post.GetPrimaryKey()}' and version = 3"));
        Assert.Empty(await _database.QueryAsync<string>($"select key from due_jobs where key = '{post.GetPrimaryKey()}'"));
    }

    [Fact]
    public async Task A_post_that_is_not_due_is_not_published()
    {
        var author = await _database.MakeUserAsync();
        var post = _grains.GetPost(Guid.CreateVersion7());
        await post.Create(new NewPost { AuthorId = author, Caption = "later", PublishAt = DateTimeOffset.UtcNow.AddDays(1) });

        await post.PublishDue(DateTimeOffset.UtcNow.AddHours(23));

        Assert.Equal(PostStatus.Scheduled, (await post.GetCard())!.Status);
        Assert.Equal(0, await PostsOfAsync(author));
    }

    [Fact]
    public async Task An_author_learns_how_many_posts_they_have_when_whoever_published_one_died_before_saying_so()
    {
        var author = await _database.MakeUserAsync();
        Assert.Equal(0, await PostsOfAsync(author));
        var (store, writing) = (fixture.Product.Get<IPostStore>(), fixture.Product.Get<PostWriting>());
        var post = (await writing.PrepareAsync(Guid.CreateVersion7(), new NewPost { AuthorId = author, Caption = "orphan" })).Value!;

        // As a silo that dies after the commit.
        await store.WriteAsync(new PostWrite(null, post, writing.EventsOf(null, post)), Cancellation);

        await Patience.UntilAsync(async () => await ShownPostsOfAsync(author) == 1, "the author to learn of a post");
    }

    [Fact]
    public async Task A_deleted_post_is_removed_for_good_when_its_time_is_over_and_not_before()
    {
        var author = await _database.MakeUserAsync();
        var (old, recent) = (await PublishAsync(author, "old"), await PublishAsync(author, "recent"));
        foreach (var post in new[] { old, recent })
        {
            await post.Edit(author, new PostEdit { Caption = "edited" });
            await post.Delete(author);
        }
        await _database.ExecuteAsync($"update posts set deleted_at = now() - interval '30 days 1 minute' where id = '{old.GetPrimaryKey()}'");

        await fixture.Product.Get<PostPurge>().RunOnceAsync(Cancellation);

        Assert.Equal(0L, await RowsAsync(old));
        Assert.Equal(3L, await RowsAsync(recent));
    }

    [Fact]
    public async Task What_belonged_to_an_account_goes_with_it()
    {
        var users = await _database.MakeUsersAsync(2);
        var posts = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => PublishAsync(users[0], $"{i} #purged", draft: i % 3 == 0)));
        var other = await PublishAsync(users[1], "#purged");
        await _grains.GetHashtagFollows(users[0]).Follow("purged");
        await _database.ExecuteAsync($"insert into post_tags select '{users[0]}', published_at, id from posts where id = '{other.GetPrimaryKey()}'");
        await _database.ExecuteAsync($"update accounts set status = 3 where id = '{users[0]}'");

        var purge = fixture.Product.Get<IEnumerable<InstaHub.Grains.Accounts.IAccountPurge>>().OfType<PostsOfAccounts>().Single();
        while (await purge.PurgeAsync(users[0], 1000, Cancellation))
            Cancellation.ThrowIfCancellationRequested();

        Assert.All(await Task.WhenAll(posts.Select(RowsAsync)), rows => Assert.Equal(0, rows));
        Assert.Empty(await _database.QueryAsync<string>($"select hashtag from hashtag_follows where user_id = '{users[0]}'"));
        Assert.Equal([1L], await _database.QueryAsync<long>("select posts from hashtags where hashtag = 'purged'"));
        Assert.Empty(await _database.FindWrongPostsAsync());
    }

    private async Task<IPostGrain> PublishAsync(Guid author, string caption, bool draft = false)
    {
        var post = _grains.GetPost(Guid.CreateVersion7());
        Assert.Null((await post.Create(new NewPost { AuthorId = author, Caption = caption, Draft = draft })).Error);
        return post;
    }

    private async Task<long> ShownPostsOfAsync(Guid author)
    {
        var card = await _grains.GetUser(author).GetCard();
        using var json = System.Text.Json.JsonDocument.Parse(card!.Json.Utf8);
        return json.RootElement.GetProperty("counts").GetProperty("posts").GetInt64();
    }

    private async Task<long> PostsOfAsync(Guid author)
    {
        var shown = await ShownPostsOfAsync(author);
        Assert.Equal([shown], await _database.QueryAsync<long>($"select posts from user_counts where user_id = '{author}'"));
        return shown;
    }

    private async Task<long> RowsAsync(IPostGrain post) => (await _database.QueryAsync<long>(
        $"""
        select (select count(*) from posts where id = '{post.GetPrimaryKey()}') + (select count(*) from post_edits where post_id = '{post.GetPrimaryKey()}')
            + (select count(*) from content_counts where target_id = '{post.GetPrimaryKey()}')
        """)).Single();
}
