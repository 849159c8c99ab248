using System.Security.Claims;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http;

namespace InstaHub.Web.Integration.Support;

/// <summary>Signs a request in as the user whom a header names, where a test is not about signing in.</summary>
internal static class TestUsers
{
    public const string Header = "X-Test-User";

    public static Task SignInAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[Header] is [{ } userId])
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(CallerIdentity.UserIdClaim, userId)], authenticationType: "test"));
        return next(context);
    }

    /// <summary>The header of a user.</summary>
    public static (string, string) As(Guid userId) => (Header, $"{userId:D}");
}
