using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Media;
using InstaHub.Web.Media;

namespace InstaHub.Stores.Contract.Media;

/// <summary>What is removed by itself, and what is not.</summary>
public sealed class MediaCleanupTests : IAsyncLifetime
{
    private MediaStoreHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MediaCleanup Cleanup => _host.Get<MediaCleanup>();

    public async ValueTask InitializeAsync() => _host = await MediaStoreHost.CreateAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("1 hour", true)]
    [InlineData("1 hour 6 minutes", false)]
    public async Task An_upload_that_does_not_come_is_forgotten(string age, bool isThere)
    {
        var id = await _host.AwaitedAsync();
        await AgeAsync(id, age);

        await Cleanup.RunOnceAsync(Cancellation);

        Assert.Equal(isThere, await _host.Catalog.FindAsync(id) is not null);
    }

    [Theory]
    [InlineData("23 hours", false, true)]
    [InlineData("25 hours", false, false)]
    [InlineData("25 hours", true, true)]
    public async Task A_file_that_belongs_to_nothing_is_removed_after_a_day(string age, bool isAttached, bool isThere)
    {
        var id = await _host.ReadyAsync();
        if (isAttached)
            Assert.NotNull(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, Guid.NewGuid()));
        await AgeAsync(id, age);

        await Cleanup.RunOnceAsync(Cancellation);
        await Cleanup.RemoveDeletedAsync(TimeSpan.Zero, Cancellation);

        Assert.Equal(isThere, await _host.Catalog.FindAsync(id) is not null);
        Assert.Equal(isThere, await HasFileAsync(id));
    }

    [Fact]
    public async Task A_file_that_was_taken_out_has_another_day()
    {
        var (id, post) = (await _host.ReadyAsync(), Guid.NewGuid());
        await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, post);
        await AgeAsync(id, "100 days");
        Assert.NotNull(await _host.Catalog.DetachAsync(id, post));

        await Cleanup.RunOnceAsync(Cancellation);

        Assert.NotNull(await _host.Catalog.FindAsync(id));
    }

    [Theory]
    [InlineData("59 minutes", false, true)]
    [InlineData("61 minutes", false, false)]
    [InlineData("61 minutes", true, true)]
    public async Task A_file_of_a_post_that_never_came_to_be_belongs_to_nothing_after_an_hour(string age, bool hasPost, bool isAttached)
    {
        var (id, post) = (await _host.ReadyAsync(), Guid.NewGuid());
        Assert.NotNull(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, post));
        await AgeAsync(id, "100 days");
        await _host.ExecuteAsync(
            $$"""
            insert into posts (id, author_id, status, created_at, media) values
                ('{{(hasPost ? post : Guid.NewGuid())}}', '{{_host.Owner}}', 2, now(), '[{"id":"{{Guid.NewGuid()}}"},{"id":"{{id}}","altText":"","tags":[]}]'),
                ('{{(hasPost ? Guid.NewGuid() : post)}}', '{{_host.Owner}}', 2, now(), '[{"id":"{{Guid.NewGuid()}}"}]')
            """);
        await UnsettleAsync(id, age);

        await Cleanup.RunOnceAsync(Cancellation);

        Assert.Equal(isAttached ? post : null, (await _host.Catalog.FindAsync(id))!.View.AttachedTo);
        Assert.Equal(isAttached ? [] : [id], _host.Forgotten);
        // What it was once, it stays.
        await _host.ExecuteAsync("delete from posts");
        await Cleanup.RunOnceAsync(Cancellation);
        Assert.Equal(isAttached ? post : null, (await _host.Catalog.FindAsync(id))!.View.AttachedTo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_that_its_profile_does_not_show_belongs_to_nothing_after_an_hour(bool isShown)
    {
        var id = await _host.ReadyAsync(MediaKind.Avatar);
        Assert.NotNull(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Avatar, _host.Owner));
        await _host.ExecuteAsync($"insert into profiles (user_id, display_name, avatar_id) values ('{_host.Owner}', '', '{(isShown ? id : Guid.NewGuid())}')");
        await UnsettleAsync(id, "61 minutes");

        await Cleanup.RunOnceAsync(Cancellation);

        Assert.Equal(isShown ? _host.Owner : null, (await _host.Catalog.FindAsync(id))!.View.AttachedTo);
    }

    [Theory]
    [InlineData("59 minutes", false, true)]
    [InlineData("61 minutes", false, false)]
    [InlineData("61 minutes", true, true)]
    public async Task A_file_that_no_message_has_is_removed_after_an_hour(string age, bool isInMessage, bool isThere)
    {
        var (id, message) = (await _host.ReadyAsync(MediaKind.Voice), Guid.NewGuid());
        Assert.NotNull(await _host.Catalog.AttachToMessageAsync(id, _host.Owner, MediaKind.Voice, message));
        await AgeAsync(id, "100 days");
        await _host.ExecuteAsync($"insert into message_media values ('{Guid.NewGuid()}', '{message}')");
        // Forwarded: the message that it was uploaded for is gone.
        if (isInMessage)
            await _host.ExecuteAsync($"insert into message_media values ('{id}', '{Guid.NewGuid()}')");
        await UnsettleAsync(id, age);

        await Cleanup.RunOnceAsync(Cancellation);
        await Cleanup.RemoveDeletedAsync(TimeSpan.Zero, Cancellation);

        Assert.Equal(isThere, await _host.Catalog.FindAsync(id) is { View.IsInMessage: true });
        Assert.Equal(isThere, await HasFileAsync(id));
        Assert.Equal(isThere ? [] : [id], _host.Forgotten);
    }

    [Fact]
    public async Task What_is_in_a_message_belongs_to_no_post_and_the_other_way_round()
    {
        var (id, post) = (await _host.ReadyAsync(), Guid.NewGuid());
        Assert.NotNull(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, post));
        Assert.Null(await _host.Catalog.AttachToMessageAsync(id, _host.Owner, MediaKind.Image, Guid.NewGuid()));
        Assert.NotNull(await _host.Catalog.DetachAsync(id, post));

        Assert.NotNull(await _host.Catalog.AttachToMessageAsync(id, _host.Owner, MediaKind.Image, post));
        Assert.NotNull(await _host.Catalog.AttachToMessageAsync(id, _host.Owner, MediaKind.Image, Guid.NewGuid()));
        Assert.Null(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, post));
        Assert.Null(await _host.Catalog.DetachAsync(id, post));
        Assert.Equal(post, (await _host.Catalog.FindAsync(id))!.View.AttachedTo);
    }

    [Fact]
    public async Task To_attach_a_file_again_gives_it_another_hour()
    {
        var (id, post) = (await _host.ReadyAsync(), Guid.NewGuid());
        Assert.NotNull(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, post));
        await UnsettleAsync(id, "61 minutes");

        Assert.NotNull(await _host.Catalog.AttachAsync(id, _host.Owner, MediaKind.Image, post));
        await Cleanup.RunOnceAsync(Cancellation);

        Assert.Equal(post, (await _host.Catalog.FindAsync(id))!.View.AttachedTo);
    }

    [Fact]
    public async Task The_bytes_of_what_is_deleted_go_before_its_row()
    {
        var id = await _host.ReadyAsync();
        await _host.Catalog.DeleteAsync(id, _host.Owner);

        Assert.Equal(0, await Cleanup.RemoveDeletedAsync(MediaCleanup.Grace, Cancellation));
        Assert.True(await HasFileAsync(id));
        Assert.Equal(1, await Cleanup.RemoveDeletedAsync(TimeSpan.Zero, Cancellation));
        Assert.False(await HasFileAsync(id));
        Assert.Equal(0, await Cleanup.RemoveDeletedAsync(TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task Originals_that_a_worker_or_an_upload_has_left_behind_are_removed()
    {
        var id = await _host.ReadyAsync();
        Assert.Single(Originals(id));
        await _host.PutAsync(id, MediaFiles.Original(Guid.NewGuid()));
        await _host.ExecuteAsync("update media set done_at = done_at - interval '2 minutes'");

        await Cleanup.RunOnceAsync(Cancellation);

        Assert.Empty(Originals(id));
        Assert.True(await HasFileAsync(id));
    }

    [Fact]
    public async Task Bytes_of_which_there_is_no_row_are_removed_and_others_stay()
    {
        var (known, unknown) = (await _host.ReadyAsync(), Guid.CreateVersion7());
        await _host.PutAsync(unknown, MediaFiles.Variant(1080, MediaFormat.WebP));

        for (var shard = 0; shard < IMediaStore.Shards; shard++)
            await Cleanup.RemoveForgottenAsync(shard, MediaCleanup.ForgottenAge, Cancellation);
        Assert.True(await HasFileAsync(unknown));
        for (var shard = 0; shard < IMediaStore.Shards; shard++)
            await Cleanup.RemoveForgottenAsync(shard, TimeSpan.Zero, Cancellation);

        Assert.False(await HasFileAsync(unknown));
        Assert.True(await HasFileAsync(known));
    }

    [Fact]
    public async Task The_rows_of_an_account_go_with_it_and_their_bytes_after_them()
    {
        var id = await _host.ReadyAsync();
        await _host.ExecuteAsync($"delete from accounts where id = '{_host.Owner}'");

        Assert.Null(await _host.Catalog.FindAsync(id));
        for (var shard = 0; shard < IMediaStore.Shards; shard++)
            await Cleanup.RemoveForgottenAsync(shard, TimeSpan.Zero, Cancellation);
        Assert.False(await HasFileAsync(id));
    }

    private Task AgeAsync(Guid id, string age) => _host.ExecuteAsync($"update media set unattached_since = unattached_since - interval '{age}' where id = '{id}'");

    private Task UnsettleAsync(Guid id, string age) => _host.ExecuteAsync($"update media set attached_at = attached_at - interval '{age}' where id = '{id}'");

    private ValueTask<bool> HasFileAsync(Guid id) => _host.Files.ExistsAsync(id, MediaFiles.Variant(1080, MediaFormat.WebP), Cancellation);

    private IEnumerable<string> Originals(Guid id) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(_host.Files.TempFolder)!, "original-*", SearchOption.AllDirectories).Where(path => path.Contains($"{id:N}", StringComparison.Ordinal));
}
