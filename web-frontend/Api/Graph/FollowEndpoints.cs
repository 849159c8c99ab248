using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Graph;

/// <summary>Following, and who is let.</summary>
internal static class FollowEndpoints
{
    public static void MapFollows(this IEndpointRouteBuilder api)
    {
        var follows = api.MapGroup("").WithTags("follows").HidesExistence();
        follows.MapPut("users/{id:guid}/follow", Follow).ForUsers(blocked: StatusCodes.Status404NotFound)
            .WithName("follow").FailsWith(GraphErrors.Oneself, GraphErrors.Blocked, GraphErrors.FollowsTooMany).WithSummary("Follow a user, or ask a private one to be let.");
        follows.MapDelete("users/{id:guid}/follow", Unfollow).ForUsers()
            .WithName("unfollow").FailsWith(GraphErrors.Oneself).WithSummary("Follow a user no more, or take the request back.");
        follows.MapGet("follow-requests", GetRequests).ForUsers()
            .WithName("listFollowRequests").WithSummary("Who has asked to follow the caller, newest first.");
        follows.MapPost("follow-requests/{userId:guid}/accept", Accept).ForUsers(StatusCodes.Status404NotFound)
            .WithName("acceptFollowRequest").FailsWith(GraphErrors.Blocked, GraphErrors.FollowsTooMany).WithSummary("Let somebody follow who has asked to.");
        follows.MapPost("follow-requests/{userId:guid}/reject", Reject).ForUsers(StatusCodes.Status404NotFound)
            .WithName("rejectFollowRequest").WithSummary("Close somebody's request to follow.");
        follows.MapDelete("followers/{userId:guid}", RemoveFollower).ForUsers()
            .WithName("removeFollower").FailsWith(GraphErrors.Oneself).WithSummary("End that somebody follows the caller.");
    }

    private static async Task<Results<Success<FollowAnswer>, Failure>> Follow(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).Follow(id), FollowAnswer.Of);

    private static async Task<Results<Success<FollowAnswer>, Failure>> Unfollow(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).Unfollow(id), FollowAnswer.Of);

    private static Task<Results<Page<UserAnswer>, Failure>> GetRequests(PageRequest page, HttpContext context, IGrainFactory grains) =>
        grains.GetOwnPageAsync(UserList.Requests, context, page);

    private static async Task<Results<Success<RelationAnswer>, Failure>> Accept(Guid userId, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).Accept(userId), RelationAnswer.Of);

    private static async Task<Results<Success<RelationAnswer>, Failure>> Reject(Guid userId, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).Reject(userId), RelationAnswer.Of);

    private static async Task<Results<Success<RelationAnswer>, Failure>> RemoveFollower(Guid userId, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).RemoveFollower(userId), RelationAnswer.Of);
}
