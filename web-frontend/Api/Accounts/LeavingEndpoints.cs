using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace InstaHub.Web.Api.Accounts;

/// <summary><c>users/me</c>: how users hide and delete their accounts.</summary>
internal static class LeavingEndpoints
{
    public static void MapLeaving(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("users/me").WithTags("users").LimitRate();
        me.MapPost("deactivate", Deactivate).ForUsers().WithName("deactivateAccount").FailsWith(AccountErrors.WrongPassword)
            .WithSummary("Hide the account until its user signs in again.");
        me.MapDelete("", Delete).ForUsers(other: StatusCodes.Status204NoContent).WithName("deleteAccount").FailsWith(AccountErrors.WrongPassword)
            .WithSummary("Delete the account. Its username stays taken.");
    }

    private static async Task<Results<Success<EndedAnswer>, Failure>> Deactivate(
        DeactivateRequest? request, HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        RefreshCookie.Clear(context);
        return revocations.Forget(
            await grains.GetAuthentication().Deactivate(context.User.GetRequiredUserId(), request?.Password, context.GetOrigin(), cancellationToken));
    }

    private static async Task<Results<NoContent, Failure>> Delete(
        [FromBody] DeleteAccountRequest request, HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        var result = await grains.GetAuthentication().Delete(context.User.GetRequiredUserId(), request.Password, context.GetOrigin(), cancellationToken);
        if (result.Error is { } refusal)
            return Answer.Fail(refusal);
        RefreshCookie.Clear(context);
        revocations.Add(result.Value!.Ids);
        return TypedResults.NoContent();
    }
}
