using InstaHub.Web.Api;
using InstaHub.Web.Hosting;
using InstaHub.Web.RateLimits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Architecture;

/// <summary>Who may call an endpoint, and how often, is said of each one.</summary>
public sealed class EndpointPolicyTests
{
    [Fact]
    public void Every_endpoint_of_the_interface_says_who_may_call_it()
    {
        var endpoints = EndpointsOf(web => web.MapInstaHubWeb());

        Assert.Contains(endpoints, endpoint => IsInterface(endpoint));
        Assert.Empty(endpoints.Where(IsInterface).Where(LacksAuthorization).Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public void Every_endpoint_says_whether_its_requests_are_counted() =>
        Assert.Empty(EndpointsOf(web => web.MapInstaHubWeb()).Where(LacksRateLimit).Select(endpoint => endpoint.DisplayName));

    [Fact]
    public void What_is_added_to_the_interface_is_closed_and_counted_unless_it_says_otherwise()
    {
        var endpoint = Assert.Single(EndpointsOf(web => web.MapApi().MapGet("/thing", () => Results.Ok())));

        Assert.NotNull(endpoint.Metadata.GetMetadata<IAuthorizeData>());
        Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        Assert.True(endpoint.Metadata.GetRequiredMetadata<RateLimitMetadata>().IsCounted);
    }

    [Fact]
    public void An_endpoint_that_says_nothing_would_be_found()
    {
        var endpoint = Assert.Single(EndpointsOf(web => web.MapGet("/api/v1/thing", () => Results.Ok())));

        Assert.True(IsInterface(endpoint) && LacksAuthorization(endpoint) && LacksRateLimit(endpoint));
    }

    private static bool IsInterface(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool LacksAuthorization(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool LacksRateLimit(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<RateLimitMetadata>() is null;

    private static List<RouteEndpoint> EndpointsOf(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddInstaHubWeb();
        // Named so that endpoints know it for a service; nothing is called here.
        builder.Services.AddSingleton<IGrainFactory>(_ => throw new NotSupportedException());
        var web = builder.Build();
        map(web);
        return [.. ((IEndpointRouteBuilder)web).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }
}
