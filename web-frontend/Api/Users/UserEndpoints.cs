using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Users;

/// <summary><c>users</c>: profiles and the lists on them.</summary>
internal static class UserEndpoints
{
    private const string QueryField = "q";

    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("").WithTags("users");
        users.MapGet("users", Search).ForAnybody().Produces<Page<UserAnswer>>()
            .WithName("searchUsers").WithSummary("Find users by the beginning of their username or display name.");
        users.MapGet("users/me", GetMe).ForUsers().Produces<Success<Me>>()
            .WithName("getOwnUser").WithSummary("The user who is signed in.");
        users.MapPatch("users/me", Edit).ForUsers()
            .WithName("editOwnUser").FailsWith(AccountErrors.UsernameTaken, ProfileErrors.ChangedMeanwhile, MediaErrors.NotReady, MediaErrors.InUse, MediaErrors.WrongKind, MediaErrors.Unusable)
            .WithSummary("Change one's profile; what is not named stays as it is.");
        users.MapGet("users/{idOrUsername}", GetUser).ForAnybody(blocked: StatusCodes.Status404NotFound).HidesExistence().Produces<Success<UserAnswer>>()
            .WithName("getUser").WithSummary("A user's profile, by id or username.");

        var lists = users.MapGroup("users/{id:guid}").HidesExistence();
        lists.MapGet("followers", GetFollowers).ForAnybody(blocked: StatusCodes.Status404NotFound)
            .WithName("listFollowers").FailsWith(GraphErrors.PrivateAccount, ProfileErrors.BlockedByCaller).WithSummary("Who follows the user, newest first.");
        lists.MapGet("following", GetFollowing).ForAnybody(blocked: StatusCodes.Status404NotFound)
            .WithName("listFollowing").FailsWith(GraphErrors.PrivateAccount, ProfileErrors.BlockedByCaller).WithSummary("Whom the user follows, newest first.");
        lists.MapGet("mutuals", GetMutuals).ForUsers(blocked: StatusCodes.Status404NotFound)
            .WithName("listMutuals").FailsWith(GraphErrors.PrivateAccount, ProfileErrors.BlockedByCaller).WithSummary("Whom the caller follows among the user's followers, by when the caller followed them, newest first.");
    }

    private static async Task<Results<Page<UserAnswer>, Failure>> Search(string? q, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        if (q is null)
            return Answer.Fail(new FieldErrors().Add(QueryField, "Say what to look for.").ToError());
        var after = NameCursor.From(page);
        var result = await grains.GetUserQueries().Search(q, context.User.GetUserId(), after, page.Limit, context.RequestAborted);
        return result.IsSuccess
            ? UserListAnswers.Of(result.Value, NameCursor.Of(result.Value.Next))
            : Answer.Fail(result.Error);
    }

    private static async Task<IResult> GetMe(HttpContext context, IGrainFactory grains) =>
        await grains.GetUser(context.User.GetRequiredUserId()).GetMeJson() is { } me
            ? new ReadyAnswer(me.Json) { ETag = EntityTags.Of(me.Version) }
            : Answer.Fail(HttpErrors.Unauthenticated); // the account is gone, its last token is not

    private static async Task<Results<Success<Me>, Failure>> Edit(EditProfileRequest request, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetUser(context.User.GetRequiredUserId()).Edit(request.ToEdit()));

    private static async Task<IResult> GetUser(string idOrUsername, HttpContext context, IGrainFactory grains)
    {
        var result = await grains.GetUserQueries().GetUser(context.User.GetUserId(), idOrUsername);
        if (result.Value is not { } view)
            return Answer.Fail(result.Error!);
        if (view.Relation is not { } relation)
            return new ReadyAnswer(view.Json) { ETag = EntityTags.Of(view.Version) };
        return new ReadyAnswer(view.Json)
        {
            Relation = relation,
            Presence = view.Presence,
            ETag = view.Presence is { } presence
                ? EntityTags.Of(view.Version, Relationship.VersionOf(relation), PresenceMembers.VersionOf(presence))
                : EntityTags.Of(view.Version, Relationship.VersionOf(relation)),
        };
    }

    private static Task<Results<Page<UserAnswer>, Failure>> GetFollowers(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        grains.GetPageAsync(UserList.Followers, id, context, page);

    private static Task<Results<Page<UserAnswer>, Failure>> GetFollowing(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        grains.GetPageAsync(UserList.Following, id, context, page);

    private static Task<Results<Page<UserAnswer>, Failure>> GetMutuals(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        grains.GetPageAsync(UserList.Mutuals, id, context, page);
}
