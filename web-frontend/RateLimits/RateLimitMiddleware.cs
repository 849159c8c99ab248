using InstaHub.GrainInterfaces.RateLimits;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Security;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.RateLimits;

/// <summary>
/// Counts requests to endpoints that have the policy: for the user who is signed in, all requests and the writes among them; for
/// the address of whoever is not. Says in each answer where the caller stands, and answers 429 beyond the limit.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimiter limiter, IOptions<RateLimitOptions> options)
{
    private readonly bool _enabled = options.Value.Enabled;

    public Task InvokeAsync(HttpContext context)
    {
        if (!_enabled || context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>() is not { IsCounted: true })
            return next(context);

        var decision = DecideAsync(context);
        return decision.IsCompletedSuccessfully ? Act(context, decision.Result) : AwaitAsync(context, decision);
    }

    private async Task AwaitAsync(HttpContext context, ValueTask<RateLimitVerdict> decision) => await Act(context, await decision);

    private ValueTask<RateLimitVerdict> DecideAsync(HttpContext context)
    {
        if (context.User.GetUserId() is not { } userId)
            return limiter.TakeAsync(new(RateLimitKind.Anonymous, RateLimitKeys.Of(context.Connection.RemoteIpAddress)));

        var user = new RateLimitSubject(RateLimitKind.User, RateLimitKeys.Of(userId));
        return IsRead(context.Request.Method) ? limiter.TakeAsync(user) : DecideWriteAsync(user);
    }

    /// <summary>The verdict of a write is that of the limit which is closer.</summary>
    private async ValueTask<RateLimitVerdict> DecideWriteAsync(RateLimitSubject user)
    {
        var writes = user with { Kind = RateLimitKind.UserWrites };
        var ofWrites = await limiter.TakeAsync(writes);
        if (!ofWrites.IsAllowed)
            return ofWrites;
        var ofAll = await limiter.TakeAsync(user);
        if (!ofAll.IsAllowed)
            limiter.PutBack(writes);
        return ofAll.IsAllowed && ofWrites.Remaining <= ofAll.Remaining ? ofWrites : ofAll;
    }

    private Task Act(HttpContext context, RateLimitVerdict verdict)
    {
        RateLimitHeaders.Of(verdict).ApplyTo(context.Response);
        if (verdict.IsAllowed)
            return next(context);

        var error = HttpErrors.RateLimited with { RetryAfter = TimeSpan.FromSeconds(verdict.ResetSeconds) };
        Failure.Write(context, error, TraceIds.Of(context));
        return Task.CompletedTask;
    }

    private static bool IsRead(string method) => HeadRequests.IsGetOrHead(method) || HttpMethods.IsOptions(method);
}
