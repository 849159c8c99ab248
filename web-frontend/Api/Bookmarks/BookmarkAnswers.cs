using InstaHub.GrainInterfaces.Bookmarks;

namespace InstaHub.Web.Api.Bookmarks;

/// <summary>Body of <c>PUT posts/{id}/bookmark</c>. <c>Collection</c>: one of the caller's; without it the bookmark is in none.</summary>
internal sealed record BookmarkRequest(Guid? Collection = null);

/// <summary>Body of <c>POST collections</c> and <c>PATCH collections/{id}</c>.</summary>
internal sealed record CollectionRequest(string Name);

/// <summary>Whether the caller has bookmarked a post, and in which collection.</summary>
internal sealed record BookmarkAnswer(bool Bookmarked, Guid? Collection);

/// <summary>A collection of bookmarks.</summary>
internal sealed record CollectionAnswer(Guid Id, string Name, DateTimeOffset CreatedAt)
{
    public static CollectionAnswer Of(Collection collection) => new(collection.Id, collection.Name, collection.CreatedAt);
}
