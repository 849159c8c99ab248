using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Passkeys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary><c>auth/passkeys/*</c>: registering passkeys and signing in by them.</summary>
internal static class PasskeyEndpoints
{
    private const string DefaultName = "Passkey";

    public static void MapPasskeys(this IEndpointRouteBuilder auth)
    {
        var passkeys = auth.MapGroup("passkeys");
        auth.MapGet("passkeys", List).ForUsers().WithName("getPasskeys").WithSummary("The user's passkeys, oldest first.");
        passkeys.MapPost("register/options", BeginRegistration).ForUsers().WithName("beginPasskeyRegistration").WithSummary("Begin to register a passkey.");
        passkeys.MapPost("register", FinishRegistration).ForUsers(other: 422).Produces<Success<PasskeyAnswer>>(StatusCodes.Status201Created)
            .WithName("registerPasskey").FailsWith(PasskeyErrors.NotRegistered, PasskeyErrors.KnownAlready, PasskeyErrors.TooMany)
            .WithSummary("Register the passkey that the browser has made.");
        passkeys.MapDelete("{id:guid}", Remove).ForUsers(other: 404).WithName("removePasskey").FailsWith(PasskeyErrors.NotFound).WithSummary("Remove a passkey.");
        passkeys.MapPost("login/options", BeginSignIn).WithoutToken(200).WithName("beginPasskeyLogin").WithSummary("Begin to sign in by a passkey; no name is needed.");
        passkeys.MapPost("login", FinishSignIn).WithoutToken(401).WithName("passkeyLogin")
            .FailsWith(PasskeyErrors.Refused, AccountErrors.Suspended).WithSummary("Sign in by what the passkey has signed.");
    }

    private static async Task<Success<IReadOnlyList<PasskeyAnswer>>> List(HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var passkeys = await grains.GetPasskeys(context.User.GetRequiredUserId()).List(cancellationToken);
        return Answer.Ok<IReadOnlyList<PasskeyAnswer>>([.. passkeys.Select(PasskeyAnswer.Of)]);
    }

    private static async Task<Results<Success<PasskeyOptionsAnswer>, Failure>> BeginRegistration(
        HttpContext context, IGrainFactory grains, PasskeyCeremonies ceremonies)
    {
        context.NeverStore();
        if (await grains.GetUser(context.User.GetRequiredUserId()).GetMe() is not { } me)
            return Answer.Fail(HttpErrors.Unauthenticated); // the account is gone, its last token is not
        return Answer.Ok(PasskeyOptionsAnswer.Of(await ceremonies.BeginRegistrationAsync(me, context)));
    }

    private static async Task<Results<Success<PasskeyAnswer>, Failure>> FinishRegistration(
        RegisterPasskeyRequest request, HttpContext context, IGrainFactory grains, PasskeyCeremonies ceremonies, CancellationToken cancellationToken)
    {
        var userId = context.User.GetRequiredUserId();
        var passkey = await ceremonies.FinishRegistrationAsync(userId, request.Ceremony, TextOf(request.Credential), request.Name ?? DefaultName, context);
        if (passkey is null)
            return Answer.Fail(PasskeyErrors.NotRegistered);
        var result = await grains.GetPasskeys(userId).Add(passkey, context.GetOrigin(), cancellationToken);
        return result.IsSuccess
            ? Answer.Created($"{ApiRoutes.Prefix}/auth/passkeys/{result.Value.Id:D}", PasskeyAnswer.Of(result.Value))
            : Answer.Fail(result.Error);
    }

    private static async Task<Results<NoContent, Failure>> Remove(Guid id, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var result = await grains.GetPasskeys(context.User.GetRequiredUserId()).Remove(id, context.GetOrigin(), cancellationToken);
        return result.IsSuccess ? TypedResults.NoContent() : Answer.Fail(result.Error);
    }

    private static async Task<Success<PasskeyOptionsAnswer>> BeginSignIn(HttpContext context, PasskeyCeremonies ceremonies)
    {
        context.NeverStore();
        return Answer.Ok(PasskeyOptionsAnswer.Of(await ceremonies.BeginSignInAsync(context)));
    }

    private static async Task<Results<Success<SignedInAnswer>, Failure>> FinishSignIn(
        PasskeyLoginRequest request, HttpContext context, IGrainFactory grains, PasskeyCeremonies ceremonies, CancellationToken cancellationToken) =>
        await ceremonies.FinishSignInAsync(request.Ceremony, TextOf(request.Credential), context) is { } use
            ? context.SignIn(await grains.GetAuthentication().SignInByPasskey(use, context.GetOrigin(), cancellationToken))
            : Answer.Fail(PasskeyErrors.Refused);

    // The framework takes strings whose bytes are no UTF-8 for JSON, until somebody wants to read them. No credential has such.
    private static string TextOf(JsonElement credential)
    {
        try
        {
            return credential.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "null";
        }
    }
}
