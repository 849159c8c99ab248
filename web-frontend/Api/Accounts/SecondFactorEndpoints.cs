using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary><c>auth/2fa</c>: one-time passwords and recovery codes.</summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder auth)
    {
        auth.MapGet("2fa", Find).ForUsers().WithName("getSecondFactor").WithSummary("Whether sign-ins need a code.");
        auth.MapPost("2fa/setup", SetUp).ForUsers().WithName("setUpSecondFactor").FailsWith(SecondFactorErrors.EnabledAlready)
            .WithSummary("Make a secret for one-time passwords. It is not asked for before it is enabled.");
        auth.MapPost("2fa/enable", Enable).ForUsers().WithName("enableSecondFactor")
            .FailsWith(SecondFactorErrors.NotSetUp, SecondFactorErrors.EnabledAlready, SecondFactorErrors.CodeRefused)
            .WithSummary("Ask for a code at each sign-in from now on. The recovery codes are shown this once.");
        auth.MapPost("2fa/disable", Disable).ForUsers().WithName("disableSecondFactor")
            .FailsWith(SecondFactorErrors.NotSetUp, SecondFactorErrors.CodeRefused, AccountErrors.WrongPassword)
            .WithSummary("Ask for codes no longer, by the password or a code.");
        auth.MapPost("2fa/recovery-codes", ReplaceRecoveryCodes).ForUsers().WithName("replaceRecoveryCodes")
            .FailsWith(SecondFactorErrors.NotSetUp, SecondFactorErrors.CodeRefused)
            .WithSummary("Make new recovery codes, by a one-time password. Those from before work no longer.");
    }

    private static async Task<Success<SecondFactorAnswer>> Find(HttpContext context, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Ok(new SecondFactorAnswer(await grains.GetAccount(context.User.GetRequiredUserId()).HasSecondFactor(cancellationToken)));

    private static async Task<Results<Success<SecondFactorSetupAnswer>, Failure>> SetUp(
        HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        return Answer.From(await grains.GetAccount(context.User.GetRequiredUserId()).SetUpSecondFactor(cancellationToken), SecondFactorSetupAnswer.Of);
    }

    private static async Task<Results<Success<RecoveryCodesAnswer>, Failure>> Enable(
        CodeRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        var result = await grains.GetAuthentication().EnableSecondFactor(context.User.GetRequiredUserId(), request.Code, context.GetOrigin(), cancellationToken);
        return Answer.From(result, RecoveryCodesAnswer.Of);
    }

    private static async Task<Results<Success<SecondFactorAnswer>, Failure>> Disable(
        DisableSecondFactorRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var proof = new SecondFactorProof(request.Password, request.Code);
        var result = await grains.GetAuthentication().DisableSecondFactor(context.User.GetRequiredUserId(), proof, context.GetOrigin(), cancellationToken);
        return Answer.From(result, _ => new SecondFactorAnswer(false));
    }

    private static async Task<Results<Success<RecoveryCodesAnswer>, Failure>> ReplaceRecoveryCodes(
        CodeRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        var result = await grains.GetAuthentication().ReplaceRecoveryCodes(context.User.GetRequiredUserId(), request.Code, context.GetOrigin(), cancellationToken);
        return Answer.From(result, RecoveryCodesAnswer.Of);
    }
}
