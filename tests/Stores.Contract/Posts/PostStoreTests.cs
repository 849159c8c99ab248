using System.Text.Json;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;

namespace InstaHub.Stores.Contract.Posts;

/// <summary>Posts in the database.</summary>
public sealed class PostStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private Task UntilWaitingForAsync(Npgsql.NpgsqlConnection holder, int sessions) => Patience.UntilAsync(
        async () => await _database.QueryAsync<long>(
            $"select count(*) from pg_stat_activity where datname = current_database() and {holder.ProcessID} = any(pg_blocking_pids(pid))") is [var count]
            && count == sessions,
        $"{sessions} sessions to wait");

    private readonly TestDatabase _database = assembly.Database;
    private readonly PostStoreHost _host = new(assembly.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(PostStatus.Published)]
    [InlineData(PostStatus.Draft)]
    [InlineData(PostStatus.Scheduled)]
    public async Task A_post_is_read_as_it_was_written(PostStatus status)
    {
        var users = await _database.MakeUsersAsync(2);
        var post = PostStoreHost.New(users[0], status, "ünï", "two") with
        {
            Media = [new(Guid.NewGuid(), "A \"picture\"", [new(users[1], 0.25, 1, "somebody")]), new(Guid.NewGuid(), "", [])],
            Location = new("Łódź", 51.77, 19.46),
            Mentions = [new(users[1], "some.body"), new(users[0], "me_")],
            CommentsOff = true,
            HideLikes = true,
        };

        await _host.MakeAsync(post);

        AssertSame(post, await _host.Posts.FindAsync(post.Id));
        await AssertNothingWrongAsync(post);
    }

    [Fact]
    public async Task What_was_changed_is_read_as_it_was_changed()
    {
        var users = await _database.MakeUsersAsync(2);
        var made = await _host.MakeAsync(PostStoreHost.New(users[0], PostStatus.Published, "one", "two") with { Media = [new(Guid.NewGuid(), "", [])] });

        var changed = await _host.ChangeAsync(made, post => post with
        {
            Caption = "changed",
            Hashtags = ["two", "three"],
            Mentions = [new(users[1], "x.y")],
            Media = [post.Media[0] with { AltText = "text", Tags = [new(users[1], 0, 0.5, "x.y")] }],
            Location = new("Paris", null, null),
            EditedAt = PublicationClock.Truncate(DateTimeOffset.UtcNow),
            CommentsOff = true,
        });

        AssertSame(changed, await _host.Posts.FindAsync(made.Id));
        var revision = Assert.Single(await _host.Posts.FindRevisionsAsync(made.Id));
        Assert.Equal((made.Caption, made.PublishedAt!.Value), (revision.Caption, revision.Since));
        Assert.Null(revision.Location);
        await AssertNothingWrongAsync(made);
    }

    // Else two batches, each with a new post and an edited one, could wait for each other.
    [Fact]
    public async Task A_batch_of_new_and_edited_posts_takes_their_hashtags_in_one_order()
    {
        var users = await _database.MakeUsersAsync(3);
        var (first, last) = ($"a{Guid.NewGuid():N}", $"z{Guid.NewGuid():N}");
        var edited = await _host.MakeAsync(PostStoreHost.New(users[2]));
        await _host.MakeAsync(PostStoreHost.New(users[2], PostStatus.Published, first, last));
        await using var busy = await _database.DataSource.OpenConnectionAsync();
        await TestDatabase.ExecuteOnAsync(busy, $"begin; select from user_counts where user_id in ('{users[0]}', '{users[1]}') for update");
        await using var other = await _database.DataSource.OpenConnectionAsync();
        await TestDatabase.ExecuteOnAsync(other, $"begin; select from hashtags where hashtag = '{first}' for update");

        // Both lanes are held up, and the two that come then are one batch.
        var writing = new List<Task> { _host.MakeAsync(PostStoreHost.New(users[0])) };
        await UntilWaitingForAsync(busy, 1);
        writing.Add(_host.MakeAsync(PostStoreHost.New(users[1])));
        await UntilWaitingForAsync(busy, 2);
        writing.Add(_host.MakeAsync(PostStoreHost.New(users[2], PostStatus.Published, last)));
        writing.Add(_host.ChangeAsync(edited, post => post with { Hashtags = [first] }));
        await TestDatabase.ExecuteOnAsync(busy, "commit");
        await UntilWaitingForAsync(other, 1);

        await TestDatabase.ExecuteOnAsync(other, $"select from hashtags where hashtag = '{last}' for update nowait; commit");
        await Task.WhenAll(writing);
        await AssertNothingWrongAsync(edited);
    }

    [Fact]
    public async Task Many_posts_of_many_authors_in_many_states_leave_everything_counted()
    {
        var users = await _database.MakeUsersAsync(5);
        var tags = Enumerable.Range(0, 4).Select(_ => $"t{Guid.NewGuid():N}").ToArray();
        var made = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            _host.MakeAsync(PostStoreHost.New(users[i % 5], (PostStatus)(i % 3), tags[i % 4], tags[(i + 1) % 4]))));

        await Task.WhenAll(made.Where(post => post.Status == PostStatus.Published).Select((post, i) => (i % 4) switch
        {
            0 => _host.ChangeAsync(post, PostStoreHost.Deleted),
            1 => _host.ChangeAsync(post, seen => seen with { Status = PostStatus.Archived }),
            2 => _host.ChangeAsync(post, seen => seen with { Hashtags = [tags[i % 4]] }),
            _ => _host.MakeAsync(PostStoreHost.New(users[i % 5], PostStatus.Published, tags)),
        }));

        await AssertNothingWrongAsync(made[0]);
        var counted = (await _database.QueryAsync<long>($"select sum(posts)::bigint from user_counts where user_id in ({string.Join(',', users.Select(id => $"'{id}'"))})")).Single();
        Assert.Equal(counted, (await _database.QueryAsync<long>($"select count(*) from posts where status = 2 and author_id in ({string.Join(',', users.Select(id => $"'{id}'"))})")).Single());
        Assert.True(counted > 40);
    }

    [Fact]
    public async Task The_authors_numbers_are_told_when_they_change_and_only_then()
    {
        var author = await _database.MakeUserAsync();
        var post = PostStoreHost.New(author);

        var made = await _host.WriteAsync(null, post, PostEvents.Published);
        var draft = await _host.WriteAsync(null, PostStoreHost.New(author, PostStatus.Draft));
        var edited = await _host.WriteAsync(post, post with { Caption = "x" });
        var deleted = await _host.WriteAsync(post with { Version = 2 }, PostStoreHost.Deleted(post));

        Assert.Equal((1, 1), (made.AuthorCounts!.Counts.Posts, made.AuthorCounts.ChangeNumber));
        Assert.Null(draft.AuthorCounts);
        Assert.Null(edited.AuthorCounts);
        Assert.Equal((0, 2), (deleted.AuthorCounts!.Counts.Posts, deleted.AuthorCounts.ChangeNumber));
    }

    [Fact]
    public async Task Each_write_leaves_its_event_and_a_refused_one_leaves_none()
    {
        var author = await _database.MakeUserAsync();
        var post = await _host.MakeAsync(PostStoreHost.New(author));
        await _host.ChangeAsync(post, seen => seen with { Caption = "x" });

        await _host.WriteAsync(post, post with { Caption = "late" }, "never");
        await _host.WriteAsync(null, post, "never");
        var nobody = PostStoreHost.New(Guid.NewGuid());
        Assert.Equal(PostWriteVerdict.Refused, (await _host.WriteAsync(null, nobody, "never")).Verdict);

        Assert.Equal(["published", "edited"], await _database.QueryAsync<string>($"select type from events where namespace = 'posts' and key = '{author:D}' order by position"));
        Assert.Equal(["x"], await _database.QueryAsync<string>($"select caption from posts where id = '{post.Id}'"));
        Assert.Empty(await _database.QueryAsync<Guid>($"select id from posts where id = '{nobody.Id}'"));
    }

    [Fact]
    public async Task Whose_account_is_not_active_makes_no_post()
    {
        var author = await _database.MakeUserAsync();
        await _database.ExecuteAsync($"update accounts set status = 3 where id = '{author}'");

        Assert.Equal(PostWriteVerdict.Refused, (await _host.WriteAsync(null, PostStoreHost.New(author))).Verdict);
    }

    [Fact]
    public async Task Of_many_changes_of_one_version_one_is_written()
    {
        var author = await _database.MakeUserAsync();
        await using var other = new PostStoreHost(_database);
        var post = await _host.MakeAsync(PostStoreHost.New(author));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? _host : other).WriteAsync(post, i % 3 == 0 ? PostStoreHost.Deleted(post) : post with { Caption = $"{i}" })));

        Assert.Single(outcomes, outcome => outcome.Verdict == PostWriteVerdict.Written);
        await AssertNothingWrongAsync(post);
    }

    [Fact]
    public async Task Of_many_who_pin_at_once_three_do()
    {
        var author = await _database.MakeUserAsync();
        await using var other = new PostStoreHost(_database);
        var posts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _host.MakeAsync(PostStoreHost.New(author))));

        var outcomes = await Task.WhenAll(posts.Select((post, i) => (i % 2 == 0 ? _host : other).WriteAsync(post, PostStoreHost.Pinned(post))));

        Assert.Equal(3, outcomes.Count(outcome => outcome.Verdict == PostWriteVerdict.Written));
        Assert.Equal(9, outcomes.Count(outcome => outcome.Verdict == PostWriteVerdict.TooManyPinned));
        Assert.Equal([3L], await _database.QueryAsync<long>($"select count(*) from posts where author_id = '{author}' and pinned_at is not null"));
    }

    [Fact]
    public async Task So_many_drafts_and_no_more()
    {
        var author = await _database.MakeUserAsync();
        await _database.ExecuteAsync(
            $"""
            with made as (insert into posts (id, author_id, status, created_at) select gen_random_uuid(), '{author}', 0, now() from generate_series(1, {PostLimits.MaxUnpublished}) returning id)
            insert into content_counts (target_id) select id from made
            """);

        Assert.Equal(PostWriteVerdict.Refused, (await _host.WriteAsync(null, PostStoreHost.New(author, PostStatus.Draft))).Verdict);
        Assert.Equal(PostWriteVerdict.Written, (await _host.WriteAsync(null, PostStoreHost.New(author))).Verdict);
    }

    [Fact]
    public async Task The_newest_revisions_are_kept()
    {
        var author = await _database.MakeUserAsync();
        var post = await _host.MakeAsync(PostStoreHost.New(author) with { Caption = "0" });
        for (var i = 1; i <= PostLimits.MaxRevisions + 3; i++)
            post = await _host.ChangeAsync(post, seen => seen with { Caption = $"{i}" });

        var revisions = await _host.Posts.FindRevisionsAsync(post.Id);

        Assert.Equal(Enumerable.Range(3, PostLimits.MaxRevisions).Reverse().Select(i => $"{i}"), revisions.Select(revision => revision.Caption));
    }

    [Fact]
    public async Task A_bad_row_fails_alone()
    {
        var author = await _database.MakeUserAsync();
        var bad = PostStoreHost.New(author) with { Caption = "a\0b" };

        var writes = Enumerable.Range(0, 20).Select(i => i == 7 ? bad : PostStoreHost.New(author)).Select(post => _host.WriteAsync(null, post)).ToArray();
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(writes));

        Assert.Equal([7], writes.Index().Where(write => write.Item.IsFaulted).Select(write => write.Index));
    }

    private static void AssertSame(StoredPost expected, StoredPost? actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    // Of the whole database, so that it says more than of one post; others write whole transactions meanwhile.
    private async Task AssertNothingWrongAsync(StoredPost post)
    {
        Assert.NotEqual(Guid.Empty, post.Id);
        Assert.Empty(await _database.FindWrongPostsAsync());
    }
}
