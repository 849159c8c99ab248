using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security;

/// <summary>
/// Answers each 404 of an endpoint that hides existence at the same time after the request came, so that the time tells nothing: what is
/// hidden is known from memory, what is not there has to be looked for. Nothing is held meanwhile but the request.
/// </summary>
internal sealed class ExistenceGuard(RequestDelegate next, IOptions<ExistenceOptions> options, TimeProvider time)
{
    private readonly TimeSpan _floor = TimeSpan.FromMilliseconds(options.Value.FloorMilliseconds);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HidesExistenceMetadata>() is null)
            return next(context);
        var arrived = time.GetTimestamp();
        var handling = next(context);
        return handling.IsCompletedSuccessfully && context.Response.StatusCode != StatusCodes.Status404NotFound
            ? handling
            : WaitAsync(context, handling, arrived);
    }

    private async Task WaitAsync(HttpContext context, Task handling, long arrived)
    {
        await handling;
        if (context.Response.StatusCode != StatusCodes.Status404NotFound)
            return;
        // What was answered is in a buffer, and sent when the request ends.
        for (var left = Left(); left > TimeSpan.Zero; left = Left())
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), time, context.RequestAborted);

        TimeSpan Left() => _floor - time.GetElapsedTime(arrived);
    }
}

/// <summary>Marks an endpoint whose 404 must not tell whether something is hidden or not there.</summary>
internal sealed class HidesExistenceMetadata
{
    public static readonly HidesExistenceMetadata Instance = new();
}

/// <summary>Registration of this.</summary>
public static class ExistenceGuarding
{
    /// <summary>The endpoint's 404 tells nothing by the time it takes.</summary>
    public static TBuilder HidesExistence<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(HidesExistenceMetadata.Instance);

    internal static IServiceCollection AddExistenceGuard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ExistenceOptions>().BindConfiguration(ExistenceOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExistenceOptions>, ExistenceOptionsValidator>();
        return services;
    }
}
