using InstaHub.GrainInterfaces.Idempotency;
using InstaHub.GrainInterfaces.RateLimits;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Security;

namespace InstaHub.Web.Idempotency;

/// <summary>
/// Carries out a POST under an <c>Idempotency-Key</c> once. What counts is who asks, where, and what: the user (or the address, of
/// who is not signed in), the path, and query and body. Any answer that says something about the request is kept; one that says
/// something about the moment (429, 5xx, and what is marked as a <see cref="MomentaryFailure"/>) or about the credentials (401) is not, and the next attempt is a new one.
/// </summary>
internal sealed partial class IdempotencyMiddleware(
    RequestDelegate next, IGrainFactory grains, TimeProvider time, ILogger<IdempotencyMiddleware> logger)
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary><c>true</c> on an answer that was given before.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int MaxKeyLength = 255;

    /// <summary>A larger answer is sent but not kept. No answer to a POST comes near it.</summary>
    private const int MaxAnswerBytes = 1 << 20;

    /// <summary>How long a request waits for another with its key.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly PathString Excluded = ApiRoutes.Prefix + "/auth";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.Headers.TryGetValue(KeyHeader, out var header)
            || !request.Path.StartsWithSegments(ApiRoutes.Prefix) || request.Path.StartsWithSegments(Excluded) || context.GetEndpoint() is null)
            return next(context);

        if (header is [{ Length: > 0 and <= MaxKeyLength } key] && !key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return CarryOutOnceAsync(context, key);
        Failure.Write(context, IdempotencyErrors.BadKey, TraceIds.Of(context));
        return Task.CompletedTask;
    }

    private async Task CarryOutOnceAsync(HttpContext context, string key)
    {
        var caller = CallerOf(context);
        var path = context.Request.Path.Value!;
        var grain = grains.GetIdempotencyGrain(caller, path, key);
        var scopedKey = IdempotencyKeys.Of(caller, path, key);
        var fingerprint = await RequestFingerprint.OfAsync(context.Request, context.RequestAborted);
        var attempt = Guid.CreateVersion7();

        var claim = await ClaimAsync(grain, fingerprint, attempt, context.RequestAborted);
        switch (claim.Outcome)
        {
            case IdempotencyOutcome.Yours:
                context.Features.Set(new IdempotentRequest(scopedKey, claim.StartedAt));
                await CarryOutAsync(context, grain, attempt, answer => answer.Seal(scopedKey, key));
                break;
            case IdempotencyOutcome.Answered:
                context.Response.Headers[ReplayedHeader] = "true";
                await SendAsync(context, claim.Answer!.Open(scopedKey, key));
                break;
            case IdempotencyOutcome.Mismatch:
                Failure.Write(context, IdempotencyErrors.Mismatch, TraceIds.Of(context));
                break;
            default:
                Failure.Write(context, IdempotencyErrors.UnderWay, TraceIds.Of(context));
                break;
        }
    }

    private async Task<IdempotencyClaim> ClaimAsync(IIdempotencyGrain grain, byte[] fingerprint, Guid attempt, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var claim = await grain.Begin(fingerprint, attempt, cancellationToken);
            if (claim.Outcome != IdempotencyOutcome.UnderWay || time.GetElapsedTime(began) >= Patience)
                return claim;
        }
    }

    private async Task CarryOutAsync(
        HttpContext context, IIdempotencyGrain grain, Guid attempt, Func<IdempotentAnswer, IdempotentAnswer> seal)
    {
        IdempotentAnswer answer;
        try
        {
            using var recorded = RecordedAnswer.Begin(context);
            await KeepAliveAsync(next(context), grain, attempt);
            answer = await recorded.ReadAsync();
        }
        catch
        {
            await TryAsync(() => grain.Release(attempt));
            throw;
        }

        // The effect is there, so what is left to do does not depend on whether the client still is.
        await TryAsync(() => IsKept(context, answer) ? grain.Complete(attempt, seal(answer)) : grain.Release(attempt));
        await SendAsync(context, answer);
    }

    /// <summary>Waits for the work; while it takes long, says that it is under way.</summary>
    private async Task KeepAliveAsync(Task work, IIdempotencyGrain grain, Guid attempt)
    {
        while (!work.IsCompleted && await Task.WhenAny(work, Task.Delay(IdempotencyLimits.Lease / 3, time)) != work)
            await TryAsync(() => grain.Renew(attempt));
        await work;
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception exception)
        {
            // The lease lapses, and the key is free again.
            LogNotKept(exception.GetType(), exception.Message);
        }
    }

    private static bool IsKept(HttpContext context, IdempotentAnswer answer) =>
        answer is { StatusCode: >= 200 and < 500 and not (401 or 408 or 425 or 429), Body.Length: <= MaxAnswerBytes }
        && context.Features.Get<MomentaryFailure>() is null;

    private static async Task SendAsync(HttpContext context, IdempotentAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        if (answer.ContentType is not null)
            response.ContentType = answer.ContentType;
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (answer.ETag is not null)
            response.Headers.ETag = answer.ETag;
        if (answer.StatusCode >= 400)
            response.Headers.CacheControl = "no-store";
        // Without a body, be it none at all or a status that gets its body further out.
        if (answer.Body.IsEmpty && answer.ContentType is null)
            return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static string CallerOf(HttpContext context) =>
        context.User.GetUserId() is { } userId ? $"user/{userId:N}" : $"address/{RateLimitKeys.Of(context.Connection.RemoteIpAddress):x32}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The state of an idempotency key could not be written: {ExceptionType}: {Reason}")]
    private partial void LogNotKept(Type exceptionType, string reason);
}
