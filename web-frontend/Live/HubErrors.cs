using InstaHub.Web.Api.Errors;
using InstaHub.Web.RateLimits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Live;

/// <summary>Stands around every method of the hub: limits how often a connection may call, and turns what failed into a code of the API.</summary>
internal sealed partial class HubErrors(
    ErrorMapper errors, IOptions<LiveOptions> options, IOptions<RateLimitOptions> limits, TimeProvider time, ILogger<HubErrors> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            if (limits.Value.Enabled && !BudgetOf(invocation.Context).TryTake(time.GetUtcNow()))
                throw new ApiException(HttpErrors.RateLimited);
            return await next(invocation);
        }
        catch (Exception exception)
        {
            throw Map(exception, invocation.Context, invocation.HubMethodName);
        }
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            throw Map(exception, context.Context, "connect");
        }
    }

    private HubException Map(Exception exception, HubCallerContext context, string method)
    {
        var error = errors.Map(exception);
        if (error.StatusCode >= StatusCodes.Status500InternalServerError && !context.ConnectionAborted.IsCancellationRequested)
            LogFailed(exception, method);
        return new HubException(error.Code);
    }

    private InvocationBudget BudgetOf(HubCallerContext context)
    {
        if (context.Items.TryGetValue(typeof(InvocationBudget), out var known))
            return (InvocationBudget)known!;
        var budget = new InvocationBudget(options.Value.InvocationsPerMinute);
        context.Items[typeof(InvocationBudget)] = budget;
        return budget;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The hub's method {Method} failed")]
    private partial void LogFailed(Exception exception, string method);
}

/// <summary>Counts the calls of one connection in windows of a minute. Not thread-safe: a connection calls one method at a time.</summary>
internal sealed class InvocationBudget(int perMinute)
{
    private DateTimeOffset _windowEnds;
    private int _taken;

    public bool TryTake(DateTimeOffset now)
    {
        if (now >= _windowEnds)
            (_windowEnds, _taken) = (now + TimeSpan.FromMinutes(1), 0);
        return _taken++ < perMinute;
    }
}
