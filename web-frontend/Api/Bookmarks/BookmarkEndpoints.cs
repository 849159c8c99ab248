using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Posts;
using InstaHub.Web.Api.Reactions;
using InstaHub.Web.Idempotency;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Bookmarks;

/// <summary>The caller's bookmarks and their collections.</summary>
internal static class BookmarkEndpoints
{
    private const int NotFound = StatusCodes.Status404NotFound;

    public static void MapBookmarks(this IEndpointRouteBuilder api)
    {
        var bookmarks = api.MapGroup("").WithTags("bookmarks").HidesExistence();
        bookmarks.MapPut("posts/{id:guid}/bookmark", Put).ForUsers(blocked: NotFound)
            .WithName("bookmarkPost").WithSummary("Bookmark a post, in a collection or in none.");
        bookmarks.MapDelete("posts/{id:guid}/bookmark", Delete).ForUsers(blocked: NotFound)
            .WithName("removeBookmark").WithSummary("Remove a bookmark; works also when the post is not seen any more.");
        bookmarks.MapGet("bookmarks", GetBookmarks).ForUsers().Produces<Page<PostAnswer>>()
            .WithName("listBookmarks").FailsWith(BookmarkErrors.NoSuchCollection).WithSummary("The posts that the caller has bookmarked, newest first; ?collection= for one collection.");

        var collections = bookmarks.MapGroup("collections");
        collections.MapGet("", GetCollections).ForUsers()
            .WithName("listCollections").WithSummary("The caller's collections of bookmarks, by name.");
        collections.MapPost("", Create).ForUsers(StatusCodes.Status201Created).Produces<Success<CollectionAnswer>>(StatusCodes.Status201Created)
            .WithName("createCollection").FailsWith(BookmarkErrors.NameTaken, BookmarkErrors.TooManyCollections).WithSummary("Make a collection.");
        collections.MapPatch("{id:guid}", Rename).ForUsers(NotFound)
            .WithName("renameCollection").FailsWith(BookmarkErrors.NameTaken).WithSummary("Give a collection another name.");
        collections.MapDelete("{id:guid}", DeleteCollection).ForUsers(NotFound).Produces(StatusCodes.Status204NoContent)
            .WithName("deleteCollection").WithSummary("Delete a collection; the bookmarks in it stay.");
    }

    private static async Task<Results<Success<BookmarkAnswer>, Failure>> Put(Guid id, BookmarkRequest? request, HttpContext context, IGrainFactory grains)
    {
        var collection = request?.Collection;
        return Answer.From(await grains.ReactionsOf(context).Bookmark(id, collection), _ => new BookmarkAnswer(true, collection));
    }

    private static async Task<Results<Success<BookmarkAnswer>, Failure>> Delete(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.ReactionsOf(context).RemoveBookmark(id), _ => new BookmarkAnswer(false, null));

    private static async Task<IResult> GetBookmarks(Guid? collection, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        // A cursor is for the list that gave it.
        var userId = context.User.GetRequiredUserId();
        var name = $"bookmarks.{userId:N}.{collection:N}";
        var after = PostCursor.From(page, name);
        return PostAnswers.Of(await grains.GetReactionQueries().GetBookmarks(userId, collection, after, page.Limit, context.RequestAborted), name);
    }

    private static async Task<Success<IReadOnlyList<CollectionAnswer>>> GetCollections(HttpContext context, IGrainFactory grains)
    {
        var collections = await grains.CollectionsOf(context).GetAll(context.RequestAborted);
        return Answer.Ok<IReadOnlyList<CollectionAnswer>>([.. collections.Select(CollectionAnswer.Of)]);
    }

    private static async Task<Results<Success<CollectionAnswer>, Failure>> Create(CollectionRequest request, HttpContext context, IGrainFactory grains)
    {
        var created = await grains.CollectionsOf(context).Create(context.NewId(), request.Name);
        return created.IsSuccess
            ? Answer.Created($"{ApiRoutes.Prefix}/bookmarks?collection={created.Value.Id:D}", CollectionAnswer.Of(created.Value))
            : Answer.Fail(created.Error);
    }

    private static async Task<Results<Success<CollectionAnswer>, Failure>> Rename(
        Guid id, CollectionRequest request, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.CollectionsOf(context).Rename(id, request.Name), CollectionAnswer.Of);

    private static async Task<IResult> DeleteCollection(Guid id, HttpContext context, IGrainFactory grains)
    {
        var deleted = await grains.CollectionsOf(context).Delete(id);
        return deleted.IsSuccess ? TypedResults.NoContent() : Answer.Fail(deleted.Error);
    }

    private static ICollectionsGrain CollectionsOf(this IGrainFactory grains, HttpContext context) =>
        grains.GetCollections(context.User.GetRequiredUserId());
}
