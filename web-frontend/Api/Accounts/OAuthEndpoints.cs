using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using InstaHub.Web.Security.OpenId;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace InstaHub.Web.Api.Accounts;

/// <summary><c>auth/oauth/*</c>: signing in by OpenID providers.</summary>
internal static class OAuthEndpoints
{
    // Longer than any provider's code.
    private const int MaxParameterLength = 4096;

    private static readonly string[] Forwarded = ["code", "state", "error", "iss"];

    public static void MapOAuth(this IEndpointRouteBuilder auth)
    {
        var oauth = auth.MapGroup("oauth");
        auth.MapGet("oauth", List).WithoutToken(200).WithName("getOAuthProviders").WithSummary("The providers that users may sign in by.");
        oauth.MapPost("link", Link).WithoutToken(410).WithName("linkOAuth")
            .FailsWith(ExternalErrors.TicketRefused, AccountErrors.WrongCredentials, SecondFactorErrors.Required, SecondFactorErrors.WrongCode, AccountErrors.Suspended)
            .WithSummary("Complete a sign-in by a provider that lacked a password (link_required) or a code (two_factor_required).");
        oauth.MapGet("{provider}", Begin).WithoutToken(404).Produces(StatusCodes.Status302Found)
            .WithName("beginOAuth").FailsWith(HttpErrors.NotFound, OAuthErrors.ProviderUnavailable).WithSummary("Go to a provider to sign in.");
        oauth.MapGet("{provider}/callback", Finish).WithoutToken(404).Produces(StatusCodes.Status302Found)
            .WithName("finishOAuth")
            .FailsWith(HttpErrors.NotFound, OAuthErrors.InvalidState, OAuthErrors.AccessDenied, OAuthErrors.ProviderUnavailable)
            .FailsWith(
                ExternalErrors.LinkRequired, ExternalErrors.EmailMissing, ExternalErrors.IdentityRefused, SecondFactorErrors.Required, AccountErrors.Suspended)
            .WithSummary("Come back from a provider. Goes on to returnTo where that was given, with error in its query if it failed.");
        oauth.MapPost("{provider}/callback", FinishByForm).WithoutToken(404).Produces(StatusCodes.Status303SeeOther)
            .WithName("finishOAuthByForm").FailsWith(HttpErrors.NotFound).WithSummary("Come back from a provider that lets the browser post a form.");
    }

    private static Success<ProvidersAnswer> List(OpenIdProviders providers) => Answer.Ok(new ProvidersAnswer(providers.Names));

    private static async Task<Results<Redirection, Failure>> Begin(
        string provider, string? returnTo, HttpContext context, OpenIdProviders providers, OAuthSignIn signIn)
    {
        context.NeverStore();
        if (providers.Find(provider) is not { } found)
            return Answer.Fail(HttpErrors.NotFound);
        if (returnTo is not null && !ReturnPath.IsLocal(returnTo))
            return Answer.Fail(new FieldErrors().Add("returnTo", "This is no path of this service.").ToError());
        try
        {
            return new Redirection(StatusCodes.Status302Found, await signIn.BeginAsync(found, returnTo, context));
        }
        catch (ProviderException e)
        {
            signIn.Note(found, e);
            return returnTo is null ? Answer.Fail(OAuthErrors.ProviderUnavailable) : Return(returnTo, OAuthErrors.ProviderUnavailable, null);
        }
    }

    private static async Task<Results<Success<SignedInAnswer>, Redirection, Failure>> Finish(
        string provider, string? code, string? state, string? error, string? iss,
        HttpContext context, IGrainFactory grains, OpenIdProviders providers, OAuthSignIn signIn)
    {
        context.NeverStore();
        if (providers.Find(provider) is not { } found)
            return Answer.Fail(HttpErrors.NotFound);
        if (state is null || await signIn.ContinueAsync(found, state, context) is not { } flow)
            return Answer.Fail(OAuthErrors.InvalidState);
        if (error is not null || code is null or { Length: > MaxParameterLength })
            return Refuse(OAuthErrors.AccessDenied);

        ExternalSignInOutcome outcome;
        try
        {
            var identity = await found.RedeemAsync(flow, code, iss, context.RequestAborted);
            outcome = await grains.GetAuthentication().SignInExternally(identity, context.GetOrigin(), context.RequestAborted);
        }
        catch (ProviderException e)
        {
            signIn.Note(found, e);
            return Refuse(e.IsAway ? OAuthErrors.ProviderUnavailable : ExternalErrors.IdentityRefused.ToApiError());
        }
        if (outcome.SignedIn is not { } signedIn)
            return Refuse(outcome.Error!.ToApiError(), outcome.Ticket);

        RefreshCookie.Set(context, signedIn.Tokens.RefreshToken);
        return flow.ReturnTo is { } path ? new Redirection(StatusCodes.Status302Found, path) : Answer.Ok(SignedInAnswer.Of(signedIn));

        Results<Success<SignedInAnswer>, Redirection, Failure> Refuse(ApiError failure, string? ticket = null) =>
            flow.ReturnTo is { } returnTo ? Return(returnTo, failure, ticket) : Answer.Fail(WithTicket(failure, ticket));
    }

    /// <summary>
    /// The form comes from the provider's page, so the browser sends no cookie with it. What it says goes into the address of the same
    /// path, to which the browser comes as it comes from other providers.
    /// </summary>
    private static async Task<Results<Redirection, Failure>> FinishByForm(string provider, HttpContext context, OpenIdProviders providers)
    {
        context.NeverStore();
        if (providers.Find(provider) is null)
            return Answer.Fail(HttpErrors.NotFound);
        if (!context.Request.HasFormContentType)
            return Answer.Fail(HttpErrors.UnsupportedType);

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return Answer.Fail(HttpErrors.ValidationFailed);
        }
        var query = new Dictionary<string, string?>();
        foreach (var name in Forwarded)
        {
            if (form[name] is [{ Length: > 0 and <= MaxParameterLength } value])
                query[name] = value;
        }
        return new Redirection(StatusCodes.Status303SeeOther, QueryHelpers.AddQueryString($"{ApiRoutes.Prefix}/auth/oauth/{provider}/callback", query));
    }

    private static async Task<Results<Success<SignedInAnswer>, Failure>> Link(
        LinkRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var proof = new ExternalProof(request.Ticket, request.Password, request.Code);
        return context.SignIn(await grains.GetAuthentication().CompleteExternalSignIn(proof, context.GetOrigin(), cancellationToken));
    }

    private static Redirection Return(string path, ApiError failure, string? ticket) =>
        new(StatusCodes.Status302Found, ReturnPath.WithError(path, failure.Code, ticket));

    private static ApiError WithTicket(ApiError failure, string? ticket) =>
        ticket is null ? failure : failure with { Details = new Dictionary<string, string[]> { ["ticket"] = [ticket] } };
}
