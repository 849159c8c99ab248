using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary>How passwords are replaced and e-mail addresses are proved.</summary>
internal static class PasswordEndpoints
{
    public static void MapPasswords(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("password/change", Change).ForUsers().WithName("changePassword").FailsWith(AccountErrors.WrongPassword)
            .WithSummary("Replace the password; all other sessions end.");
        auth.MapPost("password/forgot", Forget).WithoutToken(StatusCodes.Status202Accepted).Produces<Success<Nothing>>(StatusCodes.Status202Accepted)
            .WithName("forgetPassword").WithSummary("Let a link to set a new password be sent, if there is an account with that address.");
        auth.MapPost("password/reset", Reset).WithoutToken(StatusCodes.Status422UnprocessableEntity).WithName("resetPassword").FailsWith(AccountErrors.WrongMailedToken)
            .WithSummary("Set a new password by the token that came by mail; all sessions end.");
        auth.MapPost("email/verify", Verify).WithoutToken(StatusCodes.Status422UnprocessableEntity).WithName("verifyEmail").FailsWith(AccountErrors.WrongMailedToken)
            .WithSummary("Prove an e-mail address by the token that came by mail.");
        auth.MapPost("email/resend", Resend).ForUsers(other: 202).Produces<Success<Nothing>>(StatusCodes.Status202Accepted)
            .WithName("resendVerification").WithSummary("Let the mail that asks to prove the address be sent again.");
    }

    private static async Task<Results<Success<EndedAnswer>, Failure>> Change(
        ChangePasswordRequest request, HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        var sessionId = context.User.GetSessionId() ?? throw new ApiException(HttpErrors.Unauthenticated);
        var change = new PasswordChange(request.CurrentPassword, request.NewPassword, sessionId);
        return revocations.Forget(
            await grains.GetAuthentication().ChangePassword(context.User.GetRequiredUserId(), change, context.GetOrigin(), cancellationToken));
    }

    private static async Task<Success<Nothing>> Forget(
        ForgotPasswordRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        await grains.GetAuthentication().ForgetPassword(request.Email, context.GetOrigin(), cancellationToken);
        return Answer.Accepted(new Nothing(), "If there is an account with this address, a mail is on its way.");
    }

    private static async Task<Results<Success<EndedAnswer>, Failure>> Reset(
        ResetPasswordRequest request, HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        RefreshCookie.Clear(context);
        var reset = new PasswordReset(request.Token, request.NewPassword);
        return revocations.Forget(await grains.GetAuthentication().ResetPassword(reset, context.GetOrigin(), cancellationToken));
    }

    private static async Task<Results<Success<VerifiedAnswer>, Failure>> Verify(
        VerifyEmailRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.From(
            await grains.GetAuthentication().VerifyEmail(request.Token, context.GetOrigin(), cancellationToken), verified => new VerifiedAnswer(verified));

    private static async Task<Success<Nothing>> Resend(HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        await grains.GetAuthentication().ResendVerification(context.User.GetRequiredUserId(), context.GetOrigin(), cancellationToken);
        return Answer.Accepted(new Nothing());
    }
}
