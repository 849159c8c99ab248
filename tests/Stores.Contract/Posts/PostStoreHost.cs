using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Posts;
using InstaHub.Silo.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Stores.Contract.Posts;

/// <summary>A host with the stores of posts, put together as the silo is, and what tests do with them.</summary>
internal sealed class PostStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    : DatabaseHost(
        database.ConnectionString,
        configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddPostStores().AddSingleton<DueJobStore>(),
        settings: settings)
{
    private static readonly PublicationClock Clock = new(TimeProvider.System);

    public IPostStore Posts => Get<IPostStore>();

    public IPostListStore Lists => Get<IPostListStore>();

    public static StoredPost New(Guid author, PostStatus status = PostStatus.Published, params string[] hashtags) => new()
    {
        Id = Guid.CreateVersion7(),
        AuthorId = author,
        Status = status,
        Caption = "A caption: \"ünïcödé\" 🧮\nof two lines",
        Hashtags = hashtags,
        CreatedAt = Clock.Next(),
        PublishAt = status == PostStatus.Scheduled ? Clock.Next().AddDays(1) : null,
        PublishedAt = status == PostStatus.Published ? Clock.Next() : null,
    };

    /// <summary>Writes and gives what became of it.</summary>
    public Task<PostWriteOutcome> WriteAsync(StoredPost? seen, StoredPost post, string eventType = PostEvents.Edited) => Patience.ForAsync(
        Posts.WriteAsync(new PostWrite(seen, seen is null ? post : post with { Version = seen.Version + 1 }, [Event(post, eventType)])), "the outcome of a write");

    /// <summary>Makes a post that must be written.</summary>
    public async Task<StoredPost> MakeAsync(StoredPost post)
    {
        Assert.Equal(PostWriteVerdict.Written, (await WriteAsync(null, post, PostEvents.Published)).Verdict);
        return post;
    }

    /// <summary>Changes a post that must be there as it was seen.</summary>
    public async Task<StoredPost> ChangeAsync(StoredPost seen, Func<StoredPost, StoredPost> change)
    {
        var changed = change(seen);
        Assert.Equal(PostWriteVerdict.Written, (await WriteAsync(seen, changed)).Verdict);
        return changed with { Version = seen.Version + 1 };
    }

    public static StoredPost Deleted(StoredPost post) => post with { Status = PostStatus.Deleted, DeletedAt = Clock.Next(), PinnedAt = null };

    public static StoredPost Pinned(StoredPost post) => post with { PinnedAt = Clock.Next() };

    private static DomainEvent Event(StoredPost post, string type) =>
        new(Guid.CreateVersion7(), PostEvents.Namespace, PostGrainExtensions.EventKey(post.AuthorId), type, "{}"u8.ToArray(), DateTimeOffset.UtcNow);
}
