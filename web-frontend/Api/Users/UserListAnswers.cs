using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Users;

/// <summary>Answers pages of lists of users.</summary>
internal static class UserListAnswers
{
    /// <summary>A page of somebody's list, as the caller may see it.</summary>
    public static async Task<Results<Page<UserAnswer>, Failure>> GetPageAsync(
        this IGrainFactory grains, UserList list, Guid ownerId, HttpContext context, PageRequest page)
    {
        // A cursor is for the list that gave it.
        var name = $"users.{list}.{ownerId:N}";
        var after = TimePosition.From(page, name) is { } position ? new ListPosition(position.At, position.Id) : null;
        var result = await grains.GetUserQueries().GetList(list, ownerId, context.User.GetUserId(), after, page.Limit, context.RequestAborted);
        return result.IsSuccess
            ? Of(result.Value, result.Value.Next is { } next ? new TimePosition(next.Since, next.UserId).ToCursor(name) : null)
            : Answer.Fail(result.Error);
    }

    /// <summary>A page of one's own list.</summary>
    public static Task<Results<Page<UserAnswer>, Failure>> GetOwnPageAsync(this IGrainFactory grains, UserList list, HttpContext context, PageRequest page) =>
        grains.GetPageAsync(list, context.User.GetRequiredUserId(), context, page);

    /// <summary>The page with its cursor.</summary>
    public static Page<UserAnswer> Of<TPosition>(UserPage<TPosition> page, string? next) where TPosition : class =>
        Answer.Page<UserAnswer>([.. page.Users.Select(UserAnswer.Of)], next);
}
