using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Graph;

/// <summary>What a user marks others as: blocks, mutes, restrictions, close friends. They work by id, on who blocks the caller too.</summary>
internal static class MarkEndpoints
{
    public static void MapMarks(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("users").WithTags("follows").HidesExistence();
        users.MapPut("{id:guid}/mute", Mute).ForUsers()
            .WithName("mute").FailsWith(GraphErrors.Oneself).WithSummary("Mute what a user does: what is named, or all.");
        users.MapDelete("{id:guid}/mute", Unmute).ForUsers()
            .WithName("unmute").FailsWith(GraphErrors.Oneself).WithSummary("Mute nothing of a user.");
        users.MapGet("me/mutes", (PageRequest page, HttpContext context, IGrainFactory grains) => grains.GetOwnPageAsync(UserList.Mutes, context, page)).ForUsers()
            .WithName("listMutes").WithSummary("Whom the caller mutes, newest first.");

        Map(UserMark.Block, "block", "blocks", UserList.Blocks, ("block", "Block a user; follows and requests end both ways."),
            ("unblock", "Block a user no more."), ("listBlocks", "Whom the caller blocks, newest first."));
        Map(UserMark.Restrict, "restrict", "restricts", UserList.Restricts, ("restrict", "Restrict a user, who is not told."),
            ("unrestrict", "Restrict a user no more."), ("listRestricts", "Whom the caller restricts, newest first."));
        Map(UserMark.CloseFriend, "close-friend", "close-friends", UserList.CloseFriends, ("addCloseFriend", "Put a user among the close friends."),
            ("removeCloseFriend", "Take a user out of the close friends."), ("listCloseFriends", "The caller's close friends, newest first."));

        void Map(
            UserMark mark, string name, string names, UserList list, (string Name, string Summary) put, (string Name, string Summary) delete,
            (string Name, string Summary) get)
        {
            users.MapPut($"{{id:guid}}/{name}", async Task<Results<Success<RelationAnswer>, Failure>> (Guid id, HttpContext context, IGrainFactory grains) =>
                Answer.From(await grains.RelationshipsOf(context).Mark(id, mark, MuteParts.None), RelationAnswer.Of)).ForUsers()
                .WithName(put.Name).FailsWith(GraphErrors.Oneself).WithSummary(put.Summary);
            users.MapDelete($"{{id:guid}}/{name}", async Task<Results<Success<RelationAnswer>, Failure>> (Guid id, HttpContext context, IGrainFactory grains) =>
                Answer.From(await grains.RelationshipsOf(context).Unmark(id, mark), RelationAnswer.Of)).ForUsers()
                .WithName(delete.Name).FailsWith(GraphErrors.Oneself).WithSummary(delete.Summary);
            users.MapGet($"me/{names}", (PageRequest page, HttpContext context, IGrainFactory grains) => grains.GetOwnPageAsync(list, context, page)).ForUsers()
                .WithName(get.Name).WithSummary(get.Summary);
        }
    }

    /// <summary>The relations of who calls.</summary>
    public static IRelationshipsGrain RelationshipsOf(this IGrainFactory grains, HttpContext context) =>
        grains.GetRelationships(context.User.GetRequiredUserId());

    private static async Task<Results<Success<MuteAnswer>, Failure>> Mute(Guid id, MuteRequest? request, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).Mark(id, UserMark.Mute, request?.ToParts() ?? MuteParts.All), MuteAnswer.Of);

    private static async Task<Results<Success<MuteAnswer>, Failure>> Unmute(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.RelationshipsOf(context).Unmark(id, UserMark.Mute), MuteAnswer.Of);
}
